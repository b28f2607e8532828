import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { CALENDAR_VERSION, getDay, isoFromDay, type WhyThisDay } from '../../rules/index.ts';
import { listStandingFacts, type RecordedFact } from '../children/list-standing-facts.ts';
import { toEventInput } from '../children/to-event-input.ts';
import { getFigures } from './recompute-obligations.ts';
import { readObligation, type StoredObligation } from './store/one.ts';
import { type WorkingOut, workOutChild } from './work-out-child.ts';

export type { StoredObligation } from './store/one.ts';

/** Why an obligation is due on its day, in full. */
export interface ExplainedObligation {
  readonly obligation: StoredObligation;
  /** Undefined where today's facts do not give the obligation any more: it is about to be worked out anew. */
  readonly why: WhyThisDay | undefined;
  /** The day that today's facts give. */
  readonly dueOn: string | undefined;
  /** What the record says happened on the day that it counts from. */
  readonly countedFrom: readonly RecordedFact[];
  /** What the record says of its being done. */
  readonly metBy: readonly RecordedFact[];
  /** The name of the procedure by which it was worked out. */
  readonly procedure: string;
  readonly calendar: string;
}

interface Asked {
  readonly childId: string;
  readonly obligationId: string;
  readonly today: string;
}

/** Works out the child anew from the facts that stand, to tell one day in full; undefined where there is no such day. */
export async function explainObligation(tx: Tx, actor: Actor, asked: Asked): Promise<ExplainedObligation | undefined> {
  const obligation = await readObligation(tx, actor, asked);
  if (obligation === undefined) return undefined;
  const facts = await listStandingFacts(tx, actor, asked.childId);
  const figures = await getFigures(tx, actor);
  const found = workOut(obligation, facts, { ...figures, today: getDay(asked.today) });
  const why = found?.why();
  return {
    obligation,
    why,
    dueOn: found === undefined ? undefined : isoFromDay(found.due),
    countedFrom: why === undefined ? [] : factsCountedFrom(facts, why, obligation),
    metBy:
      found === undefined
        ? []
        : facts.filter(({ type, on }) => type === found.rule.metBy.type && on === obligation.metOn),
    procedure: figures.procedure.definition.name,
    calendar: CALENDAR_VERSION,
  };
}

/** The obligation as it comes out today, by the same figures and the same facts as the one that is kept. */
function workOut(
  { rule, about, period, bornOn, recorded }: StoredObligation,
  facts: readonly RecordedFact[],
  workingOut: WorkingOut,
) {
  const outcome = workOutChild({ bornOn, recorded, events: facts.map(toEventInput) }, workingOut);
  if ('refused' in outcome) return undefined;
  return outcome.obligations.find((each) => each.rule.id === rule && each.about === about && each.period === period);
}

/** Events with which a clock starts, where the rule does not name its own. */
const STARTS_A_CLOCK: ReadonlySet<string> = new Set([
  'became-looked-after',
  'short-breaks-started',
  'short-breaks-ended',
  'authorised-for-adoption',
  'placed-for-adoption',
  'adoption-placement-disrupted',
  'placed-at-home-on-care-order',
  'review-started',
]);

/** What happened on the day that decides: of the type that the rule names, else with what a clock starts. */
function factsCountedFrom(
  facts: readonly RecordedFact[],
  { own, ordinary }: WhyThisDay,
  { about }: StoredObligation,
): readonly RecordedFact[] {
  const { from, event } = ordinary ?? own;
  const day = isoFromDay(from);
  const ofDay = facts.filter(({ on }) => on === day);
  const narrower = [
    ofDay.filter(({ type }) => type === event),
    ofDay.filter(({ type, review }) => about !== null && review === about && type.startsWith('review-')),
    ofDay.filter(({ dispute, document }) => about !== null && (dispute ?? document) !== null),
    ofDay.filter(({ type }) => STARTS_A_CLOCK.has(type)),
  ];
  return narrower.find((found) => found.length > 0) ?? ofDay;
}
