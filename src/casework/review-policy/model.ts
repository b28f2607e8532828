/** One edition of the authority's written policy on how it reviews cases. Days are `YYYY-MM-DD`. */
export interface PolicyEdition {
  readonly id: string;
  /** What it is called, such as `3.1`. */
  readonly edition: string;
  readonly inForceOn: string;
  readonly approvedBy: string;
  /** What it says of the role of the IRO, or where. */
  readonly iroRole: string;
  /** What it says can be done where decisions are not carried out, or where. */
  readonly notCarriedOut: string;
  readonly link: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
  readonly enteredBy: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnBecause: string | null;
}

/** The editions of an authority by their day: what holds, what is to hold, what held, and what was entered in error. */
export interface PolicyStanding {
  readonly current: PolicyEdition | undefined;
  readonly later: readonly PolicyEdition[];
  readonly earlier: readonly PolicyEdition[];
  readonly withdrawn: readonly PolicyEdition[];
}

/** @param editions the newest in force first */
export function sortEditions(editions: readonly PolicyEdition[], today: string): PolicyStanding {
  const standing = editions.filter(({ withdrawnBecause }) => withdrawnBecause === null);
  const begun = standing.filter(({ inForceOn }) => inForceOn <= today);
  return {
    current: begun[0],
    later: standing.filter(({ inForceOn }) => inForceOn > today),
    earlier: begun.slice(1),
    withdrawn: editions.filter(({ withdrawnBecause }) => withdrawnBecause !== null),
  };
}

/** How a copy reached somebody. */
export const COPY_WAYS = ['in-person', 'post', 'email', 'link'] as const;

export type CopyWay = (typeof COPY_WAYS)[number];

export const COPY_WAY_WORDS: Readonly<Record<CopyWay, string>> = {
  'in-person': 'Handed over',
  post: 'Sent by post',
  email: 'Sent by email',
  link: 'Sent as a link',
};

/** That a copy was handed to somebody, or why it is not to be. */
export interface PolicyCopy {
  readonly id: string;
  readonly policyId: string;
  readonly edition: string;
  readonly who: 'child' | 'person' | 'named';
  readonly personId: string | null;
  readonly name: string;
  readonly relation: string;
  readonly handedOn: string;
  /** Null where they are not to have one. */
  readonly how: CopyWay | null;
  readonly whyNot: string | null;
  readonly recordedBy: string | null;
  readonly isWithdrawn: boolean;
}

/** Somebody around a child, as far as a copy is concerned. */
export interface PersonForCopy {
  readonly personId: string;
  readonly name: string;
  readonly relationship: string;
  readonly hasParentalResponsibility: boolean | null;
  readonly contactRule: string;
}

/** Whom the policy is owed to besides the child and the parents: the authority considers their views. */
const CARERS: ReadonlySet<string> = new Set([
  'foster carer',
  'connected person who cares',
  'residential carer',
  'prospective adopter',
  'special guardian',
]);
const PARENTS: ReadonlySet<string> = new Set(['mother', 'father', 'other holder of parental responsibility']);

/** Whether a copy is owed to somebody as a parent or carer; others may have one. */
export function isOwedACopy({ relationship, hasParentalResponsibility }: PersonForCopy): boolean {
  return hasParentalResponsibility === true || PARENTS.has(relationship) || CARERS.has(relationship);
}

/**
 * How it stands with somebody to whom a copy is owed. `older`: they had an edition of before. `not-to-have`: somebody decided
 * so, with the reason. `ask-first`: an order or a decision stands against writing to them, so nobody is told to.
 */
export type CopyStanding = 'has' | 'older' | 'owed' | 'not-to-have' | 'ask-first';

/** Somebody to whom a copy is owed, with the last that is recorded. */
export interface CopyOwed {
  /** `child`, or the id of the person. */
  readonly key: string;
  readonly name: string;
  readonly relation: string;
  readonly standing: CopyStanding;
  readonly last: PolicyCopy | undefined;
}

/** Those to whom a copy of the edition in force is owed: the child, the parents, and who cares for the child. */
export function listCopiesOwed(
  child: { readonly name: string },
  people: readonly PersonForCopy[],
  { copies, current }: { readonly copies: readonly PolicyCopy[]; readonly current: string | undefined },
): CopyOwed[] {
  const standing = copies.filter(({ isWithdrawn }) => !isWithdrawn);
  const stand = (last: PolicyCopy | undefined, isAskedFirst: boolean): CopyStanding => {
    if (last !== undefined && last.whyNot !== null) return 'not-to-have';
    if (last !== undefined && last.policyId === current) return 'has';
    if (isAskedFirst) return 'ask-first';
    return last === undefined ? 'owed' : 'older';
  };
  const own = standing.find(({ who }) => who === 'child');
  return [
    { key: 'child', name: child.name, relation: 'the child', standing: stand(own, false), last: own },
    ...people.filter(isOwedACopy).map((person) => {
      const last = standing.find(({ personId }) => personId === person.personId);
      const isAskedFirst = person.contactRule !== 'allowed';
      return {
        key: person.personId,
        name: person.name,
        relation: person.relationship,
        standing: stand(last, isAskedFirst),
        last,
      };
    }),
  ];
}
