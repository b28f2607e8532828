import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { basisOf, openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { type ChildToEnter, createStaff, enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-10' });
const office = await openOffice(database);
const WORKER = `staff:${office.socialWorker.userId}`;

const VISIT: SentFields = {
  visitor: WORKER,
  ...day('28', '5'),
  occasion: 'statutory',
  announced: 'no',
  where: 'placement',
  place: '',
  seen: 'alone',
  sleepingAccommodation: 'yes',
  found: 'The room is warm, and has a desk now.',
  said: 'i want to stay with Gran',
  saidHow: 'said',
  toDo: 'I ask the school about the bus by Friday.',
};

describe('visits to a child', () => {
  it('begin with an empty page that says that nobody has recorded one, and so does the page of the child', async () => {
    const child = await newChild();
    const { body } = await get(office.iro, `/children/${child}/visits`);
    assert.ok(body.includes('Nobody has recorded a visit'));
    assert.ok(!body.includes('/visits/new'), 'an IRO records none');
    assert.ok((await get(office.socialWorker, `/children/${child}/visits`)).body.includes('/visits/new'));
    assert.match((await get(office.iro, `/children/${child}`)).body, /visits">Nobody has recorded a visit</);
  });

  it('hold who visited, when, announced or not, where, who was seen and what must be done [PRE-18]', async () => {
    const child = await newChild();
    const form = await get(office.socialWorker, `/children/${child}/visits/new`);
    assert.match(form.body, new RegExp(`value="${WORKER}" checked`), 'whoever records has mostly visited');
    const url = await record(child, VISIT);
    const { body } = await get(office.iro, url);
    for (const line of [
      'Wim Sol, social worker',
      'Statutory visit',
      'Not announced',
      'Where the child lives',
      'Seen alone',
      'The room is warm, and has a desk now.',
      'I ask the school about the bus by Friday.',
    ]) {
      assert.ok(body.includes(`>${line}</dd>`), line);
    }
    const list = (await get(office.iro, `/children/${child}/visits`)).body;
    assert.ok(
      list.includes('Thursday 28 May 2026') && list.includes('Sami was last seen on 28 May 2026, 13 days ago.'),
    );
    assert.ok(list.includes('Where Sami sleeps was last seen on 28 May 2026.'));
    assert.match((await get(office.iro, `/children/${child}`)).body, /visits">The last on 28 May 2026</);
  });

  it('ask why the child was not seen alone, or not seen; each such day stands with its reason [INT-14, REC-16]', async () => {
    const child = await newChild({
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      ],
    });
    const alone = { ...VISIT, seen: 'not-alone', said: '' };
    const open = await sendNew(office.socialWorker, child, alone);
    assert.ok(open.body.includes('Say why the child was not seen alone'));
    const unseen = await sendNew(office.socialWorker, child, { ...alone, seen: 'not-seen' });
    assert.ok(unseen.body.includes('Say why the child was not seen'));
    await record(child, { ...alone, ...day('16', '4'), whyNotAlone: 'The interpreter stayed, as Sami wished' });
    await record(child, { ...alone, ...day('3', '5'), whyNotAlone: 'Sami held on to the carer and cried' });
    await record(child, { ...alone, ...day('20', '5'), seen: 'not-seen', whyNotAlone: 'Sami was in hospital' });
    const { body } = await get(office.iro, `/children/${child}/visits`);
    assert.ok(body.includes('Seen, not alone: The interpreter stayed, as Sami wished'));
    const since = /Not seen alone since then<\/h2>\s*<ul[^>]*>(.*?)<\/ul>/s.exec(body)?.[1] ?? '';
    assert.deepEqual(
      [...since.matchAll(/<li>(.*?)<\/li>/g)].map(([, text]) => text),
      [
        'Wednesday 20 May 2026: Not seen: Sami was in hospital',
        'Sunday 3 May 2026: Seen, not alone: Sami held on to the carer and cried',
      ],
    );
    assert.ok(body.includes('Since the last review on 17 Apr 2026: 2 visits'));
    assert.ok(body.includes('Sami was last seen on 3 May 2026'), 'who was not seen was not seen');
    assert.ok(body.includes('No day is recorded on which Sami was seen alone.'));
    const file = (await get(office.iro, `/children/${child}/visits/csv`)).body;
    assert.ok(file.includes('Not seen: Sami was in hospital'));
  });

  it('say how many days lie between, and count from when the child was seen', async () => {
    const child = await newChild();
    await record(child, { ...VISIT, ...day('1', '4') });
    await record(child, { ...VISIT, ...day('20', '4'), seen: 'not-seen', whyNotAlone: 'Nobody was at home', said: '' });
    await record(child, { ...VISIT, ...day('11', '5') });
    const { body } = await get(office.iro, `/children/${child}/visits`);
    assert.ok(body.includes('40 days after Sami was seen before'));
    assert.ok(body.includes('19 days after Sami was seen before'));
    const rows = (await get(office.iro, `/children/${child}/visits/csv`)).body.split('\r\n');
    assert.ok(rows[1]?.includes(',40,') && rows[2]?.includes(',19,'), rows.join('\n'));
  });

  it('ask for where the child sleeps where the child lives alone, and count only the home of now [PRE-18]', async () => {
    const child = await newChild();
    const open = await sendNew(office.socialWorker, child, { ...VISIT, sleepingAccommodation: '' });
    assert.ok(open.body.includes('Choose whether you saw where the child sleeps'));
    const where = await sendNew(office.socialWorker, child, { ...VISIT, where: 'elsewhere' });
    assert.ok(where.body.includes('Say where it was'));
    await record(child, VISIT);
    await record(child, { ...VISIT, ...day('2', '6'), sleepingAccommodation: 'no' });
    const url = await record(child, { ...VISIT, ...day('3', '6'), where: 'elsewhere', place: 'At school' });
    assert.ok(
      !(await get(office.iro, url)).body.includes('Where the child sleeps'),
      'it stayed ticked and means nothing',
    );
    const list = `/children/${child}/visits`;
    assert.ok((await get(office.iro, list)).body.includes('Where Sami sleeps was last seen on 28 May 2026.'));
    await asAdmin(async (admin) => {
      await admin.query("update app.placements set ended_on = '2026-06-01' where child_id = $1", [child]);
      await admin.query(
        "insert into app.placements (authority_id, child_id, place, kind, started_on) values ($1, $2, 'U4', 'foster', '2026-06-01')",
        [office.iro.authorityId, child],
      );
    });
    const moved = (await get(office.iro, list)).body;
    assert.ok(moved.includes('Nobody has recorded that they saw where Sami sleeps now.'));
  });

  it('may be those of somebody else who visits for the authority, or of whoever is named', async () => {
    const child = await newChild();
    const other = { ...VISIT, visitor: 'named' };
    const open = await sendNew(office.socialWorker, child, other);
    assert.ok(open.body.includes('Enter the name of whoever visited') && open.body.includes('Say what they are'));
    const url = await record(child, { ...other, visitorName: 'Ute Kemp', visitorRole: 'duty social worker' });
    assert.ok((await get(office.iro, url)).body.includes('Ute Kemp, duty social worker'));
    const { id } = await database.withTransaction(office.socialWorker, (tx) =>
      tx
        .insertInto('child_people')
        .values({
          authority_id: office.iro.authorityId,
          child_id: child,
          name: 'Rex Vist',
          relationship: 'authority’s visiting representative',
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    const byOther = await record(child, { ...VISIT, visitor: `person:${id}` });
    assert.ok((await get(office.iro, byOther)).body.includes('Rex Vist, authority’s visiting representative'));
    const strange = await sendNew(office.socialWorker, child, { ...VISIT, visitor: `staff:${office.iro.userId}` });
    assert.ok(strange.body.includes('Choose who visited'));
  });

  it('hold what the child said apart: on its own page and on that of what they say, and in no list and no file', async () => {
    const child = await newChild();
    const open = await sendNew(office.socialWorker, child, { ...VISIT, saidHow: '' });
    assert.ok(open.body.includes('Choose how you came to know what the child said'));
    const url = await record(child, VISIT);
    const { body } = await get(office.iro, url);
    assert.match(body, /<blockquote[^>]*>i want to stay with Gran<\/blockquote>/);
    const voice = (await get(office.iro, `/children/${child}/voice`)).body;
    assert.match(voice, new RegExp(`href="${url}">At a visit</a>`));
    assert.ok(voice.includes('i want to stay with Gran') && voice.includes('To Wim Sol. Seen alone.'));
    assert.ok((await get(office.iro, `/children/${child}`)).body.includes('Last on 28 May 2026'));
    for (const address of [`/children/${child}/visits`, `/children/${child}/visits/csv`]) {
      assert.ok(!(await get(office.iro, address)).body.includes('i want'), address);
    }
  });

  it('keep no reason of a child who was seen alone, whatever stayed typed', async () => {
    const child = await newChild();
    const url = await record(child, { ...VISIT, whyNotAlone: 'Typed before Sami came back alone' });
    const { body } = await get(office.iro, url);
    assert.ok(body.includes('>Seen alone</dd>') && !body.includes('Typed before'));
  });

  it('that are not there, or are another child’s, are not put right', async () => {
    const [child, other] = [await newChild(), await newChild()];
    const url = (await record(other, VISIT)).replace(other, child);
    for (const address of [`${url}/correct`, `/children/${child}/visits/${randomUUID()}/correct`]) {
      assert.equal((await get(office.socialWorker, address)).statusCode, 404);
      const sent = await send(office.socialWorker, address, { ...VISIT, version: '1', why: 'A slip' });
      assert.equal(sent.statusCode, 404);
    }
    assert.equal((await get(office.socialWorker, url)).statusCode, 404);
    assert.ok((await get(office.iro, `/children/${child}/visits`)).body.includes('Nobody has recorded a visit'));
  });

  it('have all that is wrong said at once, and what was typed stays', async () => {
    const child = await newChild();
    const page = await sendNew(office.officer, child, { ...day('40', '5'), found: 'Typed before' });
    assert.equal(page.statusCode, 422);
    for (const fault of [
      'Choose who visited',
      'Enter a day that there is',
      'Choose why it was',
      'Choose whether it was announced',
      'Choose where it was',
      'Choose whether you saw the child, and whether alone',
    ]) {
      assert.ok(page.body.includes(fault), fault);
    }
    assert.ok(page.body.includes('Typed before'));
    const ahead = await sendNew(office.officer, child, { ...VISIT, 'visitedOn-year': '2199' });
    assert.ok(ahead.body.includes('This day is still to come'));
    const unborn = await sendNew(office.officer, child, { ...VISIT, 'visitedOn-year': '2001' });
    assert.ok(unborn.body.includes('The child was born on 2 May 2014'));
  });

  it('are recorded once where a form is sent twice, and not lost where it is sent again with something else', async () => {
    const child = await newChild();
    const { body } = await get(office.socialWorker, `/children/${child}/visits/new`);
    const visit = /name="visit" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const url = await record(child, { ...VISIT, visit });
    assert.equal(await record(child, { ...VISIT, visit }), url, 'the same once more is the same visit');
    const other = { ...VISIT, visit, found: 'A second visit.' };
    const again = await sendNew(office.socialWorker, child, other);
    assert.equal(again.statusCode, 422);
    assert.ok(again.body.includes('A visit was recorded from this form already'));
    const fresh = /name="visit" value="([^"]+)"/.exec(again.body)?.[1] ?? '';
    assert.notEqual(await record(child, { ...other, visit: fresh }), url);
  });

  it('are put right with the reason, and what stood before is still read', async () => {
    const child = await newChild();
    const url = await record(child, VISIT);
    const form = await get(office.socialWorker, `${url}/correct`);
    assert.match(form.body, /name="visitedOn-day"[^>]*value="28"/);
    const fields = { ...VISIT, ...basisOf(form.body), ...day('27', '5'), found: 'It was the day before.' };
    const open = await send(office.socialWorker, `${url}/correct`, fields);
    assert.ok(open.body.includes('Say why you put it right'));
    const saved = await send(office.socialWorker, `${url}/correct`, { ...fields, why: 'I had the wrong day' });
    assert.equal(saved.statusCode, 303, saved.body);
    const { body } = await get(office.iro, url);
    assert.ok(body.includes('It was the day before.') && body.includes('As it stood before (1)'));
    assert.ok(body.includes('The room is warm') && body.includes('I had the wrong day'));
    assert.ok(!body.includes('Put it right</a>'), 'an IRO changes nothing');
    const list = (await get(office.iro, `/children/${child}/visits`)).body;
    assert.ok(!list.includes('28 May 2026') && list.includes('put right since'));
  });

  it('that somebody else put right meanwhile show both versions, and lose neither', async () => {
    const child = await newChild();
    const url = await record(child, VISIT);
    const basis = basisOf((await get(office.socialWorker, `${url}/correct`)).body);
    const mine = { ...VISIT, ...basis, why: 'A better word' };
    await send(office.officer, `${url}/correct`, { ...mine, found: 'Theirs.', toDo: 'Nothing more.' });
    const second = await send(office.socialWorker, `${url}/correct`, { ...mine, found: 'Mine.' });
    assert.equal(second.statusCode, 409);
    assert.match(second.body, /How it was: you both changed it/);
    assert.match(second.body, /What must be done: only they changed it/);
    assert.ok(second.body.includes('Theirs.') && second.body.includes('Mine.'));
    assert.match(second.body, /name="version" value="2"/);
  });

  it('are a page of 25 however many there are, the last page past the last, and a file of all', async () => {
    const child = await newChild();
    await asAdmin((admin) =>
      admin.query(
        `insert into app.visits (authority_id, child_id, visit_id, number, visited_on, visitor, visitor_role, occasion,
           is_announced, at_placement, sleeping_accommodation_seen, seen, found)
         select $1, $2, uuidv7(), 1, date '2026-05-28' - n, 'Wim Sol', 'social worker', 'statutory', true, true, true,
           'alone', '=1+' || n from generate_series(1, 60) n`,
        [office.iro.authorityId, child],
      ),
    );
    const list = `/children/${child}/visits`;
    const first = (await get(office.iro, list)).body;
    assert.equal(first.match(/class="footprint-contact"/g)?.length, 25);
    const past = (await get(office.iro, `${list}?page=9`)).body;
    assert.equal(past.match(/class="footprint-contact"/g)?.length, 10);
    const file = await get(office.iro, `${list}/csv`);
    assert.match(String(file.headers['content-type']), /text\/csv/);
    assert.equal(file.body.trim().split('\r\n').length, 61);
    assert.ok(file.body.includes(",'=1+1,"), 'no spreadsheet works it out');
  });

  it('are read by those who may read the record, and written by the worker, their manager and the administration', async () => {
    const child = await newChild();
    const url = await record(child, VISIT);
    const list = `/children/${child}/visits`;
    for (const who of [office.iro, office.manager]) {
      const page = await get(who, list);
      assert.ok(page.body.includes('The room is warm') && !page.body.includes(`${list}/new`));
      assert.equal((await get(who, `${list}/new`)).statusCode, 403);
      assert.equal((await send(who, `${list}/new`, VISIT)).statusCode, 403);
      assert.equal((await send(who, `${url}/correct`, { ...VISIT, version: '1', why: 'x' })).statusCode, 403);
    }
    const colleague = await createStaff(database, office.officer, { name: 'Col Legg', roles: ['social-worker'] });
    for (const who of [colleague, office.otherIro, office.elsewhere]) {
      for (const address of [list, url, `${list}/csv`]) {
        assert.equal((await get(who, address)).statusCode, 404, address);
      }
    }
    assert.equal((await get(colleague, `${list}/new`)).statusCode, 404);
    assert.equal((await sendNew(office.officer, child, { ...VISIT, ...day('1', '6') })).statusCode, 303);
  });
});

let numberOfChildren = 0;

/** Another child of the same IRO and social worker. */
async function newChild(of: Partial<ChildToEnter> = {}): Promise<string> {
  numberOfChildren += 1;
  return await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `V${numberOfChildren}`,
      bornOn: '2014-05-02',
      knownAs: 'Sami',
      familyName: 'Testchild',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [{ type: 'became-looked-after', on: '2026-03-16' }],
      ...of,
    }),
  );
}

/** Records a visit as the social worker and gives its address. */
async function record(child: string, fields: SentFields): Promise<string> {
  const sent = await sendNew(office.socialWorker, child, fields);
  assert.equal(sent.statusCode, 303, sent.body);
  return String(sent.headers.location);
}

function day(date: string, month: string): SentFields {
  return { 'visitedOn-day': date, 'visitedOn-month': month, 'visitedOn-year': '2026' };
}

async function get(who: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(who) });
}

async function sendNew(who: TestActor, child: string, fields: SentFields) {
  return await send(who, `/children/${child}/visits/new`, fields);
}

async function send(who: TestActor, url: string, fields: SentFields) {
  const { cookie } = await signInAs(who);
  return await sendForm(app, { url, cookie, fields });
}
