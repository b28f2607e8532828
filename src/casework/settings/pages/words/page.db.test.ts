import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createAuthority, createStaff } from '../../../../../tests/support/records.ts';
import { findTerms } from '../../terms-of-authority.ts';

const { app, database, signInAs } = await openTestApp();

async function openAuthority(procedure = 'national') {
  const service = await createAuthority(database);
  const manager = await database.withTransaction({ ...service, userId: null }, async (tx) => {
    await tx.updateTable('authorities').set({ procedure }).where('authority_id', '=', service.authorityId).execute();
    const userId = await createStaff(tx, service, { name: 'Mara Lind', roles: ['iro-manager'] });
    return { authorityId: service.authorityId, userId };
  });
  const { cookie } = await signInAs(manager);
  return {
    manager,
    open: async (url = '/settings/words') => await app.inject({ url, headers: { cookie } }),
    send: (fields: SentFields) => sendForm(app, { url: '/settings/words', cookie, fields }),
    say: (phrase: string) =>
      database.withTransaction(manager, async (tx) => (await findTerms(tx, manager)).fill(phrase)),
  };
}

/** The version after the procedure was set. */
const SECOND = '2';

describe('what an authority calls things', () => {
  it('is what its procedure calls them, until it says otherwise [CFG-05]', async () => {
    const { open, say } = await openAuthority('halton');
    const { statusCode, body } = await open();
    assert.equal(statusCode, 200);
    assert.match(body, /id="iro-one"[^>]*value="IRM"/);
    assert.match(body, /In your procedure: Child in Care, Children in Care\./);
    assert.equal(await say('{Children} with {an iro}'), 'Children in Care with an IRM');
  });

  it('is chosen once, for more than pages, and no longer follows the procedure [CFG-05]', async () => {
    const { send, say } = await openAuthority('halton');
    const saved = await send({ version: SECOND, 'dispute-one': 'concern', 'dispute-many': 'concerns' });
    assert.equal(saved.statusCode, 303);
    assert.equal(await say('{An dispute}; {disputes}; {an iro}'), 'A concern; concerns; an IRM');
  });

  it('is that of the procedure again where both boxes are left empty', async () => {
    const { send, say, open } = await openAuthority('bwd');
    await send({ version: SECOND, 'dispute-one': 'concern', 'dispute-many': 'concerns' });
    await send({ version: '3', 'dispute-one': '', 'dispute-many': '' });
    assert.equal(await say('{disputes}'), 'challenges');
    assert.match((await open()).body, /id="dispute-one"[^>]*value="challenge"/);
  });

  it('says from which birthday nobody is called a child any more, and keeps it with the words [DEF-01]', async () => {
    const { send, open, manager } = await openAuthority('halton');
    assert.match((await open()).body, /id="youngPersonFrom"[^>]*value="16"/);
    const of = (years: number) =>
      database.withTransaction(manager, async (tx) => (await findTerms(tx, manager)).ofAge(years).say('{child}'));
    assert.deepEqual([await of(15), await of(16)], ['Child in Care', 'Young Person in Care']);
    const saved = await send({ version: SECOND, youngPersonFrom: '13' });
    assert.equal(saved.statusCode, 303);
    assert.match((await open()).body, /id="youngPersonFrom"[^>]*value="13"/);
    assert.deepEqual([await of(12), await of(13)], ['Child in Care', 'Young Person in Care']);
    for (const typed of ['9', '19', 'ten', '13.5']) {
      const page = await send({ version: '3', youngPersonFrom: typed });
      assert.equal(page.statusCode, 422, typed);
      assert.match(page.body, /href="#youngPersonFrom">Enter a birthday from 10 to 18/);
    }
    const stale = await send({ version: SECOND, youngPersonFrom: '14' });
    assert.match(stale.body, /They saved: <span[^>]*>13<\/span>/);
  });

  it('is refused with all that is wrong at once, and what was typed stays', async () => {
    const { send, say } = await openAuthority();
    const page = await send({
      version: SECOND,
      ...{ 'iro-one': 'IRM', 'iro-many': '', 'child-one': '<b>', 'child-many': '{x}' },
    });
    assert.equal(page.statusCode, 422);
    assert.match(page.body, /href="#iro-many">Enter what more than one is called as well as “IRM”/);
    assert.match(page.body, /href="#child-one">“&lt;b&gt;” must begin with a letter/);
    assert.match(page.body, /href="#child-many">“{x}” must begin with a letter/);
    assert.match(page.body, /id="iro-one"[^>]*value="IRM"/);
    assert.equal(await say('{iro}'), 'IRO');
  });

  it('shows both versions to whoever typed on an old page, and loses neither', async () => {
    const { send, say } = await openAuthority();
    await send({ version: SECOND, 'dispute-one': 'concern', 'dispute-many': 'concerns' });
    const stale = await send({ version: SECOND, 'dispute-one': 'worry', 'dispute-many': 'worries' });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /They saved: <span[^>]*>concern, concerns<\/span>/);
    assert.match(stale.body, /You typed: <span[^>]*>worry, worries<\/span>/);
    assert.match(stale.body, /name="version" value="3"/);
    assert.equal(await say('{dispute}'), 'concern');
  });
});
