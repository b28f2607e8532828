/** What two children may be to each other, as it is stored: one row for both. */
export const RELATION_KINDS = [
  'full-sibling',
  'half-sibling',
  'step-sibling',
  'foster-sibling',
  'sibling',
  'parent',
] as const;

export type RelationKind = (typeof RELATION_KINDS)[number];

/** What the other child is, seen from one of the two. */
export const RELATIONS = [
  'full-sibling',
  'half-sibling',
  'step-sibling',
  'foster-sibling',
  'sibling',
  'parent',
  'child',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** Why brothers and sisters need not share an IRO (handbook ¶7.2). */
export const REASONS_TO_DIFFER = ['interests-conflict', 'group-too-large'] as const;

export type ReasonToDiffer = (typeof REASONS_TO_DIFFER)[number];

export function isSibling(relation: Relation): boolean {
  return relation !== 'parent' && relation !== 'child';
}

/** What the other one is, in words. */
export function relationInWords(relation: Relation): string {
  return WORDS[relation];
}

const WORDS: Readonly<Record<Relation, string>> = {
  'full-sibling': 'Brother or sister',
  'half-sibling': 'Half-brother or half-sister',
  'step-sibling': 'Stepbrother or stepsister',
  'foster-sibling': 'Foster brother or sister',
  sibling: 'Brother or sister, how is not known yet',
  parent: 'Mother or father',
  child: 'Son or daughter',
};

/** The two children as a row has them. */
export interface Pair {
  readonly childId: string;
  readonly otherChildId: string;
  readonly kind: RelationKind;
}

/**
 * One way to write down what two children are to each other, whichever of them is told first: of a parent and their child
 * the parent stands first, of two siblings the lesser id.
 *
 * ```ts
 * toPair('b', 'a', 'full-sibling') // { childId: 'a', otherChildId: 'b', kind: 'full-sibling' }
 * toPair('b', 'a', 'child') // b is the parent: { childId: 'b', otherChildId: 'a', kind: 'parent' }
 * ```
 */
export function toPair(childId: string, otherChildId: string, relation: Relation): Pair {
  if (relation === 'child') return { childId, otherChildId, kind: 'parent' };
  if (relation === 'parent') return { childId: otherChildId, otherChildId: childId, kind: 'parent' };
  const isInOrder = childId < otherChildId;
  return {
    childId: isInOrder ? childId : otherChildId,
    otherChildId: isInOrder ? otherChildId : childId,
    kind: relation,
  };
}
