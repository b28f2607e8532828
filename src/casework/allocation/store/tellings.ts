import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Band, FirstMeeting, ToldChannel, ToldItem } from '../introduction.ts';

/** Something that a child was told. */
export interface Telling {
  readonly id: string;
  readonly item: ToldItem;
  readonly channel: ToldChannel;
  readonly on: string;
  readonly at: string | null;
  readonly note: string | null;
  /** The IRO that it was about. */
  readonly officer: string | null;
  readonly recordedBy: string | null;
  readonly isWithdrawn: boolean;
}

const MOST_TELLINGS = 300;

/** What a child was told, the latest first. */
export async function readTellings(tx: Tx, { authorityId }: Actor, childId: string): Promise<Telling[]> {
  const { rows } = await sql<Telling>`
    select t.id, t.item, t.channel, t.told_on as "on", t.told_time as "at", t.note, o.name as officer,
      b.name as "recordedBy", t.withdrawn_at is not null as "isWithdrawn"
    from child_tellings t
    left join staff o on o.authority_id = t.authority_id and o.id = t.staff_id
    left join staff b on b.authority_id = t.authority_id and b.id = t.recorded_by
    where t.authority_id = ${authorityId} and t.child_id = ${childId}
    order by t.told_on desc, t.told_time desc nulls last, t.id desc limit ${MOST_TELLINGS}`.execute(tx);
  return rows;
}

export interface TellingToKeep {
  readonly childId: string;
  /** The IRO that it is about. */
  readonly staffId: string | null;
  readonly items: readonly ToldItem[];
  readonly channel: ToldChannel;
  readonly on: string;
  readonly at: string | null;
  readonly note: string | null;
}

export async function insertTellings(
  tx: Tx,
  { authorityId }: Actor,
  { childId, staffId, items, channel, on, at, note }: TellingToKeep,
): Promise<void> {
  await tx
    .insertInto('child_tellings')
    .values(
      items.map((item) => ({
        authority_id: authorityId,
        child_id: childId,
        staff_id: staffId,
        item,
        channel,
        told_on: on,
        told_time: at,
        note,
      })),
    )
    .execute();
}

export async function withdrawTellingRow(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childId, tellingId }: { readonly childId: string; readonly tellingId: string },
): Promise<boolean> {
  const { rows } = await sql`
    update child_tellings set withdrawn_at = now(), withdrawn_by = ${userId}
    where authority_id = ${authorityId} and child_id = ${childId} and id = ${tellingId} and withdrawn_at is null
    returning id`.execute(tx);
  return rows.length > 0;
}

/** The first review of the period of care: when it was held, and by when it must be. */
export async function readFirstReview(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<Pick<FirstMeeting, 'firstReviewOn' | 'firstReviewDueOn'>> {
  const { rows } = await sql<Pick<FirstMeeting, 'firstReviewOn' | 'firstReviewDueOn'>>`
    select (select min(r.recording_on) from reviews r where r.authority_id = p.authority_id and r.child_id = p.child_id
        and r.recording_on >= p.started_on) as "firstReviewOn",
      (select o.due_on from obligations o where o.authority_id = p.authority_id and o.child_id = p.child_id
        and o.rule = 'review.first' and o.period = p.number limit 1) as "firstReviewDueOn"
    from periods_of_care p where p.authority_id = ${authorityId} and p.child_id = ${childId}
    order by p.number desc limit 1`.execute(tx);
  return rows[0] ?? { firstReviewOn: null, firstReviewDueOn: null };
}

/** The authority's own words; undefined where it has none. */
export async function readText(
  tx: Tx,
  { authorityId }: Actor,
  { band, isEasyRead }: { readonly band: Band; readonly isEasyRead: boolean },
): Promise<string | undefined> {
  const { rows } = await sql<{ body: string }>`
    select body from introduction_texts
    where authority_id = ${authorityId} and band = ${band} and is_easy_read = ${isEasyRead}`.execute(tx);
  return rows[0]?.body;
}

/** The authority's own words and how often they were saved; version 0 where there are none. */
export async function readTexts(
  tx: Tx,
  { authorityId }: Actor,
): Promise<{ readonly band: Band; readonly isEasyRead: boolean; readonly body: string; readonly version: number }[]> {
  const { rows } = await sql<{ band: Band; isEasyRead: boolean; body: string; version: number }>`
    select band, is_easy_read as "isEasyRead", body, version from introduction_texts
    where authority_id = ${authorityId}`.execute(tx);
  return rows;
}

/** False where somebody else saved meanwhile. */
export async function saveText(
  tx: Tx,
  { authorityId }: Actor,
  text: { readonly band: Band; readonly isEasyRead: boolean; readonly body: string; readonly version: number },
): Promise<boolean> {
  const { rows } = await sql`
    insert into introduction_texts as t (authority_id, band, is_easy_read, body)
    values (${authorityId}, ${text.band}, ${text.isEasyRead}, ${text.body})
    on conflict (authority_id, band, is_easy_read) do update set body = excluded.body
    where t.version = ${text.version} returning version`.execute(tx);
  return rows.length > 0;
}

/** Who was a child's IRO before the one of a day, and until when; undefined where nobody was, or there is none now. */
export async function readPredecessor(
  tx: Tx,
  { authorityId }: Actor,
  { childId, on }: { readonly childId: string; readonly on: string },
): Promise<{ readonly name: string; readonly until: string } | undefined> {
  const { rows } = await sql<{ name: string; until: string }>`
    select s.name, b.ended_on as until from appointments a
    join appointments b on b.authority_id = a.authority_id and b.child_id = a.child_id and b.ended_on = a.started_on
      and b.started_on < b.ended_on and b.staff_id <> a.staff_id
    join staff s on s.authority_id = b.authority_id and s.id = b.staff_id
    where a.authority_id = ${authorityId} and a.child_id = ${childId} and ${on}::date <@ a.during`.execute(tx);
  return rows[0];
}
