import { readRoster } from '../../exchange/roster/read-roster.ts';
import type { Problem } from '../../exchange/ssda903/problems.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { importRoster, type RosterResult } from './import-roster.ts';
import { type FileToKeep, insertUpload } from './store/uploads.ts';
import type { RosterAccount } from './upload.ts';

/** A roster as somebody brought it in. */
export interface RosterToUpload {
  readonly file: FileToKeep;
  /** Enters IROs whom nobody knows yet. */
  readonly addsStaff: boolean;
  /** Whether whoever brings it in may enter staff. */
  readonly mayManageStaff: boolean;
  readonly today: string;
}

/** Keeps a roster and says what importing it would change. `refused`: the whole file is none, or not for this person. */
export async function uploadRoster(
  tx: Tx,
  actor: Actor,
  { file, addsStaff, mayManageStaff, today }: RosterToUpload,
): Promise<{ readonly id: string } | { readonly refused: string }> {
  const roster = readRoster(file.bytes);
  if ('refused' in roster) return roster;
  if (roster.kind === 'staff' && !mayManageStaff) {
    return { refused: 'the file lists who works here: only those who manage staff may bring it in' };
  }
  const settings = { ...file, addStaff: addsStaff && mayManageStaff, today };
  const result = await importRoster(tx, actor, { ...settings, isDryRun: true });
  if ('refused' in result) return result;
  const id = await insertUpload(tx, actor, {
    kind: 'roster',
    year: null,
    addsStaff: settings.addStaff,
    status: 'checked',
    files: [file],
    account: toRosterAccount(result),
    problems: result.problems.map((problem): Problem => ({ file: file.name, ...problem })),
  });
  return { id };
}

export function toRosterAccount({ kind: tells, rows, fates, staffAdded, notes }: RosterResult): RosterAccount {
  return { kind: 'roster', tells, rows, fates, staffAdded, notes };
}
