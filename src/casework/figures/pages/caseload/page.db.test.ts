import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
} from '../../../../../tests/support/records.ts';

const TODAY = '2026-03-10';
const { app, database, signInAs } = await openTestApp({ today: TODAY });
const service = await createAuthority(database);
const { authorityId } = service;

/**
 * Ash has half a post, and Birch came on 10 February. The first appointment is of 12 December 2025. At the end of December
 * Ash has C1; of January C1 and C2; of February C1 and C2, and Birch C3; today C4 has nobody besides.
 */
const people = await database.withTransaction({ ...service, userId: null }, async (tx) => {
  await tx
    .updateTable('staff')
    .set({ roles: ['iro-manager'] })
    .where('id', '=', service.userId)
    .execute();
  const ash = await createStaff(tx, service, { name: 'Ash', full_time_equivalent: 0.5, started_on: '2020-01-06' });
  const birch = await createStaff(tx, service, { name: 'Birch', started_on: '2026-02-10' });
  const worker = await createStaff(tx, service, { name: 'Dogwood', roles: ['social-worker'] });
  const director = await createStaff(tx, service, { name: 'Cedar', roles: ['director'] });
  for (const [localId, from, staff_id, started_on] of [
    ['C1', '2025-10-06', ash, '2025-12-12'],
    ['C2', '2026-01-05', ash, '2026-01-05'],
    ['C3', '2026-02-12', birch, '2026-02-12'],
    ['C4', '2026-03-04', null, ''],
  ] as const) {
    const child_id = await createLookedAfterChild(tx, service, { localId, from });
    if (staff_id === null) continue;
    await createAppointment(tx, service, { child_id, staff_id, started_on, ended_on: null });
    if (localId !== 'C2') continue;
    await tx.insertInto('restrictions').values({ authority_id: authorityId, child_id, reason: 'a relative' }).execute();
  }
  return { ash, birch, worker, director };
});
const manager = await signInAs(service);
const MONTHS = 'from=2025-11&until=2026-03';

const open = (url: string, headers = manager) => app.inject({ url, headers });

/** The cells of a row of the table of months. */
function rowOf(body: string, name: string): string[] {
  const table = body.slice(body.indexOf('Caseloads by month'));
  const row = table.slice(table.indexOf(`>${name}</th>`)).split('</tr>')[0] ?? '';
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, ''));
}

describe('caseload by month', () => {
  it('is each IRO’s and the team’s by full post against 50 to 70, as a picture and as a table [REP-26, REP-30]', async () => {
    const { statusCode, body } = await open(`/figures/caseload?${MONTHS}`);
    assert.equal(statusCode, 200);
    // November: nobody knows. One child of half a post counts as 2; Birch, with a whole one, is not here before February.
    assert.deepEqual(rowOf(body, 'Ash'), ['Not known', '2', '4', '4', '4']);
    assert.deepEqual(rowOf(body, 'Birch'), ['Not known', 'Not here', 'Not here', '1', '1']);
    // Three children of one and a half posts.
    assert.deepEqual(rowOf(body, 'All together'), ['Not known', '2', '4', '2', '2']);
    assert.deepEqual(rowOf(body, 'Children without an IRO'), ['Not known', '0', '0', '0', '1']);
    assert.match(
      body,
      /Ash: November 2025 we don’t know; December 2025 2, fewer than 50; January 2026 4, fewer than 50;/,
    );
    assert.match(body, /Birch: November 2025 we don’t know; December 2025 nobody in post;/);
    assert.match(body, /Before the first appointment that is recorded nobody knows whose children they were/);
    assert.doesNotMatch(body, /style=/);
  });

  it('opens to the children behind each number, those withheld from the reader counted only', async () => {
    const { body } = await open(`/figures/caseload?${MONTHS}`);
    assert.match(body, new RegExp(`href="/figures/caseload/rows\\?whose=${people.ash}&amp;on=2026-01-31">4<`));
    const rows = await open(`/figures/caseload/rows?whose=${people.ash}&on=2026-01-31`);
    assert.equal(rows.statusCode, 200);
    assert.match(rows.body, /Child C1<\/a>/);
    assert.match(rows.body, /<td class="govuk-table__cell">Ash<\/td><td class="govuk-table__cell">6 Oct 2025<\/td>/);
    assert.doesNotMatch(rows.body, /Child C2/);
    assert.match(rows.body, /And 1 looked-after child whose record is not yours to see\./);
    assert.match((await open('/figures/caseload/rows?whose=nobody')).body, /Child C4<\/a>/);
    assert.match((await open('/figures/caseload/rows?whose=everybody')).body, /Child C1[\s\S]*Child C3/);
    const director = await open('/figures/caseload/rows', await signInAs({ authorityId, userId: people.director }));
    assert.match(director.body, /3 looked-after children whose records are not yours to see/);
    assert.doesNotMatch(director.body, /Child C/);
  });

  it('comes as CSV, months and children, and leaves in the audit who was named', async () => {
    const months = await open(`/figures/caseload/months/csv?${MONTHS}`);
    const lines = months.body.split('\r\n');
    assert.equal(lines[0], '\ufeffIRO,month,as of,children,children per full-time equivalent,standing');
    assert.ok(lines.includes('Ash,2026-01,2026-01-31,2,4,fewer than 50'));
    assert.ok(lines.includes('Ash,2025-11,2025-11-30,,,'));
    assert.ok(lines.includes('all together,2026-03,2026-03-10,3,2,fewer than 50'));
    assert.ok(lines.includes('no IRO,2026-03,2026-03-10,1,,'));
    const rows = await open('/figures/caseload/rows/csv?whose=nobody');
    assert.equal(rows.body, '\ufeffchild,name,IRO,looked after since\r\nC4,,,2026-03-04\r\n');
    const events = await database.withTransaction(service, (tx) =>
      tx
        .selectFrom('audit_events')
        .select(['child_ids', 'details'])
        .where('action', '=', 'figures.caseload-rows-csv')
        .execute(),
    );
    assert.deepEqual(
      events.map(({ child_ids, details }) => [child_ids.length, details]),
      [[1, { on: TODAY, whose: 'nobody', rows: 1 }]],
    );
  });

  it('is for those who may see figures, of days and people that there are', async () => {
    const worker = await signInAs({ authorityId, userId: people.worker });
    for (const url of ['/figures/caseload', '/figures/caseload/rows', '/figures/caseload/months/csv']) {
      assert.equal((await open(url, worker)).statusCode, 403, url);
    }
    for (const question of ['on=2026-03-11', 'on=soon', 'whose=ash', `whose=${crypto.randomUUID()}`]) {
      assert.equal((await open(`/figures/caseload/rows?${question}`)).statusCode, 404, question);
    }
    assert.equal((await open('/figures/caseload?from-month=13&from-year=2025')).statusCode, 422);
  });
});
