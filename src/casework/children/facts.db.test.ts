import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, createChild, type TestActor } from '../../../tests/support/records.ts';
import { contentsOf, snapshotOf } from '../../../tests/support/snapshot.ts';
import { dayFromCivil } from '../../rules/calendar/day.ts';
import type { EventInput } from '../../rules/index.ts';
import { recomputeDueChildren } from '../obligations/recompute-due-children.ts';
import { recomputeObligations } from '../obligations/recompute-obligations.ts';
import { correctFact } from './correct-fact.ts';
import { recordFact } from './record-fact.ts';
import { recordFacts } from './record-facts.ts';

const { database, asAdmin } = await openTestDatabase();
const today = dayFromCivil(2026, 3, 2);

describe('a fact that is recorded', () => {
  it('makes what must be done in the same transaction', async () => {
    const { actor, childId } = await childOf();
    await record(actor, childId, { type: 'became-looked-after', on: '2026-01-05' });
    assert.equal(await dueDay(actor, 'review.first'), '2026-02-02');
    await record(actor, childId, { type: 'review-started', review: 'r1', on: '2026-01-28' });
    assert.equal(await dueDay(actor, 'review.second'), '2026-04-28');
  });

  it('keeps the ids of the obligations that stay as they are', async () => {
    const { actor, childId } = await childOf();
    await record(actor, childId, { type: 'became-looked-after', on: '2026-01-05' });
    const before = await obligationsOf(actor);
    await record(actor, childId, { type: 'iro-appointed', at: '2026-01-08T10:30' });
    const after = await obligationsOf(actor);
    const changed = [...after].filter(([id, row]) => before.get(id) !== row).map(([, row]) => JSON.parse(row).rule);
    assert.deepEqual(
      changed.filter((rule) => rule === 'review.first'),
      [],
    );
    assert.ok(changed.includes('allocation.appoint-iro'));
  });

  it('is worked out the same whoever works it out again, and then no row is touched', async () => {
    const { actor, childId } = await childOf();
    await record(actor, childId, { type: 'became-looked-after', on: '2026-01-05' });
    await record(actor, childId, { type: 'iro-appointed', at: '2026-03-29T01:30' });
    const before = await snapshotOf(asAdmin, actor.authorityId);
    const recomputed = await database.withTransaction(actor, (tx) =>
      recomputeObligations(tx, actor, { childIds: [childId], today }),
    );
    assert.deepEqual(recomputed, { changed: 0, refused: [] });
    assert.deepEqual(await snapshotOf(asAdmin, actor.authorityId), before);
  });

  const REFUSED: readonly (readonly [string, unknown, string])[] = [
    ['of a type that there is not', { type: 'flew-to-the-moon', on: '2026-01-05' }, 'type'],
    ['without its day', { type: 'became-looked-after' }, 'on'],
    ['on a day that there is not', { type: 'became-looked-after', on: '2026-02-30' }, 'on'],
    ['without its moment', { type: 'iro-appointed', on: '2026-01-05' }, 'at'],
    ['at a moment that there is not', { type: 'iro-appointed', at: '2026-01-05T25:00' }, 'at'],
    ['without its review', { type: 'review-started', on: '2026-01-05' }, 'review'],
    [
      'about a review with a name that the program gives',
      { type: 'review-started', on: '2026-01-05', review: '#1' },
      'review',
    ],
    ['of a stage without its number', { type: 'dispute-stage-started', on: '2026-01-05', dispute: 'd' }, 'stage'],
    [
      'with a reason that there is not',
      { type: 'iro-private-talk-excused', on: '2026-01-05', review: 'r', reason: 'rain' },
      'reason',
    ],
    ['with a field that its type has not', { type: 'became-looked-after', on: '2026-01-05', review: 'r' }, 'review'],
    ['with a field that there is not', { type: 'became-looked-after', on: '2026-01-05', colour: 'red' }, ''],
  ];
  for (const [what, fact, field] of REFUSED) {
    it(`is refused ${what}, and nothing changes`, async () => {
      const { actor, childId } = await childOf();
      const before = await snapshotOf(asAdmin, actor.authorityId);
      const outcome = await database.withTransaction(actor, (tx) =>
        recordFact(tx, actor, { childId, fact: fact as EventInput, today }),
      );
      assert.ok('refused' in outcome && outcome.refused === 'wrong-fact');
      assert.ok(outcome.faults.some((fault) => fault.field === field));
      assert.deepEqual(await snapshotOf(asAdmin, actor.authorityId), before);
    });
  }

  it('is refused where it cannot be true together with what stands, and of a child of another authority', async () => {
    const { actor, childId } = await childOf();
    const before = await snapshotOf(asAdmin, actor.authorityId);
    const fact = { type: 'ceased-looked-after', on: '2026-01-05' };
    const outcome = await database.withTransaction(actor, (tx) => recordFact(tx, actor, { childId, fact, today }));
    assert.ok('refused' in outcome && outcome.refused === 'contradicts');
    assert.match(outcome.message, /no(ne)? goes on|cannot end/);
    const other = await createAuthority(database);
    const begin = { childId, fact: { type: 'became-looked-after', on: '2026-01-05' }, today };
    const elsewhere = await database.withTransaction(other, (tx) => recordFact(tx, other, begin));
    assert.deepEqual(elsewhere, { refused: 'no-such-child' });
    assert.deepEqual(await snapshotOf(asAdmin, actor.authorityId), before);
    await record(actor, childId, begin.fact);
  });
});

