import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createStaff, enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { getDay } from '../../../../rules/index.ts';
import { findFieldsOf, listFactTypes } from '../../../children/fact-types.ts';
import { recordFact } from '../../../children/record-fact.ts';
import { EVENT_OF_GROUND } from '../../directions/grounds.ts';

const TODAY = '2026-06-01';
const { app, database, signInAs, asAdmin } = await openTestApp({ today: TODAY });
const office = await openOffice(database);
const administrator = await createStaff(database, office.officer, { name: 'Ada Min', roles: ['review-administrator'] });
const who = { ...office, administrator };
const WHY = 'The placement is about to break down.';
const DIRECTED: SentFields = { ground: 'iro-directs', ...day('19', '6'), why: WHY };

describe('a review that the IRO directs', () => {
  it('is due by that day wherever the child is looked at, and the social worker and the administrators are told [SCH-04, CFG-09]', async () => {
    const childId = await newChild();
    assert.match((await get('iro', `/children/${childId}`)).body, /Reviews that must be held/);
    const form = await get('iro', addressOf(childId));
    assert.match(form.body, /value="iro-directs" checked/);
    await direct('iro', childId);
    assert.deepEqual(await duesOf(childId), [
      { rule: 'review.at-iro-request', due: '2026-06-19', layer: 'statute' },
      { rule: 'review.second', due: '2026-07-17', layer: 'statute' },
    ]);
    const child = await get('iro', `/children/${childId}`);
    assert.match(child.body, /Hold the review that the IRO directs[\s\S]*?19 June 2026/);
    assert.match((await get('iro', '/caseload/csv')).body, /2026-06-19/);
    const why = await get('socialWorker', `/children/${childId}/obligations/${await obligationOf(childId)}`);
    assert.match(why.body, /the IRO directed that it be held by 19 June 2026/i);
    assert.deepEqual(await alertsOf(childId, 'review-directed'), ['Ada Min', 'An officer', 'Wim Sol']);
    assert.match((await get('socialWorker', '/alerts')).body, /A review of Sami Testchild must be held/);
    const list = await get('socialWorker', addressOf(childId));
    assert.match(
      list.body,
      /A review by Friday 19 June 2026[\s\S]*The IRO directs it\. The placement is about[\s\S]*Iris Ode/,
    );
  });

  it('is arranged as such, warned of where it is late, and met when it is held; the next counts from it [SCH-04]', async () => {
    const childId = await newChild();
    await direct('iro', childId);
    const start = await get('administrator', `/children/${childId}/reviews/new`);
    const href = String(start.headers.location);
    const form = await get('administrator', href);
    assert.match(form.body, /The IRO directs that it is held by Friday 19 June 2026/);
    assert.match(form.body, /value="brought-forward"[^>]*checked/);
    assert.ok(form.body.includes(WHY));
    const late = await send('administrator', href, { ...ARRANGED, ...heldOn('22', '6') });
    assert.match(late.body, /A review on this day is late: the IRO directs that it is held by Friday 19 June 2026/);
    const [, , reviewId = ''] = href.split('/');
    const review = await get('iro', `/reviews/${reviewId}`);
    assert.match(review.body, /A review by Friday 19 June 2026\.<\/strong> The IRO directs it/);
    await held(childId, await keyOf(reviewId), '2026-06-01');
    assert.deepEqual(await duesOf(childId), [{ rule: 'review.subsequent', due: '2026-12-01', layer: 'statute' }]);
    const list = await get('iro', addressOf(childId));
    assert.match(list.body, /A review by Friday 19 June 2026: held on Monday 1 June 2026/);
    assert.doesNotMatch(list.body, /Withdraw it/);
  });

  it('never loosens the lawful day', async () => {
    const childId = await newChild();
    await direct('iro', childId, { ...DIRECTED, ...day('31', '8') });
    const next = await get('iro', `/children/${childId}`);
    assert.match(next.body, /Hold the second review[\s\S]*?17 July 2026/);
    const form = await get('iro', String((await get('iro', `/children/${childId}/reviews/new`)).headers.location));
    assert.match(form.body, /The last lawful day is Friday 17 July 2026/);
  });

  it('is withdrawn by the IRO alone, with a reason that is kept beside it, and everybody who was told is told [SCH-04, CFG-09]', async () => {
    const childId = await newChild();
    await direct('iro', childId);
    assert.doesNotMatch((await get('socialWorker', addressOf(childId))).body, /Withdraw it/);
    const href = hrefOf((await get('iro', addressOf(childId))).body);
    for (const other of ['socialWorker', 'administrator', 'officer', 'manager', 'otherIro'] as const) {
      const refused = await send(other, href, { why: 'It is not needed.' });
      assert.ok([403, 404].includes(refused.statusCode), `${other} ${refused.statusCode}`);
    }
    assert.equal((await send('iro', href, { why: ' ' })).statusCode, 422);
    assert.equal((await send('iro', href, { why: 'The carers changed their mind.' })).statusCode, 303);
    assert.deepEqual(await duesOf(childId), [{ rule: 'review.second', due: '2026-07-17', layer: 'statute' }]);
    assert.deepEqual(await alertsOf(childId, 'direction-withdrawn'), ['Ada Min', 'An officer', 'Wim Sol']);
    const list = await get('iro', addressOf(childId));
    assert.match(list.body, /: withdrawn[\s\S]*about to break down[\s\S]*Withdrawn: The carers changed their mind\./);
    assert.match((await get('iro', href)).body, /Withdrawn: The carers changed their mind\./);
    await send('iro', href, { why: 'Again.' });
    assert.doesNotMatch((await get('iro', addressOf(childId))).body, /Again\./);
  });

  it('is directed by nobody else: not on the page, not as a fact, and not past the program [SCH-04, CFG-09]', async () => {
    const childId = await newChild();
    for (const other of ['socialWorker', 'administrator', 'officer'] as const) {
      assert.doesNotMatch((await get(other, addressOf(childId))).body, /value="iro-directs"/, other);
      const refused = await send(other, addressOf(childId), DIRECTED);
      assert.equal(refused.statusCode, 422, other);
      assert.match(refused.body, /Only the IRO of the child directs a review/);
    }
    for (const other of ['manager', 'otherIro', 'barred', 'elsewhere'] as const) {
      assert.ok([403, 404].includes((await send(other, addressOf(childId), DIRECTED)).statusCode), other);
    }
    const types = listFactTypes().flatMap((group) => group.types.map(({ type }) => type));
    for (const type of Object.values(EVENT_OF_GROUND)) {
      assert.ok(!types.includes(type) && findFieldsOf(type) === undefined, type);
    }
    const fact = { type: 'iro-requested-review', review: 'r2', on: '2026-06-19' };
    await assert.rejects(
      database.withTransaction(office.socialWorker, (tx) =>
        recordFact(tx, office.socialWorker, { childId, fact, today: getDay(TODAY) }),
      ),
      /row-level security/,
    );
    await database.withTransaction(office.iro, (tx) =>
      recordFact(tx, office.iro, { childId, fact, today: getDay(TODAY) }),
    );
    assert.equal((await duesOf(childId))[0]?.rule, 'review.at-iro-request');
  });

  it('asks why, by when and on which ground, and takes no day that has passed', async () => {
    const childId = await newChild();
    const missing = await send('socialWorker', addressOf(childId), { ...day('29', '5') });
    assert.equal(missing.statusCode, 422);
    assert.match(missing.body, /Choose why it must be held[\s\S]*This day has passed[\s\S]*Say what happened/);
  });
});

