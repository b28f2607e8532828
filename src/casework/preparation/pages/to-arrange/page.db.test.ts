import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { type ChildToEnter, createStaff, enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);
const administrator = await createStaff(database, office.officer, { name: 'Ada Min', roles: ['review-administrator'] });
const who = { ...office, administrator };

let children = 0;
const first = await newChild({ givenName: 'Fay' });
const remanded = await newChild({ givenName: 'Rex', legalStatus: 'J1', iro: office.iro });
await newChild({
  givenName: 'Lou',
  iro: office.iro,
  events: [
    { type: 'became-looked-after', on: '2026-03-16' },
    { type: 'review-started', review: 'r1', on: '2026-04-17' },
    { type: 'review-completed', review: 'r1', on: '2026-04-17' },
  ],
});
await newChild({
  givenName: 'Gus',
  iro: office.iro,
  events: [
    { type: 'became-looked-after', on: '2026-03-16' },
    { type: 'ceased-looked-after', on: '2026-05-20' },
  ],
});

const ARRANGED: SentFields = {
  version: '0',
  'heldOn-day': '11',
  'heldOn-month': '6',
  'heldOn-year': '2026',
  childMisses: 'nothing',
  placeKind: 'placement',
  kind: 'first',
  shape: 'single',
  chairedBy: 'iro',
  isConfirmed: 'no',
};

describe('the reviews that are still to be arranged', () => {
  it('stand in one list for the review administration, by their last day, with what is lacking, and without whoever left care', async () => {
    const { body } = await get('/reviews/to-arrange');
    const places = ['Fay Testchild', 'Rex Testchild', 'Lou Testchild'].map((name) => body.indexOf(name));
    assert.ok(
      places.every((place, index) => place > (places[index - 1] ?? 0)),
      String(places),
    );
    assert.ok(!body.includes('Gus'));
    assert.match(
      body,
      /Fay Testchild[\s\S]*?Hold the first review[\s\S]*?16 Jun 2026[\s\S]*?No day, no time, no place/,
    );
  });

  it('tell of a first review before which nobody is the IRO, and the page on which it is arranged says so [APT-04]', async () => {
    const { body } = await get('/reviews/to-arrange?show=first');
    assert.match(body, /Fay Testchild[\s\S]*?No IRO yet[\s\S]*?Rex Testchild[\s\S]*?Iris Ode/);
    assert.ok(!body.includes('Lou Testchild'));
    const warned = await send(`/children/${first}/reviews/new`, ARRANGED);
    assert.match(warned.body, /Nobody is the child’s IRO: the law asks for one before the first review/);
    const other = await send(`/children/${remanded}/reviews/new`, { ...ARRANGED, starts: '10:00' });
    assert.doesNotMatch(other.body, /Nobody is the child’s IRO/);
  });

  it('lead a manager, who arranges none, to what a manager may open', async () => {
    const { body } = await get('/reviews/to-arrange?show=all', 'manager');
    const hrefs = [...body.matchAll(/href="([^"]+)">[^<]*Testchild/g)].map(([, href = '']) => href);
    assert.ok(hrefs.length >= 3, body);
    for (const href of hrefs) assert.equal((await get(href, 'manager')).statusCode, 200, href);
  });

  it('are arranged from there by the administration: day, time and place of the first review [SCH-11]', async () => {
    const list = await get('/reviews/to-arrange?show=first');
    const href = new RegExp(`href="(/children/${first}/reviews/new)"`).exec(list.body)?.[1] ?? assert.fail(list.body);
    const reviewId = await arrange(href, ARRANGED);
    const partly = await get('/reviews/to-arrange?show=first');
    assert.match(partly.body, /Fay Testchild[\s\S]*?Thursday 11 June 2026[\s\S]*?No time/);
    await arrange(`/reviews/${reviewId}/arrange`, { ...ARRANGED, version: '1', starts: '16:00', isConfirmed: 'yes' });
    assert.ok(!(await get('/reviews/to-arrange')).body.includes('Fay Testchild'));
    assert.match((await get('/reviews/to-arrange?show=all')).body, /Fay Testchild[\s\S]*?11 June 2026, 16:00/);
  });

  it('tell who is on remand, and a child on remand has the ordinary days and is reviewed before it ends [SCH-27]', async () => {
    assert.match((await get('/reviews/to-arrange')).body, /Rex Testchild[\s\S]*?On remand/);
    assert.ok(!/Lou Testchild<\/a>[\s\S]*?On remand/.test((await get('/reviews/to-arrange')).body));
    const child = await get(`/children/${remanded}`);
    assert.match(child.body, /On remand since 18 May 2026\.<\/strong> The Care Planning Regulations hold with changes/);
    assert.match(child.body, /Hold the first review/);
    const form = await get(`/children/${remanded}/reviews/new`);
    assert.match(form.body, /On remand since 18 May 2026[\s\S]*?Tell when it ends/);
    const reviewId = await arrange(`/children/${remanded}/reviews/new`, ARRANGED);
    assert.match((await get(`/reviews/${reviewId}`)).body, /On remand since 18 May 2026/);
    const directions = await get(`/children/${remanded}/reviews/directions`);
    assert.match(directions.body, /accommodation on remand ends/);
    const free = await get(`/children/${first}`);
    assert.doesNotMatch(free.body, /On remand/);
  });

  it('are a file too, and shown to nobody who does not see every child', async () => {
    const file = await get('/reviews/to-arrange/csv?show=all');
    assert.match(
      file.body,
      /Rex Testchild,A2,Hold the first review,2026-06-16,2026-06-16,2026-06-11,,No time,Iris Ode,yes/,
    );
    for (const other of ['iro', 'socialWorker'] as const) {
      assert.equal((await get('/reviews/to-arrange', other)).statusCode, 403);
    }
    assert.ok(!(await get('/reviews/to-arrange', 'elsewhere')).body.includes('Testchild'));
    await asAdmin((admin) =>
      admin.query(`insert into app.restrictions (authority_id, child_id, reason) values ($1, $2, 'A threat.')`, [
        office.officer.authorityId,
        first,
      ]),
    );
    assert.ok(!(await get('/reviews/to-arrange?show=all')).body.includes('Fay Testchild'));
  });
});

