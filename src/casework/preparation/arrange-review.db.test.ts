import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { enterChild } from '../../../tests/support/child-record.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { openOffice } from '../../../tests/support/office.ts';
import type { TestActor } from '../../../tests/support/records.ts';
import { getDay } from '../../rules/index.ts';
import { recordFact } from '../children/record-fact.ts';
import { arrangeReview, type ReviewToArrange } from './arrange-review.ts';
import { cancelArrangement } from './cancel-arrangement.ts';
import { considerEarlierReview, listConsiderations } from './consider-earlier-review.ts';
import { findOpenReview, findReview } from './find-review.ts';
import { listArrangements } from './list-arrangements.ts';
import { listReviewsOfChild } from './list-reviews-of-child.ts';
import type { Arrangement } from './model.ts';
import { prepareNextReview } from './prepare-next-review.ts';

const { database, asAdmin } = await openTestDatabase();
const office = await openOffice(database);
const today = getDay('2026-06-01');

const ARRANGEMENT: Arrangement = {
  heldOn: '2026-07-13',
  starts: '16:00',
  lengthMinutes: 60,
  placeKind: 'placement',
  place: null,
  kind: 'ordinary',
  shape: 'single',
  seriesPlan: null,
  shapeAgreedWith: ['child', 'social-worker', 'iro'],
  chairedBy: 'iro',
  isConfirmed: false,
  childMisses: 'nothing',
  whyMissed: null,
  placeAgreedChildOn: null,
  placeAgreedWorkerOn: null,
  placeAgreedIroOn: null,
  whyNotPlacement: null,
  childDecided: [],
  whyChildDidNot: null,
};

