import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const office = await openOffice(database);
const { child } = office;
const obligation = await findObligation('review.second');

const ADDRESSES = [
  `/children/${child}`,
  `/children/${child}/due`,
  `/children/${child}/due?show=later`,
  `/children/${child}/history`,
  `/children/${child}/reviews`,
  `/children/${child}/periods-of-care`,
  `/children/${child}/legal-statuses`,
  `/children/${child}/placements`,
  `/children/${child}/iros`,
  `/children/${child}/social-workers`,
  `/children/${child}/obligations/${obligation}`,
];

for (const who of ['iro', 'manager', 'socialWorker', 'officer'] as const) {
  it(`shows every page of the record to ${who}`, async () => {
    for (const url of ADDRESSES) {
      const page = await get(who, url);
      assert.equal(page.statusCode, 200, url);
      assert.ok(page.body.includes('Sami Testchild'), url);
    }
  });
}

for (const who of ['otherIro', 'barred', 'elsewhere'] as const) {
  it(`answers ${who} as if there were no such record, and it is there`, async () => {
    for (const url of ADDRESSES) {
      const page = await get(who, url);
      assert.equal(page.statusCode, 404, url);
      assert.ok(!page.body.includes('Sami'), url);
    }
    assert.equal(await countChildren(), 1);
  });
}

for (const who of ['systemAdministrator', 'director'] as const) {
  it(`does not open the record to a ${who}, who works with no child, and it is there`, async () => {
    for (const url of ADDRESSES) {
      const page = await get(who, url);
      assert.equal(page.statusCode, 403, url);
      assert.ok(!page.body.includes('Sami'), url);
    }
    assert.equal(await countChildren(), 1);
  });
}

it('sends whoever is not signed in to the door', async () => {
  for (const url of ADDRESSES) assert.equal((await app.inject({ url })).statusCode, 303);
});

it('tells who the child is, where they live without the address, and who their IRO and social worker are [APT-02, REC-15]', async () => {
  const { body } = await get('iro', `/children/${child}`);
  assert.ok(body.includes('Foster care with other carers, not long term, since 16 Mar 2026'));
  assert.ok(body.includes('Full care order, since 16 Mar 2026'));
  assert.ok(body.includes('Iris Ode, since 16 Mar 2026'));
  assert.ok(body.includes('Wim Sol, since 16 Mar 2026'));
  assert.ok(!body.includes('ZZ1 1ZZ'), 'the postcode stands nowhere on the page');
});

it('says what matters next with its day, who does it, and why', async () => {
  const { body } = await get('iro', `/children/${child}`);
  const next = body.slice(body.indexOf('What matters next</h2>'), body.indexOf('What is due</h2>'));
  assert.ok(next.includes('Hold the second review'));
  assert.ok(next.includes('Due Friday 17 July 2026'));
  assert.ok(next.includes(`/children/${child}/obligations/${obligation}`));
  assert.ok((next.match(/<li>/g) ?? []).length <= 3, 'at most three');
});

it('says of a review that was held late that it was, and leads to why', async () => {
  const { body } = await get('iro', `/children/${child}/reviews`);
  assert.match(body, /17 Apr 2026[\s\S]*15 Apr 2026[\s\S]*>Late</);
});

it('shows the reviews that are arranged or being prepared above those that were held', async () => {
  const before = await get('iro', `/children/${child}/reviews`);
  assert.ok(before.body.includes('Nothing is arranged or being prepared'));
  const rows = [
    { key: 'coming-1', arranged_on: '2027-07-13', kind: 'ordinary' },
    { key: 'coming-2', arranged_on: '2026-05-04', kind: 'brought-forward' },
    { key: 'coming-3', arranged_on: null, kind: null },
  ];
  await database.withTransaction(office.officer, (tx) =>
    tx
      .insertInto('reviews')
      .values(
        rows.map((row) => ({
          ...{ authority_id: office.officer.authorityId, child_id: child, source: 'recorded' },
          ...row,
        })),
      )
      .execute(),
  );
  const { body } = await get('iro', `/children/${child}/reviews`);
  const coming = body.slice(body.indexOf('To come</h2>'), body.indexOf('Reviews held</h2>'));
  assert.match(coming, /Monday 4 May 2026[\s\S]*Brought forward[\s\S]*nothing says that it was held/);
  assert.match(coming, /Tuesday 13 July 2027[\s\S]*in the ordinary course[\s\S]*Arranged[\s\S]*Not arranged yet/);
  assert.match(body.slice(body.indexOf('Reviews held</h2>')), /17 Apr 2026/);
});

it('leaves an event of each opening in the audit, with the child', async () => {
  await get('socialWorker', `/children/${child}/placements`);
  const { rows } = await asAdmin((admin) =>
    admin.query('select action, child_ids from app.audit_events where user_id = $1 order by id desc limit 1', [
      office.socialWorker.userId,
    ]),
  );
  assert.deepEqual(rows, [{ action: 'child.placements.read', child_ids: [child] }]);
});

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function countChildren(): Promise<number | null> {
  const { rowCount } = await asAdmin((admin) => admin.query('select from app.children where id = $1', [child]));
  return rowCount;
}

async function findObligation(rule: string): Promise<string> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>('select id from app.obligations where child_id = $1 and rule = $2', [child, rule]),
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`nothing asks for ${rule}`);
  return row.id;
}
