import { ROSTER_CODES, type RosterProblem } from '../../exchange/roster/problems.ts';
import type { StaffRow } from '../../exchange/roster/rows.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { reachesEveryChild } from '../../platform/identity/policy.ts';
import type { Fate } from '../allocation/model.ts';
import { tellThoseWhoManageStaff } from '../staff/tell-those-who-manage-staff.ts';
import type { StaffDirectory } from './staff-directory.ts';
import { addStaff, changeStaff, type KnownStaff } from './store/roster.ts';
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
  const told = { kind: 'roles-changed', today } as const;
  for (const row of rows) {
    const known = directory.find(row);
    const problem = findProblem(row, known) ?? findProblemOfRoles(row, known, actor);
    if (problem !== undefined) {
      problems.push({ row: row.row, severity: 'rejected', ...problem });
      continue;
    }
    if (typeof known === 'string') {
      const staff = merge(row, NOBODY);
      const id = await addStaff(tx, actor, staff);
      directory.put({ id, ...staff });
      fates.push('added');
      if (reachesEveryChild(staff.roles)) await tellThoseWhoManageStaff(tx, actor, { ...told, staffId: id });
      continue;
    }
    const changed = { id: known.id, ...merge(row, known) };
    const isSame = JSON.stringify(changed) === JSON.stringify({ id: known.id, ...merge(NOTHING_SAID, known) });
    fates.push(isSame ? 'unchanged' : 'changed');
    if (isSame) continue;
    await changeStaff(tx, changed);
    directory.put(changed);
    if (reachesEveryChild(changed.roles) && !reachesEveryChild(known.roles)) {
      await tellThoseWhoManageStaff(tx, actor, { ...told, staffId: known.id });
    }
  }
  const staffAdded = fates.filter((fate) => fate === 'added').length;
  return { fates, staffAdded, problems, childIds: [], notes: notesOf(rows) };
}

type Details = Omit<KnownStaff, 'id'>;
type Said = Pick<StaffRow, 'email' | 'roles' | 'fullTimeEquivalent' | 'startedOn' | 'leftOn'> & {
  readonly name: string | null;
};

const NOBODY: Details = { name: '', email: null, roles: [], fullTimeEquivalent: 1, startedOn: null, leftOn: null };
const NOTHING_SAID: Said = {
  name: null,
  email: null,
  roles: null,
  fullTimeEquivalent: null,
  startedOn: null,
  leftOn: null,
};

/** What is known, with what a row says in its place. */
function merge(said: Said, known: Details): Details {
  return {
    name: said.name ?? known.name,
    email: said.email ?? known.email,
    roles: [...(said.roles ?? known.roles)].sort(),
    fullTimeEquivalent: said.fullTimeEquivalent ?? known.fullTimeEquivalent,
    startedOn: said.startedOn ?? known.startedOn,
    leftOn: said.leftOn ?? known.leftOn,
  };
}

function findProblem(
  row: StaffRow,
  known: ReturnType<StaffDirectory['find']>,
): Pick<RosterProblem, 'column' | 'code' | 'message'> | undefined {
  if (known === 'several') {
    const message = 'several people bear this name: give the email of the one who is meant';
    return { column: 'email', code: ROSTER_CODES.nameNotUnique, message };
  }
  const { startedOn, leftOn } = merge(row, known === 'nobody' ? NOBODY : known);
  if (startedOn === null || leftOn === null || leftOn >= startedOn) return undefined;
  const message = `they would leave on ${leftOn}, before they started on ${startedOn}: mend one of the two`;
  return { column: 'left', code: ROSTER_CODES.leftBeforeStarted, message };
}

/** The same holds for a list as for the page: nobody changes their own roles. */
function findProblemOfRoles(
  { roles }: StaffRow,
  known: ReturnType<StaffDirectory['find']>,
  actor: Actor,
): Pick<RosterProblem, 'column' | 'code' | 'message'> | undefined {
  if (typeof known === 'string' || known.id !== actor.userId || roles === null) return undefined;
  if (new Set(roles).symmetricDifference(new Set(known.roles)).size === 0) return undefined;
  const message = 'these are your own roles: a colleague who manages staff has to change them';
  return { column: 'roles', code: ROSTER_CODES.ownRoles, message };
}

/** Whoever makes teams does so on purpose: a slip in a list must not make one. */
function notesOf(rows: readonly StaffRow[]): string[] {
  return rows.some(({ team }) => team !== null) ? ['read and not kept: team'] : [];
}
