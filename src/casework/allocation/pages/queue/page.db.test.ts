import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import {
  createAppointment,
  createAuthority,
  createLookedAfterChild,
  createStaff,
} from '../../../../../tests/support/records.ts';

const TODAY = '2026-03-10';
const { app, asAdmin, database, signInAs } = await openTestApp({ today: TODAY });
const service = await createAuthority(database);
const { authorityId } = service;

const made = await database.withTransaction({ ...service, userId: null }, async (tx) => {
  await tx
    .updateTable('staff')
    .set({ roles: ['iro-manager'] })
    .where('id', '=', service.userId)
    .execute();
  const ash = await createStaff(tx, service, { name: 'Ash', full_time_equivalent: 0.5 });
  const birch = await createStaff(tx, service, { name: 'Birch' });
  await tx
    .insertInto('absences')
    .values({ authority_id: authorityId, staff_id: birch, first_on: TODAY, last_on: '2026-03-20', covered_by: ash })
    .execute();
  const children: string[] = [];
  for (let number = 1; number <= 60; number += 1) {
    const localId = `C${String(number).padStart(2, '0')}`;
    children.push(await createLookedAfterChild(tx, service, { localId, from: '2026-01-05' }));
  }
  await tx
    .insertInto('restrictions')
    .values({ authority_id: authorityId, child_id: children[59] ?? '', reason: 'a relative' })
    .execute();
  const others: Record<string, string> = {};
  for (const role of ['iro', 'review-administrator', 'social-worker', 'director', 'system-administrator']) {
    others[role] = await createStaff(tx, service, { name: role, roles: [role] });
  }
  return { ash, birch, children, others };
});
const headers = await signInAs(service);
const [first = '', second = '', third = ''] = made.children;

const send = (url: string, fields: Record<string, string | readonly string[]>) =>
  sendForm(app, { url, cookie: headers.cookie, fields });

describe('the children who have no IRO', () => {
  it('are listed on pages that end, those whose records are withheld being counted only', async () => {
    const page = await app.inject({ url: '/allocation', headers });
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /59 looked-after children have no IRO today/);
    assert.equal(page.body.match(/name="children"/g)?.length, 50);
    assert.match(page.body, /And 1 child without an IRO whose record is not yours to see/);
    assert.doesNotMatch(page.body, /C60/);
    const last = await app.inject({ url: '/allocation?page=2', headers });
    assert.equal(last.body.match(/name="children"/g)?.length, 9);
  });

  it('lead to the page that tells of a child for those alone who may open it', async () => {
    const administrator = await signInAs({ ...service, userId: made.others['review-administrator'] ?? '' });
    for (const [asking, status] of [
      [administrator, 200],
      [headers, 403],
    ] as const) {
      const queue = await app.inject({ url: '/allocation', headers: asking });
      assert.equal(queue.body.includes('href="/allocation/notify"'), status === 200);
      assert.equal((await app.inject({ url: '/allocation/notify', headers: asking })).statusCode, status);
    }
  });

  it('come with the IROs, the load each carries, and who is away', async () => {
    const { body } = await app.inject({ url: '/allocation', headers });
    assert.match(body, /0 children with 0\.5 of a post: 0 for a full post, fewer than 50\./);
    assert.match(body, /Birch \(away\)/);
    assert.match(body, /Away until 20 Mar 2026\. Ash acts for them\./);
  });

  it('are shown to those who may appoint and to nobody else', async () => {
    const statuses: Record<string, number> = {};
    for (const [role, userId] of Object.entries(made.others)) {
      const page = await app.inject({ url: '/allocation', headers: await signInAs({ authorityId, userId }) });
      statuses[role] = page.statusCode;
    }
    assert.deepEqual(statuses, {
      iro: 403,
      'review-administrator': 200,
      'social-worker': 403,
      director: 403,
      'system-administrator': 403,
    });
  });
});

describe('appointing for several children at once', () => {
  it('says all that is wrong at once, and plays back what was typed', async () => {
    const page = await send('/allocation', { when: 'other', 'from-day': '31', 'from-month': '2', 'from-year': '2026' });
    assert.equal(page.statusCode, 422);
    for (const words of ['Choose at least one child', 'Choose an IRO', 'Enter a day that there is']) {
      assert.match(page.body, new RegExp(`href="#[a-z]+">${words}`));
    }
    assert.match(page.body, /name="from-day"[^>]*value="31"/);
    const far = await send('/allocation', {
      ...{ children: `${first}:0`, officer: made.ash, when: 'other' },
      ...{ 'from-day': '1', 'from-month': '2', 'from-year': '2062' },
    });
    assert.match(far.body, /within a year of today/);
    assert.match(far.body, new RegExp(`value="${first}:0" aria-describedby="children-hint" checked`));
  });

  it('shows what will be done before it is done', async () => {
    const page = await send('/allocation', {
      ...{ children: [`${first}:0`, `${second}:0`], officer: made.ash, when: 'yesterday' },
    });
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Monday 9 March 2026/);
    assert.match(page.body, /2 children with 0\.5 of a post: 4 for a full post/);
    assert.match(page.body, /Child C01/);
    const count = await database.withTransaction(service, (tx) => tx.selectFrom('appointments').select('id').execute());
    assert.deepEqual(count, []);
  });

  it('takes every child of the page in one press', async () => {
    const listed = made.children.slice(0, 50).map((id) => `${id}:0`);
    const page = await send('/allocation', { all: 'yes', listed, officer: made.ash, when: 'today' });
    assert.match(page.body, /50 children/);
  });

  it('does it for those for whom it can be done, says why not for the others, and leaves one audit event', async () => {
    await database.withTransaction({ ...service, userId: null }, (tx) =>
      createAppointment(tx, service, { child_id: third, staff_id: made.birch, started_on: TODAY, ended_on: null }),
    );
    const children = [first, second, third].map((id) => `${id}:0`);
    const page = await send('/allocation/appoint', { children, officer: made.ash, when: 'today' });
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Ash is the IRO of 2 more children/);
    assert.match(page.body, /Not done for 1 child/);
    assert.match(page.body, /Somebody else appointed an IRO meanwhile: nothing was changed\. Their IRO is Birch\./);
    const events = await database.withTransaction(service, (tx) =>
      tx
        .selectFrom('audit_events')
        .select(['user_id', 'child_ids', 'details'])
        .where('action', 'in', ['allocation.appoint', 'allocation.assign-in-bulk'])
        .execute(),
    );
    assert.deepEqual(events, [
      {
        user_id: service.userId,
        child_ids: [first, second],
        details: { staffId: made.ash, from: TODAY, asked: 3, appointed: 2 },
      },
    ]);
  });
});

