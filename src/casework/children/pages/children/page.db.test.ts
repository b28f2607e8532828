import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestApp } from '../../../../../tests/support/app.ts';
import { createStaff, enterChild } from '../../../../../tests/support/child-record.ts';
import { createAuthority } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const office = await createAuthority(database);
const iro = await createStaff(database, office, { name: 'Iris Ode', roles: ['iro'] });
const otherIro = await createStaff(database, office, { name: 'Otis Rey', roles: ['iro'] });
const barred = await createStaff(database, office, { name: 'Bea Red', roles: ['iro-manager'] });
const systemAdministrator = await createStaff(database, office, { name: 'Sy Admin', roles: ['system-administrator'] });
const elsewhere = await createAuthority(database, 'Southshire');

const sami = await database.withTransaction(office, async (tx) => {
  const id = await enterChild(tx, office, {
    localId: 'L100',
    bornOn: '2014-05-02',
    givenName: 'Samuel',
    familyName: 'Testchild',
    knownAs: 'Sami',
    iro,
    events: [{ type: 'became-looked-after', on: '2026-10-05' }],
  });
  await tx
    .insertInto('barred_staff')
    .values({ authority_id: office.authorityId, child_id: id, staff_id: barred.userId, reason: 'an aunt' })
    .execute();
  return id;
});

async function search(as: { authorityId: string; userId: string }, query: string) {
  return await app.inject({ url: `/children${query}`, headers: await signInAs(as) });
}

it('finds a child by part of the name, with the local id, for the IRO who may open the record', async () => {
  for (const words of ['sami', 'test', 'L100', 'samuel+testchild', 'TESTCHLID']) {
    const page = await search(iro, `?search=${words}`);
    assert.equal(page.statusCode, 200);
    assert.ok(page.body.includes(`href="/children/${sami}"`), words);
    assert.ok(page.body.includes('L100'), words);
  }
});

it('shows another IRO of the authority the name alone, and offers the record in an emergency', async () => {
  const page = await search(otherIro, '?search=sami');
  assert.ok(page.body.includes('Sami Testchild'));
  assert.ok(!page.body.includes(`href="/children/${sami}"`));
  assert.ok(page.body.includes(`href="/children/${sami}/open-in-emergency"`));
  assert.ok(!page.body.includes('Iris Ode'), 'nor who reviews the child');
});

it('shows who is barred from a record nothing of it, though it is there', async () => {
  const page = await search(barred, '?search=sami');
  assert.ok(page.body.includes('Nobody was found'));
  const { rowCount } = await asAdmin((admin) => admin.query('select from app.children where id = $1', [sami]));
  assert.equal(rowCount, 1);
});

it('finds nobody of another authority', async () => {
  assert.ok((await search(elsewhere, '?search=sami')).body.includes('Nobody was found'));
});

it('is no page for a system administrator, who looks after no case', async () => {
  assert.equal((await search(systemAdministrator, '')).statusCode, 403);
});

it('works a child out before it is shown, where the day alone has changed what is owed', async () => {
  const owed = () =>
    asAdmin((admin) =>
      admin.query(
        "select due_on::text from app.obligations where child_id = $1 and rule like 'review.%' and met_on is null",
        [sami],
      ),
    );
  const { rows: right } = await owed();
  assert.equal(right.length, 1);
  const spoil = () =>
    asAdmin(async (admin) => {
      await admin.query("update app.obligations set due_on = '2001-01-01' where child_id = $1 and met_on is null", [
        sami,
      ]);
      await admin.query("update app.children set next_change_on = '2001-01-01' where id = $1", [sami]);
    });
  for (const query of ['?search=sami', '?filter=late']) {
    await spoil();
    assert.ok(!(await search(iro, query)).body.includes('2001'), query);
    assert.deepEqual((await owed()).rows, right, query);
  }
});

it('shows the first page where the address asks for one that is no more', async () => {
  assert.ok((await search(iro, '?page=99')).body.includes('Sami Testchild'));
});

it('lists without a search only records within reach, and says so where there is none', async () => {
  assert.ok((await search(iro, '')).body.includes('Sami Testchild'));
  assert.ok((await search(otherIro, '')).body.includes('No record is within your reach yet'));
});

const catherine = await database.withTransaction(office, async (tx) => {
  const id = await enterChild(tx, office, {
    localId: 'S200',
    bornOn: '2011-07-21',
    givenName: 'Catherine',
    familyName: 'Wrightson-Ní Bhriain',
    iro,
    events: [{ type: 'became-looked-after', on: '2026-10-05' }],
  });
  await tx
    .updateTable('children')
    .set({ nhs_number: '9990000018', upn: 'A123456789012' })
    .where('id', '=', id)
    .execute();
  return id;
});

it('finds a name by how it sounds, says so, and puts what is written so before it', async () => {
  await database.withTransaction(office, (tx) =>
    enterChild(tx, office, { localId: 'S201', givenName: 'Kathryn', familyName: 'Other', iro }),
  );
  for (const words of ['kathrin', 'kathryn', 'Cathrynn+rightson', 'katharin+breean']) {
    const { body } = await search(iro, `?search=${encodeURI(words)}`);
    const found = body.indexOf(`href="/children/${catherine}"`);
    assert.ok(found > 0, words);
    assert.match(body.slice(found, found + 300), /Sounds like it/, words);
  }
  const { body } = await search(iro, '?search=kathryn');
  assert.ok(body.indexOf('Kathryn Other') > 0 && body.indexOf('Kathryn Other') < body.indexOf('Catherine Wrightson'));
  assert.doesNotMatch(body.slice(0, body.indexOf('Catherine Wrightson')), /Sounds like it/);
});

it('hears a name anew once it has changed, and every word that was typed', async () => {
  assert.ok(!(await search(iro, '?search=kathrin+smith')).body.includes(`/children/${catherine}"`));
  await database.withTransaction(office, (tx) =>
    tx.updateTable('children').set({ given_name: 'Shaun' }).where('id', '=', catherine).execute(),
  );
  assert.ok(!(await search(iro, '?search=kathrin')).body.includes(`/children/${catherine}"`));
  assert.ok((await search(iro, '?search=shawn')).body.includes(`/children/${catherine}"`));
});

it('finds a child within reach by NHS number, by UPN and by the day of birth, and nobody out of reach', async () => {
  for (const [typed, because] of [
    ['999 000 0018', 'Has this number'],
    ['A123456789012', 'Has this number'],
    ['21/7/2011', 'Born on this day'],
    ['21 July 2011', 'Born on this day'],
  ] as const) {
    const { body } = await search(iro, `?search=${encodeURIComponent(typed)}`);
    assert.ok(body.includes(`/children/${catherine}"`) && body.includes(because), typed);
    assert.ok(
      (await search(otherIro, `?search=${encodeURIComponent(typed)}`)).body.includes('Nobody was found'),
      typed,
    );
  }
});

it('hears no name for whoever is barred from the record, which is there', async () => {
  assert.ok((await search(barred, '?search=tastchild')).body.includes('Nobody was found'));
  const { rowCount } = await asAdmin((admin) =>
    admin.query('select from app.child_name_sounds where child_id = $1', [sami]),
  );
  assert.ok(Number(rowCount) > 0);
});

it('tells the audit whose names were shown, and nothing of what was typed', async () => {
  await search(iro, '?search=sami');
  const { rows } = await asAdmin((admin) =>
    admin.query('select child_ids, details from app.audit_events where user_id = $1 order by id desc limit 1', [
      iro.userId,
    ]),
  );
  assert.deepEqual(rows, [{ child_ids: [sami], details: { found: 1 } }]);
});
