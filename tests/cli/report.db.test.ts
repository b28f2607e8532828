import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../support/database.ts';
import { runInside } from '../support/fake-io.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
  OBLIGATION,
} from '../support/records.ts';

const { database, environment, asAdmin } = await openTestDatabase();
const actor = await createAuthority(database);
const authority_id = actor.authorityId;

await database.withTransaction(actor, async (tx) => {
  const child_id = await createLookedAfterChild(tx, actor, { localId: 'C1', from: '2026-01-05' });
  await createLookedAfterChild(tx, actor, { localId: 'C2', from: '2026-02-05' });
  const national_due_on = OBLIGATION.due_on;
  await tx
    .insertInto('obligations')
    .values({ authority_id, child_id, ...OBLIGATION, national_due_on, met_on: '2026-02-03' })
    .execute();
  await tx
    .insertInto('unknown_obligations')
    .values({ authority_id, child_id, rule: 'review.second', missing: ['review-held'], because: 'before-record' })
    .execute();
  const review = { key: 'r1', recording_on: '2026-02-03', participation: 'PN1', source: 'recorded' };
  await tx
    .insertInto('reviews')
    .values({ authority_id, child_id, ...review })
    .execute();
  const staff_id = await createStaff(tx, actor, { name: '=HYPERLINK("http://example.org")' });
  await createAppointment(tx, actor, { child_id, staff_id, started_on: '2026-01-06', ended_on: null });
});

function report(...args: readonly string[]) {
  return runInside(['report', ...args], { environment, today: '2026-03-10' });
}

describe('footprint report timeliness', () => {
  it('tells in words how the duties of the financial year so far were done', async () => {
    const { code, stdout, stderr } = await report('timeliness');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Timeliness in Northshire, 1 April 2025 to 31 March 2026, as of 10 March 2026\n/);
    assert.match(
      stdout,
      /^Reviews: 1 due, 0 of 1 in time \(0%\); 1 breach of the Regulations; of 1 more we don’t know$/m,
    );
    assert.match(stdout, /^Other duties: 0 due, none has come due$/m);
    assert.match(stdout, /^ {2}Hold the first review +1 +0 +1 +0 +0 +0 +0 +0 +0% +1$/m);
    assert.match(stdout, /^ {2}February 2026 +1 +0 +1/m);
    assert.match(stdout, /^ {2}1 +Hold the second review +due before the records begin$/m);
  });

  it('gives programs everything as JSON, and spreadsheets a row for each duty and month', async () => {
    const { authority, period, reviews } = JSON.parse((await report('timeliness', '--json')).stdout);
    assert.equal(authority, 'Northshire');
    assert.deepEqual(period, { from: '2025-04-01', until: '2026-03-31', asOf: '2026-03-10' });
    assert.deepEqual([reviews.counts.late, reviews.months.length], [1, 12]);
    const { stdout } = await report('timeliness', '--csv');
    assert.deepEqual(stdout.split('\r\n').slice(1), [
      'review.first,Hold the first review,2026-02,1,0,1,0,0,0,0,0,1,0,1,1,0,,',
      'review.second,Hold the second review,,,,,,,,,,,,,,,1,due before the records begin',
      '',
    ]);
  });

  it('counts the months that are asked for', async () => {
    for (const [options, from, until] of [
      [['--from', '2026-02'], '2026-02-01', '2026-03-31'],
      [['--from', '2026-02', '--until', '2026-02'], '2026-02-01', '2026-02-28'],
      [['--from', '2024-25'], '2024-04-01', '2025-03-31'],
      [['--from', '2024/2025', '--until', '2025-26'], '2024-04-01', '2026-03-31'],
      [['--until', '2025-05'], '2025-04-01', '2025-05-31'],
      [['--as-of', '2025-04-01'], '2025-04-01', '2025-04-30'],
    ] as const) {
      const { stdout, stderr } = await report('timeliness', '--json', ...options);
      assert.equal(stderr, '');
      const { period } = JSON.parse(stdout);
      assert.deepEqual([period.from, period.until], [from, until]);
    }
  });

  it('refuses months that are none, that run backwards or too far, and two ways of printing', async () => {
    for (const [options, message] of [
      [['--from', '2026-13'], /--from: "2026-13" is no month \(2025-04\) and no financial year \(2025-26\)/],
      [['--from', '2026-02', '--until', '2026-01'], /--from 2026-02 is after 2026-01: turn them round/],
      [['--from', '2026-04'], /--from 2026-04 is after the month of 2026-03-10/],
      [['--from', '1995-04'], /20 years at most/],
      [['--json', '--csv'], /choose one/],
      [['--as-of', 'today'], /--as-of: "today" is not a day/],
    ] as const) {
      const { code, stderr } = await report('timeliness', ...options);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
    assert.match((await report('figures')).stderr, /Usage: footprint report timeliness/);
  });
});

