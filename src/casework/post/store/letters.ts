import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A letter as it is printed: the one place where an address stands that is kept from others. */
export interface LetterToPrint {
  readonly id: string;
  readonly childId: string | null;
  readonly recipientName: string;
  readonly address: string | null;
  readonly subject: string;
  readonly body: string;
  readonly queuedAt: string;
  readonly printedAt: string | null;
  readonly authorityName: string;
}

/** The letters that wait, the oldest first, or the one that is named. */
export async function readLettersToPrint(
  tx: Tx,
  { authorityId }: Actor,
  { limit, itemId }: { readonly limit: number; readonly itemId: string | undefined },
): Promise<LetterToPrint[]> {
  const wanted = itemId === undefined ? sql`p.state = 'to-send'` : sql`p.id = ${itemId}`;
  const { rows } = await sql<LetterToPrint>`
    select p.id, p.child_id as "childId", p.recipient_name as "recipientName", p.recipient_address as address,
      p.subject, p.body, p.queued_at as "queuedAt", p.printed_at as "printedAt", a.name as "authorityName"
    from post_items p join authorities a on a.authority_id = p.authority_id
    where p.authority_id = ${authorityId} and p.channel = 'letter' and ${wanted}
    order by p.id limit ${limit}`.execute(tx);
  return rows;
}

/** Notes that letters were opened for printing, those only that wait. */
export async function markPrinted(tx: Tx, { authorityId, userId }: Actor, itemIds: readonly string[]): Promise<void> {
  await sql`
    with printed as (
      update post_items p set printed_at = clock_timestamp()
      where p.authority_id = ${authorityId} and p.id = any(${[...itemIds]}::uuid[]) and p.state = 'to-send'
        and p.printed_at is null
      returning p.id, p.child_id)
    insert into post_events (authority_id, item_id, child_id, what, staff_id)
    select ${authorityId}, id, child_id, 'printed', ${userId} from printed`.execute(tx);
}

/** Notes that letters that waited are in the post. @returns the children whom they are about */
export async function markPosted(
  tx: Tx,
  { authorityId, userId }: Actor,
  itemIds: readonly string[],
): Promise<readonly { readonly id: string; readonly childId: string | null }[]> {
  const { rows } = await sql<{ id: string; childId: string | null }>`
    with posted as (
      update post_items p set state = 'sent', sent_at = clock_timestamp(), problem = null
      where p.authority_id = ${authorityId} and p.id = any(${[...itemIds]}::uuid[]) and p.channel = 'letter'
        and p.state = 'to-send'
      returning p.id, p.child_id, p.recipient_address),
    told as (
      insert into post_events (authority_id, item_id, child_id, what, via, address, staff_id)
      select ${authorityId}, id, child_id, 'posted', 'post', recipient_address, ${userId} from posted)
    select id, child_id as "childId" from posted`.execute(tx);
  return rows;
}
