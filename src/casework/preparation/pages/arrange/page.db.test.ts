import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basisOf, openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { EventInput } from '../../../../rules/index.ts';
import { linkChildren } from '../../../children/people/link-children.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);

const FIELDS: SentFields = {
  version: '0',
  ...dayFields('13', '7'),
  starts: '4.00pm',
  lengthMinutes: '60',
  childMisses: 'nothing',
  placeKind: 'placement',
  kind: 'ordinary',
  shape: 'single',
  shapeAgreedWith: ['child', 'social-worker'],
  chairedBy: 'child-with-iro',
  isConfirmed: 'no',
};

describe('arranging a review', () => {
  it('knows the last lawful day, and says afterwards what happens next and by when [SCH-20]', async () => {
    const childId = await newChild();
    const form = await get('iro', `/children/${childId}/reviews/new`);
    assert.ok(form.body.includes('Friday 17 July 2026'));
    assert.ok(form.body.includes('Consider the placement first'));
    assert.match(form.body, /value="placement"[^>]*checked/);
    const href = await arrange(childId);
    const next = await get('iro', `${href}/arranged`);
    assert.ok(next.body.includes('Monday 13 July 2026, 16:00'));
    assert.ok(next.body.includes('By Monday 22 June 2026'), 'the talk with the social worker');
    const review = await get('iro', href);
    assert.ok(review.body.includes('The child together with the IRO'));
    assert.ok(review.body.includes('Provisional'));
  });

  it('asks for everything that is missing at once, and plays back what was typed', async () => {
    const page = await send(await newChild(), { starts: '27:80', placeKind: 'other', place: '', lengthMinutes: '60' });
    assert.equal(page.statusCode, 422);
    for (const fault of [
      'Enter the day of the review',
      'Enter a time such as 15:45',
      'Choose what the time costs the child',
      'Choose who chairs',
      'Choose whether it is one meeting or several',
    ]) {
      assert.ok(page.body.includes(fault), fault);
    }
    assert.ok(page.body.includes('value="27:80"'));
  });

  it('asks why where the time costs the child school or a health appointment [SCH-18]', async () => {
    const childId = await newChild();
    const missing = await send(childId, { ...FIELDS, childMisses: 'health' });
    assert.ok(missing.body.includes('Say why there is no time that costs the child nothing'));
    const warned = await send(childId, {
      ...FIELDS,
      childMisses: 'health',
      whyMissed: 'The clinic gives no other day.',
    });
    assert.ok(warned.body.includes('The child misses a health appointment'));
    assert.equal(await countReviews(childId), 1, 'only the one that was held');
  });

  it('warns of a day that is too late, and takes it all the same, with the warning kept', async () => {
    const childId = await newChild();
    const late = { ...FIELDS, ...dayFields('20', '7') };
    const warned = await send(childId, late);
    assert.equal(warned.statusCode, 422);
    assert.ok(warned.body.includes('the last lawful day is Friday 17 July 2026'));
    const taken = await send(childId, { ...late, warned: warnedOf(warned.body) });
    assert.equal(taken.statusCode, 303);
    const review = await get('iro', String(taken.headers.location).replace('/arranged', ''));
    assert.ok(review.body.includes('Arranged all the same, though:'));
    assert.ok(review.body.includes('the last lawful day is Friday 17 July 2026'));
  });

  it('warns that the IRO has another review and that the social worker is away on that day', async () => {
    await arrange(await newChild());
    await database.withTransaction(office.officer, (tx) =>
      tx
        .insertInto('absences')
        .values({
          authority_id: office.officer.authorityId,
          staff_id: office.socialWorker.userId,
          first_on: '2026-07-13',
          last_on: '2026-07-17',
        })
        .execute(),
    );
    const warned = await send(await newChild(), FIELDS);
    assert.ok(warned.body.includes('Wim Sol, the social worker, is away on this day'));
    assert.match(warned.body, /The IRO has \d+ reviews? on this day already, at the same time/);
    await asAdmin((admin) => admin.query('delete from app.absences'));
  });

  it('keeps the shape that was agreed, with whom, and the plan of a series [SCH-21, ATT-42]', async () => {
    const childId = await newChild();
    const missing = await send(childId, { ...FIELDS, shape: 'series' });
    assert.ok(missing.body.includes('Say which other meetings there are, and who is at each'));
    const plan = 'The professionals on the 9th, then the child with the carers.';
    const href = await arrange(childId, { shape: 'series', seriesPlan: plan });
    const review = await get('iro', href);
    assert.ok(review.body.includes(plan));
    assert.ok(review.body.includes('The child, The social worker'));
  });

  it('is one meeting or several: a review is not arranged without one [SCH-26]', async () => {
    const childId = await newChild();
    const form = await get('iro', `/children/${childId}/reviews/new`);
    const shapes = [...form.body.matchAll(/name="shape" type="radio" value="([^"]+)"/g)].map(([, shape]) => shape);
    assert.deepEqual(shapes, ['single', 'series']);
    for (const shape of ['', 'none', 'on-paper']) {
      const refused = await send(childId, { ...FIELDS, shape });
      assert.match(refused.body, /Choose whether it is one meeting or several/, shape);
    }
  });

  it('keeps its last day whatever the child would like, and begins with what the child wants [SCH-25]', async () => {
    const childId = await newChild();
    const begun = String((await sendTo(`/children/${childId}/reviews/prepare`, {})).headers.location);
    const wishes = {
      version: '0',
      ...on('on', '28', '5'),
      askedBy: 'The IRO',
      isDelegated: 'no',
      comes: 'yes',
      whoComes: 'My carer',
      where: 'At home',
      when: 'Not before Christmas',
      topics: 'Nothing',
    };
    const saved = await sendTo(`${begun}/preparation/wishes`, wishes);
    assert.equal(saved.statusCode, 303, saved.body);
    const form = await get('iro', `${begun}/arrange`);
    assert.match(form.body, /What [^<]* wants[\s\S]*Not before Christmas/);
    assert.match(form.body, /The last lawful day is <strong>Friday 17 July 2026/);
    const late = await sendTo(`${begun}/arrange`, { ...FIELDS, ...on('heldOn', '22', '12') });
    assert.match(late.body, /is late: the last lawful day is Friday 17 July 2026/);
  });

  it('is provisional until somebody says that the place still suits [SCH-14]', async () => {
    const href = await arrange(await newChild());
    const moved = await sendAware(`${href}/arrange`, { ...FIELDS, version: '1', isConfirmed: 'yes' });
    assert.equal(moved.statusCode, 303);
    assert.match((await get('iro', href)).body, /Confirmed/);
  });

  it('shows both versions to whoever saves second, takes over what only the other changed, and loses neither', async () => {
    const href = await arrange(await newChild());
    const basis = basisOf((await get('iro', `${href}/arrange`)).body);
    await sendAware(`${href}/arrange`, { ...FIELDS, ...basis, lengthMinutes: '90', place: 'The blue room' });
    const second = await sendAware(`${href}/arrange`, { ...FIELDS, ...basis, lengthMinutes: '45', starts: '15:50' });
    assert.equal(second.statusCode, 409);
    assert.match(
      second.body,
      /Length in minutes: you both changed it[\s\S]*They saved: [^>]*>90<[\s\S]*You typed: [^>]*>45</,
    );
    assert.match(second.body, /Which place: only they changed it/);
    assert.match(second.body, /name="place"[^>]*value="The blue room"/);
    assert.match(second.body, /name="starts"[^>]*value="15:50"/);
    assert.match(second.body, /name="version" value="2"/);
  });

  it('says to whoever saves second that the meeting was called off', async () => {
    const href = await arrange(await newChild());
    await sendTo(`${href}/cancel`, { version: '1', reason: 'The carer is ill.' });
    const second = await sendAware(`${href}/arrange`, { ...FIELDS, version: '1', lengthMinutes: '45' });
    assert.equal(second.statusCode, 409);
    assert.ok(second.body.includes('They called the meeting off. Saving this arranges it anew.'));
  });

  it('moves only for exceptional circumstances where the procedure says so, which are asked and kept [SCH-15]', async () => {
    const procedure = (is: string) =>
      asAdmin((admin) =>
        admin.query('update app.authorities set procedure = $2 where authority_id = $1', [
          office.officer.authorityId,
          is,
        ]),
      );
    await procedure('bwd');
    try {
      const href = await arrange(await newChild());
      const later = { ...FIELDS, ...dayFields('20', '7'), version: '1' };
      const form = await get('iro', `${href}/arrange`);
      assert.ok(form.body.includes('Which exceptional circumstances make it move?'));
      const unsaid = await sendAware(`${href}/arrange`, later);
      assert.equal(unsaid.statusCode, 422);
      assert.ok(unsaid.body.includes('Say which exceptional circumstances make it move'));
      const why = 'The placement ended in the night, and the carer has the child’s things.';
      const warned = await sendTo(`${href}/arrange`, { ...later, reason: why });
      assert.match(warned.body, /Your own procedure moves .+ in exceptional circumstances only/);
      assert.match(warned.body, /both the social worker and the .+ agree/);
      assert.ok(warned.body.includes('the last lawful day is Friday 17 July 2026'));
      const agreed = {
        ...FIELDS,
        ...dayFields('16', '7'),
        version: '1',
        reason: why,
        agreedBy: ['social-worker', 'iro'],
      };
      assert.equal((await sendAware(`${href}/arrange`, agreed)).statusCode, 303);
      const { rows } = await asAdmin((admin) =>
        admin.query<{ reason: string; agreed_by: string[] }>(
          'select reason, agreed_by from app.review_arrangements where review_id = $1 and number = 2',
          [href.split('/').at(-1)],
        ),
      );
      assert.deepEqual(rows, [{ reason: why, agreed_by: ['social-worker', 'iro'] }]);
    } finally {
      await procedure('national');
    }
  });

  it('calls a meeting off only with a reason, and says that the review is still owed', async () => {
    const href = await arrange(await newChild());
    const missing = await sendTo(`${href}/cancel`, { version: '1' });
    assert.ok(missing.body.includes('Say why the meeting is called off'));
    await sendTo(`${href}/cancel`, { version: '1', reason: 'The carer is ill.' });
    const review = await get('iro', href);
    assert.ok(review.body.includes('The carer is ill. The review is still owed'));
  });

  it('keeps that an earlier review was considered with the child and the parents, and why nothing came of it [SCH-23, SCH-24, REC-09, REC-10, REC-11, REC-15]', async () => {
    const childId = await newChild();
    const url = `/children/${childId}/reviews/consider`;
    const kept = await sendTo(url, {
      'consideredOn-day': '1',
      'consideredOn-month': '6',
      'consideredOn-year': '2026',
      about: 'A new school.',
      consulted: ['child', 'parents'],
      outcome: 'no-change',
      why: 'The child wants to settle first.',
    });
    assert.equal(kept.statusCode, 303);
    const { body } = await get('iro', url);
    assert.ok(body.includes('Asked: The child, The parents.'));
    assert.ok(body.includes('The child wants to settle first.'));
    assert.ok(body.includes('This record belongs to the child: write it short'));
  });

  it('keeps that another day was considered, and why, beside the move itself [REC-09]', async () => {
    const childId = await newChild();
    const url = `/children/${childId}/reviews/consider`;
    const considered = {
      'consideredOn-day': '1',
      'consideredOn-month': '6',
      'consideredOn-year': '2026',
      about: 'The carer is away in July.',
      outcome: 'another-day',
    };
    const missing = await sendTo(url, considered);
    assert.ok(missing.body.includes('Say why'));
    const kept = await sendTo(url, { ...considered, why: 'The child wants the carer there.' });
    assert.equal(kept.headers.location, `/children/${childId}/reviews/new`, 'where the day is changed');
    const { body } = await get('iro', url);
    assert.ok(body.includes('The review is moved to another day'));
    assert.ok(body.includes('The child wants the carer there.'));
  });
});

