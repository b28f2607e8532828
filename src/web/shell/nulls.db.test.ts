import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../tests/support/app.ts';
import { createPerson } from '../../../tests/support/people.ts';
import { createAuthority } from '../../../tests/support/records.ts';

const { app, database, signInAs } = await openTestApp();
const authority = await createAuthority(database);
const headers = await signInAs(await createPerson(database, authority, { roles: ['iro-manager'] }));

describe('a null among the characters', () => {
  it('is nothing that can be found by an address', async () => {
    for (const url of ['/children?search=%00', '/staff?search=a%00', '/audit?action=%00', '/law/%00']) {
      assert.equal((await app.inject({ url, headers })).statusCode, 404, url);
    }
  });

  it('is left out of what a form brings', async () => {
    const reply = await sendForm(app, { url: '/teams', cookie: headers.cookie, fields: { name: 'No\0rth' } });
    assert.equal(reply.statusCode, 303);
    const page = await app.inject({ url: '/teams', headers });
    assert.match(page.body, /North/);
  });
});

describe('a year that there never was', () => {
  it('is refused in words', async () => {
    const page = await app.inject({ url: '/audit?from=1/1/0000', headers });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /The first day must be a day/);
  });
});
