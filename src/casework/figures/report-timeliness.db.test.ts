import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, createChild, createStaff, OBLIGATION } from '../../../tests/support/records.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { type DutyCounts, knownOf, percent } from './model.ts';
import { reportTimeliness } from './report-timeliness.ts';

const { database } = await openTestDatabase();
const actor = await createAuthority(database);
const elsewhere = await createAuthority(database, 'Southshire');

const PERIOD = { from: '2026-01-01', until: '2026-03-31', asOf: '2026-03-02' };

const GUIDANCE = { layer: 'guidance' } as const;
/** One duty for each way in which one can stand on 2 March 2026; each is another child's. */
const DUTIES = [
  // January: one of two first reviews in time, the other a day late.
  { due_on: '2026-01-10', met_on: '2026-01-10' },
  { due_on: '2026-01-12', met_on: '2026-01-13' },
  // February: one never held, one not owed, and one held late while the law was softened, which is no breach.
  { due_on: '2026-02-02' },
  { due_on: '2026-02-10', not_owed_because: 'the child left care' },
  { due_on: '2026-02-11', met_on: '2026-02-20', is_softened_2020: true },
  // March: the last day is today, and it may still be held; the other was held two days after today, so not yet.
  { due_on: '2026-03-02' },
  { due_on: '2026-03-01', met_on: '2026-03-04' },
  // Outside the months that are asked about.
  { due_on: '2025-12-31', met_on: '2025-12-31' },
  { due_on: '2026-04-01' },
  // The authority's own day is earlier than the national one: late here and in time nationally, and no breach;
  // overdue here and to come nationally.
  { rule: 'review.subsequent', due_on: '2026-02-01', national_due_on: '2026-02-08', met_on: '2026-02-05' },
  { rule: 'review.subsequent', due_on: '2026-02-20', national_due_on: '2026-03-20' },
  // Not reviews: late and no breach, because it is guidance; before its time; agreed by silence; only here.
  { rule: 'outcome.decisions', due_on: '2026-01-15', met_on: '2026-01-16', ...GUIDANCE },
  {
    rule: 'preparation.invitations',
    due_on: '2026-01-20',
    earliest_on: '2026-01-10',
    met_on: '2026-01-09',
    ...GUIDANCE,
  },
  { rule: 'outcome.manager-response', due_on: '2026-01-20', silence_agrees: true, ...GUIDANCE },
  { rule: 'contact.midway', due_on: '2026-01-20', met_on: '2026-01-19', national_due_on: null, layer: 'local' },
];

const UNKNOWN = [
  { rule: 'review.first', because: 'before-record' },
  { rule: 'review.first', because: 'before-record' },
  { rule: 'review.subsequent', because: 'previous-not-recorded' },
  { rule: 'outcome.decisions', because: 'never-recorded' },
  { rule: 'outcome.decisions', because: null },
];

let children = 0;

async function oweTo(tx: Tx, duty: Partial<(typeof DUTIES)[number]> & { due_on: string }): Promise<void> {
  children += 1;
  const child_id = await createChild(tx, actor, `T${children}`);
  const national_due_on = 'national_due_on' in duty ? (duty.national_due_on ?? null) : duty.due_on;
  await tx
    .insertInto('obligations')
    .values({ authority_id: actor.authorityId, child_id, ...OBLIGATION, ...duty, national_due_on })
    .execute();
}

await database.withTransaction(actor, async (tx) => {
  for (const duty of DUTIES) await oweTo(tx, duty);
  for (const { rule, because } of UNKNOWN) {
    children += 1;
    const child_id = await createChild(tx, actor, `U${children}`);
    const unknown = { authority_id: actor.authorityId, child_id, rule, because, missing: ['review-held'] };
    await tx.insertInto('unknown_obligations').values(unknown).execute();
  }
  await tx.updateTable('children').set({ next_change_on: '2026-03-02' }).where('local_id', '=', 'T1').execute();
});

const report = await database.withTransaction(actor, (tx) => reportTimeliness(tx, actor, PERIOD));

