import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { prepareNextReview } from '../../../preparation/prepare-next-review.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);

const NEEDS: SentFields = {
  communicationNeeds: ['does-not-use-speech'],
  preferredMethod: 'eye-pointing',
  communicationMethods: ['yes-or-no-signal'],
  communicationNote: 'Looks at one of four pictures; wait a minute.',
  signForYes: 'Looks up',
  signForNo: 'Closes the eyes',
  aids: 'A board with four pictures, in the blue bag',
  likes: 'Music: she smiles and kicks',
  dislikes: 'Loud rooms: she turns away',
  needsInterpreter: 'no',
};

const ADVOCATE: SentFields = {
  ...day('decidedOn', '20', '3'),
  kind: 'advocate',
  who: 'Ada Sign, Voices North',
  skill: 'Eye pointing with boards',
  ...day('sinceOn', '26', '3'),
  childSaid: 'Looked up at her picture.',
};

describe('how a child communicates', () => {
  it('is described for this child alone: what stands for yes and no, the aid, what works, likes and dislikes [COM-12, COM-13]', async () => {
    const { child } = await newChild();
    const url = `/children/${child}/details/needs`;
    const missing = await send('iro', url, {
      ...NEEDS,
      communicationMethods: ['yes-or-no-signal', 'communication-aid'],
      signForYes: '',
      signForNo: '',
      aids: '',
    });
    for (const fault of ['Say what stands for yes', 'Say what stands for no', 'Say which aid it is']) {
      assert.ok(missing.body.includes(fault), fault);
    }
    assert.ok(missing.body.includes('does not mean that they have no wishes'));
    await save('iro', url, NEEDS);
    const { body } = await get('socialWorker', `/children/${child}/communication`);
    for (const told of [
      'Looks up',
      'Closes the eyes',
      'A board with four pictures, in the blue bag',
      'Looks at one of four pictures; wait a minute.',
      'Music: she smiles and kicks',
      'Loud rooms: she turns away',
      'Pointing with the eyes; A signal for yes or no',
    ]) {
      assert.ok(body.includes(told), told);
    }
  });

  it('has the steps that are owed besides, each with how it stands and the way to it [COM-01, COM-03, COM-11, COM-17]', async () => {
    const { child, preparation } = await newChild();
    assert.ok((await read(child)).includes('No additional communication needs are recorded'));
    await save('iro', `/children/${child}/details/needs`, NEEDS);
    const before = await read(child);
    assert.ok(before.includes('Still to do: 8 of 9 steps'));
    assert.match(stepIn(before, 'It is written into the care plan'), /Not yet[\s\S]*To do/);
    assert.match(stepIn(before, 'It is written into the assessment'), /Not yet[\s\S]*To do/);
    for (const [title, href] of [
      ['Somebody who knows them was asked', 'communication/advice'],
      ['They are supported', 'communication/support'],
      ['Support for the next review', 'preparation/support'],
      ['How they take part', 'preparation/taking-part'],
    ] as const) {
      assert.ok(stepIn(before, title).includes(href), title);
    }
    await save('iro', `/children/${child}/details/needs`, {
      ...NEEDS,
      ...day('methodInPlanOn', '1', '4'),
      ...day('methodInAssessmentOn', '2', '4'),
      feedbackFormat: 'A film with signs',
      reachesIroBy: 'The school sends her picture message on',
      version: '1',
    });
    await save('iro', `/children/${child}/communication/support`, ADVOCATE);
    await save('iro', `/children/${child}/communication/advice`, ADVICE);
    await save('iro', `${preparation}/support`, SUPPORT);
    await save('iro', `${preparation}/taking-part`, TAKING_PART);
    const after = await read(child);
    assert.ok(after.includes('All 9 steps are taken'));
    assert.match(stepIn(after, 'In which form things are told back'), /A film with signs[\s\S]*Done/);
    assert.match(stepIn(after, 'How they can reach the IRO'), /picture message on[\s\S]*Done/);
  });

  it('says whom somebody asked how it can work, and what they said [COM-14]', async () => {
    const { child } = await newChild();
    const url = `/children/${child}/communication/advice`;
    const missing = await send('iro', url, {});
    for (const fault of ['Enter the day on which you asked', 'Enter whom you asked', 'Say what they told you']) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('iro', url, ADVICE);
    const body = await read(child);
    for (const told of ['Tess Hill, speech therapist', '27 May 2026', 'One question at a time, and count to twenty.']) {
      assert.ok(body.includes(told), told);
    }
  });
});

