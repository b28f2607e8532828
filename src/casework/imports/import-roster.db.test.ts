import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createPerson, createService, newEmail, PASSWORD } from '../../../tests/support/people.ts';
import {
  createAuthority,
  createLookedAfterChild,
  createStaff,
  type TestActor,
} from '../../../tests/support/records.ts';
import { beginSession, programOf, signIn } from '../../platform/identity/sign-in.ts';
import { hashOf } from '../../platform/identity/tokens.ts';
import { importRoster, type RosterResult } from './import-roster.ts';

const { asAdmin, database } = await openTestDatabase();

/** An authority with children C1 to C4, and with Ash, who is an IRO. */
async function makeAuthority(): Promise<TestActor> {
  const actor = await createAuthority(database);
  await database.withTransaction(actor, async (tx) => {
    for (const localId of ['C1', 'C2', 'C3', 'C4']) {
      await createLookedAfterChild(tx, actor, { localId, from: '2025-01-06' });
    }
    await createStaff(tx, actor, { name: 'Ash Example', email: 'ash@example.org' });
  });
  return actor;
}

interface How {
  readonly addStaff?: boolean;
  readonly isDryRun?: boolean;
}

async function load(actor: TestActor, lines: readonly string[], how: How = {}): Promise<RosterResult> {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const upload = { name: 'roster.csv', bytes, addStaff: false, isDryRun: false, today: '2026-11-22', ...how };
  const result = await database.withTransaction(actor, (tx) => importRoster(tx, actor, upload));
  return 'refused' in result ? assert.fail(result.refused) : result;
}

/** Added, changed, unchanged, refused. */
function fatesOf({ fates }: RosterResult): number[] {
  return [fates.added, fates.changed, fates.unchanged, fates.refused];
}

/** `C1 Ash Example 2026-01-05 2026-03-02`, in order. */
function appointmentsOf(actor: TestActor): Promise<string[]> {
  return database.withTransaction(actor, async (tx) => {
    const rows = await tx
      .selectFrom('appointments as a')
      .innerJoin('children as c', 'c.id', 'a.child_id')
      .innerJoin('staff as s', 's.id', 'a.staff_id')
      .select(['c.local_id', 's.name', 'a.started_on', 'a.ended_on', 'a.version'])
      .orderBy('c.local_id')
      .orderBy('a.started_on')
      .execute();
    return rows.map(({ local_id, name, started_on, ended_on, version }) =>
      [local_id, name, started_on, ended_on, `v${version}`].filter((part) => part !== null).join(' '),
    );
  });
}

const HEADING = 'child id,iro name,iro email,from,until';

