import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Tx } from '../../src/platform/database/transaction.ts';
import { openTestDatabase } from '../support/database.ts';
import { createAuthority, createChild, OBLIGATION } from '../support/records.ts';

const { database } = await openTestDatabase();
const actor = await createAuthority(database);
const authority_id = actor.authorityId;
let children = 0;

describe('a child', () => {
  it('has a local id once in an authority, and another authority may have the same', async () => {
    const other = await createAuthority(database);
    await database.withTransaction(actor, (tx) => createChild(tx, actor, 'same'));
    await database.withTransaction(other, (tx) => createChild(tx, other, 'same'));
    await assert.rejects(
      database.withTransaction(actor, (tx) => createChild(tx, actor, 'same')),
      /unique/,
    );
  });

  it('counts each saving, so that a stale one can be refused', async () => {
    await withChild(async (tx, child_id) => {
      const save = () =>
        tx
          .updateTable('children')
          .set({ family_name: 'A' })
          .where('id', '=', child_id)
          .where('version', '=', 1)
          .executeTakeFirst();
      assert.equal((await save()).numUpdatedRows, 1n);
      assert.equal((await save()).numUpdatedRows, 0n);
      const { version } = await tx
        .selectFrom('children')
        .select('version')
        .where('id', '=', child_id)
        .executeTakeFirstOrThrow();
      assert.equal(version, 2);
    });
  });
});

describe('the times of a child', () => {
  const placed = { place: 'U6', kind: 'foster' };

  it('may begin on the day on which the one before ended', async () => {
    await withChild(async (tx, child_id) => {
      await place(tx, { child_id, started_on: '2026-01-05', ended_on: '2026-02-01' });
      await place(tx, { child_id, started_on: '2026-02-01' });
    });
  });

  it('may not overlap', async () => {
    await assert.rejects(
      withChild(async (tx, child_id) => {
        await place(tx, { child_id, started_on: '2026-01-05', ended_on: '2026-02-02' });
        await place(tx, { child_id, started_on: '2026-02-01' });
      }),
      /exclusion constraint/,
    );
  });

  it('may hold two moves in a day', async () => {
    await withChild(async (tx, child_id) => {
      await place(tx, { child_id, started_on: '2026-01-05', ended_on: '2026-02-01' });
      await place(tx, { child_id, started_on: '2026-02-01', ended_on: '2026-02-01' });
      await place(tx, { child_id, started_on: '2026-02-01' });
    });
  });

  it('include the one day of a period of care that ended as it began', async () => {
    const period = (child_id: string) => ({ authority_id, child_id, started_on: '2026-01-05', ended_on: '2026-01-05' });
    await assert.rejects(
      withChild(async (tx, child_id) => {
        await tx
          .insertInto('periods_of_care')
          .values({ ...period(child_id), number: 1 })
          .execute();
        await tx
          .insertInto('periods_of_care')
          .values({ ...period(child_id), number: 2 })
          .execute();
      }),
      /exclusion constraint/,
    );
  });

  it('leave a child with one reviewing officer at a time', async () => {
    const appoint = (tx: Tx, child_id: string, started_on: string) =>
      tx.insertInto('appointments').values({ authority_id, child_id, staff_id: actor.userId, started_on }).execute();
    await assert.rejects(
      withChild(async (tx, child_id) => {
        await appoint(tx, child_id, '2026-01-05');
        await appoint(tx, child_id, '2026-03-05');
      }),
      /exclusion constraint/,
    );
  });

  async function place(tx: Tx, span: { child_id: string; started_on: string; ended_on?: string }): Promise<void> {
    await tx
      .insertInto('placements')
      .values({ authority_id, ...placed, ...span })
      .execute();
  }
});

