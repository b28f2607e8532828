import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
} from '../../../../../tests/support/records.ts';
import { linkChildren } from '../../../children/people/link-children.ts';

const TODAY = '2026-03-10';
const { app, database, asAdmin, signInAs } = await openTestApp({ today: TODAY });
const service = await createAuthority(database);
const { authorityId: authority_id } = service;

const made = await database.withTransaction({ ...service, userId: null }, async (tx) => {
  const manager = { roles: ['iro-manager'], name: 'The manager' };
  await tx.updateTable('staff').set(manager).where('id', '=', service.userId).execute();
  const staff: Record<string, string> = {};
  for (const name of ['Ash', 'Birch', 'Cedar', 'Dogwood']) staff[name] = await createStaff(tx, service, { name });
  staff['Holly'] = await createStaff(tx, service, { name: 'Holly', roles: ['social-worker'] });
  const child = await createLookedAfterChild(tx, service, { localId: 'C1', from: '2026-03-02' });
  const { Ash = '', Birch = '', Cedar = '', Holly = '' } = staff;
  const of = { authority_id, child_id: child };
  // Ash worked with the child once, Cedar manages the social worker of today, Birch was the IRO before.
  await tx
    .insertInto('child_workers')
    .values([
      { ...of, staff_id: Ash, started_on: '2023-01-09', ended_on: '2023-06-05' },
      { ...of, staff_id: Holly, started_on: '2026-03-02' },
    ])
    .execute();
  await tx
    .insertInto('staff_managers')
    .values({ authority_id, staff_id: Holly, manager_id: Cedar, started_on: '2025-01-06' })
    .execute();
  await createAppointment(tx, service, {
    child_id: child,
    staff_id: Birch,
    started_on: '2024-01-08',
    ended_on: '2024-09-02',
  });
  await tx
    .insertInto('officer_competences')
    .values({
      authority_id,
      staff_id: Birch,
      kind: 'registration',
      detail: 'Social Work England',
      expires_on: '2026-11-30',
    })
    .execute();
  return { child, staff };
});
const { Ash = '', Birch = '', Cedar = '', Dogwood = '' } = made.staff;
const headers = await signInAs(service);
const address = `/allocation/${made.child}`;
const send = (fields: Record<string, string>) => sendForm(app, { url: address, cookie: headers.cookie, fields });

const appointments = () =>
  database.withTransaction(service, (tx) =>
    tx
      .selectFrom('appointments')
      .select(['staff_id', 'started_on', 'ended_on', 'chosen_because', 'changed_because', 'checked'])
      .where('child_id', '=', made.child)
      .where('started_on', '>', '2025-01-01')
      .orderBy('started_on')
      .execute(),
  );

describe('who could be the IRO', () => {
  it('is ranked with the reasons in words and where each is said [APT-11]', async () => {
    const { body, statusCode } = await app.inject({ url: address, headers });
    assert.equal(statusCode, 200);
    assert.ok(body.indexOf('Birch') < body.indexOf('Dogwood'));
    assert.match(body, /Was this child’s IRO until 2 Sept 2024 <span class="footprint-source">Handbook 7\.2/);
    assert.match(body, /0 children: 0 for a full post, room up to 70/);
    assert.match(body, /We don’t know yet: when they qualified \(Handbook 2\.16\)/);
  });

  it('keeps out the child’s earlier social worker and whoever manages the one of today, and says why [IND-11] [IND-14]', async () => {
    const { body } = await app.inject({ url: address, headers });
    assert.doesNotMatch(body, new RegExp(`value="${Ash}"`));
    assert.doesNotMatch(body, new RegExp(`value="${Cedar}"`));
    assert.match(body, /They work with this child as the social worker, or did \(since 9 January 2023\)/);
    assert.match(body, /They manage Holly, the child’s social worker, now or before/);
  });
});