describe('importing who reviews whom', () => {
  it('appoints, and the same file again changes nothing', async () => {
    const actor = await makeAuthority();
    const lines = [HEADING, 'C1,Ash Example,,05/01/2026,', 'c2,,ASH@example.org,2026-01-05,01/03/2026'];
    assert.deepEqual(fatesOf(await load(actor, lines)), [2, 0, 0, 0]);
    const after = ['C1 Ash Example 2026-01-05 v1', 'C2 Ash Example 2026-01-05 2026-03-01 v1'];
    assert.deepEqual(await appointmentsOf(actor), after);
    assert.deepEqual(fatesOf(await load(actor, lines)), [0, 0, 2, 0]);
    assert.deepEqual(await appointmentsOf(actor), after);
  });

  it('ends the appointment of the IRO before, and keeps it', async () => {
    const actor = await makeAuthority();
    await load(actor, [HEADING, 'C1,Ash Example,,05/01/2026,']);
    const lines = [HEADING, 'C1,Birch,birch@example.org,02/03/2026,'];
    const result = await load(actor, lines, { addStaff: true });
    assert.deepEqual([fatesOf(result), result.staffAdded], [[0, 1, 0, 0], 1]);
    assert.deepEqual(await appointmentsOf(actor), [
      'C1 Ash Example 2026-01-05 2026-03-02 v2',
      'C1 Birch 2026-03-02 v1',
    ]);
  });

  it('takes the history of a child in any order, and "until 1 March" before "from 2 March" leaves no gap', async () => {
    const actor = await makeAuthority();
    await database.withTransaction(actor, (tx) => createStaff(tx, actor, { name: 'Birch' }));
    const lines = [HEADING, 'C1,Birch,,02/03/2026,', 'C1,Ash Example,,05/01/2026,01/03/2026'];
    assert.deepEqual(fatesOf(await load(actor, lines)), [2, 0, 0, 0]);
    const after = ['C1 Ash Example 2026-01-05 2026-03-02 v1', 'C1 Birch 2026-03-02 v1'];
    assert.deepEqual(await appointmentsOf(actor), after);
    assert.deepEqual(fatesOf(await load(actor, lines)), [0, 0, 2, 0]);
  });

  it('tells of each row that is refused what to mend, and the others go in', async () => {
    const actor = await makeAuthority();
    await database.withTransaction(actor, async (tx) => {
      await createStaff(tx, actor, { name: 'Twin', email: 'twin1@example.org' });
      await createStaff(tx, actor, { name: 'Twin', email: 'twin2@example.org' });
      await createStaff(tx, actor, { name: 'Gone', left_on: '2025-12-31' });
      await createStaff(tx, actor, { name: 'Worker', roles: ['social-worker'] });
    });
    const result = await load(actor, [
      HEADING,
      'C9,Ash Example,,05/01/2026,',
      'C1,Nobody,,05/01/2026,',
      'C1,Nobody,nobody@example.org,05/01/2026,',
      'C1,Twin,,05/01/2026,',
      'C1,Gone,,05/01/2026,',
      'C1,Worker,,05/01/2026,',
      'C1,Ash Example,,05/01/2026,04/01/2026',
      'C1,Ash Example,,05/13/2026,',
      'C2,Twin,twin2@example.org,05/01/2026,01/03/2026',
      'C2,Ash Example,,01/02/2026,01/04/2026',
      'C3,Ash Example,,05/01/2026,',
    ]);
    assert.deepEqual(fatesOf(result), [2, 0, 0, 9]);
    assert.deepEqual(
      result.problems.map(({ row, column, code }) => `${row} ${column} ${code}`),
      [
        '2 child id FP-ROSTER-CHILD-UNKNOWN',
        '3 iro name FP-ROSTER-IRO-UNKNOWN',
        '4 iro name FP-ROSTER-IRO-UNKNOWN',
        '5 iro name FP-ROSTER-NAME-NOT-UNIQUE',
        '6 iro name FP-ROSTER-IRO-HAS-LEFT',
        '7 iro name FP-ROSTER-NOT-AN-IRO',
        '8 until FP-ROSTER-ENDS-BEFORE-IT-BEGINS',
        '9 from FP-ROSTER-DATE',
        '11 from FP-ROSTER-OVERLAPS',
      ],
    );
    assert.deepEqual(await appointmentsOf(actor), ['C2 Twin 2026-01-05 2026-03-01 v1', 'C3 Ash Example 2026-01-05 v1']);
  });

  it('refuses whom regulation 46 bars, and an end that nobody follows, and changes nothing [IND-11] [APT-05]', async () => {
    const actor = await makeAuthority();
    await load(actor, [HEADING, 'C2,Ash Example,,05/01/2026,']);
    await database.withTransaction(actor, async (tx) => {
      const worked = await createStaff(tx, actor, { name: 'Worked' });
      const { id } = await tx
        .selectFrom('children')
        .select('id')
        .where('local_id', '=', 'C1')
        .executeTakeFirstOrThrow();
      const row = { authority_id: actor.authorityId, child_id: id, staff_id: worked, started_on: '2025-02-03' };
      await tx.insertInto('child_workers').values(row).execute();
    });
    const result = await load(actor, [HEADING, 'C1,Worked,,05/01/2026,', 'C2,Ash Example,,05/01/2026,01/06/2026']);
    assert.deepEqual(fatesOf(result), [0, 0, 0, 2]);
    assert.deepEqual(
      result.problems.map(({ row, column, code }) => `${row} ${column} ${code}`),
      ['2 iro name FP-ROSTER-NOT-INDEPENDENT', '3 until FP-ROSTER-NOBODY-FOLLOWS'],
    );
    assert.deepEqual(await appointmentsOf(actor), ['C2 Ash Example 2026-01-05 v1']);
  });

  it('adds an unknown IRO only where it is asked to and the file has name and email', async () => {
    const actor = await makeAuthority();
    const lines = [HEADING, 'C1,New,new@example.org,05/01/2026,', 'C2,New,,05/01/2026,', 'C3,Other,,05/01/2026,'];
    assert.deepEqual(fatesOf(await load(actor, lines)), [0, 0, 0, 3]);
    const result = await load(actor, lines, { addStaff: true });
    assert.deepEqual([fatesOf(result), result.staffAdded], [[2, 0, 0, 1], 1]);
    assert.deepEqual(await appointmentsOf(actor), ['C1 New 2026-01-05 v1', 'C2 New 2026-01-05 v1']);
  });

  it('does nothing in a dry run but say what it would do', async () => {
    const actor = await makeAuthority();
    const lines = [HEADING, 'C1,New,new@example.org,05/01/2026,', 'C9,New,new@example.org,05/01/2026,'];
    const dry = await load(actor, lines, { addStaff: true, isDryRun: true });
    assert.deepEqual([fatesOf(dry), dry.staffAdded, dry.importId], [[1, 0, 0, 1], 1, null]);
    assert.deepEqual(await appointmentsOf(actor), []);
    const { imports, staff } = await database.withTransaction(actor, async (tx) => ({
      imports: await tx.selectFrom('imports').selectAll().execute(),
      staff: await tx.selectFrom('staff').select('name').where('name', '=', 'New').execute(),
    }));
    assert.deepEqual([imports, staff], [[], []]);
    const real = await load(actor, lines, { addStaff: true });
    assert.deepEqual([real.fates, real.staffAdded, real.problems], [dry.fates, dry.staffAdded, dry.problems]);
  });

  it('keeps the import with its problems, who entered what, and one event in the audit', async () => {
    const actor = await makeAuthority();
    const { importId } = await load(actor, [HEADING, 'C1,Ash Example,,05/01/2026,', 'C9,Ash Example,,05/01/2026,']);
    await database.withTransaction(actor, async (tx) => {
      const kept = await tx.selectFrom('imports').selectAll().executeTakeFirstOrThrow();
      assert.deepEqual(
        [kept.id, kept.kind, kept.status, kept.rows_read, kept.rows_rejected, kept.started_by],
        [importId, 'roster', 'done', 2, 1, actor.userId],
      );
      const problems = await tx.selectFrom('import_problems').select(['file', 'row', 'code', 'severity']).execute();
      assert.deepEqual(problems, [
        { file: 'roster.csv', row: 3, code: 'FP-ROSTER-CHILD-UNKNOWN', severity: 'rejected' },
      ]);
      const appointment = await tx
        .selectFrom('appointments')
        .select(['child_id', 'created_by'])
        .executeTakeFirstOrThrow();
      assert.equal(appointment.created_by, actor.userId);
      const events = await tx.selectFrom('audit_events').select(['action', 'child_ids', 'details']).execute();
      const counts = { added: 1, changed: 0, unchanged: 0, refused: 1 };
      assert.deepEqual(events, [
        {
          action: 'import.roster',
          child_ids: [appointment.child_id],
          details: { importId, kind: 'appointments', rows: 2, staffAdded: 0, ...counts },
        },
      ]);
    });
  });

  it('finds every IRO for a review administrator too, who may appoint and may not change staff', async () => {
    const actor = await makeAuthority();
    const userId = await database.withTransaction(actor, (tx) =>
      createStaff(tx, actor, { name: 'An administrator', roles: ['review-administrator'] }),
    );
    const lines = [HEADING, 'C1,Ash Example,,05/01/2026,'];
    assert.deepEqual(fatesOf(await load({ ...actor, userId }, lines)), [1, 0, 0, 0]);
  });

  it('knows no child and no IRO of another authority', async () => {
    const [here, there] = [await makeAuthority(), await createAuthority(database)];
    await database.withTransaction(here, (tx) =>
      createLookedAfterChild(tx, here, { localId: 'H1', from: '2025-01-06' }),
    );
    const lines = [HEADING, 'H1,Ash Example,,05/01/2026,'];
    assert.deepEqual((await load(there, lines)).problems[0]?.code, 'FP-ROSTER-CHILD-UNKNOWN');
    assert.deepEqual(fatesOf(await load(here, lines)), [1, 0, 0, 0]);
  });
});

