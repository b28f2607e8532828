import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../../tests/support/app.ts';
import { createPerson, newEmail, PASSWORD } from '../../../../../tests/support/people.ts';
import { createAuthority } from '../../../../../tests/support/records.ts';

const { app, database, asAdmin, signInAs } = await openTestApp();
const authority = await createAuthority(database);
const manager = await createPerson(database, authority, {
  roles: ['iro-manager'],
  name: 'A manager',
  email: newEmail(),
  password: PASSWORD,
});
const { cookie } = await signInAs(manager);

describe('the form about a person', () => {
  it('says all that is wrong at once, and plays back what was typed', async () => {
    const fields = {
      name: ' ',
      email: 'no address',
      fullTimeEquivalent: '1.5',
      'startedOn-day': '31',
      'startedOn-month': '2',
      'startedOn-year': '2026',
    };
    const page = await sendForm(app, { url: '/staff/new', cookie, fields });
    assert.equal(page.statusCode, 422);
    for (const [field, message] of [
      ['name', 'Enter their name'],
      ['email', 'Enter an email address like name@example.gov.uk'],
      ['roles', 'Choose what they do'],
      ['fullTimeEquivalent', 'Enter the part of a full week that they work, such as 1 or 0.6'],
      ['startedOn', 'Enter a day that there is, such as 27 3 2026'],
    ]) {
      assert.match(page.body, new RegExp(`<a href="#${field}">${message}</a>`));
    }
    assert.match(page.body, /value="no address"/);
    assert.match(page.body, /name="startedOn-day"[^>]*value="31"/);
    assert.match(page.body, /<title>\s*Error: Add a person/);
  });

  it('adds a person with what was typed, and says so on their page', async () => {
    const email = newEmail();
    const fields = {
      name: 'Ruth <b>Reviewer</b>',
      email,
      roles: 'iro',
      fullTimeEquivalent: '.6',
      'startedOn-day': '5',
      'startedOn-month': '1',
      'startedOn-year': '2026',
    };
    const reply = await sendForm(app, { url: '/staff/new', cookie, fields });
    assert.equal(reply.statusCode, 303, reply.body);
    const page = await app.inject({ url: String(reply.headers.location), headers: { cookie } });
    assert.match(page.body, /Ruth &lt;b&gt;Reviewer&lt;\/b&gt;/);
    assert.match(page.body, /Independent Reviewing Officer[\s\S]*0\.6[\s\S]*Monday 5 January 2026[\s\S]*Not invited/);
    const twice = await sendForm(app, { url: '/staff/new', cookie, fields });
    assert.equal(twice.statusCode, 422);
    assert.match(twice.body, /Another person here has this email address/);
  });

  it('lets a system administrator be nothing else', async () => {
    const token = await openForm('/staff/new');
    const payload = `${token.payload}&name=A&fullTimeEquivalent=1&roles=iro&roles=system-administrator`;
    const page = await app.inject({ method: 'POST', url: '/staff/new', headers: token.headers, payload });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /A system administrator never sees a case/);
    assert.equal(page.body.match(/ checked/g)?.length, 2, 'both stay chosen');
  });

  it('shows both versions where somebody else saved meanwhile, and loses neither', async () => {
    const person = await createPerson(database, authority, { roles: ['iro'], name: 'Before' });
    const url = `/staff/${person.userId}/change`;
    const fields = { version: '1', name: 'Theirs', roles: 'iro', fullTimeEquivalent: '1' };
    assert.equal((await sendForm(app, { url, cookie, fields })).statusCode, 303);
    const mine = { ...fields, name: 'Mine', fullTimeEquivalent: '0.5' };
    const page = await sendForm(app, { url, cookie, fields: mine });
    assert.equal(page.statusCode, 409);
    assert.match(
      page.body,
      /They saved: [^>]*>Theirs<[\s\S]*You typed: [^>]*>Mine<[\s\S]*They saved: [^>]*>1<[\s\S]*You typed: [^>]*>0\.5</,
    );
    assert.match(page.body, /name="version" value="2"/);
    assert.match(page.body, /name="name"[^>]*value="Mine"/);
    assert.equal(await nameOf(person.userId), 'Theirs');
    assert.equal((await sendForm(app, { url, cookie, fields: { ...mine, version: '2' } })).statusCode, 303);
    assert.equal(await nameOf(person.userId), 'Mine');
  });

  it("shows one's own roles and takes no others", async () => {
    const url = `/staff/${manager.userId}/change`;
    const page = await app.inject({ url, headers: { cookie } });
    assert.doesNotMatch(page.body, /type="checkbox"/);
    const fields = { version: '1', name: 'A manager', email: newEmail(), roles: 'director', fullTimeEquivalent: '1' };
    const reply = await sendForm(app, { url, cookie, fields });
    assert.equal(reply.statusCode, 422);
    assert.match(reply.body, /You cannot change your own roles/);
  });
});

async function openForm(url: string) {
  const page = await app.inject({ url, headers: { cookie } });
  const value = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const set = page.cookies.map(({ name, value: content }) => `${name}=${content}`);
  return {
    payload: new URLSearchParams({ _csrf: value }).toString(),
    headers: { cookie: [cookie, ...set].join('; '), 'content-type': 'application/x-www-form-urlencoded' },
  };
}

async function nameOf(staffId: string): Promise<string | undefined> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ name: string }>('select name from app.staff where id = $1', [staffId]),
  );
  return rows[0]?.name;
}
