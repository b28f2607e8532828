import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { basisOf, openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { getDay } from '../../../../rules/index.ts';
import { recordFact } from '../../../children/record-fact.ts';

/** The review was completed on Friday 17 April: five working days later is Friday 24 April. */
const TODAY = '2026-04-22';
const { app, database, signInAs, asAdmin } = await openTestApp({ today: TODAY });
const office = await openOffice(database);

const DECISION: SentFields = {
  need: 'Sami sleeps badly and is tired at school.',
  action: 'Ask the clinic for a first appointment.',
  hopedFor: 'Sami sleeps through the night.',
  responsible: `staff:${office.socialWorker.userId}`,
  ...byOn('8', '5'),
  position: '1',
};

describe('the decisions of a review', () => {
  it('begin with an empty page, to which the child and the review lead', async () => {
    const { childId, href } = await newReview();
    const { body } = await get('iro', href);
    assert.match(body, /Nothing is written down yet/);
    assert.ok(!body.includes('Issue these decisions'));
    assert.match((await get('socialWorker', href)).body, /No decisions are issued here yet/);
    assert.ok((await get('iro', href.replace('/decisions', ''))).body.includes(`href="${href}"`));
    assert.match((await get('iro', `/children/${childId}`)).body, /None of a review are issued here yet/);
  });

  it('say each the need, what is done, what for, who by name, and by when; nothing less is taken [OUT-21, OUT-22]', async () => {
    const { href } = await newReview();
    const empty = await send('iro', `${href}/new`, { position: '1' });
    assert.equal(empty.statusCode, 422);
    for (const fault of [
      'Say which need of the child it meets',
      'Say what is to be done',
      'Say what should be better for the child',
      'Choose who is responsible',
      'Enter the day by which it is done',
    ]) {
      assert.ok(empty.body.includes(fault), fault);
    }
    const unnamed = await send('iro', `${href}/new`, { ...DECISION, responsible: 'named' });
    assert.match(unnamed.body, /Enter the name of whoever is responsible[\s\S]*Say what they are to the child/);
    const past = await send('iro', `${href}/new`, { ...DECISION, ...byOn('16', '4') });
    assert.match(past.body, /This day is before the meeting was held/);
    await write(href, { ...DECISION, position: '2' });
    const school = { responsible: 'named', responsibleName: 'Hal Head', responsibleRole: 'head of the school' };
    await write(href, { ...DECISION, ...school, action: 'Find Sami a quiet place.' });
    const { body } = await get('iro', href);
    assert.match(
      body,
      /Find Sami a quiet place[\s\S]*Hal Head, head of the school[\s\S]*Sami sleeps badly[\s\S]*Sami sleeps through[\s\S]*Wim Sol, social worker[\s\S]*Friday 8 May 2026/,
    );
  });

  it('are written and issued by the child’s IRO alone, and seen by nobody else before that', async () => {
    const { href, reviewId } = await newReview();
    await write(href);
    for (const other of ['socialWorker', 'officer', 'manager', 'otherIro', 'barred', 'elsewhere'] as const) {
      const seen = await get(other, href);
      assert.ok(!seen.body.includes('Ask the clinic'), other);
      for (const url of [`${href}/new`, href]) {
        assert.ok([403, 404].includes((await send(other, url, DECISION)).statusCode), `${other} ${url}`);
      }
      const rows = await database.withTransaction(office[other], (tx) =>
        tx.selectFrom('review_decisions').select('id').where('review_id', '=', reviewId).execute(),
      );
      assert.deepEqual(rows, [], other);
    }
    const own = await database.withTransaction(office.iro, (tx) =>
      tx.selectFrom('review_decisions').select('id').where('review_id', '=', reviewId).execute(),
    );
    assert.equal(own.length, 1);
  });

  it('are met on the day on which they are issued, in writing, and read by the others of the child [OUT-01, REC-01]', async () => {
    const { childId, href } = await newReview();
    await write(href);
    assert.deepEqual(await dutyOf(childId), { due: '2026-04-24', met: null });
    assert.equal((await issue(href)).statusCode, 303);
    assert.deepEqual(await dutyOf(childId), { due: '2026-04-24', met: TODAY });
    const read = await get('socialWorker', href);
    assert.match(read.body, /Issued\s+by Iris Ode, IRO, [\s\S]*Ask the clinic[\s\S]*Wim Sol, social worker/);
    assert.ok(!read.body.includes('>Change<'));
    const printed = await get('socialWorker', editionIn(read.body));
    assert.match(
      printed.body,
      /Decisions issued on Wednesday 22 April 2026[\s\S]*Ask the clinic[\s\S]*Signed by Iris Ode/,
    );
    assert.match((await get('iro', `/children/${childId}`)).body, /decisions">Last issued on 22 Apr 2026</);
  });

  it('keep the day that was told before of when they were issued', async () => {
    const { childId, key, href } = await newReview();
    const fact = { type: 'decisions-issued', review: key, on: '2026-04-20' };
    await database.withTransaction(office.iro, (tx) =>
      recordFact(tx, office.iro, { childId, fact, today: getDay(TODAY) }),
    );
    await write(href);
    assert.equal((await issue(href)).statusCode, 303);
    assert.deepEqual(await dutyOf(childId), { due: '2026-04-24', met: '2026-04-20' });
  });

  it('are frozen: the database changes and deletes none, and takes no text whose fingerprint is another', async () => {
    const { href, reviewId } = await newReview();
    await write(href);
    await issue(href);
    const { rows } = await asAdmin((admin) =>
      admin.query<{ content: string; hash: string }>(
        'select content, hash from app.issued_decisions where review_id = $1',
        [reviewId],
      ),
    );
    const [{ content, hash } = assert.fail()] = rows;
    assert.equal(hash, createHash('sha256').update(content).digest('hex'));
    for (const statement of [
      sql`update issued_decisions set content = '{}' where review_id = ${reviewId}`,
      sql`delete from issued_decisions where review_id = ${reviewId}`,
      sql`update review_decisions set need = 'x' where review_id = ${reviewId}`,
    ]) {
      await assert.rejects(
        database.withTransaction(office.iro, (tx) => statement.execute(tx)),
        /permission denied/,
      );
    }
    const forged = (as: 'iro' | 'socialWorker', text: string) =>
      database.withTransaction(office[as], (tx) =>
        sql`insert into issued_decisions (authority_id, child_id, review_id, number, content, hash, issued_on, fact_id)
          select authority_id, child_id, review_id, 2, ${text}, ${hash}, issued_on, fact_id
          from issued_decisions where review_id = ${reviewId}`.execute(tx),
      );
    await assert.rejects(forged('iro', '{"reason": "another text"}'), /check constraint/);
    await assert.rejects(forged('socialWorker', content), /row-level security/);
  });

  it('are amended with a reason by a new edition, and the old one stays to be read', async () => {
    const { href } = await newReview();
    const decision = await write(href);
    await issue(href);
    await change(decision, { ...DECISION, action: 'Ask the doctor first.' });
    assert.match((await get('socialWorker', href)).body, /Ask the clinic/);
    assert.match((await get('iro', href)).body, /changed since, and not issued/);
    const silent = await issue(href);
    assert.equal(silent.statusCode, 422);
    assert.match(silent.body, /Say why the decisions are amended/);
    assert.equal((await issue(href, { reason: 'The clinic asks for a referral.' })).statusCode, 303);
    const read = (await get('socialWorker', href)).body;
    assert.ok(read.includes('Ask the doctor first.') && !read.includes('Ask the clinic'));
    const [now = '', before = ''] = editionsIn(read);
    assert.match((await get('socialWorker', now)).body, /Amendment 1[\s\S]*The clinic asks for a referral/);
    assert.match((await get('socialWorker', before)).body, /were amended since[\s\S]*Ask the clinic/);
  });

  it('are not signed unread: a decision that was changed meanwhile is shown first', async () => {
    const { href } = await newReview();
    const decision = await write(href);
    const seen = seenIn((await get('iro', href)).body);
    await change(decision, { ...DECISION, action: 'Ask the doctor first.' });
    const late = await send('iro', href, { seen });
    assert.equal(late.statusCode, 422);
    assert.match(late.body, /changed meanwhile[\s\S]*Ask the doctor first/);
    await change(decision, { ...DECISION, takenOut: 'yes' });
    const none = await issue(href);
    assert.match(none.body, /Write down at least one decision first/);
    assert.match(none.body, /Taken out \(1\)/);
  });

  it('are not issued before the review is recorded as held', async () => {
    const { childId } = await newReview();
    const start = await send('iro', `/children/${childId}/reviews/prepare`, {});
    const [, , reviewId = ''] = String(start.headers.location).split('/');
    const href = `/reviews/${reviewId}/decisions`;
    await write(href);
    assert.match((await get('iro', href)).body, /can be issued once the review is[\s\S]*recorded as held/);
    const refused = await issue(href);
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Record first that the review was held/);
  });

  it('show both texts where two saved one decision', async () => {
    const { href } = await newReview();
    const decision = await write(href);
    const mine = basisOf((await get('iro', decision)).body);
    await change(decision, { ...DECISION, action: 'Theirs.' });
    const conflict = await send('iro', decision, { ...DECISION, action: 'Mine.', ...mine });
    assert.equal(conflict.statusCode, 409);
    assert.ok(conflict.body.includes('Theirs.') && conflict.body.includes('Mine.'));
  });
});

type Who = Exclude<keyof typeof office, 'child'>;

function byOn(day: string, month: string): SentFields {
  return { 'byOn-day': day, 'byOn-month': month, 'byOn-year': '2026' };
}

async function get(as: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[as]) });
}

