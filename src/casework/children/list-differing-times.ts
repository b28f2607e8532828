import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { shortDay } from '../../platform/pages/days-in-words.ts';
import { eventInWords } from './fact-in-words.ts';
import { listCurrentFacts } from './list-current-facts.ts';
import { readStoredTimes, type StoredTime } from './store/times.ts';

/** What people recorded of a child who comes from returns, and no return says: a sentence each. */
export async function listDifferingTimes(tx: Tx, actor: Actor, childId: string): Promise<readonly string[]> {
  const facts = (await listCurrentFacts(tx, actor, [childId])).get(childId) ?? [];
  const ofPeople = facts.filter(({ isImported, event }) => !isImported && event.type in SAYS);
  if (ofPeople.length === 0) return [];
  const { periods, placements } = await readStoredTimes(tx, actor, childId);
  return ofPeople
    .filter(({ event }) => !isSaid(event, { periods, placements }))
    .map(({ event }) => `${eventInWords(event.type)}, ${shortDay(event.on)}: no return that was brought in says so`);
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
