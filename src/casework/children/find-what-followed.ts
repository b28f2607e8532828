import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { getDay, type RecordedInput } from '../../rules/index.ts';
import { listObligationIds } from '../obligations/list-obligation-ids.ts';
import { getFigures } from '../obligations/recompute-obligations.ts';
import { workOutChild } from '../obligations/work-out-child.ts';
import { compareDates, type MovedDate } from './moved-dates.ts';
import { type RecordedFact, readFactsUpTo } from './store/facts.ts';
import { toEventInput } from './to-event-input.ts';

/** A date that moved, with the obligation that says why, where it is still there. */
export interface FollowedDate extends MovedDate {
  readonly obligationId: string | undefined;
  /** The day of the review that it is about, where that was held. */
  readonly aboutOn: string | null;
}

/** A fact, and what became of the child's dates when it was recorded. */
export interface WhatFollowed {
  readonly fact: RecordedFact;
  readonly dates: readonly FollowedDate[];
}

interface Wanted {
  readonly childId: string;
  readonly factId: string;
  readonly today: string;
}

/**
 * Says which of a child's dates moved with a fact: what was known just before it is worked out beside what is known with
 * it, so that the answer is the same whenever somebody asks on that day.
 */
export async function findWhatFollowed(tx: Tx, actor: Actor, wanted: Wanted): Promise<WhatFollowed | undefined> {
  const { childId, factId } = wanted;
  const today = getDay(wanted.today);
  const facts = await readFactsUpTo(tx, actor, { childId, factId });
  const fact = facts.at(-1);
  const child = await tx
    .selectFrom('children')
    .select(['born_on', 'recorded'])
    .where('authority_id', '=', actor.authorityId)
    .where('id', '=', childId)
    .executeTakeFirst();
  if (fact === undefined || fact.id !== factId || child === undefined) return undefined;
  const figures = await getFigures(tx, actor);
  const recorded = child.recorded as RecordedInput | null;
  const standing = facts.filter(({ isWithdrawn, correctedBy }) => !isWithdrawn && (correctedBy ?? '~') > factId);
  const stoodBefore = facts.filter(
    ({ id, isWithdrawn, correctedBy }) => id !== factId && !isWithdrawn && (correctedBy ?? '~') >= factId,
  );
  const workOut = (events: readonly RecordedFact[]) => {
    const outcome = workOutChild(
      { bornOn: child.born_on, recorded, events: events.map(toEventInput) },
      { ...figures, today },
    );
    return 'refused' in outcome ? [] : outcome.obligations;
  };
  const moved = compareDates(workOut(stoodBefore), workOut(standing));
  const ids = await listObligationIds(tx, actor, childId);
  const dates = moved.map((date) => ({
    ...date,
    obligationId: ids.get(JSON.stringify([date.rule, date.about, date.period])),
    aboutOn: standing.find(({ type, review }) => type === 'review-started' && review === date.about)?.on ?? null,
  }));
  return { fact, dates };
}
