import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm, takeFormToken } from '../../../../../tests/support/app.ts';
import { createPerson } from '../../../../../tests/support/people.ts';
import { createAppointment, createAuthority, createChild } from '../../../../../tests/support/records.ts';
import { getDay } from '../../../../rules/index.ts';
import { recordFact } from '../../../children/record-fact.ts';

const TODAY = '2026-03-10';
const { app, database, asAdmin, signInAs } = await openTestApp({ today: TODAY });
const service = await createAuthority(database);
const officer = await createPerson(database, service, {
  roles: ['iro'],
  name: 'Ash Grove',
  email: 'ash@example.gov.uk',
});
const manager = await createPerson(database, service, { roles: ['iro-manager'], name: 'A manager' });
const stranger = await createPerson(database, service, { roles: ['iro'], name: 'Birch' });

const childId = await database.withTransaction(service, async (tx) => {
  const id = await createChild(tx, service, 'L1');
  const names = { given_name: 'Sami', born_on: '2010-04-09' };
  await tx.updateTable('children').set(names).where('id', '=', id).execute();
  const care = { type: 'became-looked-after', on: '2026-03-02' };
  await recordFact(tx, service, { childId: id, fact: care, today: getDay(TODAY) });
  const days = { started_on: '2026-03-04', ended_on: null };
  await createAppointment(tx, service, { child_id: id, staff_id: officer.userId, ...days });
  return id;
});
const address = `/children/${childId}/introduction`;

async function send(url: string, fields: SentFields, who = officer) {
  const { cookie } = await signInAs(who);
  return await sendForm(app, { url, cookie, fields });
}
async function read(url: string, who = officer) {
  return await app.inject({ url, headers: await signInAs(who) });
}
const rowsOf = (query: string, ...values: unknown[]) =>
  asAdmin(async (admin) => (await admin.query<Record<string, unknown>>(query, values)).rows);

