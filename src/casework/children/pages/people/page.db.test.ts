import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-11-30' });
const office = await openOffice(database);
const people = `/children/${office.child}/people`;
const relations = `/children/${office.child}/relations`;

const MOTHER = {
  name: 'Ola <b>Testmother',
  relationship: 'mother',
  hasParentalResponsibility: 'yes',
  contactRule: 'no-contact-order',
  contactNote: 'Order of 3 March.',
  phone: '01632 960001',
  email: 'ola@example.org',
  address: '1 Hidden Lane',
  isAddressWithheld: 'yes',
  preferredContact: 'text',
  firstLanguage: 'Yoruba',
  needsInterpreter: 'yes',
  'startedOn-day': '',
  'startedOn-month': '',
  'startedOn-year': '',
};

async function get(actor: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(actor) });
}

async function send(actor: TestActor, url: string, fields: SentFields) {
  const { cookie } = await signInAs(actor);
  return await sendForm(app, { url, cookie, fields });
}

async function personNamed(name: string): Promise<{ id: string; version: number }> {
  const { rows } = await asAdmin((admin) =>
    admin.query('select id, version from app.child_people where name = $1', [name]),
  );
  return rows[0];
}

describe('the people around a child', () => {
  it('say what will stand there before anybody is entered', async () => {
    const { body } = await get(office.iro, people);
    assert.match(body, /Nobody is entered yet/);
    assert.match(body, /Nobody has said that Sami has a brother/);
  });

  it('are added with everything that was typed, and the child’s page warns of the order and the address', async () => {
    assert.equal((await send(office.iro, `${people}/new`, MOTHER)).statusCode, 303);
    const { body } = await get(office.socialWorker, people);
    for (const words of [
      'Ola &lt;b&gt;Testmother',
      'An order forbids contact with the child',
      'Order of 3 March.',
      'Has parental responsibility',
      'tel:01632960001',
      'By text message',
      'Yoruba, needs an interpreter',
      'must be told to nobody outside',
    ]) {
      assert.ok(body.includes(words), words);
    }
    const child = await get(office.iro, `/children/${office.child}`);
    assert.ok(child.body.includes('Ola &lt;b&gt;Testmother: do not contact or invite without legal advice.'));
    assert.ok(child.body.includes('An address is withheld'));
  });

  it('tell all that is wrong at once, keep what was typed, and store nothing', async () => {
    const wrong = {
      ...MOTHER,
      name: ' ',
      relationship: 'other',
      email: 'ola@',
      'startedOn-day': '31',
      'startedOn-month': '2',
      'startedOn-year': '2026',
    };
    const { statusCode, body } = await send(office.iro, `${people}/new`, wrong);
    assert.equal(statusCode, 422);
    for (const field of ['name', 'otherRelationship', 'email', 'startedOn'])
      assert.ok(body.includes(`href="#${field}"`), field);
    assert.ok(body.includes('1 Hidden Lane'));
    const { rows } = await asAdmin((admin) => admin.query('select count(*)::int as count from app.child_people'));
    assert.equal(rows[0].count, 1);
  });

  it('show both versions to whoever saves second, and lose neither', async () => {
    const { id } = await personNamed(MOTHER.name);
    const url = `${people}/${id}`;
    const theirs = { ...MOTHER, version: '1', phone: '01632 960002' };
    assert.equal((await send(office.socialWorker, url, theirs)).statusCode, 303);
    const second = await send(office.iro, url, { ...MOTHER, version: '1', phone: '01632 960003' });
    assert.equal(second.statusCode, 409);
    assert.ok(second.body.includes('01632 960002') && second.body.includes('value="01632 960003"'));
    assert.equal((await send(office.iro, url, { ...MOTHER, version: '2', phone: '01632 960003' })).statusCode, 303);
  });

  it('stand among those of earlier once they are gone', async () => {
    const { id, version } = await personNamed(MOTHER.name);
    const gone = { version: `${version}`, 'endedOn-day': '1', 'endedOn-month': '11', 'endedOn-year': '2026' };
    const bad = await send(office.iro, `${people}/${id}/end`, { version: `${version}` });
    assert.equal(bad.statusCode, 422);
    assert.equal((await send(office.iro, `${people}/${id}/end`, gone)).statusCode, 303);
    const { body } = await get(office.iro, people);
    assert.match(body, /Earlier<\/h2>[\s\S]*Testmother/);
    const child = await get(office.iro, `/children/${office.child}`);
    assert.ok(!child.body.includes('An order forbids contact'));
  });

  it('are nobody’s to open from whom the record is kept', async () => {
    for (const actor of [office.otherIro, office.barred]) assert.equal((await get(actor, people)).statusCode, 404);
  });
});