async function send(as: Who, url: string, fields: SentFields) {
  const { cookie } = await signInAs(office[as]);
  return await sendForm(app, { url, cookie, fields });
}

let made = 0;

/** A child whose first review was held and completed on 17 April. */
async function newReview() {
  made += 1;
  const childId = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `D${made}`,
      bornOn: '2014-05-02',
      givenName: 'Samuel',
      familyName: 'Testchild',
      knownAs: 'Sami',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-23' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      ],
    }),
  );
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string; key: string }>(
      'select id, key from app.reviews where child_id = $1 and recording_on is not null',
      [childId],
    ),
  );
  const [{ id: reviewId, key } = assert.fail()] = rows;
  return { childId, reviewId, key, href: `/reviews/${reviewId}/decisions` };
}

/** Writes a decision down; where it is changed. */
async function write(href: string, fields: SentFields = DECISION): Promise<string> {
  const decision = crypto.randomUUID();
  const page = await send('iro', `${href}/new`, { ...fields, decision });
  assert.equal(page.statusCode, 303, page.body);
  return `${href}/${decision}`;
}

async function change(decision: string, fields: SentFields): Promise<void> {
  const basis = basisOf((await get('iro', decision)).body);
  assert.equal((await send('iro', decision, { ...fields, ...basis })).statusCode, 303);
}

function seenIn(page: string): string {
  return /name="seen" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? '';
}

/** Issues what the page shows. */
async function issue(href: string, fields: SentFields = {}) {
  return await send('iro', href, { seen: seenIn((await get('iro', href)).body), ...fields });
}

function editionsIn(page: string): string[] {
  return [...page.matchAll(/href="(\/reviews\/[^"]+\/decisions\/issued\/[^"]+)"/g)].map(([, href = '']) => href);
}

function editionIn(page: string): string {
  return editionsIn(page)[0] ?? assert.fail(page);
}

async function dutyOf(childId: string) {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ due: string; met: string | null }>(
      `select due_on::text as due, met_on::text as met from app.obligations
       where child_id = $1 and rule = 'outcome.decisions'`,
      [childId],
    ),
  );
  return rows[0];
}
