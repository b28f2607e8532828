import { sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { importRoster } from './import-roster.ts';
import { readWhole } from './store/upload-run.ts';
import { changeUpload, endUpload, lockUpload } from './store/uploads.ts';
import { toRosterAccount } from './upload-roster.ts';

/** What somebody has looked at and wants imported. */
export interface UploadToConfirm {
  readonly uploadId: string;
  /** Whether whoever confirms it may enter and change staff. */
  readonly mayManageStaff: boolean;
  readonly today: string;
  /** Asks for the job that imports it. */
  readonly askForRun: (tx: Tx, uploadId: string) => Promise<void>;
}

/**
 * What came of a decision: `too-late`: somebody decided otherwise meanwhile, and that stands; `not-theirs`: the file
 * enters or changes staff, which is not for whoever confirms it.
 */
export type Decision = 'decided' | 'too-late' | 'not-theirs' | 'not-found';

/**
 * Imports what was checked: a roster at once, a return by a job. What was tried and failed is tried again, from where it
 * was.
 */
export async function confirmUpload(
  tx: Tx,
  actor: Actor,
  { uploadId: id, mayManageStaff, today, askForRun }: UploadToConfirm,
): Promise<Decision> {
  const upload = await lockUpload(tx, actor, id);
  if (upload === undefined) return 'not-found';
  if (upload.status !== 'checked' && upload.status !== 'failed') return 'too-late';
  if (upload.changesStaff && !mayManageStaff) return 'not-theirs';
  const asked = { confirmed_by: actor.userId, confirmed_at: sql<string>`now()` };
  if (upload.kind === 'roster') {
    await changeUpload(tx, actor, { id, change: asked });
    return await importNow(tx, actor, { id, addStaff: upload.addsStaff, today });
  }
  const next = {
    status: upload.hasAccount ? 'waiting-import' : 'waiting-check',
    ...{ refusal: null, finished_at: null, stage: '', attempts: 0, done: 0, total: null },
  };
  await changeUpload(tx, actor, { id, change: { ...next, ...asked } });
  await askForRun(tx, id);
  return 'decided';
}

async function importNow(
  tx: Tx,
  actor: Actor,
  { id, ...how }: { readonly id: string; readonly addStaff: boolean; readonly today: string },
): Promise<Decision> {
  const file = await readWhole(tx, actor, id);
  const result = await importRoster(tx, actor, { ...file, ...how, isDryRun: false });
  if ('refused' in result) await endUpload(tx, actor, { id, status: 'refused', refusal: result.refused });
  else {
    const { importId } = result;
    const account = toRosterAccount(result);
    await endUpload(tx, actor, {
      id,
      status: 'imported',
      account,
      problems: [],
      ...(importId !== null && { importId }),
    });
  }
  return 'decided';
}
