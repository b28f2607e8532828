import { ROSTER_CODES, type RosterProblem } from '../../exchange/roster/problems.ts';
import type { AppointmentRow } from '../../exchange/roster/rows.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { addDays, dayFromIso, isoFromDay } from '../../rules/calendar/day.ts';
import { appoint } from '../allocation/appoint.ts';
import type { AppointmentRefusal, Fate, WantedAppointment } from '../allocation/model.ts';
import type { StaffDirectory } from './staff-directory.ts';
import { addStaff, findChildren } from './store/roster.ts';
import type { TakenRows } from './taken-rows.ts';

interface AppointmentRows {
  readonly rows: readonly AppointmentRow[];
  readonly directory: StaffDirectory;
  readonly addStaff: boolean;
}

type Problem = Pick<RosterProblem, 'column' | 'code' | 'message'>;

interface WantedRow extends WantedAppointment {
  readonly row: number;
}

/** Appoints the IROs of a list, each to a child whom the records know. */
export async function takeAppointments(tx: Tx, actor: Actor, list: AppointmentRows): Promise<TakenRows> {
  const problems: RosterProblem[] = [];
  const wanted: WantedRow[] = [];
  const children = await findChildren(tx, list.rows.flatMap(spellingsOf));
  const naming = new Naming(tx, actor, list);
  for (const row of list.rows) {
    const childId = spellingsOf(row).flatMap((localId) => children.get(localId) ?? [])[0];
    const staffId = childId === undefined ? CHILD_UNKNOWN : await naming.find(row);
    if (childId === undefined || typeof staffId !== 'string') {
      problems.push({ row: row.row, severity: 'rejected', ...(typeof staffId === 'string' ? CHILD_UNKNOWN : staffId) });
    } else wanted.push({ row: row.row, childId, staffId, from: row.from, until: row.until });
  }
  const fates: Exclude<Fate, 'refused'>[] = [];
  const childIds = new Set<string>();
  const inTurn = endWhereTheNextBegins(wanted);
  for (const [index, outcome] of (await appoint(tx, actor, inTurn)).entries()) {
    const { row = 0, childId = '' } = inTurn[index] ?? {};
    if (outcome.fate === 'refused') {
      const { refusal, message } = outcome;
      problems.push({ row, column: COLUMNS[refusal], code: toCode(refusal), message, severity: 'rejected' });
      continue;
    }
    fates.push(outcome.fate);
    if (outcome.fate !== 'unchanged') childIds.add(childId);
  }
  return { fates, staffAdded: naming.added, problems, childIds: [...childIds], notes: [] };
}

const CHILD_UNKNOWN: Problem = {
  column: 'child id',
  code: ROSTER_CODES.childUnknown,
  message: 'no child bears this id: look for a slip, or import the child first',
};

/** A return is read in capitals, and so are the ids that came with one. */
function spellingsOf({ child }: AppointmentRow): string[] {
  return [child, child.toUpperCase()];
}

/** Finds the IRO whom a row names, and enters who is unknown where that was asked for. */
class Naming {
  readonly #tx: Tx;
  readonly #actor: Actor;
  readonly #list: AppointmentRows;
  added = 0;

  constructor(tx: Tx, actor: Actor, list: AppointmentRows) {
    this.#tx = tx;
    this.#actor = actor;
    this.#list = list;
  }

  /** The id, or what is wrong. */
  async find({ iroName: name, iroEmail: email }: AppointmentRow): Promise<string | Problem> {
    const found = this.#list.directory.find({ name, email });
    if (found === 'several') return SEVERAL;
    if (found !== 'nobody') return found.id;
    if (name === null || email === null || !this.#list.addStaff) return toUnknown(name, email);
    const staff = { name, email, roles: ['iro'], fullTimeEquivalent: 1, startedOn: null, leftOn: null };
    const id = await addStaff(this.#tx, this.#actor, staff);
    this.#list.directory.put({ id, ...staff, version: 1 });
    this.added += 1;
    return id;
  }
}

const SEVERAL: Problem = {
  column: 'iro name',
  code: ROSTER_CODES.nameNotUnique,
  message: 'several people bear this name: give the email of the one who is meant',
};

function toUnknown(name: string | null, email: string | null): Problem {
  const remedy =
    name !== null && email !== null
      ? 'enter them first, or import with --add-staff'
      : 'mend it, enter them first, or give both name and email and import with --add-staff';
  const column = name === null ? 'iro email' : 'iro name';
  return { column, code: ROSTER_CODES.iroUnknown, message: `nobody on the staff is called this: ${remedy}` };
}

/**
 * One after the other in a list: who ends on the day before the next one begins ends on the day on which the next begins.
 * A list that says "until 31 March" and then "from 1 April" leaves no day without an IRO.
 */
function endWhereTheNextBegins(wanted: readonly WantedRow[]): WantedRow[] {
  const ends = new Map<number, string>();
  for (const ofChild of Map.groupBy(wanted, ({ childId }) => childId).values()) {
    const inOrder = ofChild.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const [index, { row, until }] of inOrder.entries()) {
      const next = inOrder[index + 1];
      if (next !== undefined && until === dayBefore(next.from)) ends.set(row, next.from);
    }
  }
  return wanted.map((one) => ({ ...one, until: ends.get(one.row) ?? one.until }));
}

function dayBefore(iso: string): string | undefined {
  const day = dayFromIso(iso);
  return day === undefined ? undefined : isoFromDay(addDays(day, -1));
}

/** Which column to mend. */
const COLUMNS: Readonly<Record<AppointmentRefusal, string>> = {
  'child-unknown': 'child id',
  'officer-unknown': 'iro name',
  'not-an-iro': 'iro name',
  'iro-has-left': 'iro name',
  'not-independent': 'iro name',
  'not-registered': 'iro name',
  'ends-before-it-begins': 'until',
  'already-theirs': 'from',
  'already-ended': 'until',
  'changed-meanwhile': 'from',
  'nobody-follows': 'until',
  overlaps: 'from',
};

function toCode(refusal: AppointmentRefusal): string {
  return `FP-ROSTER-${refusal.toUpperCase()}`;
}
