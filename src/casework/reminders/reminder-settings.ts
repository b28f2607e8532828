import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type RunRow, readRuns } from './store/runs.ts';
import { type ReminderSettings, readReminderSettings, saveReminderSettings } from './store/settings.ts';

export type { RunRow } from './store/runs.ts';
export type { ReminderSettings } from './store/settings.ts';

const RUNS_SHOWN = 30;

/** What the authority has decided about reminders, or the defaults. */
export async function findReminderSettings(tx: Tx, actor: Actor): Promise<ReminderSettings> {
  return await readReminderSettings(tx, actor);
}

/** False where somebody else saved meanwhile. */
export async function changeReminderSettings(tx: Tx, actor: Actor, settings: ReminderSettings): Promise<boolean> {
  return await saveReminderSettings(tx, actor, settings);
}

/** The last mornings, the latest first: when each ran, and how many were reminded. */
export async function listReminderRuns(tx: Tx, actor: Actor): Promise<RunRow[]> {
  return await readRuns(tx, actor, RUNS_SHOWN);
}
