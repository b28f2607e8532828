import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChangeStatus, Effects, KeptSettings, Settings, SettingsChange } from '../model.ts';

const SETTINGS = sql`name, code, procedure, recording_from_on as "recordingFrom", version`;

export async function readSettings(tx: Tx, { authorityId }: Actor): Promise<KeptSettings> {
  return await only(tx, sql`select ${SETTINGS} from authorities where authority_id = ${authorityId}`);
}

/** The same, and nobody else changes them until the transaction ends. */
export async function lockSettings(tx: Tx, { authorityId }: Actor): Promise<KeptSettings> {
  return await only(tx, sql`select ${SETTINGS} from authorities where authority_id = ${authorityId} for update`);
}

async function only(tx: Tx, query: RawBuilder<unknown>): Promise<KeptSettings> {
  const { rows } = await (query as RawBuilder<KeptSettings>).execute(tx);
  const [settings] = rows;
  if (settings === undefined) throw new Error('the authority is not there');
  return settings;
}

/** Saves them where nobody else has since; false where somebody has. */
export async function saveSettings(
  tx: Tx,
  { authorityId }: Actor,
  { name, code, procedure, recordingFrom, version }: Settings & { readonly version: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update authorities set name = ${name}, code = ${code}, procedure = ${procedure}, recording_from_on = ${recordingFrom}
    where authority_id = ${authorityId} and version = ${version}
  `.execute(tx);
  return numAffectedRows === 1n;
}

const CHANGE = sql`id, status, old_procedure as "oldProcedure", new_procedure as "newProcedure",
  old_recording_from_on as "oldRecordingFrom", new_recording_from_on as "newRecordingFrom",
  overrides, asked_by as "askedBy",
  (select s.name from staff s where s.authority_id = settings_changes.authority_id and s.id = asked_by) as "askedByName", children_total as "childrenTotal", children_done as "childrenDone", last_child_id as "lastChildId", effects, refused,
  settings_version as "settingsVersion"`;

export async function readChange(tx: Tx, { authorityId }: Actor, id: string): Promise<SettingsChange | undefined> {
  const { rows } = await sql<SettingsChange>`
    select ${CHANGE} from settings_changes where authority_id = ${authorityId} and id = ${id}
  `.execute(tx);
  return rows[0];
}

/** The same, and nobody else has it in hand until the transaction ends. */
export async function lockChange(tx: Tx, { authorityId }: Actor, id: string): Promise<SettingsChange | undefined> {
  const { rows } = await sql<SettingsChange>`
    select ${CHANGE} from settings_changes where authority_id = ${authorityId} and id = ${id} for update
  `.execute(tx);
  return rows[0];
}

/** The one that is not over yet. */
export async function readOpenChange(tx: Tx, { authorityId }: Actor): Promise<SettingsChange | undefined> {
  const { rows } = await sql<SettingsChange>`
    select ${CHANGE} from settings_changes
    where authority_id = ${authorityId} and status in ('trying', 'tried', 'applying')
  `.execute(tx);
  return rows[0];
}

type NewChange = Pick<
  SettingsChange,
  | 'oldProcedure'
  | 'newProcedure'
  | 'oldRecordingFrom'
  | 'newRecordingFrom'
  | 'overrides'
  | 'childrenTotal'
  | 'settingsVersion'
>;

export async function insertChange(tx: Tx, { authorityId: authority_id }: Actor, change: NewChange): Promise<string> {
  const { id } = await tx
    .insertInto('settings_changes')
    .values({
      authority_id,
      old_procedure: change.oldProcedure,
      new_procedure: change.newProcedure,
      old_recording_from_on: change.oldRecordingFrom,
      new_recording_from_on: change.newRecordingFrom,
      overrides: JSON.stringify(change.overrides),
      settings_version: change.settingsVersion,
      children_total: change.childrenTotal,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface Progress {
  readonly status: ChangeStatus;
  readonly childrenDone: number;
  readonly lastChildId: string | null;
  readonly effects: Effects;
  readonly refused: number;
}

export async function saveProgress(
  tx: Tx,
  { authorityId }: Actor,
  { id, status, childrenDone, lastChildId, effects, refused }: Progress & { readonly id: string },
): Promise<void> {
  await sql`
    update settings_changes set status = ${status}, children_done = ${childrenDone}, last_child_id = ${lastChildId},
      effects = ${JSON.stringify(effects)}::jsonb, refused = ${refused},
      finished_at = case when ${status} in ('done', 'cancelled') then now() end
    where authority_id = ${authorityId} and id = ${id}
  `.execute(tx);
}

/** From now on it holds; the work begins anew with the first child. */
export async function beginApplying(
  tx: Tx,
  actor: Actor,
  change: { id: string; childrenTotal: number },
): Promise<void> {
  await sql`
    update settings_changes set status = 'applying', applied_by = ${actor.userId}, applied_at = now(),
      children_total = ${change.childrenTotal}, children_done = 0, last_child_id = null, effects = '{}', refused = 0
    where authority_id = ${actor.authorityId} and id = ${change.id}
  `.execute(tx);
}

export async function countChildren(tx: Tx, { authorityId }: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from children where authority_id = ${authorityId}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The next children after one, in the order of their ids: those who come meanwhile come last. */
export async function readChildIdsAfter(
  tx: Tx,
  { authorityId }: Actor,
  { after, atMost }: { readonly after: string | null; readonly atMost: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from children where authority_id = ${authorityId} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${atMost}
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** What the authority calls things otherwise than its procedure does. */
export async function readOwnTerms(
  tx: Tx,
  { authorityId }: Actor,
): Promise<{ readonly procedure: string; readonly ownTerms: Record<string, unknown>; readonly version: number }> {
  const { rows } = await sql<{ procedure: string; ownTerms: Record<string, unknown>; version: number }>`
    select procedure, terms as "ownTerms", version from authorities where authority_id = ${authorityId}
  `.execute(tx);
  const [kept] = rows;
  if (kept === undefined) throw new Error('the authority is not there');
  return kept;
}

export async function saveOwnTerms(tx: Tx, { authorityId }: Actor, terms: object): Promise<void> {
  await sql`
    update authorities set terms = ${JSON.stringify(terms)}::jsonb where authority_id = ${authorityId}
  `.execute(tx);
}

/** What somebody is at the authority; nothing where the program itself acts. */
export async function readRoles(tx: Tx, { authorityId, userId }: Actor): Promise<readonly string[]> {
  const { rows } = await sql<{ roles: string[] }>`
    select roles from staff where authority_id = ${authorityId} and id = ${userId}
  `.execute(tx);
  return rows[0]?.roles ?? [];
}
