import { isoFromDay } from '../../rules/calendar/day.ts';
import { hasUnreadableCharacters } from '../ssda903/file-lines.ts';
import { quoted } from '../ssda903/rows/cells.ts';
import { COLUMN_TITLES, type RosterColumn } from './columns.ts';
import { ROSTER_CODES, type RosterProblem } from './problems.ts';
import { ROLES_IN_WORDS, readRoles } from './roles.ts';
import { dayFromRoster } from './roster-date.ts';

/** Who reviews a child, from when to when. At least one of name and email is there. Days are `YYYY-MM-DD`. */
export interface AppointmentRow {
  readonly row: number;
  /** The authority's own id of the child. */
  readonly child: string;
  readonly iroName: string | null;
  readonly iroEmail: string | null;
  readonly from: string;
  /** The day on which it ended; null while it goes on. */
  readonly until: string | null;
}

/** Somebody who works for the service. What is null the file does not say. Days are `YYYY-MM-DD`. */
export interface StaffRow {
  readonly row: number;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[] | null;
  readonly team: string | null;
  /** 0.6 for three days of five. */
  readonly fullTimeEquivalent: number | null;
  readonly startedOn: string | null;
  readonly leftOn: string | null;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DECIMAL = /^\d?(?:[.,]\d+)?$/;
const PERCENT = /^(\d{1,3}) ?%$/;

/** The values of one row; every fault of it is taken down. */
export class RosterCells {
  readonly problems: RosterProblem[] = [];
  readonly #indexes: ReadonlyMap<RosterColumn, number>;
  #fields: readonly string[] = [];
  row = 0;
  isRefused = false;

  constructor(indexes: ReadonlyMap<RosterColumn, number>) {
    this.#indexes = indexes;
  }

  turnTo(row: number, fields: readonly string[]): void {
    this.row = row;
    this.#fields = fields;
    this.isRefused = false;
  }

  /** The row does not go in; it may have further faults. */
  refuse(column: string, code: string, message: string): void {
    this.isRefused = true;
    this.problems.push({ row: this.row, column, code, message, severity: 'rejected' });
  }

  /** The value as it stands; null where it is blank. */
  text(column: RosterColumn): string | null {
    const value = this.#fields[this.#indexes.get(column) ?? -1]?.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (value === '') return null;
    if (!hasUnreadableCharacters(value)) return value;
    const title = COLUMN_TITLES[column];
    this.refuse(title, ROSTER_CODES.unreadableCharacters, `${title} holds characters that are not text: type it anew`);
    return null;
  }

  /** A value that the row cannot do without; empty where it is not there. */
  required(column: RosterColumn, remedy: string): string {
    const value = this.text(column);
    if (value !== null || this.isRefused) return value ?? '';
    this.refuse(COLUMN_TITLES[column], ROSTER_CODES.blank, `${COLUMN_TITLES[column]} is blank: ${remedy}`);
    return '';
  }

  email(column: RosterColumn): string | null {
    const value = this.text(column);
    if (value === null || EMAIL.test(value)) return value;
    const message = `${COLUMN_TITLES[column]} ${quoted(value)} is not an email address: mend it, or leave it blank`;
    this.refuse(COLUMN_TITLES[column], ROSTER_CODES.email, message);
    return null;
  }

  day(column: RosterColumn): string | null {
    const value = this.text(column);
    if (value === null) return null;
    const day = dayFromRoster(value);
    if (day !== undefined) return isoFromDay(day);
    const message = `${COLUMN_TITLES[column]} ${quoted(value)} is not a day: write it as 05/01/2026 or 2026-01-05`;
    this.refuse(COLUMN_TITLES[column], ROSTER_CODES.date, message);
    return null;
  }
}

/** The row, or nothing where it was refused. */
export function readAppointmentRow(cells: RosterCells): AppointmentRow[] {
  const child = cells.required('child', 'give the child’s id');
  const iroName = cells.text('iroName');
  const iroEmail = cells.email('iroEmail');
  const from = cells.day('from');
  const until = cells.day('until');
  if (iroName === null && iroEmail === null && !cells.isRefused) {
    cells.refuse(COLUMN_TITLES.iroName, ROSTER_CODES.blank, 'iro name and iro email are blank: give one of them');
  }
  if (from === null && !cells.isRefused) {
    cells.refuse(COLUMN_TITLES.from, ROSTER_CODES.blank, 'from is blank: give the day from which the IRO is theirs');
  }
  if (cells.isRefused || from === null) return [];
  return [{ row: cells.row, child, iroName, iroEmail, from, until }];
}

/** The row, or nothing where it was refused. */
export function readStaffRow(cells: RosterCells): StaffRow[] {
  const staff = {
    row: cells.row,
    name: cells.required('name', 'give the name that colleagues know'),
    email: cells.email('email'),
    roles: readRolesOf(cells),
    team: cells.text('team'),
    fullTimeEquivalent: readFullTimeEquivalent(cells),
    startedOn: cells.day('started'),
    leftOn: cells.day('left'),
  };
  return cells.isRefused ? [] : [staff];
}

function readRolesOf(cells: RosterCells): readonly string[] | null {
  const value = cells.text('roles');
  if (value === null) return null;
  const roles = readRoles(value);
  if (roles !== undefined) return roles;
  cells.refuse(COLUMN_TITLES.roles, ROSTER_CODES.role, `role ${quoted(value)} is none of: ${ROLES_IN_WORDS}`);
  return null;
}

/** 0.6, 0,6 and 60% are the same. */
function readFullTimeEquivalent(cells: RosterCells): number | null {
  const value = cells.text('fullTimeEquivalent');
  if (value === null) return null;
  const percent = PERCENT.exec(value)?.[1];
  const number =
    percent === undefined ? Number(DECIMAL.test(value) ? value.replace(',', '.') : 'none') : +percent / 100;
  if (number > 0 && number <= 1) return number;
  const message = `fte ${quoted(value)} is no part of a full post: write it as 0.6, up to 1`;
  cells.refuse(COLUMN_TITLES.fullTimeEquivalent, ROSTER_CODES.fullTimeEquivalent, message);
  return null;
}