describe('brothers and sisters', () => {
  it('are found by name, linked, and stand on both records with the day by which their reviews could be one', async () => {
    const ada = await database.withTransaction(office.officer, (tx) =>
      enterChild(tx, office.officer, {
        localId: 'L200',
        bornOn: '2012-01-09',
        givenName: 'Ada',
        familyName: 'Testchild',
        iro: office.otherIro,
        events: [{ type: 'became-looked-after', on: '2026-11-16' }],
      }),
    );
    const found = await get(office.officer, `${relations}/new?search=ada`);
    assert.ok(found.body.includes('Ada Testchild, L200') && found.body.includes(ada));
    const fields = { search: 'ada', otherChild: ada, relation: 'full-sibling' };
    const nothing = await send(office.officer, `${relations}/new`, { search: 'ada' });
    assert.ok(
      nothing.statusCode === 422 &&
        nothing.body.includes('href="#otherChild"') &&
        nothing.body.includes('href="#relation"'),
    );
    assert.equal((await send(office.officer, `${relations}/new`, fields)).statusCode, 303);
    const again = await send(office.officer, `${relations}/new`, fields);
    assert.ok(again.statusCode === 422 && again.body.includes('The two are linked already'));
    const child = await get(office.officer, `/children/${office.child}`);
    assert.match(child.body, /Ada Testchild<\/a>[\s\S]*, aged 14/);
    assert.ok(child.body.includes('They have different IROs. Nobody has said why'));
    assert.match(child.body, /Held together by Friday 17 July 2026|Held together by [A-Z][a-z]+day/);
    assert.match((await get(office.officer, `/children/${ada}`)).body, /Sami Testchild<\/a>/);
  });

  it('are a name alone for whoever may not open the other record', async () => {
    const { body } = await get(office.iro, people);
    assert.ok(body.includes('Ada Testchild') && body.includes('The record is not yours to open.'));
    assert.ok(!body.includes('aged 14'));
  });

  it('have the reason why their IROs differ beside them, and a stale note shows both [SIB-05]', async () => {
    const { rows } = await asAdmin((admin) => admin.query('select id from app.child_relations'));
    const url = `${relations}/${rows[0].id}`;
    const note = { version: '1', irosDifferBecause: 'interests-conflict', irosDifferNote: 'One accuses the other.' };
    assert.equal((await send(office.officer, url, note)).statusCode, 303);
    const stale = await send(office.officer, url, { ...note, irosDifferBecause: 'group-too-large' });
    assert.ok(stale.statusCode === 409 && stale.body.includes('too many brothers and sisters'));
    const { body } = await get(office.officer, people);
    assert.ok(body.includes('because their interests conflict: One accuses the other.'));
  });

  it('are linked no more once the link ends, and the audit names both', async () => {
    const { rows } = await asAdmin((admin) => admin.query('select id, version from app.child_relations'));
    const url = `${relations}/${rows[0].id}`;
    const version = String(rows[0].version);
    const day = { 'endedOn-day': '1', 'endedOn-month': '12', 'endedOn-year': '2026' };
    const ahead = await send(office.officer, `${url}/end`, { version, ...day });
    assert.ok(ahead.statusCode === 422 && ahead.body.includes('still to come'));
    assert.equal((await send(office.officer, `${url}/withdraw`, { version: '1' })).statusCode, 422);
    assert.equal((await send(office.officer, `${url}/withdraw`, { version })).statusCode, 303);
    const events = await asAdmin((admin) =>
      admin.query("select cardinality(child_ids) as children from app.audit_events where action = 'relation.withdraw'"),
    );
    assert.ok(events.rows.some(({ children }) => children === 2));
    assert.equal((await get(office.officer, url)).statusCode, 404);
  });
});
