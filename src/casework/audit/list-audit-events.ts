import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type EventFilter, type EventRow, readEvents } from './store/audit-events.ts';

export type { EventFilter, EventRow as AuditEventRow } from './store/audit-events.ts';

const EVENTS_A_PAGE = 50;
/** What one file holds; whoever needs more asks day by day. */
const EVENTS_A_FILE = 20_000;

/** One page of the audit, the latest first. */
export interface EventPage {
  readonly events: readonly EventRow[];
  /** The event before which the next page begins; undefined on the last one. */
  readonly olderThan: string | undefined;
}

export async function listAuditEvents(
  tx: Tx,
  actor: Actor,
  { before, ...filter }: EventFilter & { readonly before?: string | undefined },
): Promise<EventPage> {
  const found = await readEvents(tx, actor, { filter, before, limit: EVENTS_A_PAGE + 1 });
  const events = found.slice(0, EVENTS_A_PAGE);
  return { events, olderThan: found.length > EVENTS_A_PAGE ? events.at(-1)?.id : undefined };
}

/** All of them at once, for a file: the latest, where they are too many for one, and whether there are more. */
export async function listAuditEventsForFile(
  tx: Tx,
  actor: Actor,
  filter: EventFilter,
): Promise<{ readonly events: readonly EventRow[]; readonly hasMore: boolean }> {
  const found = await readEvents(tx, actor, { filter, limit: EVENTS_A_FILE + 1 });
  return { events: found.slice(0, EVENTS_A_FILE), hasMore: found.length > EVENTS_A_FILE };
}
