import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { prepareNextReview } from '../../../preparation/prepare-next-review.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);

const ASKED: SentFields = {
  ...day('askedOn', '28', '5'),
  askedBy: 'Iris Ode',
  obtainedBy: 'said',
  isHappy: 'partly',
  going: 'The bus is fine now.',
  'standing-home': 'agrees',
  'words-home': 'Pat is nice',
};

const DISPUTED: SentFields = {
  'standing-family': 'disputes',
  'words-family': 'i want to see Gran EVERY week',
  explained: 'We can ask for it at the review, and the manager before it.',
  support: ['iro', 'advocate'],
  chosen: 'The advocate comes along.',
};

describe('what a child thinks of the plan', () => {
  it('is asked part by part: where they live, family, school, health, identity, free time, workers and what comes [INT-30]', async () => {
    const { child } = await newChild();
    const { body } = await get('iro', `/children/${child}/voice/plan`);
    for (const part of ['home', 'family', 'school', 'health', 'identity', 'free-time', 'workers', 'future']) {
      assert.ok(body.includes(`name="standing-${part}"`) && body.includes(`name="words-${part}"`), part);
    }
    await save('iro', child, { ...ASKED, ...DISPUTED, 'standing-health': 'no-view' });
    const voice = await read(child);
    for (const told of [
      'Pat is nice',
      'Has no view, or does not mind',
      'i want to see Gran EVERY week',
      'The bus is fine now.',
      'With some of it',
    ]) {
      assert.ok(voice.includes(told), told);
    }
    const silent = voice.split('Nobody has written down what they think').length - 1;
    assert.equal(silent, 5, 'what was not talked about says so');
  });

  it('asks what was explained can be done and which support was offered where the child does not agree, and shows it [INT-30]', async () => {
    const { child } = await newChild();
    const without = { ...ASKED, 'standing-family': 'disputes', 'standing-school': 'partly' };
    const missing = await send('iro', child, without);
    assert.equal(missing.statusCode, 422);
    for (const fault of [
      'Say what the child thinks: seeing family and friends',
      'Say what the child thinks: school, college or work',
      'Say what you explained can be done',
      'Choose which support was offered',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('iro', child, { ...ASKED, ...DISPUTED });
    const voice = await read(child);
    const dispute = voice.slice(voice.indexOf('does not agree.</strong>'), voice.indexOf('Everything that'));
    for (const told of [
      'Seeing family and friends, as said on Thursday 28 May 2026',
      'We can ask for it at the review, and the manager before it.',
      'The IRO takes it up; An advocate',
      'The advocate comes along.',
    ]) {
      assert.ok(dispute.includes(told), told);
    }
    await save('iro', child, { ...ASKED, ...day('askedOn', '30', '5'), 'standing-family': 'agrees' });
    assert.ok(!(await read(child)).includes('does not agree.</strong>'), 'the child agrees now');
  });

  it('asks nothing more of a part with which the child agrees, and loses no words for want of a choice', async () => {
    const { child } = await newChild();
    const lost = await send('iro', child, { ...ASKED, 'words-school': 'Too far.' });
    assert.ok(lost.body.includes('Choose how the child stands to it: school, college or work'));
    assert.ok(lost.body.includes('Too far.'));
    const nothing = { ...day('askedOn', '28', '5'), askedBy: 'Iris Ode', obtainedBy: 'observed' };
    const empty = await send('iro', child, { ...nothing, askedBy: '' });
    assert.ok(empty.body.includes('Enter who asked, or who watched'));
    assert.ok(
      (await send('iro', child, nothing)).body.includes('Write down what the child thinks of at least one thing'),
    );
    const ahead = await send('iro', child, { ...ASKED, ...day('askedOn', '2', '6') });
    assert.ok(ahead.body.includes('This day is still to come'));
    const unborn = await send('iro', child, { ...ASKED, 'askedOn-year': '2013' });
    assert.ok(unborn.body.includes('The child was born on 2 May 2014'));
    await save('iro', child, { ...nothing, 'standing-home': 'agrees' });
  });

  it('keeps whether the child knows how often meetings are, and how often they would have them [INT-25]', async () => {
    const { child } = await newChild();
    const meetings = { knowsHowOften: 'told-now', wantsMeetings: 'oftener' };
    const missing = await send('iro', child, { ...ASKED, ...meetings });
    assert.ok(missing.body.includes('Say what the child said about meetings, and what comes of it'));
    assert.ok(missing.body.includes('They may be more often than the law asks, and never less often'));
    await save('iro', child, { ...ASKED, ...meetings, meetingsNote: 'Every two months; we agreed on July.' });
    const voice = await read(child);
    for (const told of ['Told this time', 'More often', 'Every two months; we agreed on July.']) {
      assert.ok(voice.includes(told), told);
    }
  });

  it('keeps what became of what the child said before, whether a change is understood, and what worries them with the answer [ROL-03, ROL-12, INT-31]', async () => {
    const { child } = await newChild();
    const missing = await send('iro', child, { ...ASKED, worry: 'The boys on the bus.' });
    assert.ok(missing.body.includes('Say what is done about it, and how the child hears of it'));
    await save('iro', child, {
      ...ASKED,
      cameOfIt: 'The club is on Thursdays now; the phone was not allowed, and Wim said why.',
      understands: 'partly',
      worry: 'The boys on the bus.',
      worryAnswer: 'I ring the school today and call back tomorrow.',
    });
    const voice = await read(child);
    for (const told of [
      'the phone was not allowed, and Wim said why.',
      'In part',
      'The boys on the bus.',
      'I ring the school today and call back tomorrow.',
    ]) {
      assert.ok(voice.includes(told), told);
    }
  });

  it('is asked at a contact: the day, the place and the way are there already, and it stands with the contact [INT-06, ROL-19]', async () => {
    const { child } = await newChild();
    const contact = await sendTo('iro', `/children/${child}/contacts/new`, {
      ...day('contactedOn', '12', '5'),
      with: ['child'],
      how: 'visit',
      place: 'In the park',
      seenAlone: 'yes',
      toldLimits: 'yes',
      done: 'Walked.',
      said: 'ok',
      saidHow: 'signed-or-symbols',
    });
    const page = await get('iro', String(contact.headers.location));
    assert.ok(page.body.includes('Nothing is written down of it at this contact'));
    const href = /href="([^"]+voice\/plan\?contact=[^"]+)"/.exec(page.body)?.[1] ?? assert.fail('no way to the form');
    const form = (await get('iro', href)).body;
    assert.match(form, /name="askedOn-day"[^>]*value="12"/);
    assert.match(form, /name="setting"[^>]*value="In the park"/);
    assert.match(form, /value="signed-or-symbols" checked/);
    assert.ok(form.includes('At the contact on Tuesday 12 May 2026.'));
    await sendTo('iro', href, { ...ASKED, ...day('askedOn', '12', '5') });
    const after = (await get('iro', String(contact.headers.location))).body;
    assert.ok(after.includes('The bus is fine now.') && after.includes('With some of it'));
    const met = await asAdmin((admin) =>
      admin.query(
        "select from app.facts where child_id = $1 and type = 'iro-contacted-child' and happened_on = '2026-05-12'",
        [child],
      ),
    );
    assert.equal(met.rowCount, 1, 'the contact counts midway between two reviews');
  });

  it('is asked before every review, and the preparation says whether it was [ROL-13]', async () => {
    const { child, reviewId } = await newChild();
    const preparation = `/reviews/${reviewId}/preparation`;
    const task = async () =>
      (await get('socialWorker', preparation)).body
        .split('govuk-task-list__item')
        .find((each) => each.includes('What the child thinks of the plan')) ?? assert.fail('no such task');
    assert.match(await task(), /Never asked yet[\s\S]*To do/);
    await save('iro', child, { ...ASKED, ...day('askedOn', '10', '5') });
    assert.match(await task(), /Asked last on 10 May 2026[\s\S]*To do/, 'not before this review');
    const href = /href="([^"]+voice\/plan\?review=[^"]+)"/.exec(await task())?.[1] ?? assert.fail('no way to the form');
    await sendTo('socialWorker', href, ASKED);
    assert.match(await task(), /Asked, 28 May 2026/);
  });

  it('tells what stands from before the last review, to be asked again', async () => {
    const { child } = await newChild();
    await save('iro', child, { ...ASKED, ...day('askedOn', '10', '4') });
    assert.ok((await read(child)).includes('From before the last review: ask again'));
    await save('iro', child, ASKED);
    assert.ok(!(await read(child)).includes('From before the last review: ask again'));
    assert.ok(
      (await get('iro', `/children/${child}/voice/plan`)).body.includes('Before, 28 May 2026: Agrees. “Pat is nice”'),
    );
  });

  it('is put right with the reason, by the latest version; of two who do so at once the second sees both', async () => {
    const { child } = await newChild();
    await save('iro', child, ASKED);
    const href =
      /href="([^"]+voice\/plan\/[^"?]+)"/.exec(await read(child))?.[1] ?? assert.fail('nothing to put right');
    const right = { ...ASKED, version: '1' };
    const without = await sendForm(app, { url: href, ...(await signInAs(office.iro)), fields: right });
    assert.ok(without.body.includes('Say why you put it right'));
    await sendTo('iro', href, { ...right, going: 'The bus is late.', why: 'A slip' });
    const second = await sendForm(app, {
      url: href,
      ...(await signInAs(office.socialWorker)),
      fields: { ...right, going: 'No bus.', why: 'Heard it too' },
    });
    assert.equal(second.statusCode, 409);
    assert.ok(second.body.includes('The bus is late.') && second.body.includes('No bus.'));
    const form = (await get('iro', href)).body;
    assert.ok(form.includes('As it stood before (1)') && form.includes('The bus is fine now.'));
    const voice = await read(child);
    assert.ok(voice.includes('The bus is late.') && !voice.includes('The bus is fine now.'));
  });

  it('is recorded once where the form is sent twice, and never lost where it was filled in anew', async () => {
    const { child } = await newChild();
    const view = '0197a000-0000-7000-8000-000000000009';
    await save('iro', child, { ...ASKED, view });
    await save('iro', child, { ...ASKED, view });
    const again = await send('iro', child, { ...ASKED, view, going: 'Another day.' });
    assert.equal(again.statusCode, 422);
    assert.ok(again.body.includes('This form was recorded already') && again.body.includes('Another day.'));
    assert.equal((await read(child)).split('The bus is fine now.').length - 1, 1);
  });

  it('is written down by those alone who work with the child, also by the database', async () => {
    const { child } = await newChild();
    for (const who of ['otherIro', 'barred', 'elsewhere', 'manager'] as const) {
      assert.ok([403, 404].includes((await send(who, child, ASKED)).statusCode), who);
    }
    const row = {
      authority_id: office.manager.authorityId,
      child_id: child,
      view_id: crypto.randomUUID(),
      number: 1,
      asked_on: '2026-05-28',
      asked_by: 'Mara Ward',
      obtained_by: 'said',
      parts: '{}',
    };
    await assert.rejects(
      database.withTransaction(office.manager, (tx) => tx.insertInto('plan_views').values(row).execute()),
      /row-level security/,
    );
    await save('socialWorker', child, ASKED);
    assert.ok((await read(child)).includes('The bus is fine now.'));
  });
});

let children = 0;

async function newChild(): Promise<{ readonly child: string; readonly reviewId: string | undefined }> {
  children += 1;
  const child = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `P${children}`,
      bornOn: '2014-05-02',
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
  return {
    child,
    reviewId: await database.withTransaction(office.officer, (tx) => prepareNextReview(tx, office.officer, child)),
  };
}

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function read(child: string): Promise<string> {
  return (await get('iro', `/children/${child}/voice`)).body;
}

async function send(who: Who, child: string, fields: SentFields) {
  return await sendForm(app, { url: `/children/${child}/voice/plan`, ...(await signInAs(office[who])), fields });
}

async function sendTo(who: Who, url: string, fields: SentFields) {
  const page = await sendForm(app, { url, ...(await signInAs(office[who])), fields });
  assert.equal(page.statusCode, 303, page.body);
  return page;
}

async function save(who: Who, child: string, fields: SentFields): Promise<void> {
  await sendTo(who, `/children/${child}/voice/plan`, fields);
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}
