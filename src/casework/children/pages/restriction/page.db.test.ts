import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { type Office, openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const REASON = 'Somebody threatened to find the child.';

it('warns a manager that they lose sight of the record themselves unless they name themselves', async () => {
  const office = await openOffice(database);
  const page = await get(office.manager, `/children/${office.child}/restriction`);
  assert.ok(page.body.includes('You lose sight of the record yourself unless you name yourself'));
});

it('leaves a name only to everybody but the child’s IRO and social worker and those who are named', async () => {
  const office = await openOffice(database);
  assert.equal((await restrict(office, { readers: office.otherIro.userId })).statusCode, 303);
  for (const who of [office.iro, office.socialWorker, office.otherIro]) {
    assert.equal((await get(who, `/children/${office.child}`)).statusCode, 200);
  }
  for (const who of [office.manager, office.officer]) {
    assert.equal((await get(who, `/children/${office.child}`)).statusCode, 404);
    const search = await get(who, '/children?search=sami+testchild');
    assert.ok(search.body.includes('Restricted record'));
  }
  assert.equal(await count('children', 'id', office.child), 1, 'and the record is there');
});

it('tells why only to those who may open the record, and to whoever wrote it', async () => {
  const office = await openOffice(database);
  await restrict(office, {});
  assert.ok((await get(office.iro, `/children/${office.child}`)).body.includes(REASON));
  assert.ok((await get(office.manager, `/children/${office.child}/restriction`)).body.includes(REASON));
  const other = await get(office.officer, `/children/${office.child}/restriction`);
  assert.equal(other.statusCode, 200);
  assert.ok(!other.body.includes(REASON));
});

it('can be lifted by a manager who sees the name only; then the record opens as before', async () => {
  const office = await openOffice(database);
  await restrict(office, { readers: office.otherIro.userId });
  const restriction = await idOfRestriction(office);
  const lifted = await send(office.manager, `/children/${office.child}/restriction/lift`, { restriction });
  assert.equal(lifted.statusCode, 303);
  assert.equal((await get(office.manager, `/children/${office.child}`)).statusCode, 200);
  assert.equal((await get(office.otherIro, `/children/${office.child}`)).statusCode, 404, 'who was named has no more');
});

it('refuses a restriction without a reason, and keeps what was chosen', async () => {
  const office = await openOffice(database);
  const page = await send(office.manager, `/children/${office.child}/restriction`, {
    reason: ' ',
    readers: office.otherIro.userId,
  });
  assert.equal(page.statusCode, 422);
  assert.ok(page.body.includes('Say why the record must be restricted'));
  assert.match(page.body, new RegExp(`value="${office.otherIro.userId}" checked`));
  assert.equal(await count('restrictions', 'child_id', office.child), 0);
});

it('loses neither choice where two managers name readers at once', async () => {
  const office = await openOffice(database);
  await restrict(office, {});
  const url = `/children/${office.child}/restriction/readers`;
  assert.equal((await send(office.manager, url, { before: '', readers: office.otherIro.userId })).statusCode, 303);
  const late = await send(office.officer, url, { before: '', readers: office.manager.userId });
  assert.equal(late.statusCode, 422);
  assert.ok(late.body.includes('Somebody else changed this while you had it open'));
  assert.ok(late.body.includes(`name="before" value="${office.otherIro.userId}"`), 'what holds now');
  assert.match(late.body, new RegExp(`value="${office.manager.userId}" checked`), 'and what was chosen');
  assert.equal(await count('restriction_readers', 'staff_id', office.otherIro.userId), 1);
});

it('keeps a member of staff from the record, also in an emergency, until they are let back', async () => {
  const office = await openOffice(database);
  const url = `/children/${office.child}/restriction`;
  const person = office.iro.userId;
  assert.equal((await get(office.iro, `/children/${office.child}`)).statusCode, 200);
  assert.equal((await send(office.manager, `${url}/barred`, { person, barReason: 'An uncle' })).statusCode, 303);
  assert.equal((await get(office.iro, `/children/${office.child}`)).statusCode, 404);
  assert.equal((await get(office.iro, `/children/${office.child}/open-in-emergency`)).statusCode, 404);
  assert.equal(await count('children', 'id', office.child), 1);
  assert.equal((await send(office.manager, `${url}/let-back`, { person })).statusCode, 303);
  assert.equal((await get(office.iro, `/children/${office.child}`)).statusCode, 200);
});

it('lets nobody keep themselves from a record, and nobody without a reason', async () => {
  const office = await openOffice(database);
  const url = `/children/${office.child}/restriction/barred`;
  const own = await send(office.manager, url, { person: office.manager.userId, barReason: 'An aunt' });
  assert.equal(own.statusCode, 422);
  assert.ok(own.body.includes('Ask another manager'));
  const silent = await send(office.manager, url, { person: office.iro.userId, barReason: '' });
  assert.ok(silent.body.includes('Say why they must not see it'));
  assert.equal(await count('barred_staff', 'staff_id', office.iro.userId), 0);
});

it('is a page of IRO managers alone, and of no manager who is barred or works elsewhere', async () => {
  const office = await openOffice(database);
  const url = `/children/${office.child}/restriction`;
  for (const who of [office.iro, office.otherIro, office.socialWorker, office.systemAdministrator, office.director]) {
    assert.equal((await get(who, url)).statusCode, 403);
    assert.equal((await send(who, url, { reason: REASON })).statusCode, 403);
  }
  for (const who of [office.barred, office.elsewhere]) {
    assert.equal((await get(who, url)).statusCode, 404);
    assert.equal((await send(who, url, { reason: REASON })).statusCode, 404);
    assert.equal((await send(who, `${url}/let-back`, { person: office.barred.userId })).statusCode, 404);
  }
  assert.equal(await count('restrictions', 'child_id', office.child), 0);
  assert.equal(await count('barred_staff', 'child_id', office.child), 1);
});

type Who = { readonly authorityId: string; readonly userId: string };

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(who) });
}

async function send(who: Who, url: string, fields: Record<string, string>) {
  const { cookie } = await signInAs(who);
  return await sendForm(app, { url, cookie, fields });
}

async function restrict({ manager, child }: Office, fields: Record<string, string>) {
  return await send(manager, `/children/${child}/restriction`, { reason: REASON, ...fields });
}

async function idOfRestriction({ child }: Office): Promise<string> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>('select id from app.restrictions where child_id = $1 and lifted_at is null', [child]),
  );
  return rows[0]?.id ?? '';
}

async function count(table: string, column: string, id: string): Promise<number | null> {
  const { rowCount } = await asAdmin((admin) => admin.query(`select from app.${table} where ${column} = $1`, [id]));
  return rowCount;
}
