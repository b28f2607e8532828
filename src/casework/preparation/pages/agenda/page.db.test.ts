import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { answerByLink, askBeforeReview } from '../../../../../tests/support/consultation.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const TODAY = '2026-06-01';
const { app, database, signInAs, asAdmin } = await openTestApp({ today: TODAY });
const office = await openOffice(database);

const WISHES: SentFields = {
  ...day('on', '27', '5'),
  askedBy: 'Iris Ode',
  isDelegated: 'no',
  comes: 'yes',
  whoComes: 'Gran',
  where: 'At home',
  topics: 'My room\nSeeing Gran',
  notTopics: 'Why I came here',
};

const TALK: SentFields = {
  ...day('on', '28', '5'),
  where: 'In the garden',
  method: 'in-person',
  alone: 'yes',
  toldLimits: 'yes',
  wishesAndFeelings: 'Wants to stay.',
  raised: 'The noise at night',
  inPlacement: 'no',
};

const AGREED: SentFields = { joins: 'The teacher: for school.', withChild: 'yes', ...day('agreedOn', '29', '5') };

describe('the agenda of a review', () => {
  it('begins with what the child wants to talk about, each with where it comes from, and what they do not want talked about beside it [INT-20]', async () => {
    const { preparation } = await newReview();
    await save('iro', `${preparation}/wishes`, WISHES);
    const { body } = await get('iro', `${preparation}/agenda`);
    assert.match(body, />My room \(Sami, 27 May 2026\)\nSeeing Gran \(Sami, 27 May 2026\)<\/textarea>/);
    assert.ok(body.includes('Not in front of everybody.') && body.includes('Why I came here'));
    assert.ok(!/<textarea[^>]*>[^<]*Why I came here/.test(body));
  });

  it('takes over what else was said, the child’s before all that is not: what was said in private only when ticked [INT-20]', async () => {
    const { preparation, child } = await newReview();
    await save('iro', `${preparation}/wishes`, WISHES);
    await save('iro', `${preparation}/private-talk`, TALK);
    await save('iro', `${preparation}/talk-with-social-worker`, {
      ...day('on', '22', '5'),
      how: 'phone',
      childLanguage: 'English',
      parentsLanguage: 'English',
      fullPart: 'yes',
      keyIssues: 'School.',
      concerns: 'No school place yet',
      ...day('toldOn', '22', '5'),
    });
    await save('iro', `/children/${child}/voice/plan`, {
      ...day('askedOn', '28', '5'),
      askedBy: 'Iris Ode',
      obtainedBy: 'said',
      'standing-health': 'disputes',
      'words-health': 'no more tablets',
      explained: 'A second opinion.',
      support: 'iro',
    });
    const { body } = await get('iro', `${preparation}/agenda`);
    assert.match(body, /Said in private: ask Sami before others read it/);
    assert.ok(!/<textarea[^>]*>[^<]*The noise at night/.test(body));
    const keyOf = (text: string) =>
      new RegExp(`value="([^"]+)"[^>]*>\\s*<label[^>]*>\\s*${text}`).exec(body)?.[1] ?? assert.fail(text);
    const [noise, school, plan] = [keyOf('The noise at night'), keyOf('No school place yet'), keyOf('Health, body')];
    const topics = 'My room (Sami, 27 May 2026)\nMoney';
    await save('iro', `${preparation}/agenda`, { ...AGREED, topics, take: [noise, school, plan] });
    const print = (await get('socialWorker', preparation.replace('preparation', 'agenda'))).body;
    const items = [...print.matchAll(/<li>([^<]+)(?:<br><span class="govuk-body-s">([^<]+)<\/span>)?<\/li>/g)];
    assert.deepEqual(
      items.map(([, text, source]) => [text, source]),
      [
        ['My room', 'Sami, 27 May 2026'],
        ['The noise at night', 'Sami, 28 May 2026'],
        ['Health, body and mind', 'Sami, 28 May 2026'],
        ['Money', undefined],
        ['No school place yet', 'The IRO, 22 May 2026'],
        ['The teacher: for school.', undefined],
      ],
    );
    assert.ok(!print.includes('not agreed with Sami yet'));
    const again = (await get('iro', `${preparation}/agenda`)).body;
    assert.ok(!again.includes(`value="${noise}"`), 'it is on it');
    assert.ok(again.includes('Seeing Gran (Sami, 27 May 2026)'), 'what was taken off is offered again');
  });

  it('loses nothing that was ticked where something else is missing', async () => {
    const { preparation } = await newReview();
    await save('iro', `${preparation}/private-talk`, TALK);
    const form = (await get('iro', `${preparation}/agenda`)).body;
    const key = /name="take"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? assert.fail('nothing is offered');
    const missing = await send('iro', `${preparation}/agenda`, { take: key, joins: '' });
    assert.equal(missing.statusCode, 422);
    assert.match(missing.body, />The noise at night \(Sami, 28 May 2026\)<\/textarea>/);
  });

  it('offers what came back on paper by its name alone, and nothing that is kept from somebody as a whole', async () => {
    const asked = await askBeforeReview({ database, asAdmin }, office, TODAY);
    await answerByLink(app, asked.ofChild.path, { 'answer-worries': 'my brother shouts' });
    await answerByLink(app, asked.ofMother.path, { 'answer-well': 'He laughs again.' });
    const url = `/reviews/${asked.reviewId}/preparation/agenda`;
    const { body } = await get('iro', url);
    assert.ok(body.includes('What Sami wrote beforehand (Sami, 1 Jun 2026)'));
    assert.ok(body.includes('What Mo Testparent wrote beforehand'));
    assert.ok(!body.includes('my brother shouts') && !body.includes('He laughs again.'));
    const withheld = { question: '', from: 'parents', reason: 'The child asks for it.' };
    await save('iro', `/reviews/${asked.reviewId}/consultation/${asked.ofChild.id}/withhold`, withheld);
    assert.ok(!(await get('iro', url)).body.includes('What Sami wrote beforehand'));
  });

  it('is printed by whoever may open the record, and says what is not agreed yet or not there', async () => {
    const { preparation } = await newReview();
    const print = preparation.replace('preparation', 'agenda');
    assert.ok((await get('iro', print)).body.includes('Nothing is on it yet.'));
    await save('iro', `${preparation}/agenda`, { topics: 'Money', joins: 'All', withChild: 'not-yet' });
    const { body } = await get('manager', print);
    assert.ok(body.includes('It is not agreed with Sami yet.') && body.includes('Monday 13 July 2026'));
    assert.ok((await get('iro', preparation)).body.includes(print));
    for (const who of ['otherIro', 'elsewhere'] as const) assert.equal((await get(who, print)).statusCode, 404, who);
  });
});

let children = 0;

async function newReview() {
  children += 1;
  const child = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `A${children}`,
      bornOn: '2014-05-02',
      knownAs: 'Sami',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
        { type: 'review-arranged', review: 'r2', on: '2026-07-13' },
      ],
    }),
  );
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>(
      "update app.reviews set arranged_on = '2026-07-13' where child_id = $1 and key = 'r2' returning id",
      [child],
    ),
  );
  return { child, preparation: `/reviews/${rows[0]?.id}/preparation` };
}

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function send(who: Who, url: string, fields: SentFields) {
  return await sendForm(app, { url, ...(await signInAs(office[who])), fields: { version: '0', ...fields } });
}

async function save(who: Who, url: string, fields: SentFields): Promise<void> {
  const page = await send(who, url, fields);
  assert.equal(page.statusCode, 303, page.body);
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}
