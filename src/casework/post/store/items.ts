import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Attachment, CalendarNote, Channel, PostState, PostToQueue, Purpose } from '../model.ts';

/** Enters an item to be sent and gives its id. */
export async function insertItem(
  tx: Tx,
  { authorityId, userId }: Actor,
  { item, address }: { readonly item: PostToQueue; readonly address: string | null },
): Promise<string> {
  const { recipient, calendar } = item;
  const { id } = await tx
    .insertInto('post_items')
    .values({
      authority_id: authorityId,
      child_id: item.childId,
      review_id: item.reviewId,
      purpose: item.purpose,
      channel: item.channel,
      recipient_kind: recipient.kind,
      recipient_id: recipient.id,
      recipient_name: recipient.name,
      recipient_address: address,
      is_address_withheld: recipient.isAddressWithheld ?? false,
      subject: item.subject,
      body: item.body,
      calendar: calendar === undefined ? null : JSON.stringify(calendar),
      queued_by: userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAttachments(tx, authorityId, { itemId: id, childId: item.childId, attachments: item.attachments ?? [] });
  return id;
}

async function insertAttachments(
  tx: Tx,
  authorityId: string,
  {
    itemId,
    childId,
    attachments,
  }: { readonly itemId: string; readonly childId: string | null; readonly attachments: readonly Attachment[] },
): Promise<void> {
  if (attachments.length === 0) return;
  const rows = attachments.map(({ name, type, bytes }, index) => ({
    authority_id: authorityId,
    item_id: itemId,
    number: index + 1,
    child_id: childId,
    name,
    type,
    bytes: Buffer.from(bytes),
  }));
  await tx.insertInto('post_attachments').values(rows).execute();
}

/** An item, for whoever asks how far it has come. */
export interface PostRow {
  readonly id: string;
  readonly childId: string | null;
  readonly reviewId: string | null;
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly state: PostState;
  readonly recipientId: string | null;
  readonly recipientName: string;
  readonly subject: string;
  readonly calendar: CalendarNote | null;
  readonly queuedAt: string;
  readonly sentAt: string | null;
  readonly endedAt: string | null;
  readonly problem: string | null;
}

const COLUMNS = sql`p.id, p.child_id as "childId", p.review_id as "reviewId", p.purpose, p.channel, p.state,
  p.recipient_id as "recipientId", p.recipient_name as "recipientName", p.subject, p.calendar,
  p.queued_at as "queuedAt", p.sent_at as "sentAt", p.ended_at as "endedAt", p.problem`;

const MOST_OF_A_REVIEW = 500;

/** Everything that was written about a review, the oldest first. */
export async function readPostOfReview(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select ${COLUMNS} from post_items p where p.authority_id = ${authorityId} and p.review_id = ${reviewId}
    order by p.id limit ${MOST_OF_A_REVIEW}`.execute(tx);
  return rows;
}

/** One item, held until the transaction ends. */
export async function lockItem(
  tx: Tx,
  { authorityId }: Actor,
  itemId: string,
): Promise<(PostRow & { readonly version: number }) | undefined> {
  const { rows } = await sql<PostRow & { version: number }>`
    select ${COLUMNS}, p.version from post_items p where p.authority_id = ${authorityId} and p.id = ${itemId}
    for update`.execute(tx);
  return rows[0];
}

/** Ends an item: one that has not gone is withdrawn, one that was sent has come back. */
export async function endItem(
  tx: Tx,
  { authorityId }: Actor,
  {
    itemId,
    state,
    reason,
  }: { readonly itemId: string; readonly state: 'withdrawn' | 'returned'; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('post_items')
    .set({ state, ended_at: sql`clock_timestamp()`, problem: reason })
    .where('authority_id', '=', authorityId)
    .where('id', '=', itemId)
    .execute();
}

/** Back among what is to be sent, as if for the first time. */
export async function markToSend(tx: Tx, { authorityId }: Actor, itemId: string): Promise<void> {
  await tx
    .updateTable('post_items')
    .set({
      state: 'to-send',
      ended_at: null,
      printed_at: null,
      problem: null,
      attempts: 0,
      next_attempt_at: sql`now()`,
    })
    .where('authority_id', '=', authorityId)
    .where('id', '=', itemId)
    .execute();
}