describe('deciding together', () => {
  it('keeps who agreed to the place, each with the day, and asks for it of a first review where the procedure does [SCH-12]', async () => {
    const procedure = (is: string) =>
      asAdmin((admin) =>
        admin.query('update app.authorities set procedure = $2 where authority_id = $1', [
          office.officer.authorityId,
          is,
        ]),
      );
    await procedure('bwd');
    try {
      const childId = await newChild('Kit', office.iro, [{ type: 'became-looked-after', on: '2026-05-18' }]);
      const form = await get('iro', `/children/${childId}/reviews/new`);
      assert.match(form.body, /<details class="govuk-details" open><summary[^>]*><span[^>]*>Who agreed to the place/);
      const first = { ...FIELDS, ...dayFields('11', '6'), kind: 'first', placeKind: 'office', place: 'Town Hall' };
      const agreed = { ...on('placeAgreedChildOn', '28', '5'), ...on('placeAgreedIroOn', '29', '5') };
      const warned = await send(childId, { ...first, ...agreed });
      assert.match(
        warned.body,
        /agrees the place of the first Looked After Review with each: not yet with the social worker/,
      );
      assert.match(warned.body, /where the child lives wherever possible: say why not/);
      const future = await send(childId, { ...first, ...on('placeAgreedWorkerOn', '2', '6') });
      assert.match(future.body, /This day is still to come/);
      const all = { ...agreed, ...on('placeAgreedWorkerOn', '30', '5'), whyNotPlacement: 'The carers asked for it.' };
      const told = await send(childId, { ...first, ...all });
      assert.doesNotMatch(told.body, /not yet with|say why not/);
      const href = await arrange(childId, { ...first, ...all });
      const review = await get('iro', href);
      assert.match(review.body, /The child, 28 May 2026; The social worker, 30 May 2026; The IRO, 29 May 2026/);
      assert.ok(review.body.includes('The carers asked for it.'));
    } finally {
      await procedure('national');
    }
    const other = await newChild('Kat', office.iro, [{ type: 'became-looked-after', on: '2026-05-18' }]);
    const plain = await send(other, { ...FIELDS, ...dayFields('11', '6'), kind: 'first' });
    assert.doesNotMatch(plain.body, /not yet with/);
  });

  it('tells what of day, time, place, agenda and guests the child helped to decide, or why not [SCH-19]', async () => {
    const childId = await newChild('Ned');
    const href = await arrange(childId, { childDecided: ['time', 'place'], whyChildDidNot: 'The court gave the day.' });
    const takesPart = (body: string) =>
      body.slice(body.indexOf('helped to decide'), body.indexOf('Change when and where'));
    assert.match(
      takesPart((await get('iro', href)).body),
      /The day<\/dt><dd>No: The court gave the day\.[\s\S]*The time<\/dt><dd>Yes[\s\S]*The place<\/dt><dd>Yes[\s\S]*talked about<\/dt><dd>Not yet[\s\S]*Who comes<\/dt><dd>Not yet/,
    );
    const agenda = {
      topics: 'School',
      joins: 'All throughout',
      withChild: 'yes',
      ...on('agreedOn', '29', '5'),
      version: '0',
    };
    assert.equal((await sendTo(`${href}/preparation/agenda`, agenda)).statusCode, 303);
    const list = { version: '0', childAsked: 'yes', ...on('childOn', '30', '5'), childNote: 'Fine.' };
    const agreed = await sendTo(`${href}/invitations/agreed`, list);
    assert.equal(agreed.statusCode, 303, agreed.body);
    assert.match(
      takesPart((await get('iro', href)).body),
      /talked about<\/dt><dd>Yes, on 29 May 2026[\s\S]*Who comes<\/dt><dd>Yes, on 30 May 2026/,
    );
  });
});

