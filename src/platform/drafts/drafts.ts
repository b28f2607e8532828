import { sql } from 'kysely';
import type { Actor, Tx } from '../database/transaction.ts';

/** Whose words they are: a member of staff's, or those of somebody outside who was sent a link. */
export interface DraftOwner {
  readonly kind: 'staff' | 'link';
  readonly id: string;
}

/** A form that somebody fills in, and what it is about. */
export interface DraftSubject {
  readonly owner: DraftOwner;
  /** The name of the form: `absence`. */
  readonly form: string;
  /** What it is about; of a page for staff the address at which the form is opened. */
  readonly subject: string;
}

/** One opening of the form, in one tab. Two of them never write over each other. */
export interface DraftPage extends DraftSubject {
  /** Made anew each time that the form is opened. */
  readonly pageId: string;
  /** The draft that was shown in the form when it was opened, and its version then. */
  readonly continues: { readonly id: string; readonly version: number } | undefined;
}

/** What was typed, by the name of the field. */
export type DraftFields = Readonly<Record<string, string | readonly string[]>>;

export interface Draft {
  readonly id: string;
  readonly fields: DraftFields;
  readonly version: number;
  /** A moment, such as `2026-03-03T14:02:11.52Z`. */
  readonly savedAt: string;
}

export type DraftOutcome =
  /** `isNew`: the first word of it was kept just now. */
  | { readonly kind: 'saved'; readonly id: string; readonly savedAt: string; readonly isNew: boolean }
  /** More than any form holds. */
  | { readonly kind: 'too-large' }
  /** They have more unfinished forms than anybody comes back to. */
  | { readonly kind: 'too-many' };

/** As bytes of JSON; the whole of a form is taken up to 1 MiB. */
const LARGEST_DRAFT_BYTES = 262_144;
const MOST_DRAFTS_OF_ONE = 300;
/** Of one form about one thing: so many tabs nobody has open. */
const MOST_OFFERED = 10;
const DRAFTS_CLEARED_AT_ONCE = 500;
/** So long after the last word. */
export const DRAFT_DAYS = 30;

/** What a page has sent. */
export interface TypedWords {
  readonly page: DraftPage;
  readonly fields: DraftFields;
  /** Counts what the page has sent, so that what arrives late is known: `7` is newer than `6`. */
  readonly turn: number;
}

/**
 * Keeps what was typed so far. It goes over the draft that the page itself wrote or was opened with; where another tab
 * has written there meanwhile, it becomes a draft of its own, and both are kept.
 *
 * ```ts
 * const page = { owner: { kind: 'link', id: linkId }, form: 'consultation', subject: linkId, pageId, continues: undefined };
 * await saveDraft(tx, actor, { page, fields: { wishes: 'I would like' }, turn: 1 });
 * ```
 */
export async function saveDraft(tx: Tx, actor: Actor, { page, fields, turn }: TypedWords): Promise<DraftOutcome> {
  const json = JSON.stringify(fields);
  if (Buffer.byteLength(json) > LARGEST_DRAFT_BYTES) return { kind: 'too-large' };
  const written = await findWritable(tx, actor, page);
  if (written === undefined) return await begin(tx, actor, { page, json, turn });
  if (written.isOwn && written.turn > turn) return { kind: 'saved', ...written, isNew: false };
  const { rows } = await sql<{ savedAt: string }>`
    update drafts set fields = ${json}::jsonb, turn = ${turn}, page_id = ${page.pageId}, saved_at = now()
    where authority_id = ${actor.authorityId} and id = ${written.id}
    returning saved_at as "savedAt"`.execute(tx);
  return { kind: 'saved', id: written.id, savedAt: rows[0]?.savedAt ?? written.savedAt, isNew: false };
}

/** The latest draft of a form, or the one of that id. */
export async function findDraft(
  tx: Tx,
  actor: Actor,
  { draftId, ...subject }: DraftSubject & { readonly draftId?: string },
): Promise<Draft | undefined> {
  const drafts = await listDrafts(tx, actor, subject);
  return drafts.find(({ id }) => id === draftId) ?? drafts[0];
}

