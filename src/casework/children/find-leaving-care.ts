import { SHORT_BREAK_STATUSES } from '../../exchange/ssda903/codes/episode-codes.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import {
  findLeavingCareStanding,
  type LeavingCareStanding,
  type Stretch,
} from '../../rules/definitions/leaving-care-standing.ts';
import { yearsOn } from './age.ts';
import type { Child } from './find-child.ts';
import { listSpans, type Span } from './list-spans.ts';
import { listStandingFacts, type RecordedFact } from './list-standing-facts.ts';

/** From which age it is told when a child becomes eligible. */
const TOLD_FROM_AGE = 15;
/** More of them than anybody has. */
const EVERY = 1000;

/** What the child is on the way out of care; undefined for one who is too young for it to matter. */
export async function findLeavingCare(
  tx: Tx,
  actor: Actor,
  { child, today }: { readonly child: Pick<Child, 'childId' | 'bornOn'>; readonly today: string },
): Promise<LeavingCareStanding | undefined> {
  const { childId, bornOn } = child;
  if (bornOn !== null && yearsOn(bornOn, today) < TOLD_FROM_AGE) return undefined;
  if (bornOn === null) return findLeavingCareStanding({ dateOfBirth: null, care: [], shortBreaks: [] }, today);
  const all = { childId, limit: EVERY, offset: 0 };
  const care = await listSpans(tx, actor, { ...all, kind: 'periods-of-care' });
  const statuses = await listSpans(tx, actor, { ...all, kind: 'legal-statuses' });
  const facts = await listStandingFacts(tx, actor, childId);
  const shortBreaks = [
    ...statuses.spans.filter(({ what }) => SHORT_BREAK_STATUSES.has(what)).map(toStretch),
    ...seriesOf(facts),
  ];
  return findLeavingCareStanding({ dateOfBirth: bornOn, care: care.spans.map(toStretch), shortBreaks }, today);
}

function toStretch({ from, to, isStartKnown }: Span): Stretch {
  return { from, to, isStartKnown };
}

/** The series of short breaks that were recorded as such: each from its first day to the day after its last. */
export function seriesOf(
  facts: readonly Pick<RecordedFact, 'type' | 'on' | 'isWithdrawn' | 'correctedBy'>[],
): Stretch[] {
  const standing = facts.filter(({ isWithdrawn, correctedBy }) => !isWithdrawn && correctedBy === null);
  const daysOf = (type: string): string[] =>
    standing.flatMap((fact) => (fact.type === type && typeof fact.on === 'string' ? [fact.on] : [])).sort();
  const ends = daysOf('short-breaks-ended');
  return daysOf('short-breaks-started').map((from) => {
    const end = ends.find((day) => day >= from);
    return { from, to: end === undefined ? null : dayAfter(end), isStartKnown: true };
  });
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