describe('a review that the Regulations ask for besides', () => {
  it('is told by the social worker of each circumstance, is due by or before its day, and the IRO is told [SCH-05]', async () => {
    const cases = [
      ['visit-concern', 'review.after-visit-concern', '2026-06-19', 'A visit raised concern'],
      ['before-release', 'review.before-release', '2026-06-18', 'released from detention'],
      ['before-ceasing', 'review.before-ceasing', '2026-06-18', 'Accommodation ends'],
      ['before-placement-ends', 'review.before-placement-ends', '2026-06-18', 'end the placement'],
      ['before-living-with-parent', 'review.before-placing-with-parent', '2026-06-18', 'live with a parent'],
      ['before-other-accommodation', 'review.before-other-arrangements', '2026-06-18', 'supported or other'],
    ] as const;
    for (const [ground, rule, due, words] of cases) {
      const childId = await newChild();
      await direct('socialWorker', childId, { ...DIRECTED, ground });
      assert.deepEqual((await duesOf(childId))[0], { rule, due, layer: 'statute' });
      assert.deepEqual(await alertsOf(childId, 'review-directed'), ['Ada Min', 'An officer', 'Iris Ode']);
      const list = await get('socialWorker', addressOf(childId));
      assert.ok(list.body.includes(words), words);
      assert.equal(
        (await send('socialWorker', hrefOf(list.body), { why: 'It was told of the wrong child.' })).statusCode,
        303,
      );
      assert.deepEqual(await duesOf(childId), [{ rule: 'review.second', due: '2026-07-17', layer: 'statute' }]);
    }
  });
});

