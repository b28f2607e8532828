import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basisOf, hiddenIn, openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { getDay } from '../../../../rules/index.ts';
import { keepDocument } from '../../../documents/keep-document.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);

const PRIVATE_TALK: SentFields = {
  ...day('on', '28', '5'),
  where: 'At the placement, in the garden.',
  method: 'in-person',
  alone: 'yes',
  toldLimits: 'yes',
  wishesAndFeelings: 'Wants to see Gran more.',
  inPlacement: 'yes',
  placementNote: 'Settled, own room.',
};

const PREPARING: SentFields = {
  childPrepares: ['writing', 'iro'],
  parentsPrepare: ['helper'],
  howToPrepare: 'The carer sits with Sami over the booklet.',
};

describe('arranging a review of which the day alone is known', () => {
  it('begins with that day', async () => {
    const { childId, href } = await newReview();
    await asAdmin((admin) =>
      admin.query("update app.reviews set arranged_on = '2026-07-13' where child_id = $1 and key = 'r2'", [childId]),
    );
    const { body } = await get('iro', arrangeOf(href));
    assert.match(body, /name="heldOn-day"[^>]*value="13"/);
    assert.match(body, /name="heldOn-month"[^>]*value="7"/);
  });
});

describe('the documents that a review waits for', () => {
  it('are asked for by kind and review, and stand there as in once they are kept', async () => {
    const { childId, href } = await newReview();
    const form = `/children/${childId}/documents/new?type=pep&amp;review=r2`;
    assert.ok((await get('socialWorker', href)).body.includes(form));
    const received = {
      childId,
      type: 'pep',
      title: 'PEP of the summer term',
      review: 'r2',
      datedOn: null,
      receivedOn: '2026-05-29',
      file: { name: 'pep.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n%%EOF\n') },
      isAnother: false,
      today: getDay('2026-06-01'),
    };
    const kept = await database.withTransaction(office.iro, (tx) => keepDocument(tx, office.iro, received));
    assert.equal(kept.kind, 'kept');
    const { body } = await get('socialWorker', href);
    assert.ok(body.includes('In since 29 May 2026'));
    assert.ok(body.includes(`/children/${childId}/documents?type=pep`) && !body.includes(form));
    assert.ok(body.includes('Not in yet'), 'the report and the health plan');
  });
});

describe('the documents of a review that is close', () => {
  it('say who owes each, by when, and which are missing [PRE-08, PRE-09, PRE-10]', async () => {
    const { href } = await newReview('2026-06-03');
    const { body } = await get('iro', href);
    for (const rule of ['social-worker-report', 'pep', 'health-plan']) {
      const title = titleOfRule(`preparation.${rule}`);
      const task = body.split('govuk-task-list__item').find((each) => each.includes(title));
      assert.match(String(task), /Social worker\. Due Friday 29 May 2026, 1 working day late/, title);
      assert.match(String(task), /govuk-tag--orange[^>]*>\s*Missing/, title);
    }
  });
});

