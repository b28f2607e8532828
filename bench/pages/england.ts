import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { RULES_FINGERPRINT } from '../../src/casework/obligations/rules-in-use.ts';
import { withDatabase } from '../../src/platform/database/database.ts';
import { EmbeddedServer } from '../../src/platform/database/embedded/embedded-server.ts';
import { readMigrations } from '../../src/platform/database/migrations.ts';

/** What the database of the bench holds; a database of another shape is not used again. */
export const SHAPE = {
  authorities: 153,
  children: 82_000,
  childrenOfAnOfficer: 70,
  obligationsOfAChild: 20,
  unknownOfAChild: 3,
  movesOfAChild: 1,
} as const;

export const OFFICERS = Math.ceil(SHAPE.children / SHAPE.childrenOfAnOfficer);

/** The token of the session of one officer: the bench makes up the sessions, and nobody else has this database. */
export function tokenOf(officer: number): string {
  return `bench-officer-${officer}`;
}

/**
 * Spread as ids are that were made over years. The index that keeps times from overlapping tells ids apart by their first
 * digits, and would be slow with ids that share them.
 */
function idOf(kind: string, n: number): string {
  const hash = createHash('md5').update(`${kind} ${n}`).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function officerOf(officer: number): string {
  return idOf('officer', officer);
}

/** The authority that an officer works for. */
export function authorityOf(officer: number): string {
  return idOf('authority', (officer % SHAPE.authorities) + 1);
}

export function childOf(child: number): string {
  return idOf('child', child);
}

/**
 * Triggers and foreign keys rest meanwhile. Ids are worked out from numbers, so that no row has to be looked up: authority 1 to 153, officer 0 to 1171, child 0 to
 * 81,999. Officer n works at authority n % 153 + 1. Rows of children
 * are at random places on the disk, as they are where children come and go over the years.
 */
const FILL = `
create function pg_temp.authority(n bigint) returns uuid language sql immutable return
  md5('authority ' || n)::uuid;
create function pg_temp.officer(n bigint) returns uuid language sql immutable return
  md5('officer ' || n)::uuid;
create function pg_temp.child(n bigint) returns uuid language sql immutable return
  md5('child ' || n)::uuid;
create function pg_temp.name(n bigint, of_many text[]) returns text language sql immutable return
  of_many[1 + abs(hashint8(n)) % cardinality(of_many)];
insert into app.authority_ids select pg_temp.authority(n) from generate_series(1, :authorities) n;
insert into app.authorities (authority_id, name)
  select pg_temp.authority(n), 'Authority ' || n from generate_series(1, :authorities) n;
insert into app.staff (authority_id, id, name, roles)
  select pg_temp.authority(n % :authorities + 1), pg_temp.officer(n), 'Officer ' || n, array['iro']
  from generate_series(0, :officers - 1) n;
set session_replication_role = replica;
create temporary table made as
  select pg_temp.authority(n / :caseload % :authorities + 1) as authority_id, pg_temp.child(n) as id, n,
    pg_temp.officer(n / :caseload) as officer from generate_series(0, :children - 1) n order by md5(n::text);
-- What one child in ten says nobody has written down, and of one in six it is older than three months.
insert into app.children (authority_id, id, local_id, given_name, family_name, born_on, said_last_on)
  select authority_id, id, 'L' || lpad(n::text, 6, '0'),
    pg_temp.name(n, array['Amara', 'Ben', 'Chloe', 'Dev', 'Ella', 'Femi', 'Grace', 'Hugo', 'Isla', 'Jude']),
    pg_temp.name(n + 7, array['Abbott', 'Bello', 'Carr', 'Dunn', 'Egan', 'Frost', 'Grant', 'Hale', 'Ives', 'Joyce']),
    current_date - 400 - (n * 37 % 6100)::integer,
    case when n % 10 > 0 then current_date - (n * 29 % 110)::integer end
  from made;
insert into app.child_names (authority_id, child_id, local_id, given_name, family_name)
  select authority_id, id, local_id, given_name, family_name from app.children;
insert into app.child_local_ids (authority_id, child_id, local_id) select authority_id, id, local_id from app.children;
insert into app.periods_of_care (authority_id, child_id, number, started_on)
  select authority_id, id, 1, current_date - 60 - (n * 13 % 1400)::integer from made;
insert into app.legal_statuses (authority_id, child_id, status, started_on)
  select authority_id, child_id, 'C2', started_on from app.periods_of_care;
insert into app.placements (authority_id, child_id, place, kind, location, started_on, ended_on)
  select p.authority_id, p.child_id, 'U4', 'U4', 'IN', started_on + 25 * k, case when k = 0 then started_on + 25 end
  from app.periods_of_care p, generate_series(0, :moves) k;
insert into app.appointments (authority_id, child_id, staff_id, started_on)
  select authority_id, id, officer, current_date - 50 - (n * 13 % 1400)::integer from made;
insert into app.obligations (authority_id, child_id, rule, about, period, actor, due_on, met_on, silence_agrees, layer,
    explanation, citations)
  select authority_id, id,
    (array['review.subsequent', 'preparation.iro-sees-child', 'preparation.invitations', 'outcome.decisions',
      'outcome.full-record', 'outcome.distribution', 'contact.midway', 'outcome.manager-response',
      'preparation.iro-speaks-to-social-worker', 'preparation.consultation-documents'])[1 + (k + 8) % 10],
    'r' || k, 1, case when k % 3 = 0 then 'social worker' else 'independent reviewing officer' end,
    day, case when k < 12 then day - 1 end, k % 10 = 7, 'statute',
    'Counted from the review of ' || (day - 20) || ': 20 working days from it.',
    '[{"source": "regulations-2010", "provision": "reg 33(2)"}]'
  from made, generate_series(0, :obligations - 1) k,
    -- The first twelve are done; of the other eight one in ten is late.
    lateral (select current_date + case when k < 12 then -40 * (13 - k)
      else 8 * (k - 11) - (case when (n + k) % 10 = 0 then 90 else 0 end) end + (n % 7)::integer as day) d;
insert into app.unknown_obligations (authority_id, child_id, rule, about, missing, because)
  select authority_id, id, 'preparation.health-plan', 'r' || k, array['health-plan-updated'], 'before-record'
  from made, generate_series(1, :unknown) k;
select set_config('app.authority_id', a.authority_id::text, false), app.summarise_due(array(
  select c.id from app.children c where c.authority_id = a.authority_id)) from app.authorities a;
vacuum (analyze);
`;

/** Before each measurement: nobody has looked yet, every officer is signed in, and the duties are of this program's rules. */
const FRESH = `
truncate app.audit_events cascade;
delete from app.rules_in_use;
insert into app.rules_in_use (authority_id, fingerprint, children_total, finished_at)
  select authority_id, ':fingerprint', 0, now() from app.authorities;
truncate app.sessions;
insert into app.sessions (token_hash, authority_id, staff_id, is_complete, ends_at)
  select sha256(convert_to('bench-officer-' || n, 'UTF8')), s.authority_id, s.id, true, now() + interval '12 hours'
  from generate_series(0, :officers - 1) n
  join app.staff s on s.id = md5('officer ' || n)::uuid;
vacuum (analyze) app.sessions;
checkpoint;
`;

/** Makes the database in `home`, or finds the one that an earlier run made. */
export async function prepareEngland(home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  // Where root measures, the server runs as another account and must get there.
  await chmod(home, 0o711);
  const note = path.join(home, 'bench-shape.json');
  const migrations = readMigrations().map(({ name }) => name);
  const shape = JSON.stringify({ ...SHAPE, filledBy: createHash('sha256').update(FILL).digest('hex') });
  const isThere = existsSync(note);
  if (isThere && (await readFile(note, 'utf8')) !== shape) throw new Error(`${home} holds another England: delete it`);
  await withDatabase({ home }, async (database) => {
    const { migration } = await database.describe();
    if (migration !== migrations.at(-1)) throw new Error(`${home} holds the database of a later version`);
    if (!isThere) await runAsAdmin(home, FILL);
    await runAsAdmin(home, FRESH);
  });
  await writeFile(note, shape);
}

async function runAsAdmin(home: string, statements: string): Promise<void> {
  const values: Readonly<Record<string, number | string>> = {
    fingerprint: RULES_FINGERPRINT,
    authorities: SHAPE.authorities,
    children: SHAPE.children,
    officers: OFFICERS,
    caseload: SHAPE.childrenOfAnOfficer,
    obligations: SHAPE.obligationsOfAChild,
    unknown: SHAPE.unknownOfAChild,
    moves: SHAPE.movesOfAChild,
  };
  const server = await EmbeddedServer.join({ home });
  const admin = new pg.Client(server.addressOf('footprint_admin'));
  await admin.connect();
  try {
    const filled = statements.replaceAll(/(?<!:):([a-z]+)/g, (text, name: string) => String(values[name] ?? text));
    for (const statement of filled.split(';\n')) if (statement.trim() !== '') await admin.query(statement);
  } finally {
    await admin.end();
    await server.leave();
  }
}