describe('who supports a child', () => {
  it('is settled with the child: an advocate with the skill, nobody, or somebody the child chose; what stood before stays [COM-06]', async () => {
    const { child } = await newChild();
    const url = `/children/${child}/communication/support`;
    const missing = await send('iro', url, { ...day('decidedOn', '20', '3'), kind: 'advocate' });
    for (const fault of [
      'Enter who it is',
      'Say what they know of the child’s own way',
      'Say how the child was asked, and what they said or showed',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('iro', url, ADVOCATE);
    assert.ok((await read(child)).includes('Ada Sign, Voices North, an independent advocate, since 26 Mar 2026'));
    const chosen = {
      ...day('decidedOn', '2', '4'),
      kind: 'chosen',
      who: 'Pat, her carer',
      childSaid: 'Looked at Pat.',
    };
    await save('socialWorker', url, chosen);
    await save('iro', url, {
      ...chosen,
      ...day('decidedOn', '3', '5'),
      kind: 'declined',
      childSaid: 'Closed the eyes.',
    });
    const body = await read(child);
    const [now, before] = body.split('As it was settled before (2)');
    assert.ok(now?.includes('The child does not want anybody') && now.includes('Closed the eyes.'));
    assert.ok(!now?.includes('Pat, her carer'), 'who stayed in the form is nobody');
    for (const told of ['Pat, her carer, whom the child chose', 'Looked at Pat.', 'Looked up at her picture.']) {
      assert.ok(before?.includes(told), told);
    }
  });

  it('is asked about from the outset: the child’s page and each preparation say so until it is settled, and how many days it took [COM-07, COM-08]', async () => {
    const { child, preparation } = await newChild();
    const open = 'It is not settled yet who supports them';
    assert.ok(!(await get('iro', `/children/${child}`)).body.includes(open), 'no needs are known');
    await save('iro', `/children/${child}/details/needs`, NEEDS);
    for (const url of [`/children/${child}`, preparation, `/children/${child}/communication`]) {
      assert.ok((await get('iro', url)).body.includes(open), url);
    }
    assert.ok((await get('iro', `/children/${child}`)).body.includes(`/children/${child}/communication`));
    await save('iro', `/children/${child}/communication/support`, ADVOCATE);
    for (const url of [`/children/${child}`, preparation, `/children/${child}/communication`]) {
      assert.ok(!(await get('iro', url)).body.includes(open), url);
    }
    const told = (await get('socialWorker', preparation)).body;
    assert.ok(told.includes('Support: Ada Sign, Voices North, an independent advocate, since 26 Mar 2026'));
    assert.ok(told.includes('Yes: Looks up') && told.includes('No: Closes the eyes'));
    assert.match(stepIn(await read(child), 'They are supported'), /the IRO was appointed 10 days before/);
  });
});

describe('a great change that is considered', () => {
  it('asks who supported a child with additional communication needs to say what they think of it, and nobody of another [COM-08]', async () => {
    const { child } = await newChild();
    const url = `/children/${child}/reviews/consider`;
    const considered = {
      ...day('consideredOn', '29', '5'),
      about: 'Another school.',
      outcome: 'no-change',
      why: 'She wants to stay.',
    };
    assert.ok(!(await get('iro', url)).body.includes('Who supported Amy'));
    await save('iro', url, considered);
    await save('iro', `/children/${child}/details/needs`, NEEDS);
    const missing = await send('iro', url, considered);
    assert.ok(missing.body.includes('Say who supported the child, or why nobody did'));
    await save('iro', url, { ...considered, supportedBy: 'Ada Sign, with the board' });
    assert.ok((await get('socialWorker', url)).body.includes('Supported by: Ada Sign, with the board'));
  });
});

describe('how a child was involved', () => {
  it('is all that went on since the last review, and not whether they came to a meeting [COM-10]', async () => {
    const { child, preparation } = await newChild();
    await save('iro', `/children/${child}/details/needs`, NEEDS);
    assert.ok((await read(child)).includes('nothing is written down of what they said or showed.'));
    const words = { saidTo: 'Pat', obtainedBy: 'observed', words: 'Smiled at the new room.' };
    await save('iro', `${preparation}/own-words`, { ...words, ...day('saidOn', '10', '4') });
    await save('iro', `${preparation}/own-words`, { ...words, ...day('saidOn', '10', '5') });
    await save('iro', `${preparation}/taking-part`, TAKING_PART);
    const body = await read(child);
    assert.ok(
      body.includes('Since the last review on 17 Apr 2026 they were heard 2 times: in talks, in their own words.'),
    );
    assert.ok(body.includes('Coming to the meeting is one part of it.'));
  });

  it('is planned for the meeting: the points, few people if the child wants it, the child’s turn, and what makes it suit [COM-10, COM-16]', async () => {
    const { child, preparation } = await newChild();
    const url = `${preparation}/taking-part`;
    const missing = await send('iro', url, { small: 'yes' });
    for (const fault of [
      'Enter the points, or that the child wants to make none',
      'Say who is there, and how the others take part',
      'Say when the child has their turn',
      'Say what is done so that it suits this child',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('iro', url, TAKING_PART);
    const agenda = (await get('iro', `${preparation}/agenda`)).body;
    assert.match(agenda, />My chair \(Amy, 30 May 2026\)\nMusic at school \(Amy, 30 May 2026\)<\/textarea>/);
    const page = (await get('socialWorker', preparation)).body;
    for (const told of [
      'Pat and the teacher; the others write',
      'First, ten minutes',
      'A quiet room',
      'By signs, symbols',
    ]) {
      assert.ok(page.includes(told), told);
    }
    assert.ok((await get('iro', `/children/${child}/voice`)).body.includes('Music at school'));
    assert.equal(await saidLastOn(child), '2026-05-30');
  });
});

describe('who knows a way to communicate', () => {
  const THERAPIST: SentFields = {
    method: 'eye-pointing',
    name: 'Thea Look',
    work: 'Speech therapist, Hill School',
    reachedBy: 'thea@hill.example',
    note: 'Makes boards within a week',
  };

  it('is kept by IROs, stands with each child who communicates so, and is found to hold or taken out [COM-18]', async () => {
    const { child } = await newChild();
    await save('iro', `/children/${child}/details/needs`, NEEDS);
    assert.ok((await read(child)).includes('Nobody is entered who knows'));
    const missing = await send('iro', '/practitioners', {});
    for (const fault of ['Choose which way they know', 'Enter their name', 'Say how they are reached']) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('iro', '/practitioners', THERAPIST);
    await save('manager', '/practitioners', { ...THERAPIST, method: 'british-sign-language', name: 'Bo Hand' });
    const list = (await get('otherIro', '/practitioners')).body;
    assert.ok(list.includes('Iris Ode keeps the link.') && list.includes('Found to hold on 1 Jun 2026.'));
    const body = await read(child);
    assert.match(
      body,
      /Pointing with the eyes: <strong>Thea Look<\/strong>, Speech therapist, Hill School\. thea@hill/,
    );
    assert.ok(!body.includes('Bo Hand'), 'that is another way');
    assert.ok(!(await get('elsewhere', '/practitioners')).body.includes('Thea Look'));
    const id = /practitioners\/([0-9a-f-]{36})\/remove/.exec(list.slice(list.indexOf('Thea Look')))?.[1] ?? '';
    await asAdmin((admin) => admin.query("update app.practitioners set checked_on = '2026-01-01'"));
    assert.equal((await sendTo('socialWorker', `/practitioners/${id}/confirm`)).statusCode, 403);
    assert.equal((await sendTo('elsewhere', `/practitioners/${id}/confirm`)).statusCode, 404);
    assert.equal((await sendTo('otherIro', `/practitioners/${id}/confirm`)).statusCode, 303);
    const { rows } = await asAdmin((admin) =>
      admin.query<{ on: string }>('select checked_on::text as on from app.practitioners where id = $1', [id]),
    );
    assert.equal(rows[0]?.on, '2026-06-01');
    assert.equal((await sendTo('iro', `/practitioners/${id}/remove`)).statusCode, 303);
    assert.equal((await sendTo('iro', `/practitioners/${id}/remove`)).statusCode, 404);
    assert.ok(!(await read(child)).includes('Thea Look'));
  });
});

describe('whoever does not work with the child', () => {
  it('writes nothing of it, and reads it only where the record is theirs to open', async () => {
    const { child } = await newChild();
    await save('iro', `/children/${child}/communication/advice`, ADVICE);
    for (const who of ['otherIro', 'elsewhere'] as const) {
      assert.equal((await get(who, `/children/${child}/communication`)).statusCode, 404, who);
    }
    for (const who of ['otherIro', 'elsewhere', 'manager'] as const) {
      for (const [form, fields] of [
        ['support', ADVOCATE],
        ['advice', ADVICE],
      ] as const) {
        const page = await send(who, `/children/${child}/communication/${form}`, fields);
        assert.ok([403, 404].includes(page.statusCode), `${who} ${form}`);
      }
    }
    assert.ok((await get('manager', `/children/${child}/communication`)).body.includes('Tess Hill'));
  });
});

const ADVICE: SentFields = {
  ...day('askedOn', '27', '5'),
  whom: 'Tess Hill',
  relation: 'speech therapist',
  said: 'One question at a time, and count to twenty.',
};

const SUPPORT: SentFields = {
  interpreterForChild: 'not-needed',
  interpreterForParents: 'not-needed',
  advocate: 'arranged',
  advocateNote: 'Ada Sign, throughout',
  supporter: 'not-needed',
  specialNeeds: 'not-needed',
  translation: 'not-needed',
  legalAdviser: 'no',
};

const TAKING_PART: SentFields = {
  ...day('on', '30', '5'),
  keyPoints: 'My chair\nMusic at school',
  small: 'yes',
  smallWho: 'Pat and the teacher; the others write',
  turn: 'First, ten minutes',
  how: ['signs'],
  suits: 'A quiet room, and a break after ten minutes',
};

let children = 0;

async function newChild(): Promise<{ readonly child: string; readonly preparation: string }> {
  children += 1;
  const child = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `C${children}`,
      bornOn: '2014-05-02',
      knownAs: 'Amy',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      ],
    }),
  );
  const reviewId = await database.withTransaction(office.officer, (tx) => prepareNextReview(tx, office.officer, child));
  return { child, preparation: `/reviews/${reviewId}/preparation` };
}

function stepIn(body: string, title: string): string {
  return body.split('govuk-task-list__item').find((each) => each.includes(title)) ?? assert.fail(title);
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

async function read(child: string): Promise<string> {
  return (await get('iro', `/children/${child}/communication`)).body;
}

async function send(who: Who, url: string, fields: SentFields) {
  return await sendForm(app, { url, ...(await signInAs(office[who])), fields: { version: '0', ...fields } });
}

async function save(who: Who, url: string, fields: SentFields): Promise<void> {
  const page = await send(who, url, fields);
  assert.equal(page.statusCode, 303, page.body);
}

/** A button of the page of those who know a way. */
async function sendTo(who: Who, url: string) {
  const { cookie } = await signInAs(office[who]);
  return await sendForm(app, { url, cookie, fields: {} });
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}