describe('a fact that is corrected', () => {
  it('stays for good, and what must be done follows the correction', async () => {
    const { actor, childId } = await childOf();
    const factId = await record(actor, childId, { type: 'became-looked-after', on: '2026-01-05' });
    await correct(actor, { childId, factId, instead: { type: 'became-looked-after', on: '2026-01-12' } });
    assert.equal(await dueDay(actor, 'review.first'), '2026-02-09');
    const { facts } = await snapshotOf(asAdmin, actor.authorityId);
    assert.equal(facts?.length, 2);
  });

  it('is withdrawn, and nothing follows from it any more', async () => {
    const { actor, childId } = await childOf();
    const factId = await record(actor, childId, { type: 'became-looked-after', on: '2026-01-05' });
    await correct(actor, { childId, factId, instead: undefined });
    assert.equal((await obligationsOf(actor)).size, 0);
  });

  it('is refused where somebody else corrected it since, where it is of another type, and where there is none', async () => {
    const { actor, childId } = await childOf();
    const factId = await record(actor, childId, { type: 'became-looked-after', on: '2026-01-05' });
    const instead = { type: 'became-looked-after', on: '2026-01-12' };
    await correct(actor, { childId, factId, instead });
    const before = await snapshotOf(asAdmin, actor.authorityId);
    assert.equal(await refusalOf(actor, { childId, factId, instead }), 'already-corrected');
    assert.equal(await refusalOf(actor, { childId, factId: childId, instead }), 'no-such-fact');
    assert.equal(await refusalOf(actor, { childId: factId, factId, instead }), 'no-such-child');
    const other = { type: 'placement-started', on: '2026-01-12' };
    const [current] = (before['facts'] ?? []).map((row) => JSON.parse(row)).filter(({ corrects_id }) => corrects_id);
    assert.equal(await refusalOf(actor, { childId, factId: current.id, instead: other }), 'wrong-fact');
    assert.deepEqual(await snapshotOf(asAdmin, actor.authorityId), before);
  });

  it('is corrected by one of two who do so at once', async () => {
    const { actor, childId } = await childOf();
    const factId = await record(actor, childId, { type: 'became-looked-after', on: '2026-01-05' });
    const outcomes = await Promise.all(
      ['2026-01-06', '2026-01-07'].map((on) =>
        database.withTransaction(actor, (tx) =>
          correctFact(tx, actor, { childId, factId, instead: { type: 'became-looked-after', on }, today }),
        ),
      ),
    );
    assert.deepEqual(outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : 'done')).sort(), [
      'already-corrected',
      'done',
    ]);
  });
});

