import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { createAuthority, createChild } from '../../../../../tests/support/records.ts';

const { app, database, signInAs } = await openTestApp({ today: '2026-03-10' });
const service = await createAuthority(database);
const { authorityId } = service;

/** In April 2025 C1, aged ten, came to one review and nobody stated how at another; C2 is three; of C3 nobody knows. */
await database.withTransaction({ ...service, userId: null }, async (tx) => {
  await tx
    .updateTable('staff')
    .set({ roles: ['iro-manager'] })
    .where('id', '=', service.userId)
    .execute();
  const held = async (
    localId: string,
    born_on: string | null,
    reviews: readonly (readonly [string, string | null])[],
  ) => {
    const child_id = await createChild(tx, service, localId);
    await tx.updateTable('children').set({ born_on }).where('id', '=', child_id).execute();
    for (const [recording_on, participation] of reviews) {
      const review = { key: recording_on, recording_on, participation, source: 'recorded' };
      await tx
        .insertInto('reviews')
        .values({ authority_id: authorityId, child_id, ...review })
        .execute();
    }
    return child_id;
  };
  await held('C1', '2015-01-10', [
    ['2025-04-07', 'PN1'],
    ['2025-04-28', null],
    ['2025-06-02', 'PN5'],
  ]);
  await held('C2', '2022-01-10', [['2025-04-09', 'PN0']]);
  await held('C3', null, [['2025-04-11', 'PN2']]);
  const withheld = await held('C4', '2014-01-10', [['2025-04-14', 'PN1']]);
  const restriction = { authority_id: authorityId, child_id: withheld, reason: 'a threat' };
  await tx.insertInto('restrictions').values(restriction).execute();
});
const headers = await signInAs(service);
const YEAR = 'year=2025-26';
const open = (url: string) => app.inject({ url, headers });

describe('the page of participation', () => {
  it('opens each number to the reviews behind it, and says as of when it counts [REP-25]', async () => {
    const { body } = await open(`/figures/participation?${YEAR}`);
    assert.match(body, /Counted as of Tuesday 10 March 2026/);
    assert.match(body, /href="\/figures\/participation\/rows\?year=2025-26&amp;group=came&amp;month=2025-04">2</);
    assert.match(body, /href="\/figures\/participation\/rows\?year=2025-26&amp;code=PN5">1</);
    const came = await open(`/figures/participation/rows?${YEAR}&group=came&month=2025-04`);
    assert.equal(came.statusCode, 200);
    assert.match(came.body, /Held April 2025/);
    assert.match(came.body, /Child C1<\/a>[\s\S]*7 Apr 2025[\s\S]*PN1: Attended and spoke for themselves/);
    assert.match(came.body, /And 1 review of 1 child whose record is not yours to see\./);
    assert.doesNotMatch(came.body, /Child C4/);
  });

  it('counts behind each number as many as the number says', async () => {
    for (const [question, count] of [
      ['group=held', 5],
      ['group=conveyed', 1],
      ['group=notStated', 1],
      ['group=underFour', 1],
      ['group=ageUnknown', 1],
      ['group=held&month=2025-06', 1],
      ['code=PN1', 1],
    ] as const) {
      const { body } = await open(`/figures/participation/rows?${YEAR}&${question}`);
      const words = `<p class="govuk-body">${count} ${count === 1 ? 'review' : 'reviews'}</p>`;
      assert.ok(body.includes(words), question);
    }
    const unstated = await open(`/figures/participation/rows?${YEAR}&group=notStated`);
    assert.match(unstated.body, /28 Apr 2025<\/td><td class="govuk-table__cell">Nobody stated how/);
  });

  it('comes as CSV, and leaves in the audit who was named', async () => {
    const csv = await open(`/figures/participation/rows/csv?${YEAR}&group=conveyed`);
    assert.match(csv.body, /^\ufeffchild,name,held,code,how the child took part\r\nC1,,2025-06-02,PN5,/);
    const events = await database.withTransaction(service, (tx) =>
      tx
        .selectFrom('audit_events')
        .select(['child_ids', 'details'])
        .where('action', '=', 'figures.participation-rows-csv')
        .execute(),
    );
    assert.deepEqual(
      events.map(({ child_ids, details }) => [child_ids.length, details]),
      [[1, { group: 'conveyed', rows: 1 }]],
    );
  });

  it('knows of no group, code or month but its own', async () => {
    for (const question of ['group=shame', 'code=PN9', 'month=2025-13', 'month=soon']) {
      assert.equal((await open(`/figures/participation/rows?${YEAR}&${question}`)).statusCode, 404, question);
    }
  });
});
