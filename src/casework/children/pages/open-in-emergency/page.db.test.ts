import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const REASON = 'The police ask who the child lives with tonight.';

it('says what it means and asks why, by the name alone', async () => {
  const office = await openOffice(database);
  const page = await ask(office.otherIro, office.child);
  assert.equal(page.statusCode, 200);
  assert.ok(page.body.includes('Sami Testchild'));
  assert.ok(page.body.includes('It is open to you for 4 hours'));
  assert.ok(!page.body.includes('Iris Ode'), 'nothing of the record itself');
});

it('opens the record for four hours, and no longer', async () => {
  const office = await openOffice(database);
  assert.equal((await child(office.otherIro, office.child)).statusCode, 404);
  const opened = await open(office.otherIro, office.child, REASON);
  assert.equal(opened.statusCode, 303);
  assert.equal(opened.headers.location, `/children/${office.child}`);
  const page = await child(office.otherIro, office.child);
  assert.equal(page.statusCode, 200);
  assert.ok(page.body.includes('Opened in an emergency'));
  const { rows } = await asAdmin((admin) =>
    admin.query(
      `select ends_at = opened_at + interval '4 hours' as "isFourHours", reason
      from app.emergency_accesses where child_id = $1`,
      [office.child],
    ),
  );
  assert.deepEqual(rows, [{ isFourHours: true, reason: REASON }]);
  await asAdmin((admin) =>
    admin.query(
      `update app.emergency_accesses set opened_at = now() - interval '5 hours', ends_at = now() - interval '1 hour'
       where child_id = $1`,
      [office.child],
    ),
  );
  assert.equal((await child(office.otherIro, office.child)).statusCode, 404);
});

it('tells each IRO manager and the child’s IRO, and neither whoever opened it nor who is barred', async () => {
  const office = await openOffice(database);
  await open(office.otherIro, office.child, REASON);
  const { rows } = await asAdmin((admin) =>
    admin.query<{ name: string }>(
      `select s.name from app.alerts a join app.staff s on s.id = a.staff_id
       where a.child_id = $1 and a.kind = 'emergency-access' and a.about_staff_id = $2 order by s.name`,
      [office.child, office.otherIro.userId],
    ),
  );
  // "An officer" is an IRO manager too.
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['An officer', 'Iris Ode', 'Mara Ward'],
  );
});

it('keeps its own event in the audit, with the child and without the reason', async () => {
  const office = await openOffice(database);
  await open(office.otherIro, office.child, REASON);
  const { rows } = await asAdmin((admin) =>
    admin.query(
      `select child_ids, details from app.audit_events where user_id = $1 and action = 'child.emergency.opened'`,
      [office.otherIro.userId],
    ),
  );
  assert.deepEqual(rows, [{ child_ids: [office.child], details: { opened: true, told: 3 } }]);
});

it('opens nothing without a reason, or for one that is no sentence, and plays back what was typed', async () => {
  const office = await openOffice(database);
  const none = await open(office.otherIro, office.child, '  ');
  assert.equal(none.statusCode, 422);
  assert.ok(none.body.includes('Say why you must open this record now'));
  const short = await open(office.otherIro, office.child, 'urgent & now');
  assert.equal(short.statusCode, 422);
  assert.ok(short.body.includes('urgent &amp; now'));
  assert.equal((await child(office.otherIro, office.child)).statusCode, 404);
  const { rowCount } = await asAdmin((admin) =>
    admin.query('select from app.emergency_accesses where child_id = $1', [office.child]),
  );
  assert.equal(rowCount, 0);
});

it('answers who is barred as if there were no such child, and it is there', async () => {
  const office = await openOffice(database);
  assert.equal((await ask(office.barred, office.child)).statusCode, 404);
  const barred = await open(office.barred, office.child, REASON);
  const nowhere = await open(office.barred, '01980000-0000-7000-8000-000000000000', REASON);
  assert.equal(barred.statusCode, 404);
  assert.equal(withoutTokens(barred.body), withoutTokens(nowhere.body));
  const { rowCount } = await asAdmin((admin) => admin.query('select from app.children where id = $1', [office.child]));
  assert.equal(rowCount, 1);
});

it('is nothing for another authority, and no page for those who work with no child', async () => {
  const office = await openOffice(database);
  assert.equal((await ask(office.elsewhere, office.child)).statusCode, 404);
  assert.equal((await open(office.elsewhere, office.child, REASON)).statusCode, 404);
  for (const who of [office.systemAdministrator, office.director]) {
    assert.equal((await ask(who, office.child)).statusCode, 403);
    assert.equal((await open(who, office.child, REASON)).statusCode, 403);
  }
});

it('leads whoever may open the record anyhow straight to it', async () => {
  const office = await openOffice(database);
  const page = await ask(office.iro, office.child);
  assert.equal(page.headers.location, `/children/${office.child}`);
});

type Who = { readonly authorityId: string; readonly userId: string };

async function ask(who: Who, id: string) {
  return await app.inject({ url: `/children/${id}/open-in-emergency`, headers: await signInAs(who) });
}

async function child(who: Who, id: string) {
  return await app.inject({ url: `/children/${id}`, headers: await signInAs(who) });
}

async function open(who: Who, id: string, reason: string) {
  const { cookie } = await signInAs(who);
  return await sendForm(app, { url: `/children/${id}/open-in-emergency`, cookie, fields: { reason } });
}

/** What differs between any two pages. */
function withoutTokens(body: string): string {
  return body.replaceAll(/value="[^"]+"|nonce="[^"]+"/g, '');
}