describe('children for whom a new day changes something', () => {
  it('are worked out again when it has come, and not before', async () => {
    const { actor, childId } = await childOf();
    await record(actor, childId, { type: 'became-looked-after', on: '2026-01-05' });
    await record(actor, childId, { type: 'ceased-looked-after', on: '2026-06-01' });
    assert.equal(await dueDay(actor, 'review.first'), '2026-02-02');
    const recompute = (day: typeof today) =>
      database.withTransaction(actor, (tx) => recomputeDueChildren(tx, actor, { today: day, atMost: 10 }));
    assert.deepEqual(await recompute(dayFromCivil(2026, 5, 31)), { childIds: [], changed: 0, refused: [] });
    const { childIds } = await recompute(dayFromCivil(2026, 6, 1));
    assert.deepEqual(childIds, [childId]);
    assert.deepEqual((await recompute(dayFromCivil(2026, 6, 2))).childIds, [childId]);
    assert.deepEqual((await recompute(dayFromCivil(2027, 6, 2))).childIds, []);
  });
});

describe('facts of several children that are recorded at once', () => {
  const TOLD: readonly EventInput[] = [
    { type: 'became-looked-after', on: '2026-01-05' },
    { type: 'placement-started', on: '2026-01-05', placement: 'U6' },
    { type: 'iro-appointed', at: '2025-10-26T01:30' },
    { type: 'review-started', review: 'r1', on: '2026-01-28' },
    { type: 'review-completed', review: 'r1', on: '2026-01-28' },
    { type: 'ceased-looked-after', on: '2026-02-20' },
  ];

  it('make what the same facts make one by one: facts, times, reviews and what must be done', async () => {
    const one = await childOf();
    for (const fact of TOLD) await record(one.actor, one.childId, fact);
    const all = await childOf();
    const other = await database.withTransaction(all.actor, (tx) => createChild(tx, all.actor, 'L2'));
    const facts = [all.childId, other].flatMap((childId) => TOLD.map((event) => ({ childId, event })));
    assert.deepEqual(
      await database.withTransaction(all.actor, (tx) => recordFacts(tx, all.actor, { facts, today })),
      [],
    );
    const [expected, found] = [
      await contentsOf(asAdmin, one.actor.authorityId),
      await contentsOf(asAdmin, all.actor.authorityId),
    ];
    for (const table of ['facts', 'periods_of_care', 'placements', 'reviews', 'obligations', 'unknown_obligations']) {
      const ofFirst = (found[table] ?? []).filter((row) => JSON.parse(row).of === 'L1');
      assert.deepEqual(ofFirst, expected[table], table);
      assert.equal(found[table]?.length, 2 * ofFirst.length, table);
    }
  });
});

async function childOf() {
  const actor = await createAuthority(database);
  const childId = await database.withTransaction(actor, (tx) => createChild(tx, actor, 'L1'));
  return { actor, childId };
}

async function record(actor: TestActor, childId: string, fact: EventInput): Promise<string> {
  const outcome = await database.withTransaction(actor, (tx) => recordFact(tx, actor, { childId, fact, today }));
  assert.ok('factId' in outcome, JSON.stringify(outcome));
  return outcome.factId;
}

interface Correction {
  readonly childId: string;
  readonly factId: string;
  readonly instead: EventInput | undefined;
}

async function correct(actor: TestActor, correction: Correction): Promise<void> {
  const outcome = await database.withTransaction(actor, (tx) => correctFact(tx, actor, { ...correction, today }));
  assert.ok('factId' in outcome, JSON.stringify(outcome));
}

async function refusalOf(actor: TestActor, correction: Correction): Promise<string> {
  const outcome = await database.withTransaction(actor, (tx) => correctFact(tx, actor, { ...correction, today }));
  return 'refused' in outcome ? outcome.refused : 'done';
}

async function obligationsOf(actor: TestActor): Promise<Map<string, string>> {
  const { obligations = [] } = await snapshotOf(asAdmin, actor.authorityId);
  return new Map(obligations.map((row) => [JSON.parse(row).id, row]));
}

async function dueDay(actor: TestActor, rule: string): Promise<string | undefined> {
  const rows = [...(await obligationsOf(actor)).values()].map((row) => JSON.parse(row));
  return rows.findLast((row) => row.rule === rule)?.due_on;
}