describe('a first review that was held', () => {
  it('says so where an IRO was appointed after it, and nothing where one was before [APT-04]', async () => {
    const events = [
      { type: 'became-looked-after', on: '2026-03-16' },
      { type: 'review-started', review: 'r1', on: '2026-04-10' },
      { type: 'review-completed', review: 'r1', on: '2026-04-10' },
    ];
    const late = await newChild({ givenName: 'Una', iro: office.iro, events });
    const reviewId = await heldOf(late);
    assert.doesNotMatch((await get(`/reviews/${reviewId}`)).body, /The law asks for an IRO before/);
    await asAdmin((admin) =>
      admin.query("update app.appointments set started_on = '2026-04-20' where child_id = $1", [late]),
    );
    const review = await get(`/reviews/${reviewId}`);
    assert.match(
      review.body,
      /The IRO was appointed on Monday 20 April 2026, after it\. The law asks for an IRO before/,
    );
    await asAdmin((admin) => admin.query('delete from app.appointments where child_id = $1', [late]));
    assert.match((await get(`/reviews/${reviewId}`)).body, /Nobody knows of an IRO who was appointed before it/);
  });
});

async function newChild(child: Partial<ChildToEnter>): Promise<string> {
  children += 1;
  return await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `A${children}`,
      bornOn: '2014-05-02',
      familyName: 'Testchild',
      events: [{ type: 'became-looked-after', on: '2026-05-18' }],
      ...child,
    }),
  );
}

async function heldOf(childId: string): Promise<string> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>('select id from app.reviews where child_id = $1', [childId]),
  );
  return rows[0]?.id ?? '';
}

async function get(url: string, as: Exclude<keyof typeof who, 'child'> = 'administrator') {
  return await app.inject({ url, headers: await signInAs(who[as]) });
}

async function send(url: string, fields: SentFields) {
  const { cookie } = await signInAs(administrator);
  return await sendForm(app, { url, cookie, fields });
}

/** Whatever it is warned of is taken note of. Gives the id of the review. */
async function arrange(url: string, fields: SentFields): Promise<string> {
  let page = await send(url, fields);
  if (page.statusCode === 422) {
    const warned = (/<textarea name="warned"[^>]*>([^<]*)</.exec(page.body)?.[1] ?? '').replaceAll('&#39;', "'");
    page = await send(url, { ...fields, warned });
  }
  assert.equal(page.statusCode, 303, page.body);
  return String(page.headers.location).split('/')[2] ?? '';
}
