import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basisOf, openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createStaff, enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-10' });
const office = await openOffice(database);

const BEN: SentFields = {
  person: '',
  name: 'Ben Fos',
  relationship: 'the carer’s son',
  ...day('startedOn', '3', '5'),
  ...day('endedOn', '', ''),
};

describe('who lives with a child', () => {
  it('begins with a page that says that nobody is entered for this home, or that no home is recorded', async () => {
    const child = await newChild();
    const { body } = await get(office.socialWorker, `/children/${child}/household`);
    assert.ok(body.includes('Nobody is entered for this home yet') && body.includes('since 16 Mar 2026'));
    assert.ok((await get(office.iro, `/children/${child}`)).body.includes(`/children/${child}/household"`));
    const homeless = await database.withTransaction(office.officer, (tx) =>
      enterChild(tx, office.officer, { localId: 'H-none' }),
    );
    const nowhere = await get(office.officer, `/children/${homeless}/household`);
    assert.ok(/Nobody has recorded where .+ lives now/.test(nowhere.body));
    assert.equal((await get(office.officer, `/children/${homeless}/household/new`)).statusCode, 404);
  });

  it('is told by name with the first and the last day, from the people around the child or by name [PRE-19]', async () => {
    const child = await newChild();
    const carer = await addPerson(child, 'Cara Fos', 'foster carer');
    const form = await get(office.socialWorker, `/children/${child}/household/new`);
    assert.match(form.body, /name="startedOn-day"[^>]*value="16"/, 'the first day of the placement is there');
    await add(child, { person: carer, ...day('startedOn', '16', '3'), ...day('endedOn', '', '') });
    await add(child, { ...BEN, ...day('endedOn', '20', '5') });
    const { body } = await get(office.iro, `/children/${child}/household`);
    assert.match(body, /Cara Fos<\/th><td[^>]*>foster carer<\/td><td[^>]*>16 Mar 2026<\/td><td[^>]*>Lives there</);
    assert.match(body, /Ben Fos<\/th><td[^>]*>the carer’s son<\/td><td[^>]*>3 May 2026<\/td><td[^>]*>20 May 2026</);
    const again = await get(office.socialWorker, `/children/${child}/household/new`);
    assert.ok(!again.body.includes(`value="${carer}"`), 'who is entered is not offered again');
  });

  it('says clearly what changed since the last review, and that the child moved [PRE-19]', async () => {
    const child = await newChild();
    await add(child, { ...BEN, name: 'Ada Fos', relationship: 'foster carer', ...day('startedOn', '16', '3') });
    await add(child, { ...BEN, name: 'Old Change', ...day('startedOn', '10', '4') });
    await add(child, { ...BEN, ...day('endedOn', '20', '5') });
    const url = `/children/${child}/household`;
    const { body } = await get(office.iro, url);
    assert.ok(body.includes('Since the last review on Friday 17 April 2026.'));
    assert.deepEqual(changesIn(body), [
      'Ben Fos (the carer’s son) moved out on Wednesday 20 May 2026',
      'Ben Fos (the carer’s son) moved in on Sunday 3 May 2026',
    ]);
    await moveChild(child, '2026-06-01');
    const moved = (await get(office.iro, url)).body;
    assert.match(changesIn(moved)[0] ?? '', /^The child moved on Monday 1 June 2026: /);
    assert.match(moved, /Ada Fos<\/th><td[^>]*>foster carer<\/td><td[^>]*>16 Mar 2026<\/td><td[^>]*>1 Jun 2026</);
    assert.ok(moved.includes('Nobody is entered for this home yet'));
  });

  it('is taken over where the placement changes and the home does not, once, and without those who had gone', async () => {
    const child = await newChild();
    await add(child, { ...BEN, name: 'Ada Fos', relationship: 'foster carer' });
    await add(child, { ...BEN, ...day('endedOn', '20', '5') });
    await moveChild(child, '2026-06-01');
    const url = `/children/${child}/household`;
    const before = await get(office.socialWorker, url);
    assert.ok(before.body.includes('Is it the same home as before? Then Ada Fos can be entered'));
    assert.ok(!(await get(office.iro, url)).body.includes('Is it the same home'));
    for (let times = 0; times < 2; times += 1) await send(office.socialWorker, `${url}/taken-over`, {});
    const { body } = await get(office.socialWorker, url);
    assert.equal(body.match(/1 Jun 2026<\/td><td[^>]*>Lives there/g)?.length, 1);
    assert.ok(!body.includes('Is it the same home'));
  });

  it('is changed when somebody moves out, and everything that was stays in the history with who changed it [PRE-19]', async () => {
    const child = await newChild();
    await add(child, BEN);
    const url = await addressOf(child, 'Ben Fos');
    const form = await get(office.socialWorker, url);
    const fields = { ...BEN, ...basisOf(form.body), ...day('endedOn', '8', '6') };
    assert.equal((await send(office.officer, url, fields)).statusCode, 303);
    assert.ok((await get(office.iro, `/children/${child}/household`)).body.includes('8 Jun 2026'));
    const history = (await get(office.iro, `/children/${child}/history`)).body;
    assert.ok(history.includes('Somebody who lives with the child'));
    assert.match(history, /Until[\s\S]*nothing[\s\S]*8 Jun 2026/);
  });

  it('forgets nobody who was entered by mistake: they stand in the history alone', async () => {
    const child = await newChild();
    await add(child, BEN);
    const url = await addressOf(child, 'Ben Fos');
    await send(office.socialWorker, url, { ...BEN, version: '1', isWithdrawn: 'yes' });
    assert.ok(!(await get(office.iro, `/children/${child}/household`)).body.includes('Ben Fos'));
    assert.match((await get(office.iro, `/children/${child}/history`)).body, /It was a mistake/);
    await add(child, BEN);
    assert.ok((await get(office.iro, `/children/${child}/household`)).body.includes('Ben Fos'), 'entered anew');
  });

  it('that two people change at once is compared, and neither is lost', async () => {
    const child = await newChild();
    await add(child, BEN);
    const url = await addressOf(child, 'Ben Fos');
    const basis = basisOf((await get(office.socialWorker, url)).body);
    await send(office.officer, url, { ...BEN, ...basis, ...day('endedOn', '8', '6') });
    const second = await send(office.socialWorker, url, { ...BEN, ...basis, name: 'Benno Fos' });
    assert.equal(second.statusCode, 409);
    assert.match(second.body, /Ended on: only they changed it/);
    assert.match(second.body, /name="name"[^>]*value="Benno Fos"/);
    assert.match(second.body, /name="endedOn-day"[^>]*value="8"/);
  });

  it('says all that is wrong at once, and stores nothing', async () => {
    const child = await newChild();
    const carer = await addPerson(child, 'Cara Fos', 'foster carer');
    const url = `/children/${child}/household/new`;
    const nobody = await send(office.socialWorker, url, { ...BEN, name: '', relationship: '', 'startedOn-day': '' });
    assert.equal(nobody.statusCode, 422);
    for (const fault of ['Enter their name', 'Say who they are', 'Enter a day that there is']) {
      assert.ok(nobody.body.includes(fault), fault);
    }
    const faulty: readonly [SentFields, string][] = [
      [{ ...BEN, person: carer }, 'but not both'],
      [{ ...BEN, ...day('endedOn', '2', '5') }, 'They moved out before they moved in'],
      [{ ...BEN, ...day('endedOn', '11', '6') }, 'This day is still to come'],
      [{ ...BEN, ...day('startedOn', '15', '3') }, 'Nobody has recorded where the child lived on that day'],
    ];
    for (const [fields, fault] of faulty) {
      const page = await send(office.socialWorker, url, fields);
      assert.equal(page.statusCode, 422, fault);
      assert.ok(page.body.includes(fault), fault);
    }
    assert.ok((await get(office.iro, `/children/${child}/household`)).body.includes('Nobody is entered'));
    await add(child, BEN);
    await add(child, BEN);
    const { body } = await get(office.iro, `/children/${child}/household`);
    assert.equal(body.match(/Ben Fos<\/th>/g)?.length, 1, 'a form that is sent twice enters one');
  });

  it('is read by the IRO and by managers, and entered by the worker, their manager and the administration', async () => {
    const child = await newChild();
    await add(child, BEN);
    const url = await addressOf(child, 'Ben Fos');
    for (const who of [office.iro, office.manager]) {
      const page = await get(who, `/children/${child}/household`);
      assert.ok(page.body.includes('Ben Fos') && !page.body.includes(url));
      for (const address of [url, `/children/${child}/household/new`]) {
        assert.equal((await get(who, address)).statusCode, 403, address);
        assert.equal((await send(who, address, BEN)).statusCode, 403, address);
      }
    }
    const colleague = await createStaff(database, office.officer, { name: 'Col Legg', roles: ['social-worker'] });
    for (const address of [url, `/children/${child}/household`, `/children/${child}/household/new`]) {
      assert.equal((await get(colleague, address)).statusCode, 404, address);
    }
    assert.equal((await send(colleague, `/children/${child}/household/taken-over`, {})).statusCode, 404);
    await asAdmin((admin) =>
      admin.query(
        `insert into app.emergency_accesses (authority_id, child_id, staff_id, reason, ends_at)
         values ($1, $2, $3, 'a call', now() + interval '1 hour')`,
        [office.iro.authorityId, child, colleague.userId],
      ),
    );
    await moveChild(child, '2026-06-01');
    const reading = await get(colleague, `/children/${child}/household`);
    assert.ok(reading.body.includes('Ben Fos') && !reading.body.includes('Is it the same home'));
    assert.equal((await send(colleague, `/children/${child}/household/taken-over`, {})).statusCode, 404);
    const other = await newChild();
    assert.equal((await get(office.socialWorker, url.replace(child, other))).statusCode, 404, 'of another child');
  });
});

