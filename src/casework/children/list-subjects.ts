import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type RecordedFact, readKeys, readStandingFacts } from './store/facts.ts';

/** A review that facts name. */
export interface KnownReview {
  readonly key: string;
  readonly heldOn: string | null;
  readonly arrangedFor: string | null;
}

/** What a fact of a child may be about. */
export interface Subjects {
  /** Those not held yet first, then the latest held. */
  readonly reviews: readonly KnownReview[];
  readonly disputes: readonly { readonly key: string; readonly openedOn: string | null }[];
  readonly documents: readonly string[];
  /** Names that are taken, also of what was withdrawn. */
  readonly taken: ReadonlySet<string>;
}

/** The reviews, disputes and documents that a child's facts tell of. */
export async function listSubjects(tx: Tx, actor: Actor, childId: string): Promise<Subjects> {
  const facts = await readStandingFacts(tx, actor, childId);
  const reviews = [...Map.groupBy(facts, ({ review }) => review)].flatMap(([key, of]) =>
    key === null ? [] : { key, heldOn: dayOf(of, 'review-started'), arrangedFor: dayOf(of, 'review-arranged') },
  );
  const disputes = [...Map.groupBy(facts, ({ dispute }) => dispute)].flatMap(([key, of]) =>
    key === null ? [] : { key, openedOn: dayOf(of, 'dispute-opened') },
  );
  return {
    reviews: reviews.sort((a, b) => (b.heldOn ?? '9').localeCompare(a.heldOn ?? '9')),
    disputes,
    documents: [...new Set(facts.flatMap(({ document }) => document ?? []))],
    taken: await readKeys(tx, actor, childId),
  };
}

/** A name for what has none yet: "review-3". */
export function newKey(what: 'review' | 'dispute', taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${what}-${number}`)) number += 1;
  return `${what}-${number}`;
}

function dayOf(facts: readonly RecordedFact[], type: string): string | null {
  return facts.findLast((fact) => fact.type === type)?.on ?? null;
}
