import { SEPARATORS, type Separator, splitLines } from '../ssda903/fields.ts';

/** What a roster's file tells: who reviews whom, or who works for the service. */
export type RosterKind = 'appointments' | 'staff';

/** The columns of each kind, and what else people call them; without spaces, capitals and marks. */
const NAMES = {
  appointments: {
    child: [
      'childid',
      'child',
      'childref',
      'childreference',
      'localid',
      'localchildid',
      'personid',
      'clientid',
      'lacid',
    ],
    iroName: ['ironame', 'iro', 'nameofiro', 'allocatediro', 'reviewingofficer', 'independentreviewingofficer', 'irm'],
    iroEmail: ['iroemail', 'iroemailaddress', 'emailofiro', 'email', 'emailaddress'],
    from: ['from', 'datefrom', 'start', 'startdate', 'started', 'since', 'allocatedon', 'dateallocated', 'appointedon'],
    until: ['until', 'to', 'dateto', 'end', 'enddate', 'ended', 'endedon'],
  },
  staff: {
    name: ['name', 'fullname', 'staffname', 'nameofstaff', 'worker', 'workername'],
    email: ['email', 'emailaddress', 'workemail'],
    roles: ['role', 'roles', 'jobtitle', 'post'],
    team: ['team', 'teamname'],
    fullTimeEquivalent: ['fte', 'fulltimeequivalent', 'wte', 'wholetimeequivalent'],
    started: ['started', 'start', 'startdate', 'startedon', 'datestarted', 'joined'],
    left: ['left', 'lefton', 'dateleft', 'end', 'enddate', 'leavingdate', 'leaver'],
  },
} as const satisfies Record<RosterKind, Record<string, readonly string[]>>;

type AppointmentColumn = keyof (typeof NAMES)['appointments'];
type StaffColumn = keyof (typeof NAMES)['staff'];
export type RosterColumn = AppointmentColumn | StaffColumn;

/** What a message calls each column. */
export const COLUMN_TITLES: Readonly<Record<RosterColumn, string>> = {
  child: 'child id',
  iroName: 'iro name',
  iroEmail: 'iro email',
  from: 'from',
  until: 'until',
  name: 'name',
  email: 'email',
  roles: 'role',
  team: 'team',
  fullTimeEquivalent: 'fte',
  started: 'started',
  left: 'left',
};

/** The first line of a roster. */
export interface RosterHeading {
  readonly kind: RosterKind;
  readonly separator: Separator;
  /** Where each column stands. */
  readonly indexes: ReadonlyMap<RosterColumn, number>;
  /** Names of columns that are none of a roster. */
  readonly notRead: readonly string[];
  /** Columns that stand in it more than once; the first is read. */
  readonly twice: readonly RosterColumn[];
}

/** Why the first line is that of no roster, in words. */
export interface HeadingRefusal {
  readonly refused: string;
}

const WANTED = 'who reviews whom needs child id, iro name or iro email, and from; a list of staff needs name';

/** Reads the first line with the separator by which most of its values are names of columns. */
export function readRosterHeading(line: string): RosterHeading | HeadingRefusal {
  const readings = SEPARATORS.map((separator) => readWith(separator, line));
  const best = readings.reduce((one, other) => (other.indexes.size > one.indexes.size ? other : one));
  const { kind, indexes } = best;
  const missing =
    kind === 'staff'
      ? !indexes.has('name')
      : !indexes.has('child') || !indexes.has('from') || !(indexes.has('iroName') || indexes.has('iroEmail'));
  return missing ? { refused: `the first line does not name the columns of a roster: ${WANTED}` } : best;
}

function readWith(separator: Separator, line: string): RosterHeading {
  const names = splitLines([line], separator)[0] ?? [];
  const kind = names.some((name) => columnOf('appointments', name) === 'child') ? 'appointments' : 'staff';
  const indexes = new Map<RosterColumn, number>();
  const notRead: string[] = [];
  const twice: RosterColumn[] = [];
  for (const [index, name] of names.entries()) {
    const column = columnOf(kind, name);
    if (column === undefined) notRead.push(name);
    else if (indexes.has(column)) twice.push(column);
    else indexes.set(column, index);
  }
  return { kind, separator, indexes, notRead: notRead.filter((name) => name !== ''), twice };
}

function columnOf(kind: RosterKind, name: string): RosterColumn | undefined {
  const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const columns = Object.entries(NAMES[kind]) as [RosterColumn, readonly string[]][];
  return columns.find(([, names]) => names.includes(plain))?.[0];
}
