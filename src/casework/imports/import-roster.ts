import { sql } from 'kysely';
import type { RosterProblem } from '../../exchange/roster/problems.ts';
import { type Roster, readRoster } from '../../exchange/roster/read-roster.ts';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Fate } from '../allocation/model.ts';
import { takeAppointments } from './roster-appointments.ts';
import { takeStaff } from './roster-staff.ts';
import { StaffDirectory } from './staff-directory.ts';
import { lockStaff, saveRosterImport } from './store/roster.ts';
import type { TakenRows } from './taken-rows.ts';

export interface RosterUpload {
  /** The file's name, for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Enters IROs whom nobody knows yet, where the file has their email. */
  readonly addStaff: boolean;
  /** Says what would change, and changes nothing. */
  readonly isDryRun: boolean;
  /** Today in London, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What became of a roster, row by row in sum. */
export interface RosterResult {
  readonly kind: 'appointments' | 'staff';
  readonly rows: number;
  /** How many rows met each fate; together they are `rows`. */
  readonly fates: Readonly<Record<Fate, number>>;
  /** People who were entered because a row named them. */
  readonly staffAdded: number;
  /** In the order of the rows. */
  readonly problems: readonly RosterProblem[];
  readonly notes: readonly string[];
  /** Null for a dry run. */
  readonly importId: string | null;
}

/**
 * Reads a roster into the records: who reviews whom, or who works for the service, whichever its first line says. All of
 * it goes in together, but for the rows that are refused; the same file again changes nothing. `refused`: the whole file
 * is none.
 */
export async function importRoster(
  tx: Tx,
  actor: Actor,
  upload: RosterUpload,
): Promise<RosterResult | { readonly refused: string }> {
  const roster = readRoster(upload.bytes);
  if ('refused' in roster) return roster;
  // A dry run does all of it and takes it back: it finds what the real one will.
  if (upload.isDryRun) await sql`savepoint dry_run`.execute(tx);
  const directory = new StaffDirectory(await lockStaff(tx, actor));
  const taken =
    roster.kind === 'staff'
      ? await takeStaff(tx, actor, { rows: roster.staff, directory, today: upload.today })
      : await takeAppointments(tx, actor, { rows: roster.appointments, directory, addStaff: upload.addStaff });
  if (upload.isDryRun) await sql`rollback to savepoint dry_run`.execute(tx);
  const result = toResult(roster, taken);
  const importId = upload.isDryRun ? null : await keep(tx, actor, { upload, result, taken });
  const { fates, rows, staffAdded } = result;
  await recordAudit(tx, actor, {
    action: upload.isDryRun ? 'import.roster.dry-run' : 'import.roster',
    childIds: taken.childIds,
    details: { importId, kind: roster.kind, rows, staffAdded, ...fates },
  });
  return { ...result, importId };
}

function toResult(roster: Roster, taken: TakenRows): Omit<RosterResult, 'importId'> {
  const count = (wanted: Fate) => taken.fates.filter((fate) => fate === wanted).length;
  const problems = [...roster.problems, ...taken.problems].sort((a, b) => a.row - b.row);
  return {
    kind: roster.kind,
    rows: roster.rows,
    fates: {
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: roster.rows - taken.fates.length,
    },
    staffAdded: taken.staffAdded,
    problems,
    notes: [...roster.notes, ...taken.notes],
  };
}

interface Kept {
  readonly upload: RosterUpload;
  readonly result: Omit<RosterResult, 'importId'>;
  readonly taken: TakenRows;
}

function keep(tx: Tx, actor: Actor, { upload, result, taken }: Kept): Promise<string> {
  const { name, bytes } = upload;
  const { rows, fates, problems } = result;
  const children = taken.childIds.length;
  return saveRosterImport(tx, actor, { name, bytes, rows, refused: fates.refused, children, problems });
}