describe('importing staff', () => {
  const STAFF = 'name,email,role,started,left,fte';

  function staffOf(actor: TestActor) {
    return database.withTransaction(actor, (tx) =>
      tx
        .selectFrom('staff')
        .select(['name', 'email', 'roles', 'full_time_equivalent', 'started_on', 'left_on'])
        .orderBy('name')
        .execute(),
    );
  }

  it('adds who is new, changes what the list says otherwise, and keeps what it leaves blank', async () => {
    const actor = await makeAuthority();
    const lines = [
      STAFF,
      'Ash Sample,ash@example.org,,01/04/2020,,0.6',
      'Birch,,IRO; team manager,,',
      'An officer,,,,',
    ];
    assert.deepEqual(fatesOf(await load(actor, lines)), [1, 1, 1, 0]);
    assert.deepEqual(await staffOf(actor), [
      {
        ...{ name: 'An officer', email: null, roles: ['iro', 'iro-manager', 'review-administrator'] },
        ...{ full_time_equivalent: 1, started_on: null, left_on: null },
      },
      {
        name: 'Ash Sample',
        email: 'ash@example.org',
        roles: ['iro'],
        full_time_equivalent: 0.6,
        started_on: '2020-04-01',
        left_on: null,
      },
      {
        name: 'Birch',
        email: null,
        roles: ['iro', 'team-manager'],
        full_time_equivalent: 1,
        started_on: null,
        left_on: null,
      },
    ]);
    assert.deepEqual(fatesOf(await load(actor, lines)), [0, 0, 3, 0]);
  });

  it('enters that somebody has left, and refuses a day before the first', async () => {
    const actor = await makeAuthority();
    const lines = [STAFF, 'Ash Example,ash@example.org,IRO,01/04/2020,31/03/2026', 'Birch,,IRO,01/04/2020,31/03/2020'];
    const result = await load(actor, lines);
    assert.deepEqual(fatesOf(result), [0, 1, 0, 1]);
    assert.equal(result.problems[0]?.code, 'FP-ROSTER-LEFT-BEFORE-STARTED');
    assert.equal((await staffOf(actor)).find(({ name }) => name === 'Ash Example')?.left_on, '2026-03-31');
  });
});