/** Every draft of a form, the latest first; more than one where it was filled in in two tabs at once. */
export async function listDrafts(tx: Tx, { authorityId }: Actor, of: DraftSubject): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select id, fields, version, saved_at as "savedAt" from drafts
    where authority_id = ${authorityId} and ${isOf(of.owner)} and form = ${of.form} and subject = ${of.subject}
    order by saved_at desc, id limit ${MOST_OFFERED}`.execute(tx);
  return rows;
}

/**
 * Throws away what this page wrote or was opened with: the form was saved, or its writer wants none of it. What another
 * tab has written since stays.
 *
 * @returns how many drafts went
 */
export async function discardDraft(tx: Tx, { authorityId }: Actor, page: DraftPage): Promise<number> {
  const { owner, pageId, continues } = page;
  const { numAffectedRows } = await sql`
    delete from drafts where authority_id = ${authorityId} and ${isOf(owner)} and form = ${page.form}
      and (page_id = ${pageId} or id = ${continues?.id ?? null} and version = ${continues?.version ?? 0})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Throws away what nobody has come back to for a month. @returns how many went; below the batch all are gone */
export async function clearDrafts(tx: Tx, { authorityId }: Actor): Promise<{ cleared: number; isAll: boolean }> {
  const { numAffectedRows } = await sql`
    delete from drafts where authority_id = ${authorityId} and id in (
      select id from drafts where authority_id = ${authorityId}
        and saved_at < now() - make_interval(days => ${DRAFT_DAYS})
      limit ${DRAFTS_CLEARED_AT_ONCE})`.execute(tx);
  const cleared = Number(numAffectedRows ?? 0);
  return { cleared, isAll: cleared < DRAFTS_CLEARED_AT_ONCE };
}

interface Writable {
  readonly id: string;
  readonly savedAt: string;
  readonly turn: number;
  /** This very page wrote it last. */
  readonly isOwn: boolean;
}

/** The draft that this page may write over, held until the transaction ends. */
async function findWritable(tx: Tx, { authorityId }: Actor, page: DraftPage): Promise<Writable | undefined> {
  const { owner, form, subject, pageId, continues } = page;
  const { rows } = await sql<Writable>`
    select id, saved_at as "savedAt", turn, page_id = ${pageId} as "isOwn" from drafts
    where authority_id = ${authorityId} and ${isOf(owner)} and form = ${form} and subject = ${subject}
      and (page_id = ${pageId} or id = ${continues?.id ?? null} and version = ${continues?.version ?? 0})
    order by page_id = ${pageId} desc limit 1 for update`.execute(tx);
  return rows[0];
}

async function begin(
  tx: Tx,
  { authorityId }: Actor,
  { page, json, turn }: { readonly page: DraftPage; readonly json: string; readonly turn: number },
): Promise<DraftOutcome> {
  const { owner, form, subject, pageId } = page;
  const [staffId, linkId] = owner.kind === 'staff' ? [owner.id, null] : [null, owner.id];
  // Two first words of one page may arrive at once: the later turn stands.
  const { rows } = await sql<{ id: string; savedAt: string; isNew: boolean }>`
    insert into drafts (authority_id, staff_id, link_id, form, subject, fields, page_id, turn)
    select ${authorityId}, ${staffId}::uuid, ${linkId}::uuid, ${form}, ${subject}, ${json}::jsonb, ${pageId}, ${turn}
    where (select count(*) from drafts where authority_id = ${authorityId} and ${isOf(owner)}) < ${MOST_DRAFTS_OF_ONE}
    on conflict (authority_id, page_id) do update
      set fields = case when drafts.turn <= excluded.turn then excluded.fields else drafts.fields end,
        turn = greatest(drafts.turn, excluded.turn), saved_at = now()
    returning id, saved_at as "savedAt", version = 1 as "isNew"`.execute(tx);
  const [row] = rows;
  return row === undefined ? { kind: 'too-many' } : { kind: 'saved', ...row };
}

function isOf({ kind, id }: DraftOwner) {
  return kind === 'staff' ? sql`staff_id = ${id}` : sql`link_id = ${id}`;
}
