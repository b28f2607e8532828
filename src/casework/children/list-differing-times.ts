import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { shortDay } from '../../platform/pages/days-in-words.ts';
import { findToldTimes, type ToldTimes } from '../imports/find-told-times.ts';
import { type CodedTime, compareTimes } from './by-hand/compare-times.ts';
import { legalStatusInWords, placementInWords } from './codes-in-words.ts';
import { eventInWords } from './fact-in-words.ts';
import { listCurrentFacts } from './list-current-facts.ts';
import { listSpans, type SpanKind } from './list-spans.ts';
import { hasChanges } from './store/changes.ts';
import { readStoredTimes, type StoredTime } from './store/times.ts';

const MOST_OF_A_CHILD = 500;

/** Where people and the returns of a child who comes from returns say different things: a sentence each. */
export async function listDifferingTimes(tx: Tx, actor: Actor, childId: string): Promise<readonly string[]> {
  return [...(await differingFacts(tx, actor, childId)), ...(await differingEntries(tx, actor, childId))];
}

/** What people recorded as a fact, and no return says. */
async function differingFacts(tx: Tx, actor: Actor, childId: string): Promise<readonly string[]> {
  const facts = (await listCurrentFacts(tx, actor, [childId])).get(childId) ?? [];
  const ofPeople = facts.filter(({ isImported, event }) => !isImported && event.type in SAYS);
  if (ofPeople.length === 0) return [];
  const { periods, placements } = await readStoredTimes(tx, actor, childId);
  return ofPeople
    .filter(({ event }) => !isSaid(event, { periods, placements }))
    .map(({ event }) => `${eventInWords(event.type)}, ${shortDay(event.on)}: no return that was brought in says so`);
}

/** The legal statuses and placements that people entered, put right or took out. */
async function differingEntries(tx: Tx, actor: Actor, childId: string): Promise<readonly string[]> {
  if (!(await hasChanges(tx, actor, { childId, of: ['legal-status', 'placement'] }))) return [];
  const { legalStatuses, placements, until } = await findToldTimes(tx, actor, childId);
  const kept = async (kind: SpanKind) => {
    const { spans } = await listSpans(tx, actor, { childId, kind, limit: MOST_OF_A_CHILD, offset: 0 });
    return spans.map(({ what, from, to }) => ({ code: what, startedOn: from, endedOn: to }));
  };
  const sentences = [
    compareTimes({
      of: 'Legal status',
      told: toTimes(legalStatuses, 'status'),
      stored: await kept('legal-statuses'),
      until,
      inWords: legalStatusInWords,
    }),
    compareTimes({
      of: 'Placement',
      told: toTimes(placements, 'place'),
      stored: await kept('placements'),
      until,
      inWords: placementInWords,
    }),
  ];
  return sentences.filter((sentence) => sentence !== undefined);
}

function toTimes(rows: ToldTimes['placements'], code: 'status' | 'place'): CodedTime[] {
  return rows.map((row) => ({ code: String(row[code]), startedOn: row.started_on, endedOn: row.ended_on }));
}

type Times = Readonly<Record<'periods' | 'placements', readonly StoredTime[]>>;

/** In which of a return's times a type of event would be found, and at which end. */
const SAYS: Readonly<Record<string, readonly [keyof Times, 'startedOn' | 'endedOn']>> = {
  'became-looked-after': ['periods', 'startedOn'],
  'ceased-looked-after': ['periods', 'endedOn'],
  'placement-started': ['placements', 'startedOn'],
  'placed-for-adoption': ['placements', 'startedOn'],
  'placed-at-home-on-care-order': ['placements', 'startedOn'],
};

function isSaid({ type, on }: { readonly type: string; readonly on: string }, times: Times): boolean {
  const [kind, end] = SAYS[type] ?? ['periods', 'startedOn'];
  return times[kind].some((time) => time[end] === on);
}
