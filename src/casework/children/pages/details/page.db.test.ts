import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basisOf, openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import type { TestActor } from '../../../../../tests/support/records.ts';

const { app, database, signInAs } = await openTestApp({ today: '2026-11-30' });
const office = await openOffice(database);
const details = `/children/${office.child}/details`;

const IDENTITY = {
  version: '1',
  knownAs: 'Sami',
  givenName: 'Samuel',
  familyName: 'Testchild',
  'bornOn-day': '2',
  'bornOn-month': '5',
  'bornOn-year': '2014',
  sex: 'male',
  nhsNumber: '999 000 0018',
  upn: '',
};

const NEEDS = {
  version: '0',
  communicationNeeds: ['does-not-use-speech', 'not-understood'],
  preferredMethod: 'eye-pointing',
  communicationMethods: ['yes-or-no-signal', 'eye-pointing'],
  communicationNote: 'Looks up for yes.',
  signForYes: 'Looks up',
  signForNo: 'Closes the eyes',
  'methodInPlanOn-day': '1',
  'methodInPlanOn-month': '4',
  'methodInPlanOn-year': '2026',
  firstLanguage: 'Polish',
  needsInterpreter: 'yes',
  interpreterNote: 'The same woman each time.',
  religion: 'Catholic',
};

async function get(actor: TestActor, url: string) {
  return await app.inject({ url, headers: await signInAs(actor) });
}

async function send(actor: TestActor, url: string, fields: SentFields) {
  const { cookie } = await signInAs(actor);
  return await sendForm(app, { url, cookie, fields });
}

describe('the details of a child', () => {
  it('say of everything that nobody has told that we do not know it yet', async () => {
    const { body } = await get(office.iro, details);
    assert.equal(body.match(/We don’t know yet/g)?.length, 21);
  });

  it('are who they are, with an NHS number that its last digit checks', async () => {
    const wrong = await send(office.iro, `${details}/identity`, {
      ...IDENTITY,
      nhsNumber: '999 000 0019',
      upn: 'A1',
      sex: '',
    });
    assert.equal(wrong.statusCode, 422);
    for (const field of ['nhsNumber', 'upn', 'sex']) assert.ok(wrong.body.includes(`href="#${field}"`), field);
    assert.ok(wrong.body.includes('999 000 0019'));
    assert.equal((await send(office.iro, `${details}/identity`, IDENTITY)).statusCode, 303);
    const { body } = await get(office.socialWorker, details);
    assert.ok(body.includes('999 000 0018'));
  });

  it('are how they communicate, with the preferred way first, and the child’s page says so [COM-03]', async () => {
    const wrong = await send(office.socialWorker, `${details}/needs`, { ...NEEDS, preferredMethod: '' });
    assert.ok(wrong.statusCode === 422 && wrong.body.includes('href="#preferredMethod"'));
    assert.match(wrong.body, /value="not-understood" checked/);
    assert.equal((await send(office.socialWorker, `${details}/needs`, NEEDS)).statusCode, 303);
    const { body } = await get(office.iro, details);
    for (const words of ['Pointing with the eyes', 'A signal for yes or no', '1 Apr 2026', 'Polish', 'Catholic']) {
      assert.ok(body.includes(words), words);
    }
    const child = await get(office.iro, `/children/${office.child}`);
    assert.ok(child.body.includes('Pointing with the eyes; A signal for yes or no. Prepare for it before you meet.'));
  });

  it('show both versions to whoever saves second', async () => {
    const stale = await send(office.iro, `${details}/needs`, { ...NEEDS, firstLanguage: 'Ukrainian' });
    assert.equal(stale.statusCode, 409);
    assert.ok(stale.body.includes('Polish') && stale.body.includes('value="Ukrainian"'));
    const name = await send(office.iro, `${details}/identity`, { ...IDENTITY, familyName: 'Otherwise' });
    assert.ok(name.statusCode === 409 && name.body.includes('Otherwise') && name.body.includes('>Testchild<'));
  });

  it('are nobody’s to open from whom the record is kept', async () => {
    for (const actor of [office.otherIro, office.barred]) {
      for (const url of [details, `${details}/identity`, `${details}/needs`]) {
        assert.equal((await get(actor, url)).statusCode, 404, url);
      }
    }
  });

  it('takes over what only the other one changed, keeps what only oneself changed, and lets choose what both did', async () => {
    const { cookie } = await signInAs(office.iro);
    const url = `${details}/identity`;
    const opened = (await get(office.iro, url)).body;
    const basis = basisOf(opened);
    const before = JSON.parse(basis._before);
    const theirs = { ...before, ...basis, familyName: 'Theirs-Name', knownAs: 'Theirs' };
    assert.equal((await sendForm(app, { url, cookie, fields: theirs })).statusCode, 303);
    const mine = { ...before, ...basis, givenName: 'Mine-Given', knownAs: 'Mine' };
    const both = await sendForm(app, { url, cookie, fields: mine });
    assert.equal(both.statusCode, 409);
    assert.match(both.body, /id="familyName"[^>]*value="Theirs-Name"/);
    assert.match(both.body, /id="givenName"[^>]*value="Mine-Given"/);
    assert.match(both.body, /Likes to be called: you both changed it/);
  });
});
