/** What is put right of a thing that is kept by versions: the version that was seen, and why. */
export interface Correction {
  readonly seen: number;
  readonly why: string;
}

/** Why nothing was saved. */
export type NotSaved<Version> =
  | { readonly kind: 'not-found' }
  /** The same form was sent before: it is recorded, once. */
  | { readonly kind: 'recorded-already' }
  /** The form was sent before with something else in it, as after going back a page: nothing of this is kept yet. */
  | { readonly kind: 'sent-before' }
  /** Somebody put it right meanwhile: theirs stands, and what was typed is not lost. */
  | { readonly kind: 'conflict'; readonly theirs: Version };

interface ToSave<Version> {
  /** Every version that is kept, the one that stands first; empty for a new thing. */
  readonly versions: readonly Version[];
  /** Undefined for a new thing, whose id its form bears. */
  readonly correction: Correction | undefined;
  /** Whether a version tells just what is about to be saved. */
  readonly isSame: (version: Version) => boolean;
}

/** The number of the version that is about to be saved, with the one that stands; or why it is not saved. */
export function settleVersion<Version extends { readonly number: number }>({
  versions,
  correction,
  isSame,
}: ToSave<Version>):
  | { readonly kind: 'next'; readonly number: number; readonly last: Version | undefined }
  | NotSaved<Version> {
  const [last] = versions;
  if (correction === undefined) {
    if (last === undefined) return { kind: 'next', number: 1, last };
    return { kind: versions.some(isSame) ? 'recorded-already' : 'sent-before' };
  }
  if (last === undefined) return { kind: 'not-found' };
  if (last.number !== correction.seen) return { kind: 'conflict', theirs: last };
  return { kind: 'next', number: last.number + 1, last };
}
