import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority, createChild } from '../../../tests/support/records.ts';
import { takingPart } from './model.ts';
import { reportParticipation } from './report-participation.ts';

const { database } = await openTestDatabase();
const actor = await createAuthority(database);
const authority_id = actor.authorityId;

/** Reviews of a child born on 2 May 2014, of one born on 10 March 2022, and of one whose birth nobody told. */
const REVIEWS: Readonly<Record<string, readonly (readonly [recordingOn: string, code: string | null])[]>> = {
  '2014-05-02': [
    ['2026-01-05', 'PN1'],
    ['2026-01-20', 'PN1'],
    ['2026-01-31', 'PN2'],
    ['2026-03-01', 'PN3'],
    ['2026-03-02', 'PN4'],
    ['2026-03-03', 'PN5'],
    ['2026-03-04', 'PN6'],
    ['2026-03-05', 'PN7'],
    ['2026-03-06', null],
    // Outside: the day before, and the day after the one as of which it looks.
    ['2025-12-31', 'PN1'],
    ['2026-03-21', 'PN1'],
  ],
  // Four on 10 March 2026: the day before it the child is under four, and on it no longer.
  '2022-03-10': [
    ['2026-03-09', 'PN0'],
    ['2026-03-10', 'PN0'],
  ],
  unknown: [['2026-03-11', 'PN1']],
};

await database.withTransaction(actor, async (tx) => {
  for (const [born, reviews] of Object.entries(REVIEWS)) {
    const child_id = await createChild(tx, actor, born);
    const born_on = born === 'unknown' ? null : born;
    await tx.updateTable('children').set({ born_on }).where('id', '=', child_id).execute();
    for (const [recording_on, participation] of reviews) {
      const review = { key: recording_on, recording_on, participation, source: 'recorded' };
      await tx
        .insertInto('reviews')
        .values({ authority_id, child_id, ...review })
        .execute();
    }
  }
});

const report = await database.withTransaction(actor, (tx) =>
  reportParticipation(tx, actor, { from: '2026-01-01', until: '2026-03-31', asOf: '2026-03-20' }),
);

describe('participation', () => {
  it('shows the reviews held in each month as a series, months without one too [REP-25]', () => {
    assert.deepEqual(
      report.months.map(({ month, held }) => [month, held]),
      [
        ['2026-01', 3],
        ['2026-02', 0],
        ['2026-03', 9],
      ],
    );
  });

  it('counts each way of taking part, with its words [REP-20, REP-21, REP-22, REP-23, REP-24]', () => {
    const { byCode } = report.all.fourAndOver;
    assert.deepEqual(
      Object.entries(byCode).map(([code, count]) => [report.words[code], count]),
      [
        ['Attended and spoke for themselves', 2],
        ['Attended, an advocate spoke for them', 1],
        ['Attended and conveyed their views by symbols', 1],
        ['Attended, views neither given nor represented', 1],
        ['Did not attend, briefed an advocate', 1],
        ['Did not attend, sent their views another way', 1],
        ['Did not attend, views not conveyed', 1],
      ],
    );
    assert.equal(report.months[0]?.fourAndOver.byCode['PN1'], 2);
  });

  it('measures children of four and over apart, from the birthday on', () => {
    const { held, underFour, ageUnknown, fourAndOver } = report.all;
    assert.deepEqual({ held, underFour, ageUnknown }, { held: 12, underFour: 1, ageUnknown: 1 });
    assert.deepEqual([fourAndOver.held, fourAndOver.codedUnderFour], [10, 1]);
  });

  it('counts what nobody stated as not stated, and leaves it out of the share', () => {
    const { fourAndOver } = report.all;
    assert.equal(fourAndOver.notStated, 1);
    // Ten less the one not stated and the one coded as under four; all but PN4 and PN7 were heard, PN1 to PN4 came.
    assert.deepEqual(takingPart(fourAndOver), { known: 8, attended: 5, heard: 6 });
  });
});
