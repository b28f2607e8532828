/** Who a child is. Null: nobody has said. */
export interface ChildIdentity {
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** What the child likes to be called, where it is another name. */
  readonly knownAs: string | null;
  readonly bornOn: string | null;
  readonly sex: 'male' | 'female' | 'unknown' | null;
  /** Unique pupil number, or the code that says why there is none. */
  readonly upn: string | null;
  /** Ten digits. */
  readonly nhsNumber: string | null;
}
