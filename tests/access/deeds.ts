import { OBLIGATION } from '../support/records.ts';
import { day, type EnteredWorld } from './entered-world.ts';
import {
  appoints,
  entersAbsence,
  entersChildren,
  entersWorker,
  importsFacts,
  keepsPeopleAround,
  opensInAnEmergency,
  records,
  recordsAllocation,
  recordsForWorker,
  restricts,
  runsImports,
  runsTheAuthority,
  type Seat,
  sees,
} from './statement.ts';
import type { Child } from './world.ts';

/** Something that a person tries, and whether the statement of the policy allows it. */
export interface Deed {
  readonly name: string;
  readonly statement: string;
  readonly isAllowed: boolean;
}

interface Case {
  readonly here: EnteredWorld;
  readonly seat: Seat;
  readonly me: string;
}

const WORKED_OUT = ['periods_of_care', 'legal_statuses', 'placements', 'reviews', 'obligations', 'unknown_obligations'];
/** Long before anything else in a world, so that only the policy can stand in the way. */
const LONG_AGO = '1999-01-04';

/** All that a person of one world may try, in their own authority and in another one. */
export function deedsOf(here: EnteredWorld, person: number, there: EnteredWorld): Deed[] {
  const of: Case = { here, seat: { world: here.world, person }, me: here.people[person] ?? '' };
  const children = here.world.children.flatMap((child, index) => [
    ...recordDeeds(of, child, here.children[index] ?? ''),
    ...reachDeeds(of, child, here.children[index] ?? ''),
  ]);
  return [...children, ...authorityDeeds(of), ...neverDeeds(of, there)];
}

/** What belongs to the record of a child. */
function recordDeeds({ here, seat, me }: Case, child: Child, id: string): Deed[] {
  const of = { authority_id: here.authorityId, child_id: id };
  const fact = { ...of, type: 'contact', happened_on: LONG_AGO };
  const where = { is_announced: true, at_placement: false, place: 'At school', occasion: 'other', seen: 'alone' };
  const visit = {
    ...of,
    ...where,
    visit_id: id,
    number: 1,
    visited_on: LONG_AGO,
    visitor: 'W',
    visitor_role: 'worker',
  };
  const isSeen = sees(seat, child);
  return [
    deed('records a fact', insert('facts', fact), records(seat, child)),
    deed('records an appointment', insert('facts', { ...fact, type: 'iro-appointed' }), recordsAllocation(seat, child)),
    deed(
      'records what a return says',
      insert('facts', { ...fact, import_id: here.importId }),
      importsFacts(seat, child) || records(seat, child),
    ),
    deed('never: records in a colleague’s name', insert('facts', { ...fact, recorded_by: here.spare }), false),
    deed('never: changes a fact', `update app.facts set type = 'other' where child_id = '${id}'`, false),
    deed('never: takes a fact out', `delete from app.facts where child_id = '${id}'`, false),
    deed('changes the child', `update app.children set upn = 'A1' where id = '${id}'`, isSeen),
    deed('never: takes the child out', `delete from app.children where id = '${id}'`, false),
    deed('records a visit', insert('visits', visit), recordsForWorker(seat, child)),
    deed(
      'never: records a visit in a colleague’s name',
      insert('visits', { ...visit, recorded_by: here.spare }),
      false,
    ),
    deed(
      'enters somebody who lives with the child',
      insert('household_members', { ...of, name: 'An aunt', relationship: 'aunt', started_on: LONG_AGO }),
      recordsForWorker(seat, child),
    ),
    deed(
      'enters somebody around the child',
      insert('child_people', { ...of, name: 'An aunt', relationship: 'aunt' }),
      keepsPeopleAround(seat, child),
    ),
    deed(
      'changes somebody around the child',
      `update app.child_people set phone = '1' where child_id = '${id}'`,
      keepsPeopleAround(seat, child),
    ),
    deed(
      'takes out somebody around the child',
      `delete from app.child_people where child_id = '${id}'`,
      keepsPeopleAround(seat, child),
    ),
    deed(
      'changes what the child needs',
      `update app.child_needs set religion = 'none' where child_id = '${id}'`,
      keepsPeopleAround(seat, child),
    ),
    deed(
      'keeps what a value was',
      insert('child_changes', { ...of, what: 'needs', before: {} }),
      keepsPeopleAround(seat, child),
    ),
    deed(
      'never: keeps a change in a colleague’s name',
      insert('child_changes', { ...of, what: 'needs', before: {}, changed_by: here.spare }),
      false,
    ),
    deed('never: changes what was kept', `update app.child_changes set reason = 'x' where child_id = '${id}'`, false),
    ...WORKED_OUT.flatMap((table) => [
      deed(`changes ${table}`, `update app.${table} set child_id = child_id where child_id = '${id}'`, isSeen),
      deed(`takes out ${table}`, `delete from app.${table} where child_id = '${id}'`, isSeen),
    ]),
    deed(
      'works out an obligation',
      insert('obligations', {
        ...of,
        ...OBLIGATION,
        rule: 'review.second',
        citations: JSON.parse(OBLIGATION.citations),
      }),
      isSeen,
    ),
    deed(
      'always: tells the audit',
      `insert into app.audit_events (authority_id, user_id, action) values ('${here.authorityId}', '${me}', 'child.read')`,
      true,
    ),
  ];
}