describe('brothers and sisters', () => {
  it('are offered the day of each other, and after arranging the hour that follows at the same place', async () => {
    const [childId, siblingId] = [await newChild('Tilly'), await newChild('Toby')];
    await link(childId, siblingId);
    const first = await get('iro', `/children/${childId}/reviews/new`);
    assert.match(first.body, /Toby Testchild: not arranged yet; the last lawful day is Friday 17 July 2026/);
    const href = await arrange(childId, { placeKind: 'school', place: 'The library' });
    const reviewId = String(href.split('/').at(-1));
    const next = await get('iro', `${href}/arranged`);
    assert.ok(next.body.includes(`/children/${siblingId}/reviews/new?after=${reviewId}`));
    const after = await get('iro', `/children/${siblingId}/reviews/new?after=${reviewId}`);
    assert.match(after.body, /value="17:00"/);
    assert.match(after.body, /value="The library"/);
    assert.match(after.body, /name="heldOn-day"[^>]*value="13"/);
    const offered = await get('iro', `/children/${siblingId}/reviews/new`);
    assert.match(offered.body, /Tilly Testchild: Monday 13 July 2026, 16:00/);
    assert.ok(offered.body.includes(`href="?after=${reviewId}"`));
  });

  it('keep the offered hour where the preparation of the other has begun', async () => {
    const [childId, siblingId] = [await newChild('Una'), await newChild('Ugo')];
    await link(childId, siblingId);
    const begun = await sendTo(`/children/${siblingId}/reviews/prepare`, {});
    const href = await arrange(childId);
    const reviewId = String(href.split('/').at(-1));
    const sent = await get('iro', `/children/${siblingId}/reviews/new?after=${reviewId}`);
    assert.equal(sent.headers.location, `${String(begun.headers.location)}/arrange?after=${reviewId}`);
    assert.match((await get('iro', String(sent.headers.location))).body, /value="17:00"/);
  });

  it('are not told of to whoever may not open the other record, and the link is there', async () => {
    const [childId, siblingId] = [await newChild('Vera'), await newChild('Vito', office.otherIro)];
    await link(childId, siblingId);
    assert.ok(!(await get('iro', `/children/${childId}/reviews/new`)).body.includes('Vito'));
    const { rowCount } = await asAdmin((admin) =>
      admin.query('select from app.child_relations where $1 in (child_id, other_child_id)', [siblingId]),
    );
    assert.equal(rowCount, 1);
  });
});

