import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { createStaff, enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { createChild } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const office = await openOffice(database);
const { child } = office;
const NEW = `/children/${child}/facts/new`;
const DAY = { when: 'other', 'on-day': '20', 'on-month': '4', 'on-year': '2026' };

describe('the form for what happened', () => {
  it('offers everything that may be recorded, by area and in words', async () => {
    const { body } = await get('iro', NEW);
    assert.ok(body.includes('Preparing a review</h2>'));
    assert.ok(body.includes(`${NEW}?type=iro-saw-child`));
    assert.ok(body.includes('The IRO talked with the child in private before the review'));
  });

  for (const [type, has, hasNot] of [
    ['became-looked-after', ['when'], ['time', 'review', 'reason', 'placement']],
    ['iro-appointed', ['when', 'time'], ['review']],
    ['iro-private-talk-excused', ['review', 'reason'], ['time', 'placement']],
    ['placement-started', ['placement'], ['review']],
    ['dispute-stage-started', ['dispute', 'stage'], ['review']],
    ['court-document-received', ['document'], ['dispute']],
  ] as const) {
    it(`asks of ${type} only what belongs to it`, async () => {
      const { body } = await get('iro', `${NEW}?type=${type}`);
      for (const name of has) assert.ok(body.includes(`name="${name}"`), name);
      for (const name of hasNot) assert.ok(!body.includes(`name="${name}"`), name);
    });
  }

  it('keeps the day and the reason for which the IRO did not see the child alone [REC-16]', async () => {
    const typed = { type: 'iro-private-talk-excused', ...DAY, review: 'r1', reason: 'refused' };
    const reply = await send(NEW, typed);
    assert.equal(reply.statusCode, 303, reply.body);
    const { rows } = await asAdmin((admin) =>
      admin.query("select happened_on::text as day, reason from app.facts where type = 'iro-private-talk-excused'"),
    );
    assert.deepEqual(rows, [{ day: '2026-04-20', reason: 'refused' }]);
    const { body } = await get('iro', `/children/${child}/history`);
    assert.match(body, /The private talk did not have to be held/);
  });

  it('is for those who may record, and nobody else finds it', async () => {
    const mixed = await createStaff(database, office.officer, { name: 'Mo Both', roles: ['iro', 'iro-manager'] });
    for (const who of ['iro', 'socialWorker', 'officer'] as const) assert.equal((await get(who, NEW)).statusCode, 200);
    for (const who of ['otherIro', 'barred', 'elsewhere'] as const) assert.equal((await get(who, NEW)).statusCode, 404);
    for (const who of ['manager', 'director'] as const) assert.equal((await get(who, NEW)).statusCode, 403);
    const headers = await signInAs(mixed);
    assert.equal((await app.inject({ url: NEW, headers })).statusCode, 404, 'sees the record, and is not their IRO');
    const page = await app.inject({ url: `/children/${child}`, headers });
    assert.ok(page.body.includes('Sami') && !page.body.includes('Record what happened'));
  });

  it('says everything that is wrong at once, plays back what was typed, and records nothing', async () => {
    const before = await countFacts();
    const typed = {
      type: 'iro-appointed',
      when: 'other',
      'on-day': '<b>',
      'on-month': '2',
      'on-year': '2026',
      time: '25:10',
    };
    const page = await send(NEW, typed);
    assert.equal(page.statusCode, 422);
    assert.ok(page.body.includes('Enter a day that there is'));
    assert.ok(page.body.includes('Enter the time by the 24-hour clock'));
    assert.ok(page.body.includes('value="25:10"'));
    assert.ok(page.body.includes('value="&lt;b&gt;"') && !page.body.includes('value="<b>"'));
    assert.equal(await countFacts(), before);
  });

  it('says in words what cannot be true together with what is recorded', async () => {
    const page = await send(NEW, { type: 'became-looked-after', ...DAY });
    assert.equal(page.statusCode, 422);
    assert.ok(page.body.includes('cannot be true together with what is recorded already'));
    assert.ok(page.body.includes('“The child ceased to be looked after”'));
    assert.ok(!page.body.includes('ceased-looked-after'));
  });

  it('refuses what is still to come, and what was before the child was born', async () => {
    const future = await send(NEW, { type: 'iro-contacted-child', ...DAY, 'on-year': '2199' });
    assert.ok(future.body.includes('This day is still to come'));
    const early = await send(NEW, { type: 'iro-contacted-child', ...DAY, 'on-year': '2001' });
    assert.ok(early.body.includes('The child was born on'));
  });

  it('records a review in one press for the day, says which dates moved, and shows it among those held', async () => {
    const sent = await send(NEW, { type: 'review-started', when: 'yesterday', review: '+' });
    assert.equal(sent.statusCode, 303);
    const { body } = await get('iro', String(sent.headers.location));
    assert.ok(body.includes('The first meeting of the review was held'));
    assert.match(body, /Hold the second review<\/strong>[^:]*: done; was due/);
    assert.ok(body.includes('Why this date?'));
    const reviews = await get('iro', `/children/${child}/reviews`);
    assert.equal(reviews.body.match(/<th scope="row"/g)?.length, 2);
    const actions = (await lastActions(6)).filter((action) => action !== 'sign-in');
    assert.deepEqual(actions.slice(0, 3), ['child.reviews.read', 'fact.read', 'fact.record'], 'one event each');
  });

  it('keeps what a form of a type sends that the type has not out of the record', async () => {
    const sent = await send(NEW, { type: 'iro-contacted-child', when: 'today', review: 'r1', stage: '3' });
    const { review_key, dispute_stage } = await lastFact();
    assert.deepEqual([sent.statusCode, review_key, dispute_stage], [303, null, null]);
  });
});

describe('times that were typed by hand', () => {
  it('become periods of care and placements of a child who was entered by hand', async () => {
    const id = await database.withTransaction(office.officer, (tx) => createChild(tx, office.officer, 'L200'));
    const url = `/children/${id}/facts/new`;
    for (const fields of [
      { type: 'became-looked-after', ...DAY },
      { type: 'placement-started', ...DAY, placement: 'U6' },
      { type: 'placement-started', ...DAY, 'on-month': '5', placement: 'K2' },
    ]) {
      assert.equal((await send(url, fields, 'officer')).statusCode, 303);
    }
    const { body } = await get('officer', `/children/${id}`);
    assert.ok(body.includes('Looked after since 20 Apr 2026'));
    assert.ok(body.includes('Children’s home, since 20 May 2026'));
    assert.equal(
      (await send(url, { type: 'ceased-looked-after', ...DAY, 'on-month': '6' }, 'officer')).statusCode,
      303,
    );
    const rows = await spansOf(id);
    assert.deepEqual(rows, [
      ['1', '2026-04-20', '2026-06-20'],
      ['U6', '2026-04-20', '2026-05-20'],
      ['K2', '2026-05-20', '2026-06-20'],
    ]);
  });

  it('of a child who comes from returns leave what the returns say, and the page says where they differ', async () => {
    const id = await database.withTransaction(office.officer, (tx) =>
      enterChild(tx, office.officer, {
        localId: 'L300',
        recorded: { only: ['became-looked-after', 'review-started'] },
        events: [{ type: 'became-looked-after', on: '2026-03-16' }],
      }),
    );
    const before = await spansOf(id);
    const fields = { type: 'placement-started', ...DAY, placement: 'K2' };
    assert.equal((await send(`/children/${id}/facts/new`, fields, 'officer')).statusCode, 303);
    assert.deepEqual(await spansOf(id), before);
    const { body } = await get('officer', `/children/${id}`);
    assert.ok(body.includes('People and returns say different things'));
    assert.ok(body.includes('20 Apr 2026: no return that was brought in says so'));
  });
});

describe('a fact that is put right', () => {
  it('shows what was recorded, is corrected, and says which dates moved', async () => {
    const [id, fact] = await enterWithFact('L400');
    const history = await get('officer', `/children/${id}/history`);
    assert.ok(history.body.includes(`/children/${id}/facts/${fact}/correct`));
    const form = await get('officer', `/children/${id}/facts/${fact}/correct`);
    assert.ok(form.body.includes('value="20"') && form.body.includes('It never happened'));
    const sent = await send(`/children/${id}/facts/${fact}/correct`, { ...DAY, 'on-day': '27' }, 'officer');
    const { body } = await get('officer', String(sent.headers.location));
    assert.match(body, /Hold the first review<\/strong>: due 27 May 2026, was 19 May 2026/);
    assert.deepEqual(await spansOf(id), [['1', '2026-04-27', null]]);
  });

  it('by two people shows the later one both versions and loses neither', async () => {
    const [id, fact] = await enterWithFact('L401');
    const url = `/children/${id}/facts/${fact}/correct`;
    await send(url, { ...DAY, 'on-day': '27' }, 'officer');
    const late = await send(url, { ...DAY, 'on-day': '13' }, 'officer');
    assert.equal(late.statusCode, 409);
    assert.ok(late.body.includes('27 Apr 2026') && late.body.includes('13 Apr 2026'));
    assert.ok(late.body.includes('value="13"'), 'what was typed is in the form');
    const next = /action="([^"]+\/correct)"/.exec(late.body)?.[1] ?? '';
    assert.notEqual(next, url);
    assert.equal((await send(next, { ...DAY, 'on-day': '13' }, 'officer')).statusCode, 303);
    assert.equal((await get('officer', url)).statusCode, 303, 'an old page leads to what stands now');
  });

  it('never happened, and whoever typed another day meanwhile can record it again', async () => {
    const [id, fact] = await enterWithFact('L402');
    const url = `/children/${id}/facts/${fact}/correct`;
    const sent = await send(url, { never: 'yes' }, 'officer');
    const { body } = await get('officer', String(sent.headers.location));
    assert.match(body, /Hold the first review<\/strong>: no longer to be done/);
    assert.deepEqual(await spansOf(id), []);
    const late = await send(url, { ...DAY, 'on-day': '13' }, 'officer');
    assert.equal(late.statusCode, 409);
    assert.ok(late.body.includes(`action="/children/${id}/facts/new"`) && late.body.includes('value="13"'));
    const again = await send(`/children/${id}/facts/new`, { type: 'became-looked-after', ...DAY }, 'officer');
    assert.equal(again.statusCode, 303);
  });

  it('is no page for those who may not record', async () => {
    const [id, fact] = await enterWithFact('L403');
    assert.equal((await get('iro', `/children/${id}/facts/${fact}/correct`)).statusCode, 404);
    assert.equal((await get('manager', `/children/${id}/facts/${fact}/correct`)).statusCode, 403);
    const history = await get('manager', `/children/${id}/history`);
    assert.ok(history.statusCode === 200 && !history.body.includes('Put right'));
  });
});

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function send(url: string, fields: Record<string, string>, who: Who = 'iro') {
  return await sendForm(app, { url, fields, ...(await signInAs(office[who])) });
}

async function enterWithFact(localId: string): Promise<[string, string]> {
  const id = await database.withTransaction(office.officer, (tx) => createChild(tx, office.officer, localId));
  const sent = await send(`/children/${id}/facts/new`, { type: 'became-looked-after', ...DAY }, 'officer');
  return [id, String(sent.headers.location).split('/').at(-1) ?? ''];
}

async function countFacts(): Promise<number> {
  const { rows } = await asAdmin((admin) => admin.query('select count(*)::int from app.facts'));
  return rows[0].count;
}

async function lastFact() {
  const { rows } = await asAdmin((admin) => admin.query('select * from app.facts order by id desc limit 1'));
  return rows[0];
}

async function lastActions(count: number): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query('select action from app.audit_events order by id desc limit $1', [count]),
  );
  return rows.map(({ action }) => action);
}

async function spansOf(id: string): Promise<unknown[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query(
      `select number::text as what, started_on::text, ended_on::text, 1 as kind from app.periods_of_care where child_id = $1
      union all select place, started_on::text, ended_on::text, 2 from app.placements where child_id = $1
      order by kind, started_on`,
      [id],
    ),
  );
  return rows.map(({ what, started_on, ended_on }) => [what, started_on, ended_on]);
}