/** What decides who sees a child. */
function reachDeeds({ here, seat, me }: Case, child: Child, id: string): Deed[] {
  const of = { authority_id: here.authorityId, child_id: id };
  const spare = { ...of, staff_id: here.spare };
  const post = { ...spare, started_on: LONG_AGO, ended_on: '1999-02-01' };
  const byWorker = entersWorker(seat, child);
  const handsOver = byWorker && child.workers.length > 0;
  const isRestricting = restricts(seat, child);
  const emergency = (more: object) =>
    insert(
      'emergency_accesses',
      { ...of, staff_id: me, reason: 'a call' },
      { ends_at: "now() + interval '1 hour'", ...more },
    );
  const ahead = { opened_at: "now() + interval '1 day'", ends_at: "now() + interval '25 hours'" };
  return [
    deed('appoints an IRO', insert('appointments', post), appoints(seat, child)),
    deed(
      'ends an appointment',
      `update app.appointments set version = version where child_id = '${id}'`,
      appoints(seat, child) && child.reviewers.length > 0,
    ),
    deed('enters a social worker', insert('child_workers', post), byWorker),
    deed('hands over', `update app.child_workers set version = version where child_id = '${id}'`, handsOver),
    deed(
      'restricts the record',
      insert('restrictions', { ...of, reason: 'a threat' }, { lifted_at: 'now()' }),
      isRestricting,
    ),
    deed(
      'lifts a restriction',
      `update app.restrictions set lifted_at = now() where child_id = '${id}'`,
      isRestricting && child.restriction !== 'none',
    ),
    deed('names a reader', insert('restriction_readers', spare), isRestricting),
    deed(
      'takes readers out',
      `delete from app.restriction_readers where child_id = '${id}'`,
      isRestricting && child.readers.length > 0,
    ),
    deed('bars somebody', insert('barred_staff', { ...spare, reason: 'a relative' }), isRestricting),
    deed(
      'lifts a bar',
      `delete from app.barred_staff where child_id = '${id}'`,
      isRestricting && child.barred.length > 0,
    ),
    deed('opens in an emergency', emergency({}), opensInAnEmergency(seat, child)),
    deed('never: lays an emergency up', emergency(ahead), false),
    deed(
      'never: opens an emergency for somebody else',
      insert('emergency_accesses', { ...spare, reason: 'a call' }, { ends_at: "now() + interval '1 hour'" }),
      false,
    ),
    deed(
      'never: prolongs an emergency',
      `update app.emergency_accesses set ends_at = now() where child_id = '${id}'`,
      false,
    ),
  ];
}

