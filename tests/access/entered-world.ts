import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { todayInLondon } from '../../src/platform/clock.ts';
import { OBLIGATION, POST_ITEM } from '../support/records.ts';
import type { Child, World } from './world.ts';

/** A world in the database: the ids of its people, teams and children, in the order in which they stand there. */
export interface EnteredWorld {
  readonly world: World;
  readonly authorityId: string;
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly children: readonly string[];
  /** Somebody of whom nothing is said: to be named, barred or sent on leave. */
  readonly spare: string;
  readonly importId: string;
}

/** Where a row of a child's stands once for each child of every world. */
export const CHILD_TABLES = [
  'facts',
  'current_facts',
  'periods_of_care',
  'legal_statuses',
  'placements',
  'reviews',
  'obligations',
  'unknown_obligations',
  'child_people',
  'post_items',
  'child_needs',
  'child_changes',
  'reminders',
] as const;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Enters a world as the superuser, in one statement. */
export async function enterWorld(admin: pg.Client, world: World): Promise<EnteredWorld> {
  const entered: EnteredWorld = {
    world,
    authorityId: randomUUID(),
    people: world.people.map(() => randomUUID()),
    teams: world.teams.map(() => randomUUID()),
    children: world.children.map(() => randomUUID()),
    spare: randomUUID(),
    importId: randomUUID(),
  };
  const tables = Object.entries(rowsOf(entered)).filter(([, rows]) => rows.length > 0);
  const inserts = tables.map(([table, rows]) => {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    const values = `jsonb_populate_recordset(null::app.${table}, $1::jsonb -> '${table}')`;
    return `of_${table} as (insert into app.${table} (${columns}) select ${columns} from ${values})`;
  });
  // In these worlds anybody may be anything to a child, also what regulation 46 keeps apart: who sees what is another question.
  await admin.query('alter table app.appointments disable trigger only_independent');
  await admin.query(`with ${inserts.join(',\n')} select`, [JSON.stringify(Object.fromEntries(tables))]);
  await admin.query('alter table app.appointments enable trigger only_independent');
  return entered;
}

function rowsOf(entered: EnteredWorld): Record<string, Rows> {
  const { world, authorityId, people, teams, spare } = entered;
  const of = { authority_id: authorityId };
  const spell = (one: { startedOn: number; endedOn: number | null }) => ({
    started_on: day(one.startedOn),
    ended_on: one.endedOn === null ? null : day(one.endedOn),
  });
  const names = [...world.people, { roles: [], leftOn: null }].map((each, index) => ({
    ...of,
    id: people[index] ?? spare,
    name: `Officer ${index}`,
    roles: each.roles,
    left_on: each.leftOn === null ? null : day(each.leftOn),
  }));
  return {
    authority_ids: [of],
    authorities: [{ ...of, name: 'Northshire' }],
    staff: names,
    imports: [{ ...of, id: entered.importId, kind: 'ssda903', fingerprint: 'f' }],
    teams: world.teams.map(({ closedOn }, index) => ({
      ...of,
      id: teams[index],
      name: `Team ${index}`,
      closed_on: closedOn === null ? null : day(closedOn),
    })),
    team_memberships: world.memberships.map((each) => ({
      ...of,
      ...spell(each),
      team_id: teams[each.team],
      staff_id: people[each.person],
    })),
    absences: world.absences.map((each) => ({
      ...of,
      staff_id: people[each.person],
      covered_by: each.coveredBy === null ? null : people[each.coveredBy],
      first_on: day(each.firstOn),
      last_on: day(each.lastOn),
    })),
    ...childRows(entered),
    appointments: each(entered, ({ reviewers }) =>
      reviewers.map((post) => ({ staff_id: people[post.person], ...spell(post) })),
    ),
    child_workers: each(entered, ({ workers }) =>
      workers.map((post) => ({ staff_id: people[post.person], ...spell(post) })),
    ),
    restrictions: each(entered, ({ restriction }) =>
      restriction === 'none' ? [] : [{ reason: 'a threat', lifted_at: restriction === 'holds' ? null : moment(-1) }],
    ),
    restriction_readers: each(entered, ({ readers }) => readers.map((reader) => ({ staff_id: people[reader] }))),
    barred_staff: each(entered, ({ barred }) => barred.map((one) => ({ staff_id: people[one], reason: 'a relative' }))),
    emergency_accesses: each(entered, ({ emergencies }) =>
      emergencies.map(({ person, isOver }) => ({
        staff_id: people[person],
        reason: 'a call from the police',
        opened_at: moment(-5),
        ends_at: moment(isOver ? -1 : 1),
      })),
    ),
  };
}

/** What every child has once. */
function childRows(entered: EnteredWorld): Record<string, Rows> {
  const started_on = day(-30);
  return {
    children: entered.children.map((id, index) => ({
      authority_id: entered.authorityId,
      id,
      local_id: `L${index}`,
      given_name: `Child ${index}`,
    })),
    periods_of_care: each(entered, () => [{ number: 1, started_on }]),
    legal_statuses: each(entered, () => [{ status: 'C2', started_on }]),
    placements: each(entered, () => [{ place: 'U6', kind: 'foster', started_on }]),
    facts: each(entered, () => [{ type: 'became-looked-after', happened_on: started_on }]),
    reviews: each(entered, () => [{ key: 'r1', source: 'recorded' }]),
    obligations: each(entered, () => [{ ...OBLIGATION, citations: JSON.parse(OBLIGATION.citations) }]),
    unknown_obligations: each(entered, () => [{ rule: 'outcome.decisions', missing: ['x'] }]),
    child_people: each(entered, () => [{ name: 'A carer', relationship: 'foster carer' }]),
    post_items: each(entered, () => [POST_ITEM]),
    child_needs: each(entered, () => [{ first_language: 'Welsh' }]),
    reminders: each(entered, () => [{ ...REMINDER, staff_id: entered.people[0] }]),
    child_changes: each(entered, () => [{ what: 'needs', after: {} }]),
  };
}

function each({ authorityId, world, children }: EnteredWorld, rows: (child: Child) => Rows): Rows {
  return world.children.flatMap((child, index) =>
    rows(child).map((row) => ({ authority_id: authorityId, child_id: children[index], ...row })),
  );
}

const REMINDER = {
  rule: 'review.first',
  due_on: '2026-02-02',
  layer: 'statute',
  stage: 'soon',
  role: 'iro',
  raised_on: '2026-01-26',
} as const;

/** So many days from today, `YYYY-MM-DD`. */
export function day(offset: number): string {
  return Temporal.PlainDate.from(todayInLondon()).add({ days: offset }).toString();
}

function moment(hours: number): string {
  return Temporal.Now.instant().add({ hours }).toString();
}
