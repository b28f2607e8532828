import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type DigestChoice, LEAD_WORKING_DAYS } from '../model.ts';

/** What an authority decides about reminders; version 0 where it has decided nothing. */
export interface ReminderSettings {
  readonly leadWorkingDays: number;
  readonly version: number;
}

export async function readReminderSettings(tx: Tx, { authorityId }: Actor): Promise<ReminderSettings> {
  const { rows } = await sql<ReminderSettings>`
    select lead_working_days as "leadWorkingDays", version from reminder_settings where authority_id = ${authorityId}`.execute(
    tx,
  );
  return rows[0] ?? { leadWorkingDays: LEAD_WORKING_DAYS, version: 0 };
}

/** False where somebody else saved meanwhile. */
export async function saveReminderSettings(
  tx: Tx,
  { authorityId }: Actor,
  { leadWorkingDays, version }: ReminderSettings,
): Promise<boolean> {
  const { rows } = await sql`
    insert into reminder_settings (authority_id, lead_working_days)
    select ${authorityId}, ${leadWorkingDays}
      where ${version} = 0 or exists (select from reminder_settings where authority_id = ${authorityId})
    on conflict (authority_id) do update set lead_working_days = excluded.lead_working_days
      where reminder_settings.version = ${version}
    returning version`.execute(tx);
  return rows.length > 0;
}

/** How often a person wants a digest: each working day where they never chose. */
export async function readDigestChoice(tx: Tx, { authorityId, userId }: Actor): Promise<DigestChoice> {
  const { rows } = await sql<{ choice: DigestChoice }>`
    select choice from digest_choices where authority_id = ${authorityId} and staff_id = ${userId}`.execute(tx);
  return rows[0]?.choice ?? 'daily';
}

/** It is one person's own, and the last choice holds. */
export async function saveDigestChoice(tx: Tx, { authorityId, userId }: Actor, choice: DigestChoice): Promise<void> {
  await sql`
    insert into digest_choices (authority_id, staff_id, choice) values (${authorityId}, ${userId}, ${choice})
    on conflict (authority_id, staff_id) do update set choice = excluded.choice`.execute(tx);
}
