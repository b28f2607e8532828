import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { answerByLink, askBeforeReview } from '../../../../../tests/support/consultation.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { prepareNextReview } from '../../../preparation/prepare-next-review.ts';

const TODAY = '2026-06-01';
const { app, database, signInAs, asAdmin } = await openTestApp({ today: TODAY });
const office = await openOffice(database);

const VISIT: SentFields = {
  with: ['child'],
  how: 'visit',
  place: 'At home, in the garden',
  seenAlone: 'yes',
  toldLimits: 'yes',
  done: 'Talked about the new school.',
  said: 'i want to stay with Gran',
  saidHow: 'said',
};

const TALK: SentFields = {
  where: 'At the placement',
  method: 'in-person',
  alone: 'yes',
  toldLimits: 'yes',
  wishesAndFeelings: 'Wants to see Gran more.',
  raised: 'The noise at night.',
  inPlacement: 'no',
};

describe('what a child says', () => {
  it('begins with nothing, and says so wherever the child is looked at, never that all is well [ROL-07]', async () => {
    const { child } = await newChild();
    const { body } = await get('iro', `/children/${child}/voice`);
    assert.ok(body.includes('Nobody has written down yet what'));
    assert.equal(body.split('Nobody has written down what they think').length - 1, 8, 'each part of the plan');
    assert.ok(body.includes('Nothing yet. What'));
    const page = await get('iro', `/children/${child}`);
    assert.ok(page.body.includes('Nobody has written it down yet') && page.body.includes(`/children/${child}/voice`));
    const row = await rowOf(child);
    assert.ok(row.includes('Wishes not known'));
  });

  it('is gathered from contacts, talks, wishes, own words and the plan, the latest first, with the day, how, to whom and where [ROL-08, INT-15]', async () => {
    const { child, preparation } = await newChild();
    await save('iro', `/children/${child}/contacts/new`, { ...VISIT, ...day('contactedOn', '10', '5') });
    await save('iro', `${preparation}/private-talk`, { ...TALK, ...day('on', '20', '5') });
    const words = { ...day('saidOn', '21', '5'), saidTo: 'Pat, foster carer', obtainedBy: 'drawn-or-played' };
    await save('iro', `${preparation}/own-words`, { ...words, words: 'a house with a DOG', setting: 'At the table' });
    await save('socialWorker', `/children/${child}/voice/plan`, {
      ...day('askedOn', '25', '5'),
      askedBy: 'Wim Sol',
      obtainedBy: 'said',
      'standing-school': 'agrees',
      'words-school': 'Maths is ok.',
    });
    const { body } = await get('manager', `/children/${child}/voice`);
    const order = ['Maths is ok.', 'a house with a DOG', 'Wants to see Gran more.', 'i want to stay with Gran'];
    const list = body.slice(body.indexOf('Everything that'));
    assert.deepEqual(
      order.map((each) => list.indexOf(each)),
      order.map((each) => list.indexOf(each)).toSorted((a, b) => a - b),
    );
    for (const told of [
      ...order,
      'The noise at night.',
      'Drawn or played. To Pat, foster carer. At the table.',
      'Said. To Iris Ode. At home, in the garden. Seen alone.',
      'Written down by Iris Ode. At the placement. How? In person. Was the child alone with you? Yes.',
      'Monday 25 May 2026',
    ]) {
      assert.ok(list.includes(told), told);
    }
    assert.ok(body.includes('Sami last said or showed something on 25 May 2026.'));
    assert.ok(!(await rowOf(child)).includes('Wishes'), 'it is current');
  });

  it('counts each as it stands: what was put right moves the day, and a talk that was with the carers alone is none of the child’s', async () => {
    const { child, preparation } = await newChild();
    const preparing = { childPrepares: ['writing'], parentsPrepare: ['helper'], howToPrepare: 'A quiet hour.' };
    const worker = { alone: 'no', whyNotAlone: 'Asleep', whoComes: 'Gran', where: 'At home', ...preparing };
    const talk = `${preparation}/social-worker-talk`;
    await save('socialWorker', talk, { ...worker, ...day('on', '26', '5'), with: ['carers'] });
    assert.equal(await saidLastOn(child), null);
    assert.ok(!(await get('iro', `/children/${child}/voice`)).body.includes('Asleep'));
    assert.ok((await get('iro', `/children/${child}/voice`)).body.includes('Nothing yet. What'));
    await save('socialWorker', talk, { ...worker, ...day('on', '26', '5'), with: ['child', 'carers'], version: '1' });
    assert.equal(await saidLastOn(child), '2026-05-26');
    const contact = await save('iro', `/children/${child}/contacts/new`, {
      ...VISIT,
      ...day('contactedOn', '28', '5'),
    });
    assert.equal(await saidLastOn(child), '2026-05-28');
    const why = { why: 'The wrong day', version: '1' };
    await save('iro', `${contact}/correct`, { ...VISIT, ...day('contactedOn', '3', '5'), ...why });
    assert.equal(await saidLastOn(child), '2026-05-26');
    const list = (await get('iro', `/children/${child}/voice`)).body;
    assert.equal(list.split('i want to stay with Gran').length - 1, 1);
    assert.ok(list.includes('Sunday 3 May 2026') && !list.includes('Thursday 28 May 2026'));
    for (const [part, fields] of Object.entries({
      'child-does-not-come': {
        why: 'Too many people.',
        triedInstead: 'A smaller room',
        ...day('spokenOn', '29', '5'),
        how: 'face-to-face',
        views: 'Wants to stay.',
        carriedBy: 'Pat',
      },
      'health-information': { agrees: 'some', note: 'Not the asthma.', ...day('on', '30', '5') },
    })) {
      await save('iro', `${preparation}/${part}`, fields);
    }
    assert.equal(await saidLastOn(child), '2026-05-30');
    const { body } = await get('iro', `/children/${child}/voice`);
    for (const told of ['Wants to stay.', 'Too many people.', 'Not the asthma.']) assert.ok(body.includes(told), told);
  });

  it('says when it is old: more than three months ago is asked again, on each page [ROL-07]', async () => {
    const { child } = await newChild();
    await save('iro', `/children/${child}/contacts/new`, { ...VISIT, ...day('contactedOn', '28', '2') });
    assert.ok((await get('iro', `/children/${child}/voice`)).body.includes('that is more than three months ago'));
    assert.ok((await get('iro', `/children/${child}`)).body.includes('More than three months ago: ask again'));
    assert.ok((await rowOf(child)).includes('Wishes last heard on 28 Feb 2026'));
    const filtered = await get('iro', '/?show=voice');
    assert.ok(filtered.body.includes(`/children/${child}`));
  });

  it('holds what a child wrote on a consultation paper, by a link too, and what is kept from somebody is marked and not printed', async () => {
    const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
    await answerByLink(app, asked.ofChild.path, {
      'answer-home': 'good',
      'answer-worries': 'my brother shouts',
      'answer-wishes': 'a dog',
    });
    await answerByLink(app, asked.ofMother.path, { 'answer-well': 'He laughs again.' });
    assert.equal(await saidLastOn(office.child), TODAY, 'the link belongs to nobody who works here');
    const withheld = { question: 'worries', from: 'parents', reason: 'The child asks for it.' };
    await save('iro', `/reviews/${asked.reviewId}/consultation/${asked.ofChild.id}/withhold`, withheld);
    const { body } = await get('iro', `/children/${office.child}/voice`);
    assert.match(
      body,
      /class="footprint-no-print"><dt>Is there something that makes you sad[^<]*<\/dt><dd[^>]*>my brother shouts/,
    );
    assert.ok(body.includes('Kept from parents'));
    assert.match(body, /<div><dt>If you had three wishes[^<]*<\/dt><dd class="footprint-said">a dog<\/dd>/);
    assert.ok(body.includes('Typed by the child.') && !body.includes('He laughs again.'));
    const whole = { question: '', from: 'carers', reason: 'The child asks for it.' };
    await save('iro', `/reviews/${asked.reviewId}/consultation/${asked.ofChild.id}/withhold`, whole);
    const after = (await get('iro', `/children/${office.child}/voice`)).body;
    assert.match(after, /<article class="footprint-contact footprint-no-print">/);
    assert.ok(after.includes('Kept from carers'));
    await asAdmin((admin) => admin.query('update app.consultation_withholdings set lifted_at = now()'));
    assert.ok(!(await get('iro', `/children/${office.child}/voice`)).body.includes('Kept from'), 'it is lifted');
  });

  it('goes on over the page, and is read by those alone who may open the record', async () => {
    const { child, preparation } = await newChild();
    for (let number = 1; number <= 22; number += 1) {
      const said = { ...day('saidOn', String(number), '5'), saidTo: 'Iris Ode', obtainedBy: 'said' };
      await save('iro', `${preparation}/own-words`, { ...said, words: `Said ${number}.` });
    }
    const first = (await get('iro', `/children/${child}/voice`)).body;
    assert.ok(first.includes('Said 22.') && first.includes('Said 3.') && !first.includes('Said 2.'));
    const second = (await get('iro', `/children/${child}/voice?page=2`)).body;
    assert.ok(second.includes('Said 2.') && second.includes('Said 1.') && !second.includes('Said 3.'));
    for (const who of ['otherIro', 'barred', 'elsewhere'] as const) {
      assert.equal((await get(who, `/children/${office.child}/voice`)).statusCode, 404, who);
    }
    assert.equal((await get('systemAdministrator', `/children/${child}/voice`)).statusCode, 403);
  });
});