describe('a list of staff', () => {
  it('changes nobody’s own roles, as the page does not', async () => {
    const actor = await createAuthority(database);
    await inAuthority(
      actor,
      "update app.staff set name = 'Max Own', email = 'max@example.org', roles = '{iro-manager}'",
    );
    const result = await load(actor, ['name,email,role', 'Max Own,max@example.org,IRO']);
    assert.deepEqual(
      result.problems.map(({ code }) => code),
      ['FP-ROSTER-OWN-ROLES'],
    );
  });

  it('tells those who manage staff of whom it lets reach every child, as the page does', async () => {
    const actor = await createAuthority(database);
    await inAuthority(
      actor,
      "update app.staff set name = 'Max Own', email = 'max@example.org', roles = '{iro-manager}'",
    );
    const lines = ['name,email,role', 'Ann New,ann@example.org,IRO manager'];
    const told = async () =>
      await asAdmin(async (admin) => {
        const { rows } = await admin.query('select kind from app.alerts where authority_id = $1', [actor.authorityId]);
        return rows.map(({ kind }) => kind);
      });
    await load(actor, lines, { isDryRun: true });
    assert.deepEqual(await told(), []);
    await load(actor, lines);
    assert.deepEqual(await told(), ['roles-changed']);
    await load(actor, lines);
    assert.deepEqual(await told(), ['roles-changed']);
  });
});

