import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Channel, PostState } from '../model.ts';
import type { PostRow } from './items.ts';

/** What a list of the post is asked for. */
export interface PostFilter {
  readonly state: PostState;
  readonly channel: Channel | undefined;
}

/** An item in a list, with the child whom it is about. */
export interface ListedPost extends PostRow {
  /** Null where the address is kept from everyone to whom papers go, and for a letter that is handed over. */
  readonly address: string | null;
  readonly isAddressWithheld: boolean;
  readonly localId: string | null;
  readonly knownAs: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

const LISTED = sql`p.id, p.child_id as "childId", p.review_id as "reviewId", p.purpose, p.channel, p.state,
  p.recipient_id as "recipientId", p.recipient_name as "recipientName",
  case when not p.is_address_withheld then p.recipient_address end as address,
  p.is_address_withheld as "isAddressWithheld", p.subject, p.calendar, p.queued_at as "queuedAt",
  p.sent_at as "sentAt", p.ended_at as "endedAt", p.problem,
  n.local_id as "localId", n.known_as as "knownAs", n.given_name as "givenName", n.family_name as "familyName"`;

const WITH_NAME = sql`post_items p left join child_names n on n.authority_id = p.authority_id and n.child_id = p.child_id`;

/** What has ended is read from its end, and what waits from its beginning. */
const ENDED: readonly PostState[] = ['sent', 'withdrawn'];

export async function readPost(
  tx: Tx,
  { authorityId }: Actor,
  { state, channel, limit, offset }: PostFilter & { readonly limit: number; readonly offset: number },
): Promise<ListedPost[]> {
  const order = ENDED.includes(state) ? sql`p.id desc` : sql`p.id`;
  const ofChannel = channel === undefined ? sql`` : sql`and p.channel = ${channel}`;
  const { rows } = await sql<ListedPost>`
    select ${LISTED} from ${WITH_NAME}
    where p.authority_id = ${authorityId} and p.state = ${state} ${ofChannel}
    order by ${order} limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** Nobody needs to know more exactly how many there are than this. */
export const MOST_COUNTED = 10_000;

/** How many there are in each state, counted no further than {@link MOST_COUNTED}. */
export async function countPost(
  tx: Tx,
  { authorityId }: Actor,
  { states, channel }: { readonly states: readonly PostState[]; readonly channel: Channel | undefined },
): Promise<ReadonlyMap<PostState, number>> {
  const ofChannel = channel === undefined ? sql`` : sql`and p.channel = ${channel}`;
  const { rows } = await sql<{ state: PostState; count: number }>`
    select s.state, (select count(*) from (
      select from post_items p where p.authority_id = ${authorityId} and p.state = s.state ${ofChannel}
      limit ${MOST_COUNTED}) counted) as count
    from unnest(${[...states]}::text[]) s(state)`.execute(tx);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** An item as it went, or is to go. */
export interface WholePost extends ListedPost {
  readonly body: string;
  readonly isLetterHandedOver: boolean;
  readonly files: readonly string[];
  readonly version: number;
}

export async function readWholeItem(tx: Tx, { authorityId }: Actor, itemId: string): Promise<WholePost | undefined> {
  const { rows } = await sql<WholePost>`
    select ${LISTED}, p.body, p.version, p.recipient_address is null as "isLetterHandedOver",
      array(select f.name from post_attachments f
        where f.authority_id = p.authority_id and f.item_id = p.id order by f.number) as files
    from ${WITH_NAME} where p.authority_id = ${authorityId} and p.id = ${itemId}`.execute(tx);
  return rows[0];
}

/** What happened to an item, as it is read. */
export interface ItemEvent {
  readonly happenedAt: string;
  readonly what: string;
  readonly via: string | null;
  readonly reference: string | null;
  readonly note: string | null;
  readonly by: string | null;
}

const MOST_EVENTS = 200;

export async function readItemEvents(tx: Tx, { authorityId }: Actor, itemId: string): Promise<ItemEvent[]> {
  const { rows } = await sql<ItemEvent>`
    select e.happened_at as "happenedAt", e.what, e.via, e.reference, e.note, s.name as by
    from post_events e left join staff s on s.authority_id = e.authority_id and s.id = e.staff_id
    where e.authority_id = ${authorityId} and e.item_id = ${itemId} order by e.id limit ${MOST_EVENTS}`.execute(tx);
  return rows;
}