describe('footprint report participation', () => {
  it('tells in words how many reviews were held in each month, and how the child took part', async () => {
    const { code, stdout, stderr } = await report('participation', '--from', '2026-01');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^1 review held: 1 with a child of four or over, 0 under four$/m);
    assert.match(
      stdout,
      /^Of four and over, as far as it is stated: 1 of 1 \(100%\) were heard, 1 of 1 \(100%\) came$/m,
    );
    assert.match(stdout, /^ {2}PN1 +1 +Attended and spoke for themselves$/m);
    assert.match(stdout, /^ {2}January 2026 +0/m);
    const csv = (await report('participation', '--from', '2026-01', '--csv')).stdout.split('\r\n');
    assert.match(csv[0] ?? '', /^month,reviews held,under 4,PN1 Attended and spoke for themselves,"PN2 Attended, an/);
    assert.equal(csv[2], '2026-02,1,0,1,0,0,0,0,0,0,0,0,0');
  });
});

describe('footprint report caseload', () => {
  it('tells in words who has how many children, and who has no IRO', async () => {
    const { code, stdout, stderr } = await report('caseload');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Caseloads in Northshire as of 10 March 2026$/m);
    assert.match(stdout, /^2 looked-after children, 2 IROs, 1 child without one$/m);
    assert.match(stdout, /^ {2}An officer +0 +1 +0 +fewer than 50 +we don’t know yet$/m);
    assert.match(stdout, /^ {2}C2 +5 February 2026$/m);
  });

  it('leaves in the audit which children it named', async () => {
    const { rows } = await asAdmin((admin) =>
      admin.query(`select distinct e.action, array(select local_id from app.children c where c.id = any (e.child_ids)) as named
        from app.audit_events e where e.action = 'report.caseload'`),
    );
    assert.deepEqual(rows, [{ action: 'report.caseload', named: ['C2'] }]);
  });

  it('keeps a name that looks like a formula a name', async () => {
    const { stdout } = await report('caseload', '--csv');
    assert.equal(stdout.split('\r\n')[1], `"'=HYPERLINK(""http://example.org"")",1,1,1,fewer than 50,,,`);
  });

  it('is of one day', async () => {
    const { code, stderr } = await report('caseload', '--from', '2026-01');
    assert.equal(code, 2);
    assert.match(stderr, /a caseload is that of one day/);
  });
});

describe('a report of an authority with words of its own', () => {
  it('says them, in words and as CSV [CFG-05]', async () => {
    const chooses = (procedure: string) =>
      database.withTransaction(actor, (tx) => tx.updateTable('authorities').set({ procedure }).execute());
    await chooses('halton');
    const timeliness = (await report('timeliness')).stdout;
    assert.match(timeliness, /^Children in Care Reviews: 1 due/m);
    assert.match(timeliness, /^ {2}Hold the first Children in Care Review +1 +0 +1 /m);
    const participation = (await report('participation', '--from', '2026-01')).stdout;
    assert.match(participation, /^1 Children in Care Review held: 1 with/m);
    const caseload = (await report('caseload')).stdout;
    assert.match(caseload, /^2 Children in Care, 2 IRMs, 1 child without one$/m);
    assert.match(caseload, /^Looked after without an IRM$/m);
    for (const words of [timeliness, participation, caseload]) {
      assert.doesNotMatch(words, /\bIROs?\b|(?<!in Care )\breviews?\b|looked-after child/i);
    }
    assert.match(
      (await report('timeliness', '--csv')).stdout,
      /^review\.first,Hold the first Children in Care Review,/m,
    );
    assert.match((await report('caseload', '--csv')).stdout, /^IRM,children,[\s\S]*^no IRM,1,/m);
    await chooses('national');
  });
});

describe('the authority of a report', () => {
  it('has to be named where there are several, by its name, its code or its id', async () => {
    const other = await createAuthority(database, 'Southshire');
    await database.withTransaction(other, (tx) => tx.updateTable('authorities').set({ code: 'E06000001' }).execute());
    const unnamed = await report('caseload');
    assert.deepEqual([unnamed.code, unnamed.stdout], [2, '']);
    assert.match(unnamed.stderr, /say with --authority which one you mean: Northshire, Southshire/);
    for (const called of ['southshire', 'E06000001', other.authorityId]) {
      assert.match((await report('caseload', '--authority', called)).stdout, /^Caseloads in Southshire/);
    }
    const unknown = await report('caseload', '--authority', 'Westshire');
    assert.match(unknown.stderr, /--authority: none is called "Westshire"; there are Northshire, Southshire/);
  });
});