/** What is the whole authority's. */
function authorityDeeds({ here, seat }: Case): Deed[] {
  const of = { authority_id: here.authorityId };
  const isRunning = runsTheAuthority(seat);
  const away = { first_on: LONG_AGO, last_on: LONG_AGO };
  const team = here.teams[0] ?? '';
  return [
    deed('enters a child', insert('children', { ...of, local_id: 'new' }), entersChildren(seat)),
    deed('starts an import', insert('imports', { ...of, kind: 'roster', fingerprint: 'f' }), runsImports(seat)),
    deed(
      'brings files in',
      insert('uploads', { ...of, kind: 'roster', file_names: '{a.csv}', uploaded_by: here.spare, status: 'checking' }),
      runsImports(seat),
    ),
    deed('enters a colleague', insert('staff', { ...of, name: 'New' }), isRunning),
    deed('changes a colleague', `update app.staff set roles = '{iro}' where id = '${here.spare}'`, isRunning),
    deed('never: takes a colleague out', `delete from app.staff where id = '${here.spare}'`, false),
    deed('enters a team', insert('teams', { ...of, name: 'New' }), isRunning),
    deed('closes a team', `update app.teams set closed_on = '${day(0)}' where id = '${team}'`, isRunning),
    deed(
      'puts somebody into a team',
      insert('team_memberships', { ...of, team_id: team, staff_id: here.spare, started_on: LONG_AGO }),
      isRunning,
    ),
    deed('changes the authority', 'update app.authorities set name = name where true', isRunning),
    ...here.people.map((id, other) =>
      deed('enters an absence', insert('absences', { ...of, staff_id: id, ...away }), entersAbsence(seat, other)),
    ),
    ...here.world.absences.map(({ person }) =>
      deed(
        'takes an absence back',
        `delete from app.absences where staff_id = '${here.people[person]}'`,
        entersAbsence(seat, person),
      ),
    ),
  ];
}

/** What nobody may, whoever they are. */
function neverDeeds({ here, me }: Case, there: EnteredWorld): Deed[] {
  const audit = (authority: string, user: string) =>
    `insert into app.audit_events (authority_id, user_id, action) values ('${authority}', '${user}', 'child.read')`;
  const elsewhere =
    here === there
      ? []
      : [
          deed(
            'never: enters a child elsewhere',
            insert('children', { authority_id: there.authorityId, local_id: 'new' }),
            false,
          ),
          deed(
            'never: records elsewhere',
            insert('facts', {
              authority_id: there.authorityId,
              child_id: there.children[0],
              type: 'contact',
              happened_on: LONG_AGO,
            }),
            false,
          ),
          deed(
            'never: changes what is elsewhere',
            `update app.children set upn = 'A1' where authority_id = '${there.authorityId}'`,
            false,
          ),
          deed(
            'never: enters a colleague elsewhere',
            insert('staff', { authority_id: there.authorityId, name: 'New' }),
            false,
          ),
          deed('never: tells the audit elsewhere', audit(there.authorityId, me), false),
        ];
  return [
    ...elsewhere,
    deed('never: tells the audit in a colleague’s name', audit(here.authorityId, here.spare), false),
    deed('never: changes the audit', "update app.audit_events set action = 'other'", false),
    deed('never: takes the audit out', 'delete from app.audit_events', false),
    deed(
      'never: reads a colleague’s account',
      `update app.accounts set failed_attempts = 0 where staff_id <> '${me}'`,
      false,
    ),
  ];
}

function deed(name: string, statement: string, isAllowed: boolean): Deed {
  return { name, statement, isAllowed };
}

/** @param expressions columns whose value is an expression, such as `now()` */
function insert(table: string, row: object, expressions: object = {}): string {
  const values = Object.values(row).map((value) => {
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
    return `'${text.replaceAll("'", "''")}'`;
  });
  const columns = [...Object.keys(row), ...Object.keys(expressions)].join(', ');
  return `insert into app.${table} (${columns}) values (${[...values, ...Object.values(expressions)].join(', ')})`;
}