describe('choosing', () => {
  it('refuses whom regulation 46 bars, however they were asked for [IND-11] [IND-14]', async () => {
    for (const officer of [Ash, Cedar]) {
      const page = await send({ officer, seen: '1' });
      assert.equal(page.statusCode, 422);
      assert.match(page.body, /cannot be chosen/);
      const bulk = await sendForm(app, {
        url: '/allocation/appoint',
        cookie: headers.cookie,
        fields: { children: `${made.child}:1`, officer, when: 'today' },
      });
      assert.match(bulk.body, /Regulation 46 bars this person from being the child’s IRO/);
    }
    assert.deepEqual(await appointments(), []);
  });

  it('is held by the database too: no program writes such an appointment [IND-11] [IND-14]', async () => {
    const row = { authority_id, child_id: made.child, started_on: TODAY };
    for (const staff_id of [Ash, Cedar]) {
      await assert.rejects(
        asAdmin((admin) =>
          admin
            .query(`select set_config('app.authority_id', $1, false)`, [row.authority_id])
            .then(() =>
              admin.query(
                'insert into app.appointments (authority_id, child_id, staff_id, started_on) values ($1, $2, $3, $4)',
                [row.authority_id, row.child_id, staff_id, row.started_on],
              ),
            ),
        ),
        /not independent of the child under regulation 46/,
      );
    }
    assert.deepEqual(await appointments(), []);
  });

  it('asks why not the one suggested, and plays back what was chosen', async () => {
    const page = await send({ officer: Dogwood, seen: '1' });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /href="#chosenBecause">Say why not Birch, who is suggested/);
    assert.match(page.body, new RegExp(`value="${Dogwood}" checked`));
  });

  it('appoints the one suggested with one button, keeps what was not known, and tells the IRO [APT-01]', async () => {
    const page = await send({ officer: Birch, seen: '1' });
    assert.equal(page.statusCode, 303);
    const [row] = await appointments();
    assert.deepEqual([row?.staff_id, row?.started_on, row?.chosen_because], [Birch, TODAY, null]);
    assert.match(JSON.stringify(row?.checked), /We don’t know yet: when they qualified/);
    const alerts = await asAdmin((admin) =>
      admin.query('select staff_id, kind from app.alerts where child_id = $1', [made.child]),
    );
    assert.deepEqual(alerts.rows, [{ staff_id: Birch, kind: 'iro-for-child' }]);
    const told = await app.inject({
      url: '/alerts',
      headers: await signInAs({ authorityId: authority_id, userId: Birch }),
    });
    assert.match(told.body, /You are the IRO of/);
    assert.match(told.body, /contact the social worker/);
  });

  it('changes the IRO with a reason, and leaves no day without one [APT-05]', async () => {
    const without = await send({ officer: Dogwood, seen: '2', chosenBecause: 'She knows the family.' });
    assert.match(without.body, /Say why the IRO changes/);
    const done = await send({
      ...{ officer: Dogwood, seen: '2', changedBecause: 'child-wish', chosenBecause: 'She knows the family.' },
      ...{ 'from-day': '16', 'from-month': '3', 'from-year': '2026' },
    });
    assert.equal(done.statusCode, 303);
    const rows = await appointments();
    assert.deepEqual(
      rows.map(({ staff_id, started_on, ended_on, changed_because }) => [
        staff_id,
        started_on,
        ended_on,
        changed_because,
      ]),
      [
        [Birch, TODAY, '2026-03-16', null],
        [Dogwood, '2026-03-16', null, 'child-wish'],
      ],
    );
  });

  it('asks why siblings need not share an IRO, and keeps the reason where the next choice finds it [SIB-05] [SIB-01]', async () => {
    const sibling = await database.withTransaction({ ...service, userId: null }, async (tx) => {
      const id = await createLookedAfterChild(tx, service, { localId: 'C2', from: '2026-03-02' });
      const related = { childId: id, otherChildId: made.child, relation: 'full-sibling', since: null } as const;
      await linkChildren(tx, { ...service, userId: null }, { ...related, today: TODAY });
      return id;
    });
    const url = `/allocation/${sibling}`;
    const choose = (fields: Record<string, string>) =>
      sendForm(app, {
        url,
        cookie: headers.cookie,
        fields: { officer: Dogwood, seen: '0', chosenBecause: 'A reason', ...fields },
      });
    const asked = await choose({});
    assert.match(asked.body, /href="#siblingsApartBecause">Say why .* need not share an IRO/);
    assert.equal((await choose({ siblingsApartBecause: 'interests-conflict' })).statusCode, 303);
    const relations = await asAdmin((admin) => admin.query('select iros_differ_because from app.child_relations'));
    assert.deepEqual(relations.rows, [{ iros_differ_because: 'interests-conflict' }]);
  });

  it('is not found for a child whom nobody knows', async () => {
    const url = '/allocation/00000000-0000-4000-8000-000000000000';
    assert.equal((await app.inject({ url, headers })).statusCode, 404);
  });
});
