import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
  OBLIGATION,
} from '../../../../../tests/support/records.ts';

const TODAY = '2026-03-10';
const { app, database, signInAs } = await openTestApp({ today: TODAY });
const service = await createAuthority(database);
const { authorityId } = service;

/** Ash has half a post and three children, one of them restricted; Birch is away, with one child; one has nobody. */
const made = await database.withTransaction({ ...service, userId: null }, async (tx) => {
  await tx
    .updateTable('staff')
    .set({ roles: ['iro-manager'] })
    .where('id', '=', service.userId)
    .execute();
  const ash = await createStaff(tx, service, { name: 'Ash', full_time_equivalent: 0.5, started_on: '2020-01-06' });
  const birch = await createStaff(tx, service, { name: 'Birch' });
  const cedar = await createStaff(tx, service, { name: 'Cedar', left_on: '2026-03-01' });
  await tx
    .insertInto('absences')
    .values({ authority_id: authorityId, staff_id: birch, first_on: TODAY, last_on: '2026-03-20', covered_by: ash })
    .execute();
  const ids: string[] = [];
  for (const [localId, staff_id] of [
    ['C1', ash],
    ['C2', ash],
    ['C3', ash],
    ['C4', birch],
    ['C5', cedar],
    ['C6', null],
  ] as const) {
    const child_id = await createLookedAfterChild(tx, service, { localId, from: '2026-01-05' });
    ids.push(child_id);
    if (staff_id === null) continue;
    await createAppointment(tx, service, { child_id, staff_id, started_on: '2026-01-06', ended_on: null });
  }
  const [one = '', , restricted = ''] = ids;
  await tx
    .insertInto('obligations')
    .values({ authority_id: authorityId, child_id: one, ...OBLIGATION })
    .execute();
  await tx
    .insertInto('restrictions')
    .values({ authority_id: authorityId, child_id: restricted, reason: 'a relative' })
    .execute();
  return { ash, birch, cedar };
});
const headers = await signInAs(service);

describe('the page of the team', () => {
  it('shows each caseload by full post against 50 to 70, as a picture and as a table [CAS-01, REP-26, REP-30]', async () => {
    const { statusCode, body } = await app.inject({ url: '/team', headers });
    assert.equal(statusCode, 200);
    assert.match(body, /Ash: 6, fewer than 50\. Birch: 1, fewer than 50\./);
    // 6 of a scale of 90 is 6.7 hundredths of the width; the band runs from 50 to 70.
    assert.match(body, /<rect x="0" y="22" width="6\.7%"/);
    assert.match(body, /<rect x="55\.6%" y="0" width="22\.2%"/);
    assert.match(body, /<strong>1\.5<\/strong> full posts, 2 IROs/);
    assert.match(body, /6 Jan 2020/);
    assert.doesNotMatch(body, /style=/);
  });

  it('tells who is away and who acts for them, who has no IRO, and who left children behind [REP-26]', async () => {
    const { body } = await app.inject({ url: '/team', headers });
    assert.match(body, /Birch is away until Friday 20 March 2026\. Ash acts for them\./);
    assert.match(body, /<strong>1<\/strong> without an IRO/);
    assert.match(body, /left on Sunday 1 March 2026 and 1 child is still theirs/);
    assert.match(body, new RegExp(`/team/${made.cedar}/hand-over`));
  });

  it('opens one IRO’s children as that IRO sees them, those withheld from the reader counted only', async () => {
    const { statusCode, body } = await app.inject({ url: `/team/${made.ash}`, headers });
    assert.equal(statusCode, 200);
    assert.match(body, /Child C1/);
    assert.match(body, /Child C4<\/a>\s*<small>aged 11, for Birch/);
    assert.doesNotMatch(body, /Child C3/);
    assert.match(body, /And 1 child whose record is not yours to see/);
  });

  it('leaves in the audit whose children were opened', async () => {
    const events = await database.withTransaction(service, (tx) =>
      tx.selectFrom('audit_events').select(['details', 'child_ids']).where('action', '=', 'team.caseload').execute(),
    );
    assert.deepEqual(
      events.map(({ details, child_ids }) => [details, child_ids.length]),
      [[{ staffId: made.ash }, 3]],
    );
  });

  it('is for those who may see every caseload', async () => {
    const iro = await signInAs({ authorityId, userId: made.ash });
    assert.equal((await app.inject({ url: '/team', headers: iro })).statusCode, 403);
    assert.equal((await app.inject({ url: `/team/${made.birch}`, headers: iro })).statusCode, 403);
  });
});