describe('a list of staff in which somebody leaves', () => {
  const LEFT = 'name,email,role,left';
  const MAX = 'max@example.org';

  it('is refused where nobody who can sign in would be left to manage staff, and nothing of that row goes in', async () => {
    const { manager } = await createService(database);
    const outsider = { ...manager, userId: (await createPerson(database, manager, { roles: ['iro-manager'] })).userId };
    const [email] = await column('select email as value from app.staff where id = $1', [manager.userId]);
    const result = await load(outsider, [LEFT, `A new name,${email},,31/10/2026`, `Another name,${email},IRO,`]);
    assert.deepEqual(
      result.problems.map(({ row, code, column: of }) => [row, code, of]),
      [
        [2, 'FP-ROSTER-LAST-MANAGER', 'left'],
        [3, 'FP-ROSTER-LAST-MANAGER', 'roles'],
      ],
    );
    const kept = await column('select name || coalesce(left_on::text, $2) as value from app.staff where id = $1', [
      manager.userId,
      ' stays',
    ]);
    assert.deepEqual(kept, ['A manager stays']);
  });

  it('lets the last but one go, and keeps the last', async () => {
    const { manager } = await createService(database);
    const can = { roles: ['iro-manager' as const], password: PASSWORD };
    await createPerson(database, manager, { ...can, name: 'Ann', email: 'ann.last@example.org' });
    await createPerson(database, manager, { ...can, name: 'Ben', email: 'ben.last@example.org' });
    await asAdmin((admin) => admin.query("update app.staff set roles = '{iro}' where id = $1", [manager.userId]));
    const program = { authorityId: manager.authorityId, userId: null };
    const lines = [LEFT, 'Ann,ann.last@example.org,,31/10/2026', 'Ben,ben.last@example.org,,31/10/2026'];
    const bytes = new TextEncoder().encode(lines.join('\n'));
    const upload = { name: 'staff.csv', bytes, addStaff: false, isDryRun: false, today: '2026-11-22' };
    const result = await database.withTransaction(program, (tx) => importRoster(tx, program, upload));
    assert.ok(!('refused' in result));
    assert.deepEqual(
      result.problems.map(({ row, code }) => [row, code]),
      [[3, 'FP-ROSTER-LAST-MANAGER']],
    );
  });

  it('signs them out at once and takes them out of their teams, as the page does', async () => {
    const { manager, officer, email } = await createService(database);
    const account = { authorityId: officer.authorityId, staffId: officer.userId };
    const token = await database.withTransaction(programOf(account), (tx) => beginSession(tx, account));
    const result = await load(manager, [LEFT, `An officer,${email},,22/11/2026`]);
    assert.deepEqual(fatesOf(result), [0, 1, 0, 0]);
    const sessions = await column('select staff_id::text as value from app.sessions where token_hash = $1', [
      hashOf(token),
    ]);
    assert.deepEqual(sessions, []);
  });

  it('does not end the access of whoever brings it in', async () => {
    const { manager } = await createService(database);
    await createPerson(database, manager, { roles: ['iro-manager'], email: newEmail(), password: PASSWORD });
    const [email] = await column('select email as value from app.staff where id = $1', [manager.userId]);
    const result = await load(manager, [LEFT, `A manager,${email},,31/10/2026`]);
    assert.deepEqual(
      result.problems.map(({ code }) => code),
      ['FP-ROSTER-OWN-ACCESS'],
    );
  });

  it('is taken in order where they start later than they were to leave', async () => {
    const actor = await makeAuthority();
    await load(actor, ['name,started,left', 'Ash Example,01/04/2020,31/03/2026']);
    const moved = await load(actor, ['name,started,left', 'Ash Example,01/06/2026,30/06/2027']);
    assert.deepEqual([fatesOf(moved), moved.problems], [[0, 1, 0, 0], []]);
  });

  it('moves the address with which they sign in, or says that it is taken', async () => {
    const { manager } = await createService(database);
    const person = await createPerson(database, manager, {
      roles: ['iro'],
      name: 'Max',
      email: MAX,
      password: PASSWORD,
    });
    // As an earlier version left it: signed in with an address that the record of the person has lost.
    await asAdmin((admin) => admin.query('update app.staff set email = null where id = $1', [person.userId]));
    const other = await createService(database);
    const taken = await load(manager, [LEFT, `Max,${other.email},,`]);
    assert.deepEqual(
      taken.problems.map(({ code, message }) => [code, message]),
      [
        [
          'FP-ROSTER-EMAIL-TAKEN',
          'somebody at another authority signs in with this email address, so it cannot be theirs here',
        ],
      ],
    );
    const renamed = newEmail();
    assert.deepEqual(fatesOf(await load(manager, [LEFT, `Max,${renamed},,`])), [0, 1, 0, 0]);
    const attempt = (email: string) => signIn(database, { email, password: PASSWORD, isDemoAllowed: false });
    assert.equal((await attempt(renamed)).kind, 'second-factor');
    assert.equal((await attempt(MAX)).kind, 'refused');
  });
});

async function column(statement: string, values: unknown[]): Promise<unknown[]> {
  const { rows } = await asAdmin((admin) => admin.query(statement, values));
  return rows.map(({ value }) => value);
}

function inAuthority(actor: TestActor, statement: string) {
  return asAdmin((admin) => admin.query(`${statement} where id = $1`, [actor.userId]));
}