describe('what is typed and not sent', () => {
  it('stands in the form when it is opened again, until it is saved', async () => {
    const childId = await newChild();
    const form = await get('iro', `/children/${childId}/reviews/new`);
    const ticket = /name="_draft" value="([^"]*)"/.exec(form.body)?.[1] ?? '';
    const typed = { ...FIELDS, chairedBy: '', whyMissed: 'The bus goes once a day.', _draft: ticket, _turn: '1' };
    assert.equal((await send(childId, typed)).statusCode, 422);
    const again = await get('iro', `/children/${childId}/reviews/new`);
    assert.ok(again.body.includes('The bus goes once a day.'));
    const href = await arrange(childId, { _draft: ticket, _turn: '2' });
    assert.ok(!(await get('iro', `${href}/arrange`)).body.includes('The bus goes once a day.'));
  });
});

describe('whoever does not work with the child', () => {
  it('finds no such pages, and the review is there', async () => {
    const href = await arrange(office.child);
    for (const who of ['otherIro', 'barred', 'elsewhere'] as const) {
      for (const url of [href, `${href}/arrange`, `${href}/cancel`, `${href}/arranged`]) {
        assert.equal((await get(who, url)).statusCode, 404, `${who} ${url}`);
      }
    }
    for (const url of [`${href}/arrange`, `${href}/cancel`]) assert.equal((await get('manager', url)).statusCode, 403);
    assert.equal((await get('manager', href)).statusCode, 200);
    assert.ok(!(await get('manager', href)).body.includes(`${href}/arrange`), 'a manager is offered nothing to change');
    assert.equal((await get('iro', href)).statusCode, 200);
  });
});