let children = 0;

/** A child whose next review is being prepared. */
async function newChild(): Promise<{ readonly child: string; readonly preparation: string }> {
  children += 1;
  const child = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `V${children}`,
      bornOn: '2014-05-02',
      knownAs: 'Sami',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-02-02' },
        { type: 'review-started', review: 'r1', on: '2026-02-27' },
        { type: 'review-completed', review: 'r1', on: '2026-02-27' },
      ],
    }),
  );
  const reviewId = await database.withTransaction(office.officer, (tx) => prepareNextReview(tx, office.officer, child));
  return { child, preparation: `/reviews/${reviewId}/preparation` };
}

async function rowOf(child: string): Promise<string> {
  const { body } = await get('iro', '/');
  return body.split('<tr>').find((row) => row.includes(`/children/${child}"`)) ?? assert.fail('no such row');
}

async function saidLastOn(child: string): Promise<string | null> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ on: string | null }>('select said_last_on::text as on from app.children where id = $1', [child]),
  );
  return rows[0]?.on ?? null;
}

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function save(who: Who, url: string, fields: SentFields): Promise<string> {
  const { cookie } = await signInAs(office[who]);
  const page = await sendForm(app, { url, cookie, fields: { version: '0', ...fields } });
  assert.equal(page.statusCode, 303, page.body);
  return String(page.headers.location);
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}