type Who = Exclude<keyof typeof who, 'child'>;

const ARRANGED: SentFields = {
  version: '0',
  starts: '16:00',
  lengthMinutes: '60',
  childMisses: 'nothing',
  placeKind: 'placement',
  kind: 'brought-forward',
  shape: 'single',
  chairedBy: 'iro',
  isConfirmed: 'yes',
};

function addressOf(childId: string): string {
  return `/children/${childId}/reviews/directions`;
}

function hrefOf(page: string): string {
  return /href="(\/children\/[^"]+\/reviews\/directions\/[0-9a-f-]{36})"/.exec(page)?.[1] ?? assert.fail(page);
}

function day(date: string, month: string): SentFields {
  return { 'on-day': date, 'on-month': month, 'on-year': '2026' };
}

function heldOn(date: string, month: string): SentFields {
  return { 'heldOn-day': date, 'heldOn-month': month, 'heldOn-year': '2026' };
}

async function get(as: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(who[as]) });
}

async function send(as: Who, url: string, fields: SentFields) {
  const { cookie } = await signInAs(who[as]);
  return await sendForm(app, { url, cookie, fields });
}

async function direct(as: Who, childId: string, fields: SentFields = DIRECTED): Promise<void> {
  const page = await send(as, addressOf(childId), fields);
  assert.equal(page.statusCode, 303, page.body);
}

let made = 0;

async function newChild(): Promise<string> {
  made += 1;
  return await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `D${made}`,
      bornOn: '2014-05-02',
      givenName: 'Samuel',
      familyName: 'Testchild',
      knownAs: 'Sami',
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

async function held(childId: string, review: string, on: string): Promise<void> {
  for (const type of ['review-started', 'review-completed']) {
    await database.withTransaction(office.iro, (tx) =>
      recordFact(tx, office.iro, { childId, fact: { type, review, on }, today: getDay(TODAY) }),
    );
  }
}

async function keyOf(reviewId: string): Promise<string> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ key: string }>('select key from app.reviews where id = $1', [reviewId]),
  );
  return rows[0]?.key ?? '';
}

/** The reviews of the child that are still owed, the first due first. */
async function duesOf(childId: string) {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ rule: string; due: string; layer: string }>(
      `select rule, due_on::text as due, layer from app.obligations
       where child_id = $1 and rule like 'review.%' and met_on is null and not_owed_because is null order by due_on`,
      [childId],
    ),
  );
  return rows;
}

async function obligationOf(childId: string): Promise<string> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>(
      "select id from app.obligations where child_id = $1 and rule = 'review.at-iro-request'",
      [childId],
    ),
  );
  return rows[0]?.id ?? '';
}

async function alertsOf(childId: string, kind: string): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ name: string }>(
      `select s.name from app.alerts l join app.staff s on s.id = l.staff_id
       where l.child_id = $1 and l.kind = $2 order by 1`,
      [childId, kind],
    ),
  );
  return rows.map(({ name }) => name);
}
