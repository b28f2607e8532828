import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { bundledReturn, filesOfReturn } from '../../../tests/support/return-sources.ts';
import { assertSameRecords, contentsOf, snapshotOf } from '../../../tests/support/snapshot.ts';
import type { ReturnSource } from '../../exchange/ssda903/read-return.ts';
import { dayFromCivil } from '../../rules/calendar/day.ts';
import { generateReturns } from '../../synthetic/returns-for-tests.ts';
import { recomputeObligations } from '../obligations/recompute-obligations.ts';
import { type ImportResult, importReturn } from './import-return.ts';

const { database, asAdmin } = await openTestDatabase();
const TODAY = dayFromCivil(2026, 11, 22);
const YEARS = generateReturns({ children: 60, years: 4, seed: 7 }).map(filesOfReturn);

describe('an import of a return', () => {
  it('puts every child, fact, time and review of the files into the records, and says what it read', async () => {
    const actor = await createAuthority(database);
    const { account, status } = await importAll(actor, bundledReturn());
    assert.equal(status, 'done');
    assert.deepEqual(account.children, { added: 111, changed: 0, unchanged: 0 });
    assert.equal(await count(actor, 'children'), 111);
    assert.equal(await count(actor, 'facts'), account.facts.added);
    assert.equal(await count(actor, 'reviews'), account.files.find(({ table }) => table === 'Reviews')?.in);
    for (const table of ['periods_of_care', 'legal_statuses', 'placements', 'obligations', 'unknown_obligations']) {
      assert.ok((await count(actor, table)) > 80, table);
    }
    for (const file of account.files) {
      assert.equal(file.in, file.added + file.changed + file.unchanged, file.name);
      assert.equal(file.rows, file.in + file.rejected, file.name);
    }
  });

  it('changes nothing where the same files come again: row for row, ids included', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, bundledReturn());
    const before = await snapshotOf(asAdmin, actor.authorityId);
    const { account } = await importAll(actor, bundledReturn());
    assert.deepEqual(account.children, { added: 0, changed: 0, unchanged: 111 });
    assert.deepEqual(account.facts, { added: 0, corrected: 0, withdrawn: 0 });
    assert.ok(account.files.every(({ added, changed }) => added + changed === 0));
    assertSameRecords(await snapshotOf(asAdmin, actor.authorityId), before);
  });

  it('changes nothing where several years come again, together or one by one', async () => {
    const actor = await createAuthority(database);
    await importAll(actor, YEARS.flat());
    const before = await snapshotOf(asAdmin, actor.authorityId);
    for (const files of [YEARS.flat(), ...YEARS]) {
      const { account } = await importAll(actor, files);
      assert.equal(account.children.added + account.children.changed, 0);
      assert.ok(account.files.every(({ added, changed }) => added + changed === 0));
      assertSameRecords(await snapshotOf(asAdmin, actor.authorityId), before);
    }
  });

  for (const [order, indexes] of [
    ['one year after the other', [0, 1, 2, 3]],
    ['the latest year first', [3, 2, 1, 0]],
    ['with a gap that is filled last', [0, 3, 1, 2]],
  ] as const) {
    it(`ends with the same records as all years together: ${order}`, async () => {
      const together = await createAuthority(database);
      await importAll(together, YEARS.flat());
      const apart = await createAuthority(database);
      for (const index of indexes) await importAll(apart, YEARS[index] ?? []);
      const expected = await contentsOf(asAdmin, together.authorityId);
      assertSameRecords(await contentsOf(asAdmin, apart.authorityId), expected);
    });
  }

  it('works out what must be done as it would be worked out from the records', async () => {
    const actor = await createAuthority(database);
    for (const files of YEARS) await importAll(actor, files);
    const before = await snapshotOf(asAdmin, actor.authorityId);
    const childIds = (
      await asAdmin((admin) =>
        admin.query<{ id: string }>('select id from app.children where authority_id = $1', [actor.authorityId]),
      )
    ).rows.map(({ id }) => id);
    const recomputed = await database.withTransaction(actor, (tx) =>
      recomputeObligations(tx, actor, { childIds, today: TODAY }),
    );
    assert.deepEqual(recomputed, { changed: 0, refused: [] });
    assertSameRecords(await snapshotOf(asAdmin, actor.authorityId), before);
  });
});

async function importAll(actor: TestActor, files: readonly ReturnSource[]): Promise<ImportResult> {
  const outcome = await importReturn(database, actor, { files, today: TODAY });
  assert.ok(!('refused' in outcome), 'refused' in outcome ? outcome.message : '');
  return outcome;
}

async function count(actor: TestActor, table: string): Promise<number> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ count: string }>(`select count(*) from app.${table} where authority_id = $1`, [actor.authorityId]),
  );
  return Number(rows[0]?.count);
}
