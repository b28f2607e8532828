import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basisOf, openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';
import { getDay } from '../../../../rules/index.ts';
import { recordFact } from '../../../children/record-fact.ts';
import { stateDueDay } from '../../state-due-day.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const office = await openOffice(database);
const { cookie } = await signInAs(office.iro);
const FIELDS = { ...dayOf(20, 7), statedBy: 'The order of the court', note: 'Sent by <the> guardian' };

describe('a day that somebody states for a review', () => {
  it('stands beside the one that is worked out, wherever that one is shown, and never in its place', async () => {
    const before = await obligations();
    const url = await addressOf('review.second');
    const why = url.replace('/stated-day', '');
    assert.match((await get(why)).body, /Does somebody state another day\?/);
    assert.match((await get(url)).body, /Footprint works out <strong>Friday 17 July 2026<\/strong>/);
    const reply = await sendForm(app, { url, cookie, fields: { ...FIELDS, version: '0' } });
    assert.deepEqual([reply.statusCode, reply.headers.location], [303, why], reply.body);
    assert.match(
      (await get(why)).body,
      /<strong>Friday 17 July 2026<\/strong><br>The order of the court stated Monday 20 July 2026 instead/,
    );
    const child = await get(`/children/${office.child}`);
    assert.match(child.body, /Friday 17 July 2026[\s\S]*Somebody stated 20 Jul 2026; both days are kept/);
    assert.match((await get('/')).body, /17 Jul 2026[\s\S]*Somebody stated 20 Jul 2026; both days are kept/);
    assert.match((await get('/caseload/csv')).body, /2026-07-17,2026-07-20/);
    assert.deepEqual(await obligations(), before);
  });

  it('is corrected over the version that was read, shows both where a colleague was quicker, and keeps all', async () => {
    const url = await addressOf('review.second');
    const corrected = { ...FIELDS, ...dayOf(22, 7), statedBy: 'The court, by its second order' };
    const basis = basisOf((await get(url)).body);
    assert.equal((await sendForm(app, { url, cookie, fields: { ...corrected, ...basis } })).statusCode, 303);
    const noted = await sendForm(app, { url, cookie, fields: { ...FIELDS, ...basis, note: 'Heard by telephone' } });
    assert.match(noted.body, /name="dueOn-day"[^>]*value="22"[\s\S]*by its second order"[\s\S]*>Heard by telephone</);
    const late = await sendForm(app, { url, cookie, fields: { ...FIELDS, ...dayOf(23, 7), version: '1' } });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /They saved: [^>]*>22 Jul 2026<[\s\S]*You typed: [^>]*>23 Jul 2026</);
    assert.match(late.body, /by its second order<\/span>[\s\S]*The order of the court<\/span>/);
    assert.match(late.body, /name="version" value="2"[\s\S]*name="dueOn-day"[^>]*value="23"/);
    const page = await get(url);
    assert.match(page.body, /second order: <strong>Wednesday 22 July 2026[\s\S]*of the court: <strong>Monday 20 July/);
    assert.match(page.body, /Sent by &lt;the&gt; guardian[\s\S]*Entered by Iris Ode/);
  });

  it('is taken back, and stays listed', async () => {
    const url = await addressOf('review.second');
    const why = url.replace('/stated-day', '');
    const taken = { 'take-back': 'yes' };
    const stale = await sendForm(app, { url, cookie, fields: { ...taken, version: '1' } });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /22 Jul 2026<\/dd>[\s\S]*You typed<\/dt><dd[^>]*>None/);
    assert.equal((await sendForm(app, { url, cookie, fields: { ...taken, version: '2' } })).statusCode, 303);
    assert.doesNotMatch((await get(why)).body, /instead/);
    assert.match((await get(url)).body, /Nobody states another day any more<br>[\s\S]*Wednesday 22 July 2026/);
  });

  it('says all that is wrong at once, and plays back what was typed', async () => {
    const url = await addressOf('review.second');
    const fields = {
      'dueOn-day': '31',
      'dueOn-month': '2',
      'dueOn-year': '2026',
      statedBy: ' ',
      note: 'x'.repeat(2001),
    };
    const page = await sendForm(app, { url, cookie, fields: { ...fields, version: '3' } });
    assert.equal(page.statusCode, 422);
    assert.match(
      page.body,
      /Enter a day that there is[\s\S]*Enter who or what states it[\s\S]*2000 characters or fewer/,
    );
    assert.match(page.body, /name="dueOn-day"[^>]*value="31"/);
  });

  it('stays with the review that was still to come once it is held and has a name of its own', async () => {
    const url = await addressOf('review.second');
    assert.equal((await sendForm(app, { url, cookie, fields: { ...FIELDS, version: '3' } })).statusCode, 303);
    const [before] = await dutiesOf('review.second');
    assert.match(before?.about ?? '', /^#/);
    const held = { type: 'review-started', on: '2026-07-10', review: 'r2' };
    await database.withTransaction(office.iro, (tx) =>
      recordFact(tx, office.iro, { childId: office.child, fact: held, today: getDay('2026-07-10') }),
    );
    const [after] = await dutiesOf('review.second');
    assert.doesNotMatch(after?.about ?? '', /^#/);
    assert.match((await get(`/children/${office.child}/obligations/${after?.id}`)).body, /stated Monday 20 July 2026/);
  });

  it('is not for those who see the record and may not write into it, nor of a duty that is no review', async () => {
    const url = await addressOf('review.first');
    for (const who of [office.manager, office.otherIro, office.barred, office.elsewhere]) {
      const theirs = await signInAs(who);
      const page = await app.inject({ url, headers: theirs });
      assert.ok([403, 404].includes(page.statusCode), `${who.userId} ${page.statusCode}`);
    }
    const [other] = await dutiesOf('allocation.appoint-iro');
    const noReview = `/children/${office.child}/obligations/${other?.id}/stated-day`;
    assert.equal((await get(noReview)).statusCode, 404);
  });

  it('is written by the database for nobody else, and it is there', async () => {
    const [duty] = await dutiesOf('review.second');
    const statement = { dueOn: '2026-07-30', statedBy: 'Nobody', note: null };
    const asked = { childId: office.child, obligationId: duty?.id ?? '', statement, version: 4, today: '2026-06-01' };
    const state = (actor: TestActor) => database.withTransaction(actor, (tx) => stateDueDay(tx, actor, asked));
    for (const who of [office.manager, office.otherIro, office.barred])
      assert.equal((await state(who)).kind, 'not-found');
    const insert = (who: TestActor) =>
      database.withTransaction(who, (tx) =>
        tx
          .insertInto('stated_days')
          .values({
            ...{
              authority_id: who.authorityId,
              child_id: office.child,
              rule: 'review.second',
              about: duty?.about ?? null,
            },
            ...{ period: 1, number: 9, computed_due_on: '2026-07-17', due_on: '2026-07-30', stated_by: 'Nobody' },
          })
          .execute(),
      );
    await assert.rejects(insert(office.manager), /row-level security/);
    await assert.rejects(insert(office.otherIro), /row-level security/);
    const { rowCount } = await asAdmin((admin) => admin.query('select from app.stated_days'));
    assert.ok((rowCount ?? 0) >= 4);
  });
});

function dayOf(day: number, month: number, name = 'dueOn'): Record<string, string> {
  return { [`${name}-day`]: `${day}`, [`${name}-month`]: `${month}`, [`${name}-year`]: '2026' };
}

function get(url: string) {
  return app.inject({ url, headers: { cookie } });
}

async function dutiesOf(rule: string): Promise<{ id: string; about: string | null }[]> {
  return await database.withTransaction(office.officer, (tx) =>
    tx.selectFrom('obligations').select(['id', 'about']).where('rule', '=', rule).execute(),
  );
}

async function addressOf(rule: string): Promise<string> {
  const [duty] = await dutiesOf(rule);
  assert.ok(duty);
  return `/children/${office.child}/obligations/${duty.id}/stated-day`;
}

function obligations() {
  return database.withTransaction(office.officer, (tx) =>
    tx.selectFrom('obligations').selectAll().orderBy('id').execute(),
  );
}
