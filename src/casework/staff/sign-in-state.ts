/** How somebody's sign-in stands, for those who manage staff. */
export type SignInState =
  /** They may not sign in any more. */
  | 'left'
  /** They signed in wrongly too often, and wait. */
  | 'locked'
  /** They chose a password. */
  | 'active'
  /** They hold a link with which they choose one. */
  | 'invited'
  /** Their link ran out before they used it. */
  | 'invitation ended'
  /** Nobody has invited them. */
  | 'not invited';

/** What the account of a person tells; moments as the database gives them, already compared with now. */
export interface AccountFacts {
  readonly hasLeft: boolean;
  readonly hasPassword: boolean | null;
  readonly isLocked: boolean | null;
  readonly isInvited: boolean | null;
  readonly wasInvited: boolean | null;
}

/** The one word that matters most: `{ hasLeft: false, hasPassword: true, isLocked: true, … }` is 'locked'. */
export function signInStateOf({ hasLeft, hasPassword, isLocked, isInvited, wasInvited }: AccountFacts): SignInState {
  if (hasLeft) return 'left';
  if (isLocked) return 'locked';
  if (hasPassword) return 'active';
  if (isInvited) return 'invited';
  return wasInvited ? 'invitation ended' : 'not invited';
}