describe('a review that is arranged', () => {
  it('has a row and a fact of its day, and its preparation is due by it [PRE-03]', async () => {
    const childId = await newChild();
    const reviewId = await arranged(office.iro, { childId });
    const review = await seen(office.iro, reviewId);
    assert.equal(review?.arrangedOn, '2026-07-13');
    assert.equal(review.kind, 'ordinary');
    assert.equal(review.dueOn, '2026-07-17');
    assert.deepEqual(await factsOf(childId), [{ happened_on: '2026-07-13', stands: true }]);
    const due = await dueOf(childId, review.key);
    assert.equal(due['preparation.iro-speaks-to-social-worker'], '2026-06-22');
    assert.equal(due['preparation.social-worker-consults-child'], '2026-06-15');
    assert.equal(due['preparation.invitations'], '2026-06-29');
  });

  it('keeps the old day, the reason and who agreed when it is rearranged', async () => {
    const childId = await newChild();
    const reviewId = await arranged(office.iro, { childId });
    const moved = await arrange(office.iro, {
      childId,
      reviewId,
      seen: 1,
      arrangement: { ...ARRANGEMENT, heldOn: '2026-07-15' },
      reason: 'The foster carer is in hospital.',
      agreedBy: ['social-worker', 'iro'],
    });
    assert.deepEqual(moved, { kind: 'arranged', reviewId, change: 'rearranged' });
    const all = await database.withTransaction(office.iro, (tx) => listArrangements(tx, office.iro, reviewId));
    assert.deepEqual(
      all.map(({ heldOn, change, reason, agreedBy, recordedBy }) => ({ heldOn, change, reason, agreedBy, recordedBy })),
      [
        {
          heldOn: '2026-07-15',
          change: 'rearranged',
          reason: 'The foster carer is in hospital.',
          agreedBy: ['social-worker', 'iro'],
          recordedBy: 'Iris Ode',
        },
        { heldOn: '2026-07-13', change: 'arranged', reason: null, agreedBy: [], recordedBy: 'Iris Ode' },
      ],
    );
    assert.deepEqual(await factsOf(childId), [
      { happened_on: '2026-07-13', stands: false },
      { happened_on: '2026-07-15', stands: true },
    ]);
  });

  it('is not moved without a reason, and nothing changes', async () => {
    const childId = await newChild();
    const reviewId = await arranged(office.iro, { childId });
    const arrangement = { ...ARRANGEMENT, heldOn: '2026-07-14' };
    const outcome = await arrange(office.iro, { childId, reviewId, seen: 1, arrangement });
    assert.deepEqual(outcome, { kind: 'reason-missing', change: 'rearranged' });
    assert.equal((await seen(office.iro, reviewId))?.arrangedOn, '2026-07-13');
  });

  it('may be arranged for a day that is too late, and says of what the program warned', async () => {
    const childId = await newChild();
    const warnings = ['2 working days after the last lawful day'];
    const reviewId = await arranged(office.iro, {
      childId,
      arrangement: { ...ARRANGEMENT, heldOn: '2026-07-21' },
      warnings,
    });
    const review = await seen(office.iro, reviewId);
    assert.equal(review?.arrangedOn, '2026-07-21');
    assert.deepEqual(review.arrangement?.warnings, warnings);
  });

  it('is brought forward as something else than moved, and the open one is not arranged twice [SCH-22]', async () => {
    const childId = await newChild();
    const reviewId = await arranged(office.iro, { childId });
    assert.deepEqual(await arrange(office.iro, { childId }), { kind: 'open-already', reviewId });
    const forward = await arrange(office.iro, {
      childId,
      reviewId,
      seen: 1,
      arrangement: { ...ARRANGEMENT, heldOn: '2026-06-22', kind: 'brought-forward' },
      reason: 'The placement is at risk.',
      agreedBy: ['iro'],
    });
    assert.deepEqual(forward, { kind: 'arranged', reviewId, change: 'brought-forward' });
    assert.equal((await seen(office.iro, reviewId))?.kind, 'brought-forward');
  });

  it('loses nothing of two who arrange it at once: the later one is told what the earlier one saved', async () => {
    const childId = await newChild();
    const reviewId = await arranged(office.iro, { childId });
    const first = { ...ARRANGEMENT, starts: '15:30' };
    await arrange(office.socialWorker, { childId, reviewId, seen: 1, arrangement: first });
    const outcome = await arrange(office.iro, { childId, reviewId, seen: 1, arrangement: ARRANGEMENT });
    assert.equal(outcome.kind, 'conflict');
    assert.equal(outcome.kind === 'conflict' && outcome.theirs.starts, '15:30');
    assert.equal((await seen(office.iro, reviewId))?.arrangement?.starts, '15:30');
  });

  it('is called off with a reason: the day is withdrawn, and the review is owed all the same', async () => {
    const childId = await newChild();
    const reviewId = await arranged(office.iro, { childId });
    const cancelled = await database.withTransaction(office.iro, (tx) =>
      cancelArrangement(tx, office.iro, { reviewId, seen: 1, reason: 'Ill.', agreedBy: ['iro'], today }),
    );
    assert.deepEqual(cancelled, { kind: 'cancelled' });
    const review = await seen(office.iro, reviewId);
    assert.equal(review?.arrangedOn, null);
    assert.equal(review.arrangement?.change, 'cancelled');
    assert.equal(review.dueOn, '2026-07-17');
    const again = await arrange(office.iro, { childId, reviewId, seen: 2 });
    assert.deepEqual(again, { kind: 'arranged', reviewId, change: 'arranged' });
  });

  it('follows a day that is recorded or corrected elsewhere', async () => {
    const childId = await newChild();
    const fact = { type: 'review-arranged', review: 'review-7', on: '2026-07-10' };
    await database.withTransaction(office.iro, (tx) => recordFact(tx, office.iro, { childId, fact, today }));
    const open = await database.withTransaction(office.iro, (tx) => findOpenReview(tx, office.iro, childId));
    assert.equal(open?.arrangedOn, '2026-07-10');
    const moved = await arrange(office.iro, { childId, reviewId: open.reviewId, seen: 0, reason: 'A clash.' });
    assert.deepEqual(moved, { kind: 'arranged', reviewId: open.reviewId, change: 'rearranged' });
  });

  it('is not arranged any more once it was held', async () => {
    const childId = await newChild();
    const { reviews } = await database.withTransaction(office.iro, (tx) =>
      listReviewsOfChild(tx, office.iro, { childId, limit: 10, offset: 0 }),
    );
    const reviewId = reviews[0]?.reviewId ?? '';
    assert.deepEqual(await arrange(office.iro, { childId, reviewId }), { kind: 'held-already', heldOn: '2026-04-17' });
  });
});

