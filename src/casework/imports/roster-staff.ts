import { sql } from 'kysely';
import { ROSTER_CODES, type RosterProblem } from '../../exchange/roster/problems.ts';
import type { StaffRow } from '../../exchange/roster/rows.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { reachesEveryChild } from '../../platform/identity/policy.ts';
import type { Fate } from '../allocation/model.ts';
import { tellThoseWhoManageStaff } from '../staff/tell-those-who-manage-staff.ts';
import { changeStaff } from './change-staff.ts';
import type { StaffDirectory } from './staff-directory.ts';
import { addStaff, type KnownStaff, readVersion, type StaffDetails } from './store/roster.ts';
import type { TakenRows } from './taken-rows.ts';

interface StaffRows {
  readonly today: string;
  readonly rows: readonly StaffRow[];
  readonly directory: StaffDirectory;
}

/** Enters the people of a list, or changes what the list says otherwise of them; what it leaves blank stays. */
export async function takeStaff(tx: Tx, actor: Actor, { rows, directory, today }: StaffRows): Promise<TakenRows> {
  const fates: Exclude<Fate, 'refused'>[] = [];
  const problems: RosterProblem[] = [];
  for (const row of rows) {
    const known = directory.find(row);
    const taken =
      findProblem(row, known) ??
      (typeof known === 'string'
        ? await enter(tx, actor, { row, directory, today })
        : await changeWhole(tx, actor, { row, known, directory, today }));
    if (typeof taken === 'string') fates.push(taken);
    else problems.push({ row: row.row, severity: 'rejected', ...taken });
  }
  const staffAdded = fates.filter((fate) => fate === 'added').length;
  return { fates, staffAdded, problems, childIds: [], notes: notesOf(rows) };
}

type Problem = Pick<RosterProblem, 'column' | 'code' | 'message'>;

interface RowToTake {
  readonly row: StaffRow;
  readonly directory: StaffDirectory;
  readonly today: string;
}

async function enter(tx: Tx, actor: Actor, { row, directory, today }: RowToTake): Promise<'added'> {
  const staff = merge(row, NOBODY);
  const id = await addStaff(tx, actor, staff);
  directory.put({ id, ...staff, version: 1 });
  if (reachesEveryChild(staff.roles)) {
    await tellThoseWhoManageStaff(tx, actor, { kind: 'roles-changed', staffId: id, today });
  }
  return 'added';
}

/** Changes all that a row says, or nothing of it. */
async function changeWhole(
  tx: Tx,
  actor: Actor,
  change: RowToTake & { readonly known: KnownStaff },
): Promise<'changed' | 'unchanged' | Problem> {
  const { row, known, directory, today } = change;
  const wanted = merge(row, known);
  if (JSON.stringify(wanted) === JSON.stringify(merge(NOTHING_SAID, known))) return 'unchanged';
  await sql`savepoint row_of_list`.execute(tx);
  const problem = await changeStaff(tx, actor, { known, wanted, today });
  if (problem !== undefined) {
    await sql`rollback to savepoint row_of_list`.execute(tx);
    return problem;
  }
  directory.put({ id: known.id, ...wanted, version: await readVersion(tx, actor, known.id) });
  return 'changed';
}

type Said = Pick<StaffRow, 'email' | 'roles' | 'fullTimeEquivalent' | 'startedOn' | 'leftOn'> & {
  readonly name: string | null;
};

const NOBODY: StaffDetails = { name: '', email: null, roles: [], fullTimeEquivalent: 1, startedOn: null, leftOn: null };
const NOTHING_SAID: Said = {
  name: null,
  email: null,
  roles: null,
  fullTimeEquivalent: null,
  startedOn: null,
  leftOn: null,
};

/** What is known, with what a row says in its place. */
function merge(said: Said, known: StaffDetails): StaffDetails {
  return {
    name: said.name ?? known.name,
    email: said.email ?? known.email,
    roles: [...(said.roles ?? known.roles)].sort(),
    fullTimeEquivalent: said.fullTimeEquivalent ?? known.fullTimeEquivalent,
    startedOn: said.startedOn ?? known.startedOn,
    leftOn: said.leftOn ?? known.leftOn,
  };
}

function findProblem(row: StaffRow, known: ReturnType<StaffDirectory['find']>): Problem | undefined {
  if (known === 'several') {
    const message = 'several people bear this name: give the email of the one who is meant';
    return { column: 'email', code: ROSTER_CODES.nameNotUnique, message };
  }
  const { startedOn, leftOn } = merge(row, known === 'nobody' ? NOBODY : known);
  if (startedOn === null || leftOn === null || leftOn >= startedOn) return undefined;
  const message = `they would leave on ${leftOn}, before they started on ${startedOn}: mend one of the two`;
  return { column: 'left', code: ROSTER_CODES.leftBeforeStarted, message };
}

/** Whoever makes teams does so on purpose: a slip in a list must not make one. */
function notesOf(rows: readonly StaffRow[]): string[] {
  return rows.some(({ team }) => team !== null) ? ['read and not kept: team'] : [];
}
