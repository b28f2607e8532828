import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { type ChildToEnter, enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';

const { app, database, signInAs, asAdmin } = await openTestApp();
const office = await openOffice(database);

const VISIT: SentFields = {
  with: ['child'],
  ...day('28', '5'),
  how: 'visit',
  place: 'At home, in the garden',
  seenAlone: 'yes',
  toldLimits: 'yes',
  done: 'Talked about the new school. I ask the school for a visit by Friday.',
  analysis: 'The move of school fits the plan.',
  said: 'i want to stay with Gran',
  saidHow: 'said',
};

describe('contacts around a child', () => {
  it('begin with an empty page that says what will stand there', async () => {
    const child = await newChild();
    const { body } = await get('iro', `/children/${child}/contacts`);
    assert.ok(body.includes('No contact is recorded yet'));
    assert.ok(body.includes(`/children/${child}/contacts/new`));
    assert.ok((await get('iro', `/children/${child}`)).body.includes('None recorded yet'));
  });

  it('with the child: a visit, a call, a text, an email, a video call, a letter, with the plain facts of what was done [REC-01, REC-02]', async () => {
    const child = await newChild();
    for (const how of ['visit', 'call', 'text', 'email', 'video', 'letter']) {
      await record(child, { ...VISIT, how, done: `What was done by ${how}.` });
    }
    await record(child, { ...VISIT, how: 'other', howNote: 'A drawing by post', done: 'Sent a drawing back.' });
    const { body } = await get('iro', `/children/${child}/contacts?kind=child`);
    for (const words of [
      ...['Visit or meeting', 'Phone call', 'Text message', 'Email', 'Video call', 'Letter', 'A drawing by post'],
      'What was done by text.',
    ]) {
      assert.ok(body.includes(words), words);
    }
    assert.ok((await get('iro', `/children/${child}`)).body.includes('7, the last on 28 May 2026'));
  });

  it('with parents, family of origin or of birth, carers and professionals, in the record or not [REC-04, REC-05, REC-06, REC-07]', async () => {
    const child = await newChild();
    const mother = await addPerson(child, { name: 'Mina Testchild', relationship: 'mother' });
    const gran = await addPerson(child, { name: 'Rosa Testchild', relationship: 'grandparent' });
    const school = await addPerson(child, { name: 'Hill School', relationship: 'school' });
    const carer = await addPerson(child, { name: 'Cara Fos', relationship: 'foster carer' });
    const call = { ...day('28', '5'), how: 'call' };
    await record(child, { ...call, with: `person:${mother}`, done: 'Told her of the day.' });
    await record(child, { ...call, with: `person:${gran}`, done: 'Asked about the summer.' });
    await record(child, {
      ...call,
      with: [`person:${school}`, `staff:${office.socialWorker.userId}`],
      done: 'On the PEP.',
    });
    await record(child, { ...call, with: `person:${carer}`, done: 'On sleeping.' });
    const father = { otherName: 'Ben Birth', otherRelation: 'birth father', otherKind: 'parent' };
    await record(child, { ...call, ...father, done: 'Asked for a photo.' });
    const uncle = { otherName: 'Uli Birth', otherRelation: 'uncle by birth', otherKind: 'family' };
    await record(child, { ...call, ...uncle, done: 'Wants to write.' });
    const found = async (kind: string) => (await get('iro', `/children/${child}/contacts?kind=${kind}`)).body;
    const [parents, family, professionals] = [
      await found('parent'),
      await found('family'),
      await found('professional'),
    ];
    assert.ok(parents.includes('Told her of the day.') && parents.includes('Asked for a photo.'));
    assert.ok(!parents.includes('On the PEP.'));
    assert.ok(family.includes('Rosa Testchild, grandparent') && family.includes('Uli Birth, uncle by birth'));
    assert.ok(professionals.includes('Wim Sol, social worker; Hill School, school'));
    assert.ok((await found('carer')).includes('On sleeping.'));
  });

  it('hold what was talked about with the children’s guardian [REC-15]', async () => {
    const child = await newChild();
    const guardian = await addPerson(child, { name: 'Greta Hall', relationship: 'children’s guardian' });
    const talk = { ...day('28', '5'), how: 'call', with: `person:${guardian}` };
    await record(child, {
      ...talk,
      done: 'The guardian asks for a later start of contact.',
      analysis: 'The plan says May.',
    });
    const { body } = await get('manager', `/children/${child}/contacts?words=guardian`);
    assert.ok(body.includes('With Greta Hall, children’s guardian'));
    assert.ok(body.includes('The guardian asks for a later start of contact.') && body.includes('The plan says May.'));
  });

  it('ask whether the child was seen alone, and why not in one’s own words; both stand with the day [REC-16]', async () => {
    const child = await newChild();
    const open = await send('iro', `/children/${child}/contacts/new`, { ...VISIT, seenAlone: '' });
    assert.ok(open.body.includes('Choose whether you saw the child alone'));
    const why = await send('iro', `/children/${child}/contacts/new`, { ...VISIT, seenAlone: 'no' });
    assert.ok(why.body.includes('Say why you did not see the child alone'));
    await record(child, { ...VISIT, seenAlone: 'no', whyNotAlone: 'Sami held on to the carer and cried' });
    const { body } = await get('iro', `/children/${child}/contacts`);
    assert.ok(body.includes('Thursday 28 May 2026: Visit or meeting'));
    assert.ok(body.includes('Not seen alone: Sami held on to the carer and cried'));
    assert.ok(body.includes('No day is recorded here on which Sami was seen alone'));
  });

  it('tell of nobody who was seen alone on the telephone, or told of limits without being there, whatever stayed chosen', async () => {
    const child = await newChild();
    await record(child, { ...VISIT, how: 'call' });
    const list = `/children/${child}/contacts`;
    const { body } = await get('iro', list);
    assert.ok(body.includes('Talked about the new school.'));
    assert.ok(!body.includes('Seen alone') && body.includes('No day is recorded here on which Sami was seen alone'));
    const gran = { otherName: 'Rosa Ode', otherRelation: 'grandmother', otherKind: 'family' };
    const withoutChild = await get('iro', await record(child, { ...VISIT, ...gran, with: [], seenAlone: 'no' }));
    assert.ok(!withoutChild.body.includes('Told that it may be passed on'));
    const why = { seenAlone: 'no', whyNotAlone: 'The carer held the phone' };
    const page = await get('iro', await record(child, { ...VISIT, how: 'call', ...why }));
    assert.ok(page.body.includes('Not seen alone: The carer held the phone'), 'what was written stays');
  });

  it('never lose whom somebody chose who is in the list no more while the form was open', async () => {
    const child = await newChild();
    const gran = await addPerson(child, { name: 'Rosa Testchild', relationship: 'grandparent' });
    await database.withTransaction(office.iro, (tx) =>
      tx.updateTable('child_people').set({ ended_on: '2026-05-29' }).where('id', '=', gran).execute(),
    );
    const page = await send('iro', `/children/${child}/contacts/new`, { ...VISIT, with: ['child', `person:${gran}`] });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /href="#with">Somebody whom you chose is not in the list any more/);
    assert.match(page.body, /value="child" checked/);
  });

  it('are not lost where somebody goes back, writes something else into the same form and sends it', async () => {
    const child = await newChild();
    const { body } = await get('iro', `/children/${child}/contacts/new`);
    const contact = /name="contact" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const url = await record(child, { ...VISIT, contact });
    assert.equal(await record(child, { ...VISIT, contact }), url, 'the same once more is the same contact');
    const other = { ...VISIT, contact, done: 'A second talk, on the phone.', how: 'call' };
    const again = await send('iro', `/children/${child}/contacts/new`, other);
    assert.equal(again.statusCode, 422);
    assert.ok(again.body.includes('A contact was recorded from this form already'));
    assert.ok(again.body.includes('A second talk, on the phone.'));
    const fresh = /name="contact" value="([^"]+)"/.exec(again.body)?.[1] ?? '';
    assert.notEqual(await record(child, { ...other, contact: fresh }), url);
    assert.ok((await get('iro', `/children/${child}/contacts?kind=child`)).body.includes('2 contacts.'));
  });

  it('say whether the child was told that talks are not promised to be confidential, and what a no asks for [REC-13]', async () => {
    const child = await newChild();
    const open = await send('iro', `/children/${child}/contacts/new`, { ...VISIT, toldLimits: '' });
    assert.equal(open.statusCode, 422);
    assert.ok(open.body.includes('Choose whether the child was told that you may have to pass on what they say'));
    assert.ok(open.body.includes('A talk with you is not promised to be confidential'));
    const told = await get('iro', await record(child, VISIT));
    assert.ok(told.body.includes('Yes, this time') && !told.body.includes('Say so when you next talk'));
    const untold = await get('iro', await record(child, { ...VISIT, toldLimits: 'no' }));
    assert.ok(untold.body.includes('Say so when you next talk'));
  });

  it('remind that the record is the child’s, short, facts and what they mean, and not about how others work [REC-10, REC-11]', async () => {
    const child = await newChild();
    const { body } = await get('iro', `/children/${child}/contacts/new`);
    for (const words of [
      'This record belongs to the child, who may read it one day.',
      'what was done, and what it means for the plan',
      'How another professional works does not belong here.',
    ]) {
      assert.ok(body.includes(words), words);
    }
    const url = await record(child, { ...VISIT, done: 'The social worker failed to come.' });
    assert.ok((await get('iro', url)).body.includes('It may tell how another professional works'), 'and it is kept');
    const plain = await get('iro', await record(child, VISIT));
    assert.ok(!plain.body.includes('It may tell how another professional works'));
    assert.ok(plain.body.includes('For the plan') && plain.body.includes('The move of school fits the plan.'));
  });

  it('hold what the child said apart: on the page of the contact alone, and in no list and no file [INT-15, REC-12]', async () => {
    const child = await newChild();
    const url = await record(child, VISIT);
    const { body } = await get('iro', url);
    assert.ok(body.includes('i want to stay with Gran') && body.includes('At home, in the garden'));
    assert.ok(body.includes('What Sami said, as it was said. Said.'));
    const list = `/children/${child}/contacts`;
    for (const address of [list, `${list}/csv`, `${list}?words=stay+with+Gran`, `/children/${child}`]) {
      assert.ok(!(await get('iro', address)).body.includes('stay with Gran</'), address);
      assert.ok(!(await get('iro', address)).body.includes('i want'), address);
    }
    for (const who of ['otherIro', 'elsewhere'] as const) assert.equal((await get(who, url)).statusCode, 404, who);
  });

  it('say with whom what the child said was shared, and whether the child agreed; a no stands in the way of nothing [REC-12]', async () => {
    const child = await newChild();
    const shared = { ...VISIT, sharedWith: 'The social worker, so that Gran is asked' };
    const asked = await send('iro', `/children/${child}/contacts/new`, shared);
    assert.equal(asked.statusCode, 422);
    assert.ok(asked.body.includes('Choose whether the child agreed that it was shared'));
    const { body } = await get('iro', await record(child, { ...shared, childAgreed: 'no' }));
    assert.ok(!(await get('iro', `/children/${child}/contacts`)).body.includes('so that Gran is asked'));
    assert.match(body, /was shared with<\/dt><dd[^>]*>The social worker, so that Gran is asked/);
    assert.match(body, /Whether the child agreed<\/dt><dd[^>]*>They did not, and it was shared all the same/);
  });

  it('remind how to share what is personal where youth justice is around the child or the child is in custody, and so do the people and the documents [REC-14]', async () => {
    const child = await newChild();
    const pages = ['contacts', 'contacts/new', 'people', 'documents'].map((page) => `/children/${child}/${page}`);
    for (const url of pages) assert.doesNotMatch((await get('iro', url)).body, /Share with care/, url);
    await addPerson(child, { name: 'Yan Just', relationship: 'youth justice case manager' });
    for (const url of pages) assert.match((await get('iro', url)).body, /Share with care.*ask the child/s, url);
    const placed = await newChild({ place: { code: 'K2', kind: 'custody' } });
    assert.match((await get('iro', `/children/${placed}/documents`)).body, /Share with care/);
  });

  it('have all that is wrong said at once, and what was typed stays', async () => {
    const child = await newChild();
    const page = await send('iro', `/children/${child}/contacts/new`, {
      ...{ otherRelation: 'aunt', how: 'other', said: 'Hello', analysis: 'Typed before' },
      ...day('40', '5'),
    });
    assert.equal(page.statusCode, 422);
    for (const fault of [
      'Enter the name of the other person',
      'Enter a day that there is',
      'Say how',
      'Write down what was done',
      'Choose how you came to know what the child said',
    ]) {
      assert.ok(page.body.includes(fault), fault);
    }
    assert.ok(page.body.includes('Typed before'));
    const nobody = await send('iro', `/children/${child}/contacts/new`, { ...VISIT, with: [] });
    assert.ok(nobody.body.includes('Choose with whom you were in touch, or name somebody else'));
    const ahead = await send('iro', `/children/${child}/contacts/new`, { ...VISIT, 'contactedOn-year': '2199' });
    assert.ok(ahead.body.includes('This day is still to come'));
    const unborn = await send('iro', `/children/${child}/contacts/new`, { ...VISIT, 'contactedOn-year': '2001' });
    assert.ok(unborn.body.includes('The child was born on 2 May 2014'));
  });

  it('warn of somebody who must not be contacted, and stand in the way of nothing', async () => {
    const child = await newChild();
    const father = await addPerson(child, { name: 'Dan Out', relationship: 'father', rule: 'no-contact-order' });
    assert.ok(
      (await get('iro', `/children/${child}/contacts/new`)).body.includes('An order forbids contact with the child'),
    );
    await record(child, { ...day('28', '5'), with: `person:${father}`, how: 'letter', done: 'Answered his letter.' });
  });

  it('are put right with the reason, and what stood before is still read', async () => {
    const child = await newChild();
    const url = await record(child, VISIT);
    const form = await get('iro', `${url}/correct`);
    assert.match(form.body, /name="contactedOn-day"[^>]*value="28"/);
    const fields = { ...VISIT, ...day('27', '5'), done: 'Talked about football.', version: '1' };
    const open = await send('iro', `${url}/correct`, fields);
    assert.ok(open.body.includes('Say why you put it right'));
    const saved = await send('iro', `${url}/correct`, { ...fields, why: 'I had the wrong day' });
    assert.equal(saved.statusCode, 303, saved.body);
    const { body } = await get('manager', url);
    assert.ok(body.includes('Talked about football.') && body.includes('As it stood before (1)'));
    assert.ok(body.includes('Talked about the new school.') && body.includes('I had the wrong day'));
    assert.ok(!body.includes('Put it right</a>'), 'a manager changes nothing');
  });

  it('that somebody else put right meanwhile show both versions, and lose neither', async () => {
    const child = await newChild();
    const url = await record(child, VISIT);
    const mine = { ...VISIT, version: '1', why: 'A better word' };
    await send('iro', `${url}/correct`, { ...mine, done: 'Theirs.' });
    const second = await send('iro', `${url}/correct`, { ...mine, done: 'Mine.' });
    assert.equal(second.statusCode, 409);
    assert.ok(second.body.includes('Theirs.') && second.body.includes('Mine.'));
    assert.match(second.body, /name="version" value="2"/);
  });

  it('are found by what was done, by name, by way and by day, and say where nothing fits', async () => {
    const child = await newChild();
    await record(child, { ...VISIT, done: 'About 100%_football.' });
    await record(child, { ...VISIT, ...day('3', '5'), how: 'call', done: 'About swimming.' });
    const list = `/children/${child}/contacts`;
    const found = async (search: string) => (await get('iro', `${list}?${search}`)).body;
    assert.ok((await found('words=FOOTBALL')).includes('1 contact.'));
    assert.ok((await found('words=0%25_f')).includes('1 contact.'), 'signs of a pattern are letters like others');
    assert.ok((await found('words=Sami')).includes('2 contacts.'));
    assert.ok((await found('how=call')).includes('About swimming.'));
    assert.ok((await found('from=2026-05-04')).includes('1 contact.'));
    assert.ok((await found('to=2026-05-02')).includes('No contact fits that.'));
    assert.ok((await found('from=nonsense&kind=nobody')).includes('About swimming.'));
  });

  it('are a page of 25 however many there are, and a file of all that fit', async () => {
    const child = await newChild();
    await asAdmin((admin) =>
      admin.query(
        `with made as (
           insert into app.contacts (authority_id, child_id, contact_id, number, contacted_on, how, done, recorded_by)
           select $1, $2, uuidv7(), 1, date '2026-05-28' - n, 'call', '=1+' || n, $3 from generate_series(1, 500) n
           returning id)
         insert into app.contact_parties (authority_id, child_id, version_id, number, who, name, relation, kind)
         select $1, $2, id, 1, 'named', 'Rosa', 'aunt', 'family' from made`,
        [office.iro.authorityId, child, office.iro.userId],
      ),
    );
    const first = (await get('iro', `/children/${child}/contacts?kind=family`)).body;
    assert.equal(first.match(/class="footprint-contact"/g)?.length, 25);
    assert.ok(first.includes('500 contacts.') && first.includes('kind=family&amp;page=20'));
    const last = (await get('iro', `/children/${child}/contacts?page=20`)).body;
    assert.ok(last.includes('=1+500') && !last.includes('=1+475<'));
    const past = (await get('iro', `/children/${child}/contacts?kind=family&page=21`)).body;
    assert.ok(past.includes('=1+500') && !past.includes('No contact fits that'), 'past the last page stands the last');
    const file = await get('iro', `/children/${child}/contacts/csv?how=call`);
    assert.match(String(file.headers['content-type']), /text\/csv/);
    assert.equal(file.body.trim().split('\r\n').length, 501);
    assert.ok(file.body.includes(",'=1+1,"), 'no spreadsheet works it out');
    assert.ok((await get('iro', `/children/${child}`)).body.includes('500, the last on 27 May 2026'));
  });

  it('are read by those who may read the record, and written by the IRO alone', async () => {
    const child = await newChild();
    const url = await record(child, VISIT);
    const list = `/children/${child}/contacts`;
    for (const who of ['manager', 'socialWorker', 'officer'] as const) {
      const page = await get(who, list);
      assert.ok(page.body.includes('Talked about the new school.'), who);
      assert.ok(!page.body.includes(`${list}/new`), who);
      assert.ok([403, 404].includes((await get(who, `${list}/new`)).statusCode), who);
      assert.ok([403, 404].includes((await send(who, `${list}/new`, VISIT)).statusCode), who);
      assert.ok([403, 404].includes((await send(who, `${url}/correct`, { ...VISIT, version: '1' })).statusCode), who);
    }
    for (const who of ['otherIro', 'elsewhere'] as const) {
      for (const address of [list, url, `${list}/csv`, `${list}/new`]) {
        assert.equal((await get(who, address)).statusCode, 404, `${who} ${address}`);
      }
    }
    assert.ok((await get('iro', url)).body.includes('Talked about the new school.'));
  });

  it('are no longer read by a manager once the record is restricted, and the IRO reads on [REC-12]', async () => {
    const child = await newChild();
    const url = await record(child, VISIT);
    assert.ok((await get('manager', url)).body.includes('i want to stay with Gran'));
    await database.withTransaction(office.manager, (tx) =>
      tx
        .insertInto('restrictions')
        .values({ authority_id: office.manager.authorityId, child_id: child, reason: 'a threat' })
        .execute(),
    );
    assert.equal((await get('manager', url)).statusCode, 404);
    assert.ok((await get('iro', url)).body.includes('i want to stay with Gran'));
  });
});

let numberOfChildren = 0;

/** Another child of the same IRO and social worker. */
async function newChild(of: Partial<ChildToEnter> = {}): Promise<string> {
  numberOfChildren += 1;
  return await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `C${numberOfChildren}`,
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

interface Around {
  readonly name: string;
  readonly relationship: string;
  readonly rule?: string;
}

async function addPerson(child: string, { name, relationship, rule = 'allowed' }: Around): Promise<string> {
  const person = { name, relationship, contact_rule: rule };
  const { id } = await database.withTransaction(office.iro, (tx) =>
    tx
      .insertInto('child_people')
      .values({ authority_id: office.iro.authorityId, child_id: child, ...person })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** Records a contact as the IRO and gives its address. */
async function record(child: string, fields: SentFields): Promise<string> {
  const sent = await send('iro', `/children/${child}/contacts/new`, fields);
  assert.equal(sent.statusCode, 303, sent.body);
  return String(sent.headers.location);
}

function day(date: string, month: string): SentFields {
  return { 'contactedOn-day': date, 'contactedOn-month': month, 'contactedOn-year': '2026' };
}

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function send(who: Who, url: string, fields: SentFields) {
  const { cookie } = await signInAs(office[who]);
  return await sendForm(app, { url, cookie, fields });
}