let numberOfChildren = 0;

/** Another child of the same IRO and social worker, with a review on 17 April 2026. */
async function newChild(): Promise<string> {
  numberOfChildren += 1;
  return await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `H${numberOfChildren}`,
      bornOn: '2014-05-02',
      knownAs: 'Sami',
      familyName: 'Testchild',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      ],
    }),
  );
}

async function addPerson(child: string, name: string, relationship: string): Promise<string> {
  const { id } = await database.withTransaction(office.socialWorker, (tx) =>
    tx
      .insertInto('child_people')
      .values({ authority_id: office.iro.authorityId, child_id: child, name, relationship })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** Ends the placement on a day and begins another. */
async function moveChild(child: string, on: string): Promise<void> {
  await asAdmin(async (admin) => {
    await admin.query('update app.placements set ended_on = $2 where child_id = $1', [child, on]);
    await admin.query(
      "insert into app.placements (authority_id, child_id, place, kind, started_on) values ($1, $2, 'U4', 'foster', $3)",
      [office.iro.authorityId, child, on],
    );
  });
}

async function add(child: string, fields: SentFields): Promise<void> {
  const sent = await send(office.socialWorker, `/children/${child}/household/new`, fields);
  assert.equal(sent.statusCode, 303, sent.body);
}

/** Where somebody of the household is changed. */
async function addressOf(child: string, name: string): Promise<string> {
  const { body } = await get(office.socialWorker, `/children/${child}/household`);
  const href = new RegExp(`href="([^"]+)">${name}<`).exec(body)?.[1];
  assert.ok(href);
  return href;
}

function changesIn(body: string): string[] {
  const list = /id="changes-heading"[\s\S]*?<ul[^>]*>([\s\S]*?)<\/ul>/.exec(body)?.[1] ?? '';
  return [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, text = '']) => text);
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: date === '' ? '' : '2026' };
}

async function get(who: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(who) });
}

async function send(who: TestActor, url: string, fields: SentFields) {
  const { cookie } = await signInAs(who);
  return await sendForm(app, { url, cookie, fields });
}
