import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../tests/support/app.ts';
import { enterChild } from '../../../tests/support/child-record.ts';
import { createPerson, createService, newEmail, PASSWORD } from '../../../tests/support/people.ts';
import type { TestActor } from '../../../tests/support/records.ts';
import { invite } from '../../platform/identity/accounts.ts';
import { findInvitation } from '../../platform/identity/invitations.ts';
import { programOf, signIn } from '../../platform/identity/sign-in.ts';

const { app, database, signInAs } = await openTestApp();

const REASON = 'Their laptop was stolen with the session open.';

/** A service whose officer has a child, and can sign in. */
async function openService() {
  const { manager, officer, email } = await createService(database);
  const second = await createPerson(database, manager, { roles: ['iro-manager'], name: 'A second', email: newEmail() });
  const child = await database.withTransaction({ ...manager, userId: null }, (tx) =>
    enterChild(tx, manager, {
      localId: 'L1',
      bornOn: '2014-05-02',
      knownAs: 'Sami',
      iro: officer,
      events: [{ type: 'became-looked-after', on: '2026-03-16' }],
    }),
  );
  const { cookie } = await signInAs(manager);
  const access = `/staff/${officer.userId}/access`;
  return {
    ...{ manager, officer, email, second, child, access },
    send: (url: string, fields: SentFields) => sendForm(app, { url, cookie, fields }),
    open: async (url: string, who?: TestActor) =>
      await app.inject({ url, headers: who === undefined ? { cookie } : await signInAs(who) }),
    attempt: () => signIn(database, { email, password: PASSWORD, isDemoAllowed: false }),
  };
}

describe('stopping access at once', () => {
  it('signs somebody out in that moment and lets nobody sign in as them, also an IRO with children', async () => {
    const { officer, access, send, open, attempt } = await openService();
    const { cookie } = await signInAs(officer);
    const token = await database.withTransaction(programOf({ ...officer, staffId: officer.userId }), (tx) =>
      invite(tx, { ...officer, staffId: officer.userId }),
    );
    assert.ok((await findInvitation(database, token)) !== undefined);
    assert.equal((await send(access, { reason: REASON })).statusCode, 303);
    const page = await app.inject({ url: '/', headers: { cookie } });
    assert.match(String(page.headers.location), /^\/sign-in/);
    assert.equal((await attempt()).kind, 'refused');
    assert.equal(await findInvitation(database, token), undefined);
    const again = await signInAs(officer);
    assert.match(
      String((await app.inject({ url: '/', headers: again })).headers.location),
      /^\/sign-in/,
      'by no session',
    );
    assert.match((await open(access)).body, new RegExp(`Stopped by A manager, [^<]*: <span[^>]*>${REASON}`));
  });

  it('leaves the children theirs, and says so until they are handed over', async () => {
    const { officer, manager, child, access, send, open } = await openService();
    await send(access, { reason: REASON });
    const rows = await database.withTransaction(manager, async (tx) =>
      tx.selectFrom('appointments').select(['staff_id', 'ended_on']).where('child_id', '=', child).execute(),
    );
    assert.deepEqual(rows, [{ staff_id: officer.userId, ended_on: null }]);
    assert.match((await open(`/children/${child}`)).body, /The IRO has no access[\s\S]*?An officer cannot sign in/);
    const team = await open('/team');
    assert.match(team.body, /Without access:<\/strong>[\s\S]*?An officer[\s\S]*?1 child is still theirs/);
    assert.match(team.body, new RegExp(`/team/${officer.userId}/hand-over/several`));
    assert.match((await open('/staff')).body, /Without access/);
  });

  it('tells everybody else who manages staff, with the reason behind a link', async () => {
    const { second, access, send, open } = await openService();
    await send(access, { reason: REASON });
    const told = await open('/alerts', second);
    assert.match(told.body, /An officer has no access any more/);
    assert.ok(told.body.includes(`href="${access}"`) && !told.body.includes(REASON));
    await send(`${access}/back`, { reason: 'A new laptop.' });
    assert.match((await open('/alerts', second)).body, /An officer has access again/);
  });

  it('is taken back with a reason, and they sign in as before', async () => {
    const { access, send, open, attempt } = await openService();
    await send(access, { reason: REASON });
    assert.equal((await send(`${access}/back`, { reason: ' ' })).statusCode, 422);
    assert.equal((await attempt()).kind, 'refused');
    assert.equal((await send(`${access}/back`, { reason: 'A new laptop.' })).statusCode, 303);
    assert.equal((await attempt()).kind, 'second-factor');
    assert.match((await open(access)).body, /Given back by A manager, [^<]*: <span[^>]*>A new laptop\./);
    await send(access, { reason: 'It was stolen again.' });
    assert.equal((await attempt()).kind, 'refused');
  });

  it('is refused without a reason, of oneself, of the last who manages staff, and twice', async () => {
    const { manager, officer, second, access, send } = await openService();
    const empty = await send(access, { reason: '' });
    assert.match(empty.body, /href="#reason">Say why/);
    assert.match((await send(`/staff/${manager.userId}/access`, { reason: REASON })).body, /This is you/);
    const { cookie } = await signInAs(second);
    const last = await sendForm(app, { url: `/staff/${manager.userId}/access`, cookie, fields: { reason: REASON } });
    assert.match(last.body, /Nobody else who can sign in manages staff/);
    await send(access, { reason: REASON });
    assert.match((await send(access, { reason: REASON })).body, /Somebody else did it meanwhile/);
    for (const url of [access, `${access}/back`]) {
      const refused = await sendForm(app, {
        url,
        cookie: (await signInAs(officer)).cookie,
        fields: { reason: REASON },
      });
      assert.equal(refused.statusCode, 401, 'whoever has no access gives none back');
    }
    assert.notEqual(second.userId, manager.userId);
  });
});
