import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { type Office, openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);

/** What the social worker tells of a talk with the child. */
const TOLD: SentFields = {
  whoComes: 'Gran',
  where: 'At home',
  childPrepares: ['writing'],
  parentsPrepare: ['helper'],
  howToPrepare: 'A quiet hour.',
};

const TALK: SentFields = {
  ...day('on', '28', '5'),
  where: 'At the placement, in the garden.',
  method: 'in-person',
  alone: 'yes',
  toldLimits: 'yes',
  wishesAndFeelings: 'Wants to see Gran more.',
  inPlacement: 'no',
};

const CALL: SentFields = {
  ...TALK,
  method: 'phone',
  whyThisWay: 'Sami likes to ring.',
  knowsEachOther: 'yes',
  isSettled: 'yes',
  changeComing: 'no',
};

describe('a talk by phone in place of a meeting', () => {
  it('asks one by one whether they know each other, the placement is settled and no change is coming, beside what is on the record [INT-11]', async () => {
    const { href } = await newReview();
    const url = `${href}/private-talk`;
    await save('iro', url, TALK);
    const { body } = await get('iro', url);
    assert.ok(
      body.includes(
        'The record: Iris Ode is the IRO of this child since 16 Mar 2026, and was in touch once, the last time on 28 May 2026.',
      ),
    );
    assert.ok(body.includes('The record: there since 16 Mar 2026.'));
    assert.ok(body.includes('The record tells of none.'));
    const open = { ...CALL, knowsEachOther: '', isSettled: '', changeComing: '' };
    const missing = await send('iro', url, open);
    for (const fault of [
      'Choose whether you and the child know each other well',
      'Choose whether the placement is settled',
      'Choose whether a great change is coming',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    assert.ok(
      !missing.body.includes('Choose whether the child lives so far away'),
      'that is the rule of one authority',
    );
  });

  it('stands as any talk where all three are so, and says on the preparation where one is not [INT-11]', async () => {
    const settled = await newReview();
    await save('iro', `${settled.href}/private-talk`, CALL);
    assert.match(await taskOf(settled.href, 'talks with the child in private'), /Done on time, 28 May 2026/);
    for (const unfit of [{ knowsEachOther: 'no' }, { isSettled: 'no' }, { changeComing: 'yes' }]) {
      const { href } = await newReview();
      await save('iro', `${href}/private-talk`, { ...CALL, ...unfit });
      assert.match(await taskOf(href, 'talks with the child in private'), /By call, where a meeting is asked for/);
      await save('iro', `${href}/private-talk`, TALK);
      assert.doesNotMatch(await taskOf(href, 'talks with the child in private'), /By call/, 'there was a meeting too');
    }
  });

  it('is told of a child who leaves care that a change is on the record', async () => {
    const { childId, href } = await newReview();
    await asAdmin((admin) =>
      admin.query(
        "insert into app.end_of_care_notices (authority_id, child_id, number, ends_on, why) values ($1, $2, 1, '2026-08-01', 'Goes home')",
        [office.officer.authorityId, childId],
      ),
    );
    const { body } = await get('iro', `${href}/private-talk`);
    assert.ok(body.includes('The record: the child stops being looked after on 1 Aug 2026.'));
  });
});

describe('a child who lives far outside the borough', () => {
  const FAR: SentFields = {
    ...CALL,
    isFar: 'yes',
    callArrangedWith: ['child', 'carers'],
    ...day('seenStillOn', '8', '7'),
  };

  it('is called in place of the visit in Blackburn with Darwen: arranged beforehand, and seen before the review all the same [INT-17]', async () => {
    const bwd = await openBwd();
    const { href } = await newReview({ of: bwd });
    const url = `${href}/private-talk`;
    const { body } = await get('iro', url, bwd);
    assert.ok(
      body.includes('Your own procedure: more than 35 miles. The record: 41 miles from home, outside the authority'),
    );
    const missing = await send('iro', url, { ...CALL, isFar: 'yes' }, bwd);
    assert.ok(missing.body.includes('Choose with whom the call was arranged beforehand'));
    assert.ok(missing.body.includes('Enter the day on which you see the child before'));
    const late = await send('iro', url, { ...FAR, ...day('seenStillOn', '14', '7') }, bwd);
    assert.ok(late.body.includes('This is after the'));
    await save('iro', url, FAR, bwd);
    assert.match(await taskOf(href, 'talks with the child in private', bwd), /A call: still to be seen/);
    const page = (await get('iro', href, bwd)).body;
    assert.ok(page.includes('The child, The carers') && page.includes('8 Jul 2026'));
    await save('iro', url, TALK, bwd);
    assert.doesNotMatch(await taskOf(href, 'talks with the child in private', bwd), /still to be seen/);
  });

  it('is a rule of that procedure alone, until an authority chooses it, or chooses that it has none [INT-17]', async () => {
    const { href } = await newReview();
    const asks = async (who: Office = office, at = href) =>
      (await get('iro', `${at}/private-talk`, who)).body.includes('name="isFar"');
    assert.equal(await asks(), false);
    const settings = (await get('manager', '/settings/preparation')).body;
    assert.ok(settings.includes('Your procedure says: a call never does.'));
    const wrong = await send('manager', '/settings/preparation', { miles: '0', version: '0' });
    assert.ok(wrong.body.includes('Enter a whole number of miles from 1 to 500'));
    await save('manager', '/settings/preparation', { miles: '50', version: '0' });
    assert.ok((await get('iro', `${href}/private-talk`)).body.includes('more than 50 miles'));
    const stale = await send('manager', '/settings/preparation', { miles: '60', version: '0' });
    assert.equal(stale.statusCode, 409);
    assert.ok(stale.body.includes('They saved: beyond 50 miles'));
    await save('manager', '/settings/preparation', { miles: '', version: '1' });
    assert.equal(await asks(), false);
    const bwd = await openBwd();
    const ofBwd = await newReview({ of: bwd });
    assert.equal(await asks(bwd, ofBwd.href), true);
    await save('manager', '/settings/preparation', { miles: '', version: '0' }, bwd);
    assert.equal(await asks(bwd, ofBwd.href), false);
  });
});

describe('a child under four', () => {
  it('is met and watched, and what was seen of communication and understanding is asked for and kept [INT-13]', async () => {
    const { childId, href } = await newReview({ bornOn: '2022-07-14' });
    const url = `${href}/private-talk`;
    assert.ok((await get('iro', url)).body.includes('is under four: meet them, and watch or play'));
    for (const method of ['in-person', 'observation']) {
      const missing = await send('iro', url, { ...TALK, method, whyThisWay: 'So young.' });
      assert.ok(missing.body.includes('Say what you saw of how the child communicates, and of what they understand'));
    }
    await save('iro', url, { ...TALK, understanding: 'Points at what he wants, and knows his name.' });
    assert.ok((await get('iro', href)).body.includes('Points at what he wants, and knows his name.'));
    assert.ok((await get('iro', `/children/${childId}/voice`)).body.includes('Points at what he wants'));
  });

  it('is none any more on the fourth birthday, if the review is on it', async () => {
    const { href } = await newReview({ bornOn: '2022-07-13' });
    const url = `${href}/private-talk`;
    assert.ok(!(await get('iro', url)).body.includes('is under four'));
    await save('iro', url, TALK);
    const watched = await send('iro', url, { ...TALK, method: 'observation', whyThisWay: 'Plays.' });
    assert.ok(
      watched.body.includes('Say what you saw of how the child communicates'),
      'whoever is watched, at any age',
    );
  });
});

describe('a child who is seen only on the day of the review', () => {
  it('needs a reason, and the preparation says so while there is no other talk [INT-18]', async () => {
    const { href } = await newReview({ arrangedFor: '2026-06-01' });
    const url = `${href}/private-talk`;
    const today = { ...TALK, ...day('on', '1', '6') };
    const missing = await send('iro', url, today);
    assert.ok(missing.body.includes('Say why you did not see the child before that day'));
    await save('iro', url, { ...today, whyThatDay: 'Moved here yesterday.' });
    assert.match(await taskOf(href, 'talks with the child in private'), /Only on the day of the review/);
    assert.ok((await get('iro', href)).body.includes('Moved here yesterday.'));
    await save('iro', url, TALK);
    assert.doesNotMatch(await taskOf(href, 'talks with the child in private'), /Only on the day/);
  });
});

describe('the meeting with the child ahead of a review', () => {
  const MEETING: SentFields = {
    ...day('on', '24', '6'),
    time: '16:00, an hour',
    where: 'In the park by the school',
    arrangedWith: ['child', 'carers'],
    plan: 'Walk the dog first; bring the cards with faces.',
  };

  it('is arranged: on which day, when, where, with whom and how to go about it; before the review, and on another day unless there is a reason [INT-22]', async () => {
    const { href } = await newReview();
    const url = `${href}/meet-child`;
    const { body } = await get('iro', url);
    assert.ok(body.includes('The review is on 13 Jul 2026. See the child by 13 Jul 2026.'));
    const missing = await send('iro', url, { ...day('on', '13', '7') });
    for (const fault of [
      'Say why there is no day before',
      'Enter the time, and how long',
      'Enter where you meet',
      'Choose with whom it was arranged',
      'Say how you go about it',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    assert.ok(
      (await send('iro', url, { ...MEETING, ...day('on', '14', '7') })).body.includes('This is after the review'),
    );
    assert.match(await taskOf(href, 'Meeting the child beforehand'), /To do/);
    await save('iro', url, MEETING);
    assert.match(await taskOf(href, 'Meeting the child beforehand'), /Arranged for 24 Jun 2026/);
    const page = (await get('socialWorker', href)).body;
    for (const told of ['In the park by the school', 'The child, The carers', '16:00, an hour']) {
      assert.ok(page.includes(told), told);
    }
  });

  it('says the window of the own procedure beside the day [INT-22]', async () => {
    const bwd = await openBwd();
    const { href } = await newReview({ of: bwd });
    const talk = { ...day('on', '20', '5'), with: ['child'], alone: 'yes', ...TOLD };
    await save('socialWorker', `${href}/social-worker-talk`, talk, bwd);
    assert.ok(
      (await get('iro', `${href}/meet-child`, bwd)).body.includes('See the child from 23 Jun 2026 to 3 Jul 2026.'),
    );
  });

  it('is planned with time and care before the first review, which sets the tone, and before later ones [INT-34]', async () => {
    const first = await newReview({ isFirst: true });
    const later = await newReview();
    const said = 'This is the first review: how it goes may set the tone';
    assert.ok((await get('iro', `${first.href}/meet-child`)).body.includes(said));
    const { body } = await get('iro', `${later.href}/meet-child`);
    assert.ok(!body.includes(said) && body.includes('with time enough'));
    for (const { href } of [first, later]) {
      const missing = await send('iro', `${href}/meet-child`, { ...MEETING, plan: '', time: '' });
      assert.ok(missing.body.includes('Say how you go about it') && missing.body.includes('and how long'));
      await save('iro', `${href}/meet-child`, MEETING);
      assert.ok((await get('iro', href)).body.includes('Walk the dog first; bring the cards with faces.'));
    }
  });
});

describe('a child who wants to chair', () => {
  const SPOKEN: SentFields = {
    ...day('on', '20', '5'),
    with: ['child'],
    alone: 'yes',
    ...TOLD,
    wantsToChair: 'yes',
  };

  it('is told to the IRO by the social worker’s talk, once, and stands on the preparation [PRE-34]', async () => {
    const { href } = await newReview();
    const told = async () => (await get('iro', '/alerts')).body.split('wants to chair the next review').length - 1;
    const before = await told();
    await save('socialWorker', `${href}/social-worker-talk`, { ...SPOKEN, wantsToChair: 'no' });
    assert.equal(await told(), before);
    await save('socialWorker', `${href}/social-worker-talk`, { ...SPOKEN, version: '1' });
    assert.equal(await told(), before + 1);
    await save('socialWorker', `${href}/social-worker-talk`, { ...SPOKEN, whoComes: 'Gran and Dad', version: '2' });
    assert.equal(await told(), before + 1, 'nothing new');
    assert.ok((await get('iro', href)).body.includes('wants to chair.'));
    for (const who of ['otherIro', 'socialWorker', 'manager', 'elsewhere'] as const) {
      assert.ok(!(await get(who, '/alerts')).body.includes('wants to chair'), who);
    }
  });

  it('is told to nobody where the IRO heard it, and stands there all the same', async () => {
    const { href } = await newReview();
    const count = async () => (await get('iro', '/alerts')).body.split('wants to chair the next review').length - 1;
    const before = await count();
    await save('iro', `${href}/wishes`, { ...WISHES, chairing: 'together' });
    assert.equal(await count(), before);
    assert.ok((await get('iro', href)).body.includes('wants to chair together with you.'));
  });
});

const WISHES: SentFields = {
  ...day('on', '27', '5'),
  askedBy: 'Iris Ode',
  isDelegated: 'no',
  comes: 'yes',
  whoComes: 'Gran',
  where: 'At home',
  topics: 'My room',
};

describe('whether a child comes', () => {
  it('is missed on the preparation until somebody has written it down, and where the child does not want to, why [ATT-17]', async () => {
    const { href } = await newReview();
    const open = 'Nobody has written down yet whether';
    assert.ok((await get('iro', href)).body.includes(open));
    await save('iro', `${href}/wishes`, { ...WISHES, comes: 'no', whyNot: 'Writes instead.' });
    const { body } = await get('iro', href);
    assert.ok(!body.includes(open) && body.includes('does not want to come. Write down why, what was tried'));
  });

  it('stands on the child’s record with the reasons where the child chose not to [ATT-29]', async () => {
    const { childId, href } = await newReview();
    await save('iro', `${href}/child-does-not-come`, {
      why: '“Too many people.”',
      triedInstead: 'A smaller meeting.',
      ...day('spokenOn', '29', '5'),
      how: 'face-to-face',
      views: 'Wants to stay.',
      carriedBy: 'Pat shows the drawing.',
    });
    assert.ok(!(await get('iro', href)).body.includes('Nobody has written down yet whether'));
    const voice = (await get('socialWorker', `/children/${childId}/voice`)).body;
    for (const told of ['Too many people.', 'Wants to stay.', 'Pat shows the drawing.', 'Friday 29 May 2026']) {
      assert.ok(voice.includes(told), told);
    }
  });
});

let children = 0;

interface ToPrepare {
  readonly of?: Office;
  readonly bornOn?: string;
  readonly arrangedFor?: string;
  readonly isFirst?: boolean;
}

/** A child with a review that is arranged for 13 July 2026, and the address of its preparation. */
async function newReview({
  of = office,
  bornOn = '2014-05-02',
  arrangedFor = '2026-07-13',
  isFirst = false,
}: ToPrepare = {}) {
  children += 1;
  const held = [
    { type: 'review-started', review: 'r1', on: '2026-04-17' },
    { type: 'review-completed', review: 'r1', on: '2026-04-17' },
  ];
  const childId = await database.withTransaction(of.officer, (tx) =>
    enterChild(tx, of.officer, {
      localId: `T${children}`,
      bornOn,
      iro: of.iro,
      socialWorker: of.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        ...(isFirst ? [] : held),
        { type: 'review-arranged', review: 'r2', on: arrangedFor },
      ],
    }),
  );
  await asAdmin((admin) =>
    admin.query("update app.placements set distance = '41', location = 'OUT' where child_id = $1", [childId]),
  );
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>("select id from app.reviews where child_id = $1 and key = 'r2'", [childId]),
  );
  await database.withTransaction(of.iro, (tx) =>
    tx
      .updateTable('reviews')
      .set({ arranged_on: arrangedFor })
      .where('id', '=', rows[0]?.id ?? '')
      .execute(),
  );
  return { childId, href: `/reviews/${rows[0]?.id}/preparation` };
}

async function openBwd(): Promise<Office> {
  const bwd = await openOffice(database);
  await asAdmin((admin) =>
    admin.query("update app.authorities set procedure = 'bwd' where authority_id = $1", [bwd.officer.authorityId]),
  );
  return bwd;
}

async function taskOf(href: string, title: string, of = office): Promise<string> {
  const { body } = await get('iro', href, of);
  return body.split('govuk-task-list__item').find((each) => each.includes(title)) ?? assert.fail('no such task');
}

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string, of = office) {
  return await app.inject({ url, headers: await signInAs(of[who]) });
}

async function send(who: Who, url: string, fields: SentFields, of = office) {
  return await sendForm(app, { url, ...(await signInAs(of[who])), fields: { version: '0', ...fields } });
}

async function save(who: Who, url: string, fields: SentFields, of = office): Promise<void> {
  const page = await send(who, url, fields, of);
  assert.equal(page.statusCode, 303, page.body);
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}