describe('handing over', () => {
  const address = `/team/${made.ash}/hand-over`;

  it('lists an IRO’s children, and offers every IRO but that one', async () => {
    const { statusCode, body } = await app.inject({ url: address, headers });
    assert.equal(statusCode, 200);
    assert.match(body, /Child C01/);
    assert.doesNotMatch(body, new RegExp(`value="${made.ash}"`));
    assert.match(body, new RegExp(`value="${made.birch}"`));
  });

  it('moves them in one step, and leaves no child without an IRO [APT-05]', async () => {
    const listed = [`${first}:1`, `${second}:1`];
    const page = await send(`${address}/appoint`, { all: 'yes', listed, officer: made.birch, when: 'today' });
    assert.match(page.body, /Birch is the IRO of 2 more children/);
    const rows = await database.withTransaction(service, (tx) =>
      tx
        .selectFrom('appointments')
        .select(['staff_id', 'ended_on'])
        .where('child_id', 'in', [first, second])
        .where('ended_on', 'is', null)
        .execute(),
    );
    assert.deepEqual(rows, [
      { staff_id: made.birch, ended_on: null },
      { staff_id: made.birch, ended_on: null },
    ]);
  });

  it('is not found for somebody who does not work here', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    assert.equal((await app.inject({ url: `/team/${nobody}/hand-over`, headers })).statusCode, 404);
    assert.equal((await app.inject({ url: `/team/${nobody}`, headers })).statusCode, 404);
  });
});

describe('the rest of the queue', () => {
  it('lists whose IRO leaves soon, is away for long with nobody acting, or is independent no more, with a file of them', async () => {
    const [leaver, away, dependent] = await database.withTransaction({ ...service, userId: null }, async (tx) => {
      const staff = [
        await createStaff(tx, service, { name: 'Elm', left_on: '2026-03-20' }),
        await createStaff(tx, service, { name: 'Fir' }),
        await createStaff(tx, service, { name: 'Gorse' }),
      ];
      const children: string[] = [];
      for (const [index, staff_id] of staff.entries()) {
        const child_id = await createLookedAfterChild(tx, service, { localId: `Q${index}`, from: '2026-01-05' });
        await createAppointment(tx, service, { child_id, staff_id, started_on: '2026-01-06', ended_on: null });
        children.push(child_id);
      }
      const [, fir = '', gorse = ''] = staff;
      const days = { first_on: '2026-03-02', last_on: '2026-04-30' };
      await tx
        .insertInto('absences')
        .values({ authority_id: authorityId, staff_id: fir, ...days })
        .execute();
      const role = { child_id: children[2] ?? '', staff_id: gorse, role: 'visitor', started_on: '2026-03-02' };
      await tx
        .insertInto('child_roles')
        .values({ authority_id: authorityId, ...role })
        .execute();
      return children;
    });
    for (const [show, words, childId] of [
      ['leaving', 'Elm is the IRO until 20 Mar 2026, and nobody follows', leaver],
      ['away', 'Fir is away until 30 Apr 2026, and nobody acts for them', away],
      ['dependent', 'Gorse may no longer be the IRO under regulation 46', dependent],
    ] as const) {
      const { body } = await app.inject({ url: `/allocation?show=${show}`, headers });
      assert.ok(body.includes(words), show);
      assert.ok(body.includes(`href="/allocation/${childId}"`));
      assert.equal(body.match(/name="children"/g)?.length, 1);
    }
    const file = await app.inject({ url: '/allocation/csv?show=leaving', headers });
    assert.match(String(file.headers['content-type']), /text\/csv/);
    assert.match(file.body, /Child Q0,Q0,IRO leaves soon,2026-01-05,,,Elm/);
  });

  it('warns of children without an IRO after the day by which they should have one [APT-05]', async () => {
    await asAdmin((admin) =>
      admin.query(
        `insert into app.obligations (authority_id, child_id, rule, period, actor, due_on, layer, explanation, citations)
         select authority_id, id, 'allocation.appoint-iro', 1, 'authority', '2026-01-12', 'guidance', 'x', '[{"source": "handbook", "provision": "7.2"}]'
         from app.children where local_id = 'C05'`,
      ),
    );
    const { body } = await app.inject({ url: '/allocation?show=late', headers });
    assert.match(body, /1 looked-after child is without an IRO after the first 5 working days/);
    assert.match(body, /Child C05/);
  });
});