describe('a fact', () => {
  it('is never changed and never deleted', async () => {
    await assert.rejects(
      withChild((tx, child_id) => tx.updateTable('facts').set({ child_id }).execute()),
      /permission denied/,
    );
    await assert.rejects(
      withChild((tx) => tx.deleteFrom('facts').execute()),
      /permission denied/,
    );
  });

  it('is put right by a later one, which counts instead, and the first stays', async () => {
    await withChild(async (tx, child_id) => {
      const first = await record(tx, child_id, { happened_on: '2026-01-05' });
      const second = await record(tx, child_id, { happened_on: '2026-01-06', corrects_id: first });
      assert.deepEqual(await currentFacts(tx, child_id), [{ id: second, happened_on: '2026-01-06' }]);
      await record(tx, child_id, { happened_on: '2026-01-06', corrects_id: second, is_withdrawn: true });
      assert.deepEqual(await currentFacts(tx, child_id), []);
      const all = await tx.selectFrom('facts').select('id').where('child_id', '=', child_id).execute();
      assert.equal(all.length, 3);
    });
  });

  it('is put right only once: of two who do, the second is told', async () => {
    await assert.rejects(
      withChild(async (tx, child_id) => {
        const first = await record(tx, child_id, { happened_on: '2026-01-05' });
        await record(tx, child_id, { happened_on: '2026-01-06', corrects_id: first });
        await record(tx, child_id, { happened_on: '2026-01-07', corrects_id: first });
      }),
      /unique/,
    );
  });

  it('is not put right by a fact about another child', async () => {
    await assert.rejects(
      withChild(async (tx, child_id) => {
        const other = await createChild(tx, actor, 'the other one');
        const first = await record(tx, child_id, { happened_on: '2026-01-05' });
        await record(tx, other, { happened_on: '2026-01-06', corrects_id: first });
      }),
      /foreign key/,
    );
  });

  interface Told {
    readonly happened_on: string;
    readonly corrects_id?: string;
    readonly is_withdrawn?: boolean;
  }

  async function record(tx: Tx, child_id: string, told: Told): Promise<string> {
    const { id } = await tx
      .insertInto('facts')
      .values({ authority_id, child_id, type: 'became-looked-after', ...told })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  function currentFacts(tx: Tx, child_id: string) {
    return tx.selectFrom('current_facts').select(['id', 'happened_on']).where('child_id', '=', child_id).execute();
  }
});

describe('how an obligation stands on a day', () => {
  const cases = [
    [{ due_on: '2026-02-02' }, 'upcoming', 'overdue'],
    [{ due_on: '2026-02-02', due_at: '2026-02-02T09:00Z' }, 'overdue', 'overdue'],
    [{ due_on: '2026-02-02', silence_agrees: true }, 'upcoming', 'deemed-agreed'],
    [{ due_on: '2026-02-02', not_owed_because: 'the child left' }, 'not-applicable', 'not-applicable'],
    [{ due_on: '2026-02-02', met_on: '2026-02-02' }, 'met', 'met'],
    [{ due_on: '2026-02-02', met_on: '2026-02-03' }, 'met-late', 'met-late'],
    [{ due_on: '2026-02-02', met_on: '2026-01-05', earliest_on: '2026-01-06' }, 'met-early', 'met-early'],
    [{ due_on: '2026-02-02', met_on: '2026-02-03', silence_agrees: true }, 'deemed-agreed', 'deemed-agreed'],
    [
      { due_on: '2026-02-02', met_on: '2026-02-02', due_at: '2026-02-02T09:00Z', met_at: '2026-02-02T09:01Z' },
      'met-late',
      'met-late',
    ],
  ] as const;

  for (const [told, onTheDay, theDayAfter] of cases) {
    it(`${JSON.stringify(told)} is ${onTheDay} on 2 February 2026 and ${theDayAfter} the day after`, async () => {
      await withChild(async (tx, child_id) => {
        await tx
          .insertInto('obligations')
          .values({ authority_id, child_id, ...OBLIGATION, ...told })
          .execute();
        const { rows } = await sql`
          select obligation_status(o, '2026-02-02') as "onTheDay", obligation_status(o, '2026-02-03') as "theDayAfter"
          from obligations o where child_id = ${child_id}`.execute(tx);
        assert.deepEqual(rows, [{ onTheDay, theDayAfter }]);
      });
    });
  }

  it('is told once for each rule, subject and period, also where subject and period are none', async () => {
    await assert.rejects(
      withChild(async (tx, child_id) => {
        const obligation = { authority_id, child_id, ...OBLIGATION, about: null, period: null };
        await tx.insertInto('obligations').values([obligation, obligation]).execute();
      }),
      /unique/,
    );
  });
});

function withChild<Result>(work: (tx: Tx, childId: string) => Promise<Result>): Promise<Result> {
  children += 1;
  return database.withTransaction(actor, async (tx) => work(tx, await createChild(tx, actor, `child ${children}`)));
}
