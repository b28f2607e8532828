import type { Problem } from '../ssda903/problems.ts';

/** Codes for what can be wrong with a roster. Never renamed. */
export const ROSTER_CODES = {
  fileNotRead: 'FP-ROSTER-FILE-NOT-READ',
  heading: 'FP-ROSTER-HEADING',
  columnTwice: 'FP-ROSTER-COLUMN-TWICE',
  columnNotKept: 'FP-ROSTER-COLUMN-NOT-KEPT',
  windowsText: 'FP-ROSTER-WINDOWS-TEXT',
  quotes: 'FP-ROSTER-QUOTES',
  unreadableCharacters: 'FP-ROSTER-UNREADABLE-CHARACTERS',
  blank: 'FP-ROSTER-BLANK',
  date: 'FP-ROSTER-DATE',
  role: 'FP-ROSTER-ROLE',
  fullTimeEquivalent: 'FP-ROSTER-FTE',
  email: 'FP-ROSTER-EMAIL',
  childUnknown: 'FP-ROSTER-CHILD-UNKNOWN',
  iroUnknown: 'FP-ROSTER-IRO-UNKNOWN',
  nameNotUnique: 'FP-ROSTER-NAME-NOT-UNIQUE',
  leftBeforeStarted: 'FP-ROSTER-LEFT-BEFORE-STARTED',
  ownRoles: 'FP-ROSTER-OWN-ROLES',
  ownAccess: 'FP-ROSTER-OWN-ACCESS',
  lastManager: 'FP-ROSTER-LAST-MANAGER',
  hasChildren: 'FP-ROSTER-HAS-CHILDREN',
  emailTaken: 'FP-ROSTER-EMAIL-TAKEN',
  changedMeanwhile: 'FP-ROSTER-CHANGED-MEANWHILE',
} as const;

/** One thing that is wrong with a row of a roster, or at row 1 with the whole file. */
export type RosterProblem = Omit<Problem, 'file'>;
