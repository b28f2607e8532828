import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import { recordAudit, sealAudit, verifyAudit } from './audit.ts';

const { database, asAdmin } = await openTestDatabase();

describe('the chain of the audit', () => {
  it('holds over every event once they are sealed, and tells of those that are not', async () => {
    const actor = await createAuthority(database);
    await recordEvents(actor, 3);
    assert.deepEqual(await sealAll(actor), { sealed: 3, unsealed: 0, brokenAt: null });
    await recordEvents(actor, 2);
    assert.deepEqual(await verify(actor), { sealed: 3, unsealed: 2, brokenAt: null });
    assert.deepEqual(await sealAll(actor), { sealed: 5, unsealed: 0, brokenAt: null });
  });

  it('is a chain of its own for each authority', async () => {
    const [here, there] = [await createAuthority(database), await createAuthority(database)];
    await recordEvents(here, 2);
    await recordEvents(there, 1);
    assert.deepEqual(await sealAll(here), { sealed: 2, unsealed: 0, brokenAt: null });
    assert.deepEqual(await verify(there), { sealed: 0, unsealed: 1, brokenAt: null });
  });

  it('gives each event one place when two seal at once', async () => {
    const actor = await createAuthority(database);
    await recordEvents(actor, 20);
    const sealed = await Promise.all(
      Array.from({ length: 4 }, () => database.withTransaction(actor, (tx) => sealAudit(tx, 10))),
    );
    assert.equal(
      sealed.reduce((a, b) => a + b, 0),
      20,
    );
    assert.deepEqual(await verify(actor), { sealed: 20, unsealed: 0, brokenAt: null });
  });

  for (const [fault, statement] of [
    ['an event that was changed', "update app.audit_events set action = 'nothing' where id = $1"],
    [
      'an event that was moved in time',
      "update app.audit_events set occurred_at = now() - interval '1 day' where id = $1",
    ],
    ['a child taken out of an event', "update app.audit_events set child_ids = '{}' where id = $1"],
    ['a seal that was taken out', 'delete from app.audit_seals where event_id = $1'],
  ] as const) {
    it(`shows ${fault}, even by the superuser`, async () => {
      const actor = await createAuthority(database);
      await recordEvents(actor, 4);
      await sealAll(actor);
      const second = await asAdmin(async (admin) => {
        const { rows } = await admin.query<{ event_id: string }>(
          'select event_id from app.audit_seals where authority_id = $1 and number = 2',
          [actor.authorityId],
        );
        const id = rows[0]?.event_id;
        const { rowCount } = await admin.query(statement, [id]);
        assert.equal(rowCount, 1);
        return id;
      });
      assert.ok(second);
      // Without its seal, the one after it stands in the wrong place.
      assert.equal((await verify(actor)).brokenAt, fault.startsWith('a seal') ? 3 : 2);
    });
  }

  it('cannot be written to by the application but at its end', async () => {
    const actor = await createAuthority(database);
    await recordEvents(actor, 1);
    await sealAll(actor);
    for (const table of ['audit_events', 'audit_seals'] as const) {
      await assert.rejects(
        database.withTransaction(actor, (tx) => tx.deleteFrom(table).execute()),
        /permission denied/,
      );
    }
    await assert.rejects(
      database.withTransaction(actor, (tx) => tx.updateTable('audit_events').set({ action: 'nothing' }).execute()),
      /permission denied/,
    );
    assert.deepEqual(await verify(actor), { sealed: 1, unsealed: 0, brokenAt: null });
  });

  it('takes no event in the name of somebody else', async () => {
    const actor = await createAuthority(database);
    const { userId } = await createAuthority(database);
    await assert.rejects(
      database.withTransaction(actor, (tx) => recordAudit(tx, { ...actor, userId }, { action: 'child.read' })),
      /row-level security/,
    );
    await recordEvents(actor, 1);
  });
});

type Actor = Awaited<ReturnType<typeof createAuthority>>;

async function recordEvents(actor: Actor, count: number): Promise<void> {
  await database.withTransaction(actor, async (tx) => {
    for (let number = 0; number < count; number += 1) {
      const childIds = ['0190a000-0000-7000-8000-000000000001'];
      await recordAudit(tx, actor, { action: 'child.read', childIds, details: { number } });
    }
  });
}

async function sealAll(actor: Actor) {
  await database.withTransaction(actor, (tx) => sealAudit(tx));
  return await verify(actor);
}

async function verify(actor: Actor) {
  const { lastHash, ...counts } = await database.withTransaction(actor, verifyAudit);
  assert.equal(lastHash === null, counts.sealed === 0);
  return counts;
}
