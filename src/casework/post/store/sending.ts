import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { CalendarNote, Channel, Purpose } from '../model.ts';

/** An item that is being handed over. */
export interface ClaimedItem {
  readonly id: string;
  readonly childId: string | null;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly recipientName: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: CalendarNote | null;
  readonly queuedAt: string;
  readonly attempts: number;
  readonly authorityName: string;
}

/**
 * Takes the item that has waited longest for one of the channels, and says that it is being handed over. Two workers
 * never take the same one, and neither waits for the other.
 */
export async function claimNextItem(
  tx: Tx,
  { authorityId }: Actor,
  channels: readonly Channel[],
): Promise<ClaimedItem | undefined> {
  const { rows } = await sql<ClaimedItem>`
    update post_items p set state = 'sending', began_at = clock_timestamp(), attempts = p.attempts + 1
    from authorities a
    where p.authority_id = ${authorityId} and a.authority_id = p.authority_id and p.id = (
      select w.id from post_items w
      where w.authority_id = ${authorityId} and w.state = 'to-send' and w.channel = any(${[...channels]}::text[])
        and w.recipient_address is not null and w.next_attempt_at <= now()
      order by w.next_attempt_at, w.id limit 1 for update skip locked)
    returning p.id, p.child_id as "childId", p.channel, p.purpose, p.recipient_name as "recipientName",
      p.recipient_address as address, p.subject, p.body, p.calendar, p.queued_at as "queuedAt", p.attempts,
      a.name as "authorityName"`.execute(tx);
  return rows[0];
}

/** A file of an item. */
export interface AttachedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export async function readAttachments(tx: Tx, { authorityId }: Actor, itemId: string): Promise<AttachedFile[]> {
  return await tx
    .selectFrom('post_attachments')
    .select(['name', 'type', 'bytes'])
    .where('authority_id', '=', authorityId)
    .where('item_id', '=', itemId)
    .orderBy('number')
    .execute();
}

interface OfItem {
  readonly itemId: string;
}

export async function markSent(tx: Tx, { authorityId }: Actor, { itemId }: OfItem): Promise<void> {
  await tx
    .updateTable('post_items')
    .set({ state: 'sent', sent_at: sql`clock_timestamp()`, ended_at: null, problem: null })
    .where('authority_id', '=', authorityId)
    .where('id', '=', itemId)
    .execute();
}

export async function markFailed(
  tx: Tx,
  { authorityId }: Actor,
  { itemId, because }: OfItem & { readonly because: string },
): Promise<void> {
  await tx
    .updateTable('post_items')
    .set({ state: 'failed', ended_at: sql`clock_timestamp()`, problem: because })
    .where('authority_id', '=', authorityId)
    .where('id', '=', itemId)
    .execute();
}

/** Back among what waits, for so many minutes. */
export async function postponeItem(
  tx: Tx,
  { authorityId }: Actor,
  { itemId, because, minutes }: OfItem & { readonly because: string; readonly minutes: number },
): Promise<void> {
  await tx
    .updateTable('post_items')
    .set({
      state: 'to-send',
      problem: because,
      next_attempt_at: sql`clock_timestamp() + make_interval(mins => ${minutes}::int)`,
    })
    .where('authority_id', '=', authorityId)
    .where('id', '=', itemId)
    .execute();
}

/** Items whose handing over began so long ago that whatever did it must have been stopped; held until the end. */
export async function lockInterruptedItems(
  tx: Tx,
  { authorityId }: Actor,
  { afterMinutes, atMost }: { readonly afterMinutes: number; readonly atMost: number },
): Promise<{ readonly id: string; readonly childId: string | null }[]> {
  const { rows } = await sql<{ id: string; childId: string | null }>`
    select p.id, p.child_id as "childId" from post_items p
    where p.authority_id = ${authorityId} and p.state = 'sending'
      and p.began_at < clock_timestamp() - make_interval(mins => ${afterMinutes}::int)
    order by p.began_at limit ${atMost} for update skip locked`.execute(tx);
  return rows;
}

/** Whether anything waits or is under way: asked once a minute for each authority. */
export async function hasWork(
  tx: Tx,
  { authorityId }: Actor,
): Promise<{ readonly has: boolean; readonly isDemo: boolean }> {
  const { rows } = await sql<{ has: boolean; isDemo: boolean }>`
    select a.is_demo as "isDemo", exists (select from post_items p
      where p.authority_id = a.authority_id and p.state in ('to-send', 'sending')) as has
    from authorities a where a.authority_id = ${authorityId}`.execute(tx);
  return rows[0] ?? { has: false, isDemo: false };
}