/** Looked after since March, with the first review held in April. */
const AFTER_FIRST: EventInput[] = [
  { type: 'became-looked-after', on: '2026-03-16' },
  { type: 'review-started', review: 'r1', on: '2026-04-17' },
  { type: 'review-completed', review: 'r1', on: '2026-04-17' },
];

let children = 0;

async function newChild(givenName?: string, iro = office.iro, events = AFTER_FIRST): Promise<string> {
  children += 1;
  return await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `N${children}`,
      bornOn: '2014-05-02',
      ...(givenName !== undefined && { givenName, familyName: 'Testchild' }),
      iro,
      socialWorker: office.socialWorker,
      events,
    }),
  );
}

async function link(childId: string, otherChildId: string): Promise<void> {
  const relation = { childId, otherChildId, relation: 'full-sibling', since: null, today: '2026-06-01' } as const;
  const outcome = await database.withTransaction(office.officer, (tx) => linkChildren(tx, office.officer, relation));
  assert.equal(outcome.kind, 'linked');
}

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function sendTo(url: string, fields: SentFields) {
  const { cookie } = await signInAs(office.iro);
  return await sendForm(app, { url, cookie, fields });
}

async function send(childId: string, fields: SentFields) {
  return await sendTo(`/children/${childId}/reviews/new`, fields);
}

/** Whatever it is warned of is taken note of. Gives the address of the review. */
async function arrange(childId: string, fields: SentFields = {}): Promise<string> {
  const page = await sendAware(`/children/${childId}/reviews/new`, { ...FIELDS, ...fields });
  assert.equal(page.statusCode, 303, page.body);
  return String(page.headers.location).replace('/arranged', '');
}

async function sendAware(url: string, fields: SentFields) {
  const page = await sendTo(url, fields);
  return page.statusCode === 422 ? await sendTo(url, { ...fields, warned: warnedOf(page.body) }) : page;
}

function warnedOf(body: string): string {
  return (/<textarea name="warned"[^>]*>([^<]*)</.exec(body)?.[1] ?? '').replaceAll('&#39;', "'");
}

function on(name: string, day: string, month: string): SentFields {
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}

function dayFields(day: string, month: string): SentFields {
  return { 'heldOn-day': day, 'heldOn-month': month, 'heldOn-year': '2026' };
}

async function countReviews(childId: string): Promise<number | null> {
  const { rowCount } = await asAdmin((admin) => admin.query('select from app.reviews where child_id = $1', [childId]));
  return rowCount;
}
