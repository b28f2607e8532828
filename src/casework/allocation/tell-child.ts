import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Day, type EventInput, getDay } from '../../rules/index.ts';
import { mayRecord } from '../children/may-record.ts';
import { recordFacts } from '../children/record-facts.ts';
import { isWritten } from './introduction.ts';
import { insertTellings, type TellingToKeep, withdrawTellingRow } from './store/tellings.ts';

export type TellOutcome =
  | { readonly kind: 'kept' }
  /** Only those who work with the child say what the child was told. */
  | { readonly kind: 'not-yours' }
  /** It cannot be so beside what is on the record, in words. */
  | { readonly kind: 'contradicts'; readonly message: string };

const NOON = '12:00';

/**
 * Keeps what a child was told, when and how. Something written that says who the IRO is also counts as the letter of
 * introduction, and a meeting as a contact, so that the duties that ask for them are done.
 */
export async function tellChild(
  tx: Tx,
  actor: Actor,
  { today, ...telling }: TellingToKeep & { readonly today: string },
): Promise<TellOutcome> {
  if (!(await mayRecord(tx, actor, telling.childId))) return { kind: 'not-yours' };
  const refused = await recordAlso(tx, actor, { telling, today: getDay(today) });
  if (refused !== undefined) return { kind: 'contradicts', message: refused };
  await insertTellings(tx, actor, telling);
  return { kind: 'kept' };
}

async function recordAlso(
  tx: Tx,
  actor: Actor,
  { telling, today }: { readonly telling: TellingToKeep; readonly today: Day },
): Promise<string | undefined> {
  const { childId, items, channel, on, at } = telling;
  const events: EventInput[] = [
    ...(items.includes('who-iro-is') && isWritten(channel)
      ? [{ type: 'introductory-letter-sent', at: `${on}T${at ?? NOON}` }]
      : []),
    ...(items.includes('met') ? [{ type: 'iro-contacted-child', on }] : []),
  ];
  if (events.length === 0) return undefined;
  const [refused] = await recordFacts(tx, actor, { facts: events.map((event) => ({ childId, event })), today });
  return refused?.message;
}

/** Says that an entry was a slip; it stays to be seen. What was recorded with it is put right in the history. */
export async function withdrawTelling(
  tx: Tx,
  actor: Actor,
  asked: { readonly childId: string; readonly tellingId: string },
): Promise<boolean> {
  if (!(await mayRecord(tx, actor, asked.childId))) return false;
  return await withdrawTellingRow(tx, actor, asked);
}