describe('a review that is prepared before it is arranged', () => {
  it('has a row, the same for whoever begins, and is the one that is arranged', async () => {
    const childId = await newChild();
    const begin = (who: TestActor) => database.withTransaction(who, (tx) => prepareNextReview(tx, who, childId));
    const reviewId = await begin(office.socialWorker);
    assert.equal(await begin(office.iro), reviewId);
    assert.equal((await seen(office.iro, reviewId ?? ''))?.dueOn, '2026-07-17');
    assert.deepEqual(await arrange(office.iro, { childId, reviewId }), {
      kind: 'arranged',
      reviewId,
      change: 'arranged',
    });
  });
});

describe('an earlier review that was considered', () => {
  it('is kept with who was asked and why nothing came of it [SCH-24]', async () => {
    const childId = await newChild();
    const consideration = {
      childId,
      consideredOn: '2026-06-01',
      about: 'A new school.',
      outcome: 'no-change',
      consulted: ['child', 'parents'],
      why: 'The child wants to settle first.',
      supportedBy: null,
    } as const;
    await database.withTransaction(office.iro, (tx) => considerEarlierReview(tx, office.iro, consideration));
    const [kept] = await database.withTransaction(office.iro, (tx) => listConsiderations(tx, office.iro, childId));
    const { about, outcome, consulted, recordedBy } = kept ?? assert.fail('nothing was kept');
    assert.deepEqual(
      { about, outcome, consulted, recordedBy },
      { about: 'A new school.', outcome: 'no-change', consulted: ['child', 'parents'], recordedBy: 'Iris Ode' },
    );
  });
});

describe('whoever does not work with the child', () => {
  it('sees nothing of the review and arranges nothing, and it is there', async () => {
    const reviewId = await arranged(office.iro, { childId: office.child });
    for (const who of [office.otherIro, office.barred, office.elsewhere, office.director]) {
      assert.equal(await seen(who, reviewId), undefined);
      const listed = await database.withTransaction(who, (tx) => listArrangements(tx, who, reviewId));
      assert.deepEqual(listed, []);
      assert.deepEqual(await arrange(who, { childId: office.child, reviewId, seen: 1 }), { kind: 'not-found' });
    }
    assert.equal((await seen(office.iro, reviewId))?.arrangement?.number, 1);
  });

  it('may see it as a manager, who writes into no record', async () => {
    const childId = await newChild();
    const reviewId = await arranged(office.iro, { childId });
    assert.equal((await seen(office.manager, reviewId))?.arrangedOn, '2026-07-13');
    await assert.rejects(
      arrange(office.manager, { childId, reviewId, seen: 1, arrangement: { ...ARRANGEMENT, starts: '09:00' } }),
      /row-level security/,
    );
    assert.equal((await seen(office.iro, reviewId))?.arrangement?.starts, '16:00');
  });
});

let children = 0;

async function newChild(): Promise<string> {
  children += 1;
  return await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId: `N${children}`,
      bornOn: '2014-05-02',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      ],
    }),
  );
}

type Told = Partial<ReviewToArrange> & { readonly childId: string };

async function arrange(who: TestActor, told: Told) {
  const input = { reviewId: undefined, arrangement: ARRANGEMENT, seen: 0, reason: null, agreedBy: [], warnings: [] };
  return await database.withTransaction(who, (tx) => arrangeReview(tx, who, { ...input, ...told, today }));
}

async function arranged(who: TestActor, told: Told): Promise<string> {
  const outcome = await arrange(who, told);
  if (outcome.kind !== 'arranged') assert.fail(outcome.kind);
  return outcome.reviewId;
}

async function seen(who: TestActor, reviewId: string) {
  return await database.withTransaction(who, (tx) => findReview(tx, who, reviewId));
}

async function factsOf(childId: string) {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ happened_on: string; stands: boolean }>(
      `select f.happened_on::text, not exists (select from app.facts c where c.corrects_id = f.id) as stands
       from app.facts f where f.child_id = $1 and f.type = 'review-arranged' order by f.id`,
      [childId],
    ),
  );
  return rows;
}

async function dueOf(childId: string, about: string): Promise<Record<string, string>> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ rule: string; due: string }>(
      'select rule, due_on::text as due from app.obligations where child_id = $1 and about = $2',
      [childId, about],
    ),
  );
  return Object.fromEntries(rows.map(({ rule, due }) => [rule, due]));
}
