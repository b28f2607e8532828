import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import { recordAudit } from '../audit/audit.ts';
import { beginSession, programOf } from '../identity/sign-in.ts';
import { hashOf } from '../identity/tokens.ts';
import { runPrepared, runPreparedWithNext } from './prepared.ts';
import type { Tx } from './transaction.ts';

const { database } = await openTestDatabase();
const actor = await createAuthority(database);

describe('a statement that is kept ready', () => {
  it('is planned once by a connection, whatever its values', async () => {
    await database.withTransaction(actor, async (tx) => {
      for (const number of [1, 2, 3]) {
        const rows = await runPrepared(tx, sql<{ next: number }>`select ${number}::integer + 1 as next`);
        assert.deepEqual(rows, [{ next: number + 1 }]);
      }
      const { rows } =
        await sql`select from pg_prepared_statements where statement like '%::integer + 1 as next'`.execute(tx);
      assert.equal(rows.length, 1);
    });
  });
});

describe('a statement that goes with the next', () => {
  it('is done before the next one, and with the commit where there is none', async () => {
    await database.withTransaction(actor, async (tx) => {
      await addChild(tx, 'with the next');
      assert.equal(await countChildren(tx, 'with the next'), 1);
      await addChild(tx, 'with the commit');
    });
    const count = await database.withTransaction(actor, (tx) => countChildren(tx, 'with the %'));
    assert.equal(count, 2);
  });

  it('undoes the whole transaction where it fails, and is the one that is told of', async () => {
    const work = database.withTransaction(actor, async (tx) => {
      await sql`insert into children (authority_id, local_id) values (${actor.authorityId}, 'undone')`.execute(tx);
      await recordAudit(tx, actor, { action: '' });
    });
    await assert.rejects(work, /audit_events_action_check/);
    await assert.rejects(
      database.withTransaction(actor, async (tx) => {
        await recordAudit(tx, actor, { action: '' });
        await countChildren(tx, 'undone');
      }),
      /audit_events_action_check/,
    );
    assert.equal(await database.withTransaction(actor, (tx) => countChildren(tx, 'undone')), 0);
  });

  it('is not done where the work before it fails', async () => {
    const work = database.withTransaction(actor, async (tx) => {
      await addChild(tx, 'given up');
      throw new Error('something else');
    });
    await assert.rejects(work, /something else/);
    assert.equal(await database.withTransaction(actor, (tx) => countChildren(tx, 'given up')), 0);
  });
});

describe('a statement that is sent ahead', () => {
  const ASKED = 'select app.current_user_id() as who, count(*)::integer as children from children where local_id = ';
  const asked = (localId: string) => sql<{ who: string; children: number }>`${sql.raw(ASKED)}${localId}`;

  it('is answered for whom the session let in', async () => {
    const rows = await database.withSession(
      await openSession(),
      (tx) => runPrepared(tx, asked('of the session')),
      asked('of the session'),
    );
    assert.deepEqual(rows, [{ who: actor.userId, children: 0 }]);
  });

  it('answers nothing but itself, and only what is asked first', async () => {
    const counts = await database.withSession(
      await openSession(),
      async (tx) => {
        await addChild(tx, 'sent ahead');
        const [other] = await runPrepared(tx, asked('of another name'));
        const [itself] = await runPrepared(tx, asked('sent ahead'));
        return [other?.children, itself?.children];
      },
      asked('sent ahead'),
    );
    assert.deepEqual(counts, [0, 1]);
  });

  it('is asked in vain where nobody holds the session', async () => {
    assert.equal(await database.withSession(Buffer.from('nobody'), () => assert.fail(), asked('x')), undefined);
    assert.equal(await database.withTransaction(actor, (tx) => countChildren(tx, 'nobody')), 0);
  });

  it('fails what comes after it with its own error', async () => {
    const work = database.withSession(
      await openSession(),
      (tx) => countChildren(tx, 'any'),
      sql`select 1 / ${0}::integer as ahead`,
    );
    await assert.rejects(work, /division by zero/);
    assert.equal(await database.withTransaction(actor, (tx) => countChildren(tx, 'any')), 0);
  });
});

async function openSession(): Promise<Buffer> {
  const account = { authorityId: actor.authorityId, staffId: actor.userId };
  const token = await database.withTransaction(programOf(account), (tx) => beginSession(tx, account));
  return hashOf(token);
}

async function addChild(tx: Tx, localId: string): Promise<void> {
  await runPreparedWithNext(
    tx,
    sql`insert into children (authority_id, local_id) values (${actor.authorityId}, ${localId})`,
  );
}

async function countChildren(tx: Tx, localIds: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from children where local_id like ${localIds}`.execute(tx);
  return rows[0]?.count ?? -1;
}