describe('a part of the preparation', () => {
  it('is saved once as the fact it tells of, and a change of its day corrects that fact [PRE-01, PRE-02]', async () => {
    const { childId, href } = await newReview();
    const talk = {
      ...day('on', '20', '5'),
      with: ['child', 'carers'],
      alone: 'yes',
      whoComes: 'Gran, and not the new teacher.',
      where: 'At home.',
      wantsToChair: 'yes',
      ...PREPARING,
    };
    await save('socialWorker', `${href}/social-worker-talk`, { ...talk, version: '0' });
    await save('socialWorker', `${href}/social-worker-talk`, { ...talk, ...day('on', '21', '5'), version: '1' });
    assert.deepEqual(await factsOf(childId, 'social-worker-consulted-child'), [
      { on: '2026-05-20', stands: false },
      { on: '2026-05-21', stands: true },
    ]);
    const { body } = await get('iro', href);
    assert.ok(body.includes('Gran, and not the new teacher.'));
    assert.ok(body.includes('Done on time, 21 May 2026'));
  });

  it('asks the social worker how the child and the parents prepare and what helps them, as agreed with the IRO [PRE-16]', async () => {
    const { href } = await newReview();
    const url = `${href}/social-worker-talk`;
    const talk = { ...day('on', '20', '5'), with: ['child'], alone: 'yes', whoComes: 'Gran.', where: 'At home.' };
    const missing = await send('socialWorker', url, talk);
    for (const fault of [
      'Choose how the child prepares',
      'Choose how the parents prepare',
      'Say what you do to encourage and help them',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('socialWorker', url, { ...talk, ...PREPARING, version: '0' });
    const { body } = await get('iro', href);
    for (const told of [
      'In writing: a booklet, a letter, By seeing the IRO alone',
      'The carer sits with Sami over the booklet.',
    ]) {
      assert.ok(body.includes(told), told);
    }
    assert.ok(body.includes('How they prepare is not agreed with the IRO yet'));
    await save('socialWorker', url, { ...talk, ...PREPARING, ...day('preparingAgreedOn', '22', '5'), version: '1' });
    const after = (await get('iro', href)).body;
    assert.ok(after.includes('22 May 2026') && !after.includes('not agreed with the IRO yet'));
  });

  it('asks for the key issues and who prepares each when the two talk, early enough to be ready [PRE-17]', async () => {
    const { href } = await newReview();
    const url = `${href}/talk-with-social-worker`;
    const talk = {
      ...day('on', '22', '5'),
      how: 'phone',
      childLanguage: 'English',
      parentsLanguage: 'English',
      fullPart: 'yes',
    };
    const missing = await send('iro', url, talk);
    assert.ok(missing.body.includes('Enter the key issues, and who prepares each'));
    await save('iro', url, { ...talk, keyIssues: 'The move of school: Wim asks the school for a visit.' });
    const { body } = await get('socialWorker', href);
    assert.ok(body.includes('The move of school: Wim asks the school for a visit.'));
    assert.ok(body.includes('Done on time, 22 May 2026'), 'fifteen working days before');
  });

  it('asks the IRO for the first languages and when concerns were told, and tests the English [PRE-04, PRE-15, PRE-23]', async () => {
    const { childId, href } = await newReview();
    const url = `${href}/talk-with-social-worker`;
    const missing = await send('iro', url, { ...day('on', '22', '5'), how: 'phone', concerns: 'The school place.' });
    assert.equal(missing.statusCode, 422);
    for (const fault of [
      'Enter the first language of the child',
      'Enter the first language of the parents',
      'Choose whether the child can take a full part in English',
      'Enter the day on which the social worker was told of your concerns',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    assert.deepEqual(await factsOf(childId, 'iro-spoke-to-social-worker'), []);
    await save('iro', url, {
      ...day('on', '22', '5'),
      how: 'phone',
      childLanguage: 'Welsh',
      parentsLanguage: 'Welsh',
      fullPart: 'to-test',
      keyIssues: 'School.',
      concerns: 'The school place.',
      ...day('toldOn', '22', '5'),
    });
    assert.ok((await get('iro', href)).body.includes('To be tested'));
    assert.equal((await factsOf(childId, 'iro-spoke-to-social-worker')).length, 1);
  });

  it('shows both versions to whoever saves second, and loses neither; earlier ones stay', async () => {
    const { href } = await newReview();
    const url = `${href}/agenda`;
    const agenda = { topics: 'School', joins: 'The teacher joins for school.', withChild: 'not-yet' };
    await save('iro', url, { ...agenda, version: '0' });
    await save('iro', url, { ...agenda, topics: 'School\nGran', version: '1' });
    const second = await send('iro', url, { ...agenda, topics: 'School\nPocket money', version: '1' });
    assert.equal(second.statusCode, 409);
    assert.ok(second.body.includes('Gran') && second.body.includes('Pocket money'));
    assert.match(second.body, /name="version" value="2"/);
    await save('iro', url, { ...agenda, topics: 'School\nGran\nPocket money', version: '2' });
    assert.ok((await get('iro', url)).body.includes('Earlier versions (2)'));
  });

  it('takes over the answers that only the other one changed, and asks about those that both did', async () => {
    const { href } = await newReview();
    const url = `${href}/agenda`;
    const agenda = { topics: 'School', joins: 'All of us, throughout.\nGran from four.', withChild: 'not-yet' };
    await save('iro', url, agenda);
    const basis = basisOf((await get('iro', url)).body);
    await save('socialWorker', url, {
      ...agenda,
      ...basis,
      topics: 'School\nGran',
      withChild: 'yes',
      ...day('agreedOn', '29', '5'),
    });
    const typed = { ...agenda, joins: agenda.joins.replaceAll('\n', '\r\n'), topics: 'School\r\nPocket money' };
    const { body, statusCode } = await send('iro', url, { ...typed, ...basis });
    assert.equal(statusCode, 409);
    assert.match(
      body,
      /: you both changed it[\s\S]*They saved: [^>]*>School\nGran<[\s\S]*You typed: [^>]*>School\nPocket money</,
    );
    assert.match(body, /name="withChild"[^>]*value="yes"[^>]*checked/, 'that only they changed it is taken over');
    assert.ok(!body.includes('only you changed it'), 'the ends of lines of a browser are no change');
    const choice = { '_take-0': 'theirs', '_theirs-0': hiddenIn(body, '_theirs-0') };
    await save('iro', url, { ...typed, ...basisOf(body), withChild: 'yes', ...day('agreedOn', '29', '5'), ...choice });
    assert.match((await get('iro', url)).body, />School\nGran<\/textarea>/);
  });

  it('keeps when each professional joins, agreed with the child [PRE-36, INT-20]', async () => {
    const { href } = await newReview();
    await save('iro', `${href}/agenda`, {
      topics: 'School\nGran',
      joins: 'The teacher: from the start until school is done.',
      withChild: 'yes',
      ...day('agreedOn', '29', '5'),
    });
    const { body } = await get('iro', href);
    assert.ok(body.includes('The teacher: from the start until school is done.'));
    assert.ok(body.includes('29 May 2026'));
  });

  it('asks whether the child agrees to health information, or why the child was not asked [PRE-30]', async () => {
    const { href } = await newReview();
    const url = `${href}/health-information`;
    const missing = await send('socialWorker', url, { agrees: 'not-asked' });
    assert.ok(missing.body.includes('Say to what, or why the child was not asked'));
    await save('socialWorker', url, { agrees: 'some', note: 'Not the asthma.', ...day('on', '29', '5') });
    assert.ok((await get('iro', href)).body.includes('Not the asthma.'));
  });

  it('keeps for each kind of support that it was considered, and who arranges it [PRE-22, PRE-24, PRE-25, PRE-26, PRE-27]', async () => {
    const { href } = await newReview();
    const url = `${href}/support`;
    const considered = {
      interpreterForChild: 'not-needed',
      translation: 'wanted',
      advocate: 'declined',
      supporter: 'not-needed',
      specialNeeds: 'not-needed',
    };
    const missing = await send('iro', url, { ...considered, interpreterForParents: 'wanted', legalAdviser: 'yes' });
    assert.ok(missing.body.includes('Say which, and who arranges it'));
    assert.ok(missing.body.includes('Enter the day on which the IRO was told'));
    assert.ok(missing.body.includes('Choose whether the authority’s own legal adviser comes'));
    await save('iro', url, {
      ...considered,
      translationNote: 'The papers and the record, in Polish; Wim orders it.',
      interpreterForParents: 'wanted',
      interpreterForParentsNote: 'Polish, for the first part; Wim arranges it.',
      legalAdviser: 'yes',
      legalAdviserNote: 'The mother’s solicitor.',
      ...day('legalAdviserToldOn', '28', '5'),
      ownLegalAdviser: 'wanted',
      ownLegalAdviserNote: 'Wim asks the legal department.',
    });
    const { body } = await get('iro', href);
    assert.ok(body.includes('Polish, for the first part; Wim arranges it.'));
    assert.ok(body.includes('The papers and the record, in Polish; Wim orders it.'));
    assert.ok(body.includes('To be arranged'));
    const task = body.split('govuk-task-list__item').find((each) => each.includes('own legal adviser, as somebody'));
    assert.match(String(task), /Wim asks the legal department\.[\s\S]*To be arranged/);
    assert.ok(!(await get('iro', (await newReview()).href)).body.includes('own legal adviser, as somebody'));
  });

  it('keeps what the child wants, who asked in the place of the IRO, that the IRO heard of it, and how it was considered [INT-07, INT-08, INT-09, REC-03]', async () => {
    const { href } = await newReview();
    const url = `${href}/wishes`;
    const wishes = {
      ...day('on', '27', '5'),
      askedBy: 'Pat, foster carer',
      isDelegated: 'yes',
      comes: 'part',
      whoComes: 'Gran',
      where: 'At home',
      timesToAvoid: 'Football on Mondays',
      topics: 'My room',
      goodPlan: 'Stay until I am grown up.',
    };
    const missing = await send('iro', url, wishes);
    assert.ok(missing.body.includes('Enter the day on which it was heard of'));
    assert.ok(missing.body.includes('Enter why, and how the child takes part instead'));
    await save('iro', url, {
      ...wishes,
      ...day('heardOn', '28', '5'),
      whyNot: 'Too many people. Draws a picture instead.',
      considered: 'Held at home with Gran, and not on a Monday.',
    });
    const { body } = await get('iro', href);
    assert.ok(body.includes('Stay until I am grown up.'));
    assert.ok(
      body.includes('Pat, foster carer') && body.includes('28 May 2026'),
      'who asked, and when it was heard of',
    );
    assert.ok(body.includes('Held at home with Gran, and not on a Monday.'));
    assert.ok((await get('iro', arrangeOf(href))).body.includes('Football on Mondays'), 'whoever arranges sees it');
  });
});

describe('being ready for the review', () => {
  it('asks the social worker what is up to date, the court’s timetable, other meetings and who began the plan for school [PRE-12, PRE-20, PRE-21, PRE-35, PRE-38]', async () => {
    const { href } = await newReview();
    const url = `${href}/records-up-to-date`;
    const missing = await send('socialWorker', url, { court: 'now', ehcp: 'yes' });
    for (const fault of [
      'Enter the day on which you went through it',
      'Choose whether the records of visits are up to date',
      'Choose whether everybody is recorded who lives in the home',
      'Say what the legal status is, the court’s timetable, and how far the case is',
      'Enter what came out of other meetings, or that there was none',
      'Say how the two reviews go together, or why they cannot',
      'Choose with whom the personal education plan was begun',
      'Choose whether everybody has a copy',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('socialWorker', url, {
      ...day('on', '29', '5'),
      visits: 'yes',
      householdRecorded: 'yes',
      court: 'now',
      courtNote: 'Interim care order; final hearing on 4 August.',
      otherMeetings: 'School meeting of 12 May: a quiet room.',
      ehcp: 'yes',
      ehcpNote: 'Both on one afternoon in July.',
      pepBegunWith: ['child', 'teachers'],
      copies: 'not-yet',
    });
    const { body } = await get('iro', href);
    for (const told of [
      'Interim care order; final hearing on 4 August.',
      'School meeting of 12 May: a quiet room.',
      'Both on one afternoon in July.',
      'The child, Teachers',
    ]) {
      assert.ok(body.includes(told), told);
    }
  });

  it('takes the visits, the day on which somebody saw where the child sleeps and who moved from the record, asks for none of it, and keeps it as it was [PRE-18, PRE-19]', async () => {
    const { childId, href } = await newReview();
    const url = `${href}/records-up-to-date`;
    const answers = {
      ...{ ...day('on', '29', '5'), visits: 'yes', householdRecorded: 'not-yet', court: 'no', ehcp: 'no' },
      ...{ otherMeetings: 'None.', pepBegunWith: 'not-begun', copies: 'yes' },
    };
    const toldIn = (body: string) =>
      [...body.matchAll(/<dt>([^<]*)<\/dt><dd[^>]*>([^<]*)<\/dd>/g)].map(([, label, text]) => `${label}: ${text}`);
    const nothing = await get('socialWorker', url);
    assert.deepEqual(toldIn(nothing.body), [
      'The last visit: Nobody has recorded a visit',
      'Visits since the last review without seeing the child alone: Nothing is recorded',
      'When did somebody last see where the child sleeps?: Nothing is recorded',
      'Has anybody moved into or out of the home?: We don’t know',
      'Who, and when: Nothing is recorded',
    ]);
    assert.doesNotMatch(nothing.body, /name="(bedroomSeenOn-day|household|householdNote)"/);
    assert.ok(nothing.body.includes(`/children/${childId}/visits"`));
    await recordVisit(childId, { ...day('visitedOn', '20', '5'), seen: 'alone', sleepingAccommodation: 'yes' });
    const why = { seen: 'not-alone', whyNotAlone: 'The carer stayed', sleepingAccommodation: 'no' };
    await recordVisit(childId, { ...day('visitedOn', '25', '5'), ...why });
    await addToHousehold(childId, { name: 'Cara Fos', relationship: 'foster carer', ...day('startedOn', '16', '3') });
    const told = [
      'The last visit: 25 May 2026',
      'Visits since the last review without seeing the child alone: 25 May 2026: Seen, not alone: The carer stayed',
      'When did somebody last see where the child sleeps?: 20 May 2026',
      'Has anybody moved into or out of the home?: No',
      'Who, and when: Nothing is recorded',
    ];
    assert.deepEqual(toldIn((await get('socialWorker', url)).body), told);
    await save('socialWorker', url, { ...answers, household: 'yes', householdNote: 'Typed all the same' });
    await addToHousehold(childId, { name: 'Ben Fos', relationship: 'the carer’s son', ...day('startedOn', '3', '5') });
    const kept = toldIn((await get('iro', href)).body);
    for (const line of told.slice(0, 4)) assert.ok(kept.includes(line), `${line} not in ${kept.join('; ')}`);
    assert.ok(!kept.some((line) => line.includes('Typed all the same')));
    const { body } = await get('socialWorker', url);
    assert.ok(toldIn(body).includes('Who, and when: Ben Fos (the carer’s son) moved in on Sunday 3 May 2026'));
    await save('socialWorker', url, { ...answers, ...basisOf(body), householdRecorded: 'yes' });
    assert.ok((await get('iro', href)).body.includes('Ben Fos (the carer’s son) moved in on Sunday 3 May 2026'));
    const earlier = (await get('socialWorker', url)).body;
    assert.match(
      earlier,
      /Earlier versions \(1\)[\s\S]*<dd[^>]*>25 May 2026<[\s\S]*Has anybody moved[^<]*<\/dt><dd[^>]*>No</,
    );
  });

  it('asks the IRO what was read, whose views there are though they do not come and what weight they have, and whether the child is prepared [PRE-29, PRE-31, PRE-32, PRE-33, ATT-31, ATT-32, ATT-33, ATT-34]', async () => {
    const { href } = await newReview();
    const url = `${href}/iro-is-ready`;
    const ready = {
      read: ['care-plan', 'report', 'last-record'],
      isCurrent: 'yes',
      updated: 'pep',
      heard: ['parents', 'carers', 'family', 'school'],
      notComing: 'The teacher wrote; the aunt was rung.',
      weighed: 'The aunt would have Sami at weekends: to be looked into, as Sami wants it too.',
      childPrepared: 'not-enough',
    };
    const missing = await send('iro', url, { ...ready, weighed: '', notComing: '' });
    for (const fault of ['Say what you do about it', 'Enter what they think', 'Say who does not come']) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('iro', url, { ...ready, doneAboutIt: 'A week more, and raised with the manager.' });
    const { body } = await get('socialWorker', href);
    for (const told of [
      'Care plan, The social worker’s report, The record of the last review',
      'The personal education plan only',
      'Parents, and others with parental responsibility, Those who care for the child, Others of the family, or friends, School',
      'The teacher wrote; the aunt was rung.',
      'The aunt would have Sami at weekends',
      'A week more, and raised with the manager.',
      'The child is not prepared',
    ]) {
      assert.ok(body.includes(told), told);
    }
  });

  it('keeps why a child does not come, that the IRO spoke with the child beforehand, and how the views come in [INT-32, ATT-17, ATT-39]', async () => {
    const { href } = await newReview();
    const url = `${href}/child-does-not-come`;
    const told = {
      why: '“Too many people.”',
      triedInstead: 'A smaller meeting at home; coming for the end of it.',
      ...day('spokenOn', '29', '5'),
      how: 'phone',
      views: 'Wants to stay, and to see Gran.',
      carriedBy: 'The foster carer shows the drawing.',
    };
    const missing = await send('iro', url, { ...told, carriedBy: '' });
    assert.ok(missing.body.includes('Say why you did not speak face to face'));
    assert.ok(missing.body.includes('Say how the child’s views come into it'));
    assert.ok((await get('iro', href)).body.includes('Only if it is so'));
    await save('iro', url, { ...told, whyNotFaceToFace: 'Away on a school trip.' });
    const { body } = await get('socialWorker', href);
    for (const each of ['Too many people.', 'A smaller meeting at home', '29 May 2026', 'Away on a school trip.']) {
      assert.ok(body.includes(each), each);
    }
    assert.ok(body.includes('Wants to stay, and to see Gran.') && body.includes('The foster carer shows the drawing.'));
  });
});

describe('a meeting of parents or professionals by themselves', () => {
  it('is kept with who was there, why, and what of it comes into the review; there may be several [ATT-35]', async () => {
    const { href } = await newReview();
    const url = `${href}/separate-meeting`;
    assert.ok((await get('iro', href)).body.includes('If there is one'));
    const meeting = {
      ...day('on', '29', '5'),
      with: ['parents'],
      names: 'Mona Mother',
      why: 'She and the father do not meet.',
      told: 'She agrees to the move of school.',
    };
    const missing = await send('iro', url, { ...meeting, with: [] });
    for (const fault of ['Choose with whom the meeting was', 'Say what of it comes in, and who tells the child']) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('iro', url, { ...meeting, brought: 'That she agrees; Iris tells Sami.' });
    const team = { ...meeting, with: ['professionals'], names: 'School and health', told: 'A quiet room is found.' };
    await save('iro', url, { ...team, brought: 'The room.' });
    const { body } = await get('socialWorker', href);
    for (const told of [
      '2 recorded',
      'She agrees to the move of school.',
      'That she agrees; Iris tells Sami.',
      'A quiet room',
    ]) {
      assert.ok(body.includes(told), told);
    }
    assert.match((await get('iro', url)).body, /Recorded already:/);
  });
});

describe('the private talk', () => {
  it('is recorded with where, how and what the child wants, and meets the duty [INT-10, INT-19, INT-21, INT-23, REC-13]', async () => {
    const { childId, href } = await newReview();
    const url = `${href}/private-talk`;
    const missing = await send('iro', url, { ...PRIVATE_TALK, toldLimits: '', placementNote: '' });
    assert.ok(missing.body.includes('Choose whether the child was told'));
    assert.ok(missing.body.includes('Say what you saw of whether the placement suits'));
    await save('iro', url, { ...PRIVATE_TALK, raised: 'The noise at night.', bestPart: 'With pictures.' });
    assert.deepEqual(await factsOf(childId, 'iro-saw-child'), [{ on: '2026-05-28', stands: true }]);
    const { body } = await get('iro', href);
    for (const text of ['Wants to see Gran more.', 'The noise at night.', 'With pictures.'])
      assert.ok(body.includes(text));
  });

  it('asks why it was by phone or by watching, and counts watching a young child [INT-11, INT-12]', async () => {
    const { childId, href } = await newReview();
    const url = `${href}/private-talk`;
    const watched = { ...PRIVATE_TALK, method: 'observation', alone: 'no' };
    const missing = await send('iro', url, watched);
    assert.ok(missing.body.includes('Say why it was done this way'));
    assert.ok(missing.body.includes('Say what you saw of how the child communicates'));
    await save('iro', url, {
      ...watched,
      whyThisWay: 'Ten months old.',
      understanding: 'Turns to voices; reaches for the ball.',
      whyNotAlone: 'distress',
      whyNotAloneNote: 'Cries.',
    });
    assert.equal((await factsOf(childId, 'iro-saw-child')).length, 1);
  });

  it('asks why the child was not alone, and is then no talk in private [INT-14, REC-16]', async () => {
    const { childId, href } = await newReview();
    const url = `${href}/private-talk`;
    const missing = await send('iro', url, { ...PRIVATE_TALK, alone: 'no' });
    assert.ok(missing.body.includes('Choose why the child was not alone with you'));
    await save('iro', url, {
      ...PRIVATE_TALK,
      alone: 'no',
      whyNotAlone: 'disability',
      whyNotAloneNote: 'A signer was there.',
    });
    assert.deepEqual(await factsOf(childId, 'iro-saw-child'), []);
    assert.ok((await get('iro', href)).body.includes('A signer was there.'));
  });

  it('reminds that the record is the child’s, and of what does not belong there [REC-10, REC-11]', async () => {
    const { href } = await newReview();
    for (const part of ['private-talk', 'talk-with-social-worker']) {
      const { body } = await get('iro', `${href}/${part}`);
      assert.ok(body.includes('This record belongs to the child: write it short'), part);
      assert.ok(body.includes('nothing of how another professional works'), part);
    }
  });

  it('may be had more than once, each kept by itself, and one sent twice is one', async () => {
    const { childId, href } = await newReview();
    const url = `${href}/private-talk`;
    const item = '0197a000-0000-7000-8000-000000000001';
    await save('iro', url, { ...PRIVATE_TALK, item });
    assert.equal((await send('iro', url, { ...PRIVATE_TALK, item })).statusCode, 409);
    await save('iro', url, { ...PRIVATE_TALK, ...day('on', '29', '5') });
    await save('iro', `${url}/${item}`, { ...PRIVATE_TALK, ...day('on', '27', '5'), version: '1' });
    assert.deepEqual(
      (await factsOf(childId, 'iro-saw-child'))
        .filter(({ stands }) => stands)
        .map(({ on }) => on)
        .sort(),
      ['2026-05-27', '2026-05-29'],
    );
  });

  it('is excused for one of two reasons, in words, and by nothing else [INT-10]', async () => {
    const { childId, href } = await newReview();
    const url = `${href}/private-talk-excused`;
    const note = { ...day('on', '29', '5'), note: 'Did not want to.', instead: 'Wrote a letter.' };
    assert.equal((await send('iro', url, { ...note, reason: 'no-time' })).statusCode, 422);
    await save('iro', url, { ...note, reason: 'refused' });
    assert.equal((await factsOf(childId, 'iro-private-talk-excused')).length, 1);
  });
});

describe('a child’s own words', () => {
  it('stay as they were said, with the day, to whom and how; what was written down wrongly is put right beside [INT-15, COM-13, COM-15]', async () => {
    const { href } = await newReview();
    const url = `${href}/own-words`;
    const said = { ...day('saidOn', '28', '5'), saidTo: 'Iris Ode', obtainedBy: 'said', setting: 'In the garden' };
    await save('iro', url, { ...said, words: '  i dont WANT to  move\nnever' });
    const { rows } = await asAdmin((admin) =>
      admin.query<{ words: string; id: string }>('select id, words from app.child_words order by id desc limit 1'),
    );
    assert.equal(rows[0]?.words, '  i dont WANT to  move\nnever', 'not a blank is changed');
    await save('iro', url, { ...said, words: 'i dont WANT to move ever', corrects: rows[0]?.id ?? '' });
    await save('iro', url, { ...said, words: 'Smiles when the dog comes in.', obtainedBy: 'through-advocate' });
    const { body } = await get('iro', href);
    assert.ok(body.includes('i dont WANT to move ever') && !body.includes('never'));
    assert.ok(body.includes('Through an advocate, such as a diary of photos or activities'));
    const twice = await send('iro', url, { ...said, words: 'x', corrects: rows[0]?.id ?? '' });
    assert.equal(twice.statusCode, 422);
  });
});

describe('whoever does not work with the child', () => {
  it('finds no such pages and saves nothing, and what was saved is there', async () => {
    const { href } = await newReview();
    const url = `${href}/agenda`;
    const agenda = { topics: 'School', joins: 'All', withChild: 'not-yet' };
    await save('iro', url, agenda);
    for (const who of ['otherIro', 'elsewhere'] as const) {
      assert.equal((await get(who, href)).statusCode, 404, who);
      assert.ok([403, 404].includes((await send(who, url, { ...agenda, version: '1' })).statusCode), who);
    }
    assert.equal((await send('manager', url, { ...agenda, version: '1' })).statusCode, 403);
    assert.ok((await get('manager', href)).body.includes('School'));
  });
});

let children = 0;

/** A child with a review that is arranged for 13 July 2026, and the address of its preparation. */
async function newReview(arrangedFor = '2026-07-13'): Promise<{ readonly childId: string; readonly href: string }> {
  children += 1;
  const childId = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `N${children}`,
      bornOn: '2014-05-02',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
        { type: 'review-arranged', review: 'r2', on: arrangedFor },
      ],
    }),
  );
  const { rows } = await asAdmin((admin) =>
    admin.query<{ id: string }>("select id from app.reviews where child_id = $1 and key = 'r2'", [childId]),
  );
  return { childId, href: `/reviews/${rows[0]?.id}/preparation` };
}

function arrangeOf(href: string): string {
  return href.replace('/preparation', '/arrange');
}

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function send(who: Who, url: string, fields: SentFields) {
  const { cookie } = await signInAs(office[who]);
  return await sendForm(app, { url, cookie, fields: { version: '0', ...fields } });
}

async function save(who: Who, url: string, fields: SentFields): Promise<void> {
  const page = await send(who, url, fields);
  assert.equal(page.statusCode, 303, page.body);
}

async function recordVisit(childId: string, fields: SentFields): Promise<void> {
  const visitor = `staff:${office.socialWorker.userId}`;
  const visit = { visitor, occasion: 'statutory', announced: 'yes', where: 'placement' };
  await save('socialWorker', `/children/${childId}/visits/new`, { ...visit, ...fields });
}

async function addToHousehold(childId: string, fields: SentFields): Promise<void> {
  const stays = { 'endedOn-day': '', 'endedOn-month': '', 'endedOn-year': '' };
  await save('socialWorker', `/children/${childId}/household/new`, { ...stays, ...fields });
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}

async function factsOf(childId: string, type: string) {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ on: string; stands: boolean }>(
      `select f.happened_on::text as on, not f.is_withdrawn
         and not exists (select from app.facts c where c.corrects_id = f.id) as stands
       from app.facts f where f.child_id = $1 and f.type = $2 order by f.id`,
      [childId, type],
    ),
  );
  return rows;
}
