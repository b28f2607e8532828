import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { fileOf } from '../../../tests/support/return-sources.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { dayFromCivil } from '../../rules/calendar/day.ts';
import { correctLegalStatus } from '../children/by-hand/correct-legal-status.ts';
import { correctPlacement } from '../children/by-hand/correct-placement.ts';
import { enterLegalStatus } from '../children/by-hand/enter-legal-status.ts';
import { listLegalStatuses } from '../children/by-hand/list-legal-statuses.ts';
import { listPlacements } from '../children/by-hand/list-placements.ts';
import { movePlacement } from '../children/by-hand/move-placement.ts';
import { listDifferingTimes } from '../children/list-differing-times.ts';
import { listSpans, type SpanKind } from '../children/list-spans.ts';
import { importReturn } from './import-return.ts';

const { database } = await openTestDatabase();
const today = dayFromCivil(2026, 11, 22);

const FIRST = 'A1,05/06/2025,S,C2,N1,U6,PR1,,,,AB1 1AA,AB1 2AA,SC123456';

describe('a legal status entered by hand', () => {
  it('stands over a return that says otherwise, which is told in the import and beside the child', async () => {
    const { actor, childId } = await importChild();
    await entered(actor, (tx) => enterLegalStatus(tx, actor, { childId, status: 'C1', startedOn: '2026-01-05' }));
    const stands = ['C1 2026-01-05 now', 'C2 2025-06-05 2026-01-05'];
    for (const _ of ['at the first', 'and again']) {
      assert.deepEqual(await importAgain(actor), [LEFT_OUT]);
      assert.deepEqual(await timesOf(actor, childId, 'legal-statuses'), stands);
      assert.match(
        (await differences(actor, childId))[0] ?? '',
        /^Legal status: the returns say .* since 5 Jun 2025\. /,
      );
    }
  });

  it('is no disagreement once the return says the same, or where it began after all that the returns tell of', async () => {
    const { actor, childId } = await importChild();
    await entered(actor, (tx) => enterLegalStatus(tx, actor, { childId, status: 'C1', startedOn: '2026-06-01' }));
    assert.deepEqual(await differences(actor, childId), []);
    const second = await importChild();
    const enter = { childId: second.childId, status: 'C1', startedOn: '2026-01-05' };
    await entered(second.actor, (tx) => enterLegalStatus(tx, second.actor, enter));
    assert.equal((await differences(second.actor, second.childId)).length, 1);
    const says = [
      FIRST.replace('PR1,,,', 'PR1,05/01/2026,X1,'),
      'A1,05/01/2026,L,C1,N1,U6,PR1,,,,AB1 1AA,AB1 2AA,SC123456',
    ];
    assert.deepEqual(await importAgain(second.actor, says), []);
    assert.deepEqual(await differences(second.actor, second.childId), []);
    assert.deepEqual(await timesOf(second.actor, second.childId, 'legal-statuses'), [
      'C1 2026-01-05 now',
      'C2 2025-06-05 2026-01-05',
    ]);
  });

  it('stays out where a person took out what a return tells', async () => {
    const { actor, childId } = await importChild();
    await entered(actor, async (tx) => {
      const [row] = await listLegalStatuses(tx, actor, childId);
      assert.ok(row !== undefined);
      const out = { childId, legalStatusId: row.id, version: row.version, instead: undefined };
      return await correctLegalStatus(tx, actor, out);
    });
    assert.deepEqual(await importAgain(actor), [LEFT_OUT]);
    assert.deepEqual(await timesOf(actor, childId, 'legal-statuses'), []);
    assert.match((await differences(actor, childId))[0] ?? '', /Entered in Footprint: nothing for these days$/);
  });
});

describe('a move entered by hand', () => {
  it('stands over a return that tells of none, which is told in the import and beside the child', async () => {
    const { actor, childId } = await importChild();
    const more = { provider: 'PR4', postcode: 'ZZ9 9ZZ', homePostcode: null };
    const move = { childId, place: 'K2', movedOn: '2026-02-02', endReason: 'CREQO', more, today };
    await entered(actor, (tx) => movePlacement(tx, actor, move));
    assert.deepEqual(await importAgain(actor), [LEFT_OUT]);
    assert.deepEqual(await timesOf(actor, childId, 'placements'), ['K2 2026-02-02 now', 'U6 2025-06-05 2026-02-02']);
    const [sentence = '', ...others] = await differences(actor, childId);
    assert.match(
      sentence,
      /^Placement: the returns say .*, since 5 Jun 2025\. Entered in Footprint: .* since 2 Feb 2026$/,
    );
    assert.deepEqual(others, []);
  });

  it('is put right beside the return, and stays out where a person took it out', async () => {
    const { actor, childId } = await importChild();
    const correct = async (place: string | undefined) => {
      await entered(actor, async (tx) => {
        const [row] = await listPlacements(tx, actor, childId);
        assert.ok(row !== undefined);
        const { id: placementId, version, ...values } = row;
        const instead = place === undefined ? undefined : { ...values, place };
        return await correctPlacement(tx, actor, { childId, placementId, version, instead, today });
      });
    };
    await correct('K2');
    assert.deepEqual(await importAgain(actor), [LEFT_OUT]);
    assert.deepEqual(await timesOf(actor, childId, 'placements'), ['K2 2025-06-05 now']);
    await correct('U6');
    assert.deepEqual(await importAgain(actor), []);
    await correct(undefined);
    const [fact = '', row] = await importAgain(actor);
    assert.match(fact, /placement-started on 5 June 2025, which was withdrawn in Footprint/);
    assert.equal(row, LEFT_OUT);
    assert.deepEqual(await timesOf(actor, childId, 'placements'), []);
  });
});

const LEFT_OUT = '2 DECOM: what was entered or taken out in Footprint stands for these days; this was left out';

/** Brings the return in, and says what it warns of, with the row. */
async function importAgain(actor: TestActor, episodes: readonly string[] = [FIRST]): Promise<string[]> {
  const files = [fileOf('Header', 2026, ['A1,M,02/05/2014,WBRI,,,']), fileOf('Episodes', 2026, [...episodes])];
  const outcome = await importReturn(database, actor, { files, today });
  assert.ok(!('refused' in outcome), 'refused' in outcome ? outcome.message : '');
  const otherwise = outcome.problems.filter(({ code }) => code === 'FP-RECORDED-OTHERWISE');
  return otherwise.map(({ row, column, message }) => `${row} ${column}: ${message}`);
}

async function importChild(): Promise<{ actor: TestActor; childId: string }> {
  const actor = await createAuthority(database);
  assert.deepEqual(await importAgain(actor), []);
  const { id } = await database.withTransaction(actor, (tx) =>
    tx.selectFrom('children').select('id').where('local_id', '=', 'A1').executeTakeFirstOrThrow(),
  );
  return { actor, childId: id };
}

async function entered(actor: TestActor, enter: (tx: Tx) => Promise<{ readonly kind: string }>): Promise<void> {
  const { kind } = await database.withTransaction(actor, enter);
  assert.ok(['entered', 'moved', 'saved'].includes(kind), kind);
}

async function timesOf(actor: TestActor, childId: string, kind: SpanKind): Promise<string[]> {
  const of = { childId, kind, limit: 10, offset: 0 };
  const { spans } = await database.withTransaction(actor, (tx) => listSpans(tx, actor, of));
  return spans.map(({ what, from, to }) => `${what} ${from} ${to ?? 'now'}`);
}

async function differences(actor: TestActor, childId: string): Promise<readonly string[]> {
  return await database.withTransaction(actor, (tx) => listDifferingTimes(tx, actor, childId));
}