/** A picture of one point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

async function sendPhoto(bytes: Buffer, name: string) {
  const { cookie } = await signInAs(officer);
  const token = await takeFormToken(app, cookie);
  const edge = 'edge';
  const part = (head: string, body: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--${edge}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]);
  return await app.inject({
    method: 'POST',
    url: `/staff/${officer.userId}/profile/photo`,
    headers: { cookie: token.cookie, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([
      part('name="_csrf"', token.value),
      part(`name="photo"; filename="${name}"\r\nContent-Type: image/png`, bytes),
      Buffer.from(`--${edge}--\r\n`),
    ]),
  });
}

describe('what children are told of an IRO', () => {
  it('is kept by the IRO, with every way to reach them, and refused where it is no telephone', async () => {
    const wrong = await send(`/staff/${officer.userId}/profile`, { phone: 'later' });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /Enter a telephone number/);
    const fields = {
      ...{ knownAs: 'Ash', phone: '01632 960 001', mobile: '07700 900 001', address: '1 Any Street\nNorthtown' },
      ...{ whenUnavailable: 'Call the duty team on 01632 960 009.', version: '0' },
    };
    assert.equal((await send(`/staff/${officer.userId}/profile`, fields)).statusCode, 303);
    const [row] = await rowsOf('select known_as, mobile from app.officer_profiles');
    assert.deepEqual(row, { known_as: 'Ash', mobile: '07700 900 001' });
    const stale = await send(`/staff/${officer.userId}/profile`, { ...fields, knownAs: 'Ashley' });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /Somebody else saved this meanwhile/);
    assert.match(stale.body, /value="Ashley"/);
    assert.equal((await read(`/staff/${officer.userId}/profile`, stranger)).statusCode, 404);
  });

  it('has a photo, told by what the file is and not by its name', async () => {
    const wrong = await sendPhoto(Buffer.from('<svg onload="alert(1)"/>'), 'face.png');
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /Choose a photo: a JPEG or PNG file/);
    assert.equal((await sendPhoto(PNG, 'face.png')).statusCode, 303);
    const photo = await read(`/staff/${officer.userId}/photo`);
    assert.equal(photo.headers['content-type'], 'image/png');
    assert.deepEqual(photo.rawPayload, PNG);
  });
});

describe('the words to the child', () => {
  it('suit the age, and bear every way to reach the IRO, on the record and on paper [APT-02] [CHM-01] [CHM-02] [INT-36] [FRM-13]', async () => {
    const page = await read(address);
    assert.match(page.body, /12 and over/);
    for (const url of [`${address}/letter`, `${address}/card`]) {
      const { body } = await read(url);
      for (const words of [
        '01632 960 001',
        '07700 900 001',
        'ash@example.gov.uk',
        '1 Any Street, Northtown',
        'duty team',
      ]) {
        assert.ok(body.includes(words), `${url} tells ${words}`);
      }
      assert.ok(body.includes(`src="/staff/${officer.userId}/photo"`));
    }
    assert.match((await read(`${address}/card`)).body, /Hello Sami, I’m Ash!/);
    assert.match((await read(`${address}/letter`)).body, /I listen to what you want and how you feel/);
    assert.match(page.body, /Call: 01632 960 001/);
  });

  it('are the authority’s own where it has written them, and easy read for who needs it', async () => {
    const words = { band: '12-and-over', kind: 'plain', body: 'Hi {child}, it’s {iro}.', version: '0' };
    const without = await send('/settings/introductions', { ...words, body: 'Hi' }, manager);
    assert.match(without.body, /Put \{iro\} where the name of the IRO goes/);
    assert.equal((await send('/settings/introductions', words, manager)).statusCode, 303);
    assert.match((await read(`${address}/letter`)).body, /Hi Sami, it’s Ash\./);
    await asAdmin((admin) =>
      admin.query(
        `insert into app.child_needs (authority_id, child_id, communication_needs, first_language, needs_interpreter)
         values ($1, $2, '{hard-to-understand}', 'Polish', true)`,
        [service.authorityId, childId],
      ),
    );
    const easy = await read(`${address}/letter`);
    assert.match(easy.body, /<svg class="footprint-picture"/);
    assert.match(easy.body, /I want to know what you like/);
    assert.match(
      (await read(address)).body,
      /first language is Polish\. Have the words translated, and bring an interpreter/,
    );
  });
});

describe('what the child was told', () => {
  it('keeps the day of a notice that was only spoken [INT-02] [REC-15]', async () => {
    const told = {
      items: ['who-iro-is', 'sharing'],
      channel: 'spoken',
      'on-day': '5',
      'on-month': '3',
      'on-year': '2026',
    };
    assert.equal((await send(address, told)).statusCode, 303);
    const { body } = await read(address);
    assert.match(body, /5 Mar 2026: by word of mouth[^<]*IRO: Ash Grove; recorded by Ash Grove/);
    assert.deepEqual(await rowsOf("select from app.facts where type = 'introductory-letter-sent'"), []);
  });

  it('is a checklist of rights, each with its day [INT-23] [INT-24] [INT-26] [INT-27] [INT-28] [INT-29] [INT-33] [SIB-02]', async () => {
    const items = [
      'reach',
      'unavailable',
      'advocate',
      'complaint',
      'complaint-about-iro',
      'legal',
      'apart',
      'siblings-share',
    ];
    assert.equal((await send(address, { items: [...items, 'parents-apart'], channel: 'in-person' })).statusCode, 303);
    const { body } = await read(address);
    assert.equal(body.match(/govuk-tag--green">Told/g)?.length, 11);
    assert.match(body, /govuk-tag--grey">Not yet<\/strong> <span>The review policy/);
  });

  it('has the sheets that are written for the child’s age, and keeps that the child has them [CHM-05] [CHM-08]', async () => {
    const { body } = await read(address);
    const href = /href="(\/information\?for=[^"]+)"/.exec(body)?.[1] ?? '';
    assert.match(body, /Not yet<\/strong> <span>Has the sheet for their age on advocates/);
    const sheets = (await read(href)).body;
    assert.match(sheets, /Somebody who helps you to be heard/);
    assert.match(sheets, /Your care plan/);
    const given = { items: ['sheets-given', 'advocate-sheet-given'], channel: 'in-person' };
    assert.equal((await send(address, given)).statusCode, 303);
    assert.match((await read(address)).body, /Told<\/strong> <span>Has the sheet for their age on advocates/);
  });

  it('tells on the sheet on advocates how the service is reached, as it is entered today [CHM-08]', async () => {
    await asAdmin((admin) =>
      admin.query(
        `insert into app.offices (authority_id, kind, title, phone, started_on, ended_on, confirmed_on) values
          ($1, 'advocacy-service', 'Voices North', '01632 960 009', '2026-01-01', null, '2026-01-01'),
          ($1, 'advocacy-service', 'Voices of before', '01632 960 008', '2020-01-01', '2026-01-01', '2020-01-01')`,
        [service.authorityId],
      ),
    );
    const { body } = await read('/information?for=12-and-over&about=advocate');
    assert.match(body, /Voices North, 01632 960 009/);
    assert.doesNotMatch(body, /Voices of before|Your care plan<\/h2>/);
    assert.match((await read('/information?for=under-7')).body, /They are on your side\./);
  });

  it('asks for everything at once', async () => {
    const page = await send(address, { 'on-day': '1', 'on-month': '1', 'on-year': '2030', at: '9' });
    assert.equal(page.statusCode, 422);
    for (const words of ['Choose what the child was told', 'Choose how', 'still to come', 'Enter a time']) {
      assert.match(page.body, new RegExp(words));
    }
  });

  it('counts something written as the letter of introduction, and sends it [INT-01] [INT-03] [CHM-07]', async () => {
    const nowhere = await send(`${address}/send`, { sendBy: 'text' });
    assert.match(nowhere.body, /Enter where to send it/);
    assert.equal((await send(`${address}/send`, { sendBy: 'text', to: '07700 900 002' })).statusCode, 303);
    const [item] = await rowsOf('select channel, purpose, body from app.post_items');
    assert.deepEqual([item?.['channel'], item?.['purpose']], ['text', 'introduction']);
    assert.match(String(item?.['body']), /Call: 01632 960 001/);
    const facts = await rowsOf("select child_id from app.facts where type = 'introductory-letter-sent'");
    assert.deepEqual(facts, [{ child_id: childId }]);
  });

  it('says whether the two met before the first review: should, and in Halton must [INT-04]', async () => {
    assert.match((await read(address)).body, /They should meet before the first review/);
    await asAdmin((admin) => admin.query("update app.authorities set procedure = 'halton'"));
    assert.match((await read(address)).body, /They must meet before the first Children in Care Review/);
    await send(address, { items: 'met', channel: 'in-person', 'on-day': '9', 'on-month': '3', 'on-year': '2026' });
    assert.match((await read(address)).body, /They met on 9 Mar 2026, before the first Children in Care Review/);
    await asAdmin((admin) =>
      admin.query(
        "insert into app.reviews (authority_id, child_id, key, recording_on, source) values ($1, $2, 'r1', '2026-03-06', 'recorded')",
        [service.authorityId, childId],
      ),
    );
    assert.match(
      (await read(address)).body,
      /No meeting before the first Children in Care Review on 6 Mar 2026 is recorded\. That breaches the authority’s procedure/,
    );
  });

  it('keeps the day on which the next IRO was brought to the child in person [APT-13]', async () => {
    await database.withTransaction(service, async (tx) => {
      const days = { started_on: '2026-03-02', ended_on: '2026-03-04' };
      await createAppointment(tx, service, { child_id: childId, staff_id: stranger.userId, ...days });
    });
    assert.match(
      (await read(address)).body,
      /Birch was the IRM until 4 Mar 2026, and should introduce Ash Grove in person/,
    );
    await send(address, { items: 'successor', channel: 'in-person', note: 'Birch came along.' });
    assert.match((await read(address)).body, /10 Mar 2026: in person; Birch came along\./);
    assert.doesNotMatch((await read(address)).body, /should introduce Ash Grove in person/);
  });

  it('marks a slip and lets it be seen', async () => {
    const [slip] = await rowsOf("select id from app.child_tellings where item = 'successor'");
    assert.equal((await send(`${address}/${slip?.['id']}/withdraw`, {})).statusCode, 303);
    assert.match((await read(address)).body, /<s>The IRM before brought the next one to the child in person/);
  });

  it('is written by those who work with the child, read by the manager, and unknown to a stranger', async () => {
    assert.equal((await read(address, manager)).statusCode, 200);
    assert.equal((await send(address, { items: 'reach', channel: 'spoken' }, manager)).statusCode, 403);
    assert.equal((await read(address, stranger)).statusCode, 404);
    assert.equal((await send(address, { items: 'reach', channel: 'spoken' }, stranger)).statusCode, 404);
  });
});
