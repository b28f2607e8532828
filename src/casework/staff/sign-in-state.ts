/** How somebody's sign-in stands, for those who manage staff. */
export type SignInState =
  /** They may not sign in any more. */
  | 'left'
  /** Their access was stopped at once; what is theirs stays theirs. */
  | 'stopped'
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
  /** Since when their access is stopped; null: it is not. */
  readonly accessStoppedAt: string | null;
  readonly hasPassword: boolean | null;
  readonly isLocked: boolean | null;
  readonly isInvited: boolean | null;
  readonly wasInvited: boolean | null;
}

/** The one word that matters most: `{ hasLeft: false, hasPassword: true, isLocked: true, … }` is 'locked'. */
export function signInStateOf(facts: AccountFacts): SignInState {
  const { hasLeft, accessStoppedAt, hasPassword, isLocked, isInvited, wasInvited } = facts;
  if (hasLeft) return 'left';
  if (accessStoppedAt !== null) return 'stopped';
  if (isLocked) return 'locked';
  if (hasPassword) return 'active';
  if (isInvited) return 'invited';
  return wasInvited ? 'invitation ended' : 'not invited';
}
