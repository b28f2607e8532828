import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { createAuthority, createStaff } from '../../../../../tests/support/records.ts';

const { app, database, signInAs } = await openTestApp();

/** An authority that follows Blackburn with Darwen's procedure, with those who may answer for its figures and who may not. */
async function openAuthority(procedure = 'bwd') {
  const service = await createAuthority(database);
  const { authorityId } = service;
  const people = await database.withTransaction({ ...service, userId: null }, async (tx) => {
    await tx.updateTable('authorities').set({ procedure }).where('authority_id', '=', authorityId).execute();
    const ids = new Map<string, string>();
    for (const role of ['iro-manager', 'director', 'system-administrator', 'iro']) {
      ids.set(role, await createStaff(tx, service, { name: `Who is ${role}`, roles: [role] }));
    }
    return ids;
  });
  const actor = (role: string) => ({ authorityId, userId: people.get(role) ?? '' });
  return {
    actor,
    open: async (role: string, url = '/settings/departures') =>
      await app.inject({ url, headers: await signInAs(actor(role)) }),
    approve: async (role: string, fields: SentFields) =>
      await sendForm(app, { url: '/settings/departures', cookie: (await signInAs(actor(role))).cookie, fields }),
  };
}

const RECORD = 'outcome.full-record';
const REASON = 'Two officers check each record before it goes out.';

describe('a figure of a procedure that ships, looser than the guidance', () => {
  it('is told on the settings, on the law and on its own page for as long as nobody answers for it [CFG-01]', async () => {
    const { open, approve } = await openAuthority();
    for (const url of ['/settings', '/settings/departures']) {
      const { body } = await open('iro-manager', url);
      assert.match(body, /Complete the full record of the Looked After Review/, url);
      assert.match(body, /[Nn]obody (here )?has approved it/, url);
    }
    assert.match((await open('director', '/law')).body, /2 figures are looser than the guidance, and nobody here/);
    assert.doesNotMatch((await open('iro', '/law')).body, /looser than the guidance, and nobody/);
    await approve('director', {
      [`reason-${RECORD}`]: REASON,
      'reason-outcome.distribution': 'It follows the record.',
    });
    assert.doesNotMatch((await open('iro-manager', '/settings')).body, /nobody here has approved/);
    assert.doesNotMatch((await open('director', '/law')).body, /nobody here has approved/);
  });

  it('is approved with a reason, by name and moment, one without the other [CFG-01]', async () => {
    const { open, approve } = await openAuthority();
    const empty = await approve('iro-manager', { [`reason-${RECORD}`]: ' ' });
    assert.equal(empty.statusCode, 422);
    assert.match(empty.body, /href="#reason-outcome\.[a-z-]+">Enter why the guidance is not followed/);
    assert.equal((await approve('iro-manager', { [`reason-${RECORD}`]: REASON })).statusCode, 303);
    const { body } = await open('iro-manager');
    assert.match(body, /Approved by Who is iro-manager on \d+ \w+ \d{4}, \d\d:\d\d: <span[^>]*>Two officers check/);
    assert.equal(body.match(/Nobody has approved it/g)?.length, 1);
    const again = await approve('director', { [`reason-${RECORD}`]: 'Another reason.' });
    assert.equal(again.statusCode, 303);
    assert.doesNotMatch((await open('director')).body, /Another reason/);
  });

  it('is approved by those who lead the service alone, also by the database [CFG-01]', async () => {
    const { actor, open, approve } = await openAuthority();
    assert.equal((await approve('system-administrator', { [`reason-${RECORD}`]: REASON })).statusCode, 403);
    const seen = await open('system-administrator');
    assert.match(seen.body, /<strong>Nobody has approved it\.<\/strong>/);
    assert.doesNotMatch(seen.body, /<textarea/);
    assert.equal((await open('iro')).statusCode, 403);
    const row = { procedure: 'bwd', rule: RECORD, figure: '1', reason: REASON };
    for (const role of ['system-administrator', 'iro'])
      await assert.rejects(
        database.withTransaction(actor(role), async (tx) => {
          const { authorityId: authority_id } = actor(role);
          await tx
            .insertInto('guidance_departures')
            .values({ authority_id, ...row })
            .execute();
        }),
        /row-level security/,
        role,
      );
  });

  it('is not approved by what was approved of another figure, or of another procedure [CFG-01]', async () => {
    const { actor, open } = await openAuthority();
    await database.withTransaction(actor('director'), async (tx) => {
      const { authorityId: authority_id } = actor('director');
      const row = { authority_id, rule: RECORD, reason: REASON };
      await tx
        .insertInto('guidance_departures')
        .values([
          { ...row, procedure: 'bwd', figure: '19 working days after the review was completed' },
          { ...row, procedure: 'thurrock', figure: '20 working days after the review was completed' },
        ])
        .execute();
    });
    assert.equal((await open('director')).body.match(/Nobody has approved it/g)?.length, 2);
  });

  it('is none where the authority follows guidance, or set a figure of its own with an approval of its own [CFG-01]', async () => {
    const national = await openAuthority('national');
    assert.match((await national.open('director')).body, /No figure of the procedure that you follow is looser/);
    const { actor, open } = await openAuthority();
    await database.withTransaction(actor('director'), async (tx) => {
      const { authorityId: authority_id } = actor('director');
      const { id: change_id } = await tx
        .insertInto('settings_changes')
        .values({ authority_id, old_procedure: 'bwd', new_procedure: 'bwd', settings_version: 1, children_total: 0 })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('procedure_overrides')
        .values({
          ...{ authority_id, change_id, rule: RECORD, in_force_on: '2026-01-05', document: 'Policy', paragraph: '4' },
          figures: JSON.stringify({ due: [{ amount: 18, unit: 'working day' }] }),
          ...{ reason: REASON, strictness: 'looser', proposed_by: actor('iro-manager').userId },
        })
        .execute();
    });
    const { body } = await open('director');
    assert.doesNotMatch(body, /law\/outcome\.full-record/);
    assert.match(body, /law\/outcome\.distribution/);
  });
});