/** What is not zero, so that a figure can be read against the list above. */
function told({ national, ...counts }: DutyCounts) {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function ruleOf(id: string) {
  return report.rules.find(({ rule }) => rule === id) ?? assert.fail(`the report has nothing of ${id}`);
}

describe('the timeliness of an authority', () => {
  it('counts the reviews in time and out of time, by rule and month [REP-06]', () => {
    const { counts, months, title } = ruleOf('review.first');
    assert.equal(title, 'Hold the first review');
    assert.deepEqual(told(counts), {
      due: 7,
      inTime: 1,
      late: 2,
      overdue: 2,
      upcoming: 1,
      notApplicable: 1,
      breaches: 3,
    });
    assert.deepEqual(
      months.map(({ month, counts: of }) => [month, told(of)]),
      [
        ['2026-01', { due: 2, inTime: 1, late: 1, breaches: 1 }],
        ['2026-02', { due: 3, late: 1, overdue: 1, notApplicable: 1, breaches: 1 }],
        ['2026-03', { due: 2, overdue: 1, upcoming: 1, breaches: 1 }],
      ],
    );
    // One of five: one in time, two late, two overdue. What is to come and what is not owed says nothing.
    assert.deepEqual([knownOf(counts), percent(counts.inTime, knownOf(counts))], [5, 20]);
  });

  it('adds up all reviews, and all other duties, decisions and answers among them [REP-28]', () => {
    // 7 first reviews and 2 later ones, of which one was late and one is overdue by the day here.
    assert.deepEqual(told(report.reviews.counts), {
      ...{ due: 9, inTime: 1, late: 3, overdue: 3, upcoming: 1, notApplicable: 1, breaches: 3 },
    });
    assert.deepEqual(told(ruleOf('outcome.decisions').counts), { due: 1, late: 1 });
    assert.deepEqual(told(ruleOf('outcome.manager-response').counts), { due: 1, deemedAgreed: 1 });
    assert.deepEqual(told(report.others.counts), { due: 4, inTime: 1, late: 1, early: 1, deemedAgreed: 1 });
    assert.deepEqual(
      report.reviews.months.map(({ counts }) => counts.due),
      [2, 5, 2],
    );
  });

  it('sets the national measure beside the local one', () => {
    // Of the two later reviews, one was held by its national day, and the national day of the other is to come.
    assert.deepEqual(ruleOf('review.subsequent').counts.national, { known: 1, inTime: 1, differing: 2 });
    assert.deepEqual(ruleOf('review.first').counts.national, { known: 5, inTime: 1, differing: 0 });
    // Nationally there is no such duty.
    assert.deepEqual(ruleOf('contact.midway').counts.national, { known: 0, inTime: 0, differing: 0 });
  });

  it('calls nothing a breach but what statute asks', () => {
    const breaching = report.rules.filter(({ counts }) => counts.breaches > 0);
    assert.deepEqual(
      breaching.map(({ rule }) => rule),
      ['review.first'],
    );
  });

  it('counts what nobody knows apart, by reason, and never as in time', () => {
    assert.deepEqual(report.reviews.unknown, { 'before-record': 2, 'previous-not-recorded': 1 });
    assert.deepEqual(report.others.unknown, { 'never-recorded': 1, 'not-told': 1 });
    assert.equal(ruleOf('review.first').counts.due, 7);
  });

  it('says of how many children the duties wait to be worked out anew', () => {
    assert.equal(report.outOfDate, 1);
  });

  it('tells another authority nothing', async () => {
    const other = await database.withTransaction(elsewhere, (tx) => reportTimeliness(tx, elsewhere, PERIOD));
    assert.deepEqual([other.rules, other.reviews.counts.due, other.outOfDate], [[], 0, 0]);
  });

  it('counts for a director, who may open no record, what the service counts', async () => {
    const directors = await database.withTransaction({ ...actor, userId: null }, (tx) =>
      createStaff(tx, actor, { roles: ['director'] }),
    );
    const director = { ...actor, userId: directors };
    const [theirs, seen] = await database.withTransaction(director, async (tx) => [
      await reportTimeliness(tx, director, PERIOD),
      await tx.selectFrom('obligations').select('id').execute(),
    ]);
    assert.deepEqual(theirs, report);
    assert.deepEqual(seen, []);
  });
});
