import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../tests/support/app.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import { invite, openAccount } from '../../platform/identity/accounts.ts';
import { programOf } from '../../platform/identity/sign-in.ts';

const EMAIL = 'officer@example.org';
const PASSWORD = 'a long walk in the rain';
/** Of these every browser would make an address of another site. */
const ELSEWHERE = [
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  '/\t/evil.example',
  '/\n/evil.example',
  '\\/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'evil',
  '',
];

const { app, database, asAdmin } = await openTestApp();
const officer = await createAuthority(database);
const account = { authorityId: officer.authorityId, staffId: officer.userId };

before(async () => {
  const link = await database.withTransaction(programOf(account), async (tx) => {
    await openAccount(tx, account, EMAIL);
    return await invite(tx, account);
  });
  const answer = await sendForm(app, {
    url: `/welcome/${link}`,
    fields: { password: PASSWORD, passwordAgain: PASSWORD },
  });
  assert.equal(answer.headers.location, '/sign-in');
  // A second factor is tried in the browser tests; here it must not stand between the door and where it leads to.
  await asAdmin((admin) => admin.query('update app.authorities set is_demo = true'));
});

describe('after signing in', () => {
  for (const next of ELSEWHERE) {
    it(`nobody is sent to ${JSON.stringify(next)}`, async () => {
      const door = await app.inject({ url: '/sign-in', query: { next } });
      const action = /<form method="post" action="([^"]+)" novalidate>/.exec(door.body)?.[1];
      assert.equal(action, '/sign-in?next=%2F');
    });
  }

  it('people go on to the page that they asked for', async () => {
    const door = await app.inject({ url: '/sign-in', query: { next: '/children/1?page=2' } });
    assert.match(door.body, /action="\/sign-in\?next=%2Fchildren%2F1%3Fpage%3D2"/);
  });
});

describe('whoever signs in', () => {
  it('is told the same of a wrong address and a wrong password, and keeps the address typed', async () => {
    const fields = { email: EMAIL, password: 'wrong' };
    const wrong = await sendForm(app, { url: '/sign-in', fields });
    const unknown = await sendForm(app, { url: '/sign-in', fields: { ...fields, email: 'nobody@example.org' } });
    assert.deepEqual([wrong.statusCode, unknown.statusCode], [422, 422]);
    assert.match(wrong.body, /The email address or the password is not right/);
    assert.match(wrong.body, /value="officer@example\.org"/);
    assert.equal(plain(unknown.body).replace('nobody@', 'officer@'), plain(wrong.body));
  });

  it('hears all that is missing at once', async () => {
    const { body } = await sendForm(app, { url: '/sign-in', fields: { email: '', password: '' } });
    assert.match(body, /Enter your email address[\s\S]*Enter your password/);
  });

  it('of a demo is let in on the embedded database alone', async () => {
    const answer = await sendForm(app, { url: '/sign-in', fields: { email: EMAIL, password: PASSWORD } });
    assert.equal(database.isEmbedded, false);
    assert.equal(answer.statusCode, 422);
  });

  it('is asked to wait after twenty tries in a minute from one address', async () => {
    const statuses = new Set<number>();
    for (let tries = 0; tries < 25; tries++) {
      const answer = await app.inject({ method: 'POST', url: '/sign-in', remoteAddress: '192.0.2.7' });
      statuses.add(answer.statusCode);
      if (answer.statusCode === 429) assert.match(answer.body, /There were too many attempts from your address/);
    }
    assert.deepEqual([...statuses], [401, 429]);
    const other = await app.inject({ method: 'POST', url: '/sign-in', remoteAddress: '192.0.2.8' });
    assert.equal(other.statusCode, 401);
  });
});

/** Without what differs from page to page. */
function plain(html: string): string {
  return html.replaceAll(/nonce="[^"]+"|name="_csrf" value="[^"]+"/g, '');
}
