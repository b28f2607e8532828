import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { periodsOf, placementsOf, reviewsOf } from './times-of-facts.ts';

const BEGAN = { type: 'became-looked-after', on: '2025-01-06' };
const CEASED = { type: 'ceased-looked-after', on: '2025-06-01' };

describe('the times that facts amount to', () => {
  it('are periods of care, numbered from the first, the last of which may go on', () => {
    assert.deepEqual(periodsOf([{ type: 'became-looked-after', on: '2026-02-01' }, CEASED, BEGAN]), [
      { number: 1, startedOn: '2025-01-06', endedOn: '2025-06-01' },
      { number: 2, startedOn: '2026-02-01', endedOn: null },
    ]);
  });

  it('are placements, each ended by the next move and the last by the end of care', () => {
    const events = [
      BEGAN,
      { type: 'placement-started', on: '2025-01-06', placement: 'U6' },
      { type: 'placement-started', on: '2025-03-01' },
      { type: 'placed-at-home-on-care-order', on: '2025-05-01' },
      CEASED,
    ];
    assert.deepEqual(placementsOf(events), [
      { startedOn: '2025-01-06', endedOn: '2025-03-01', place: 'U6', kind: 'foster' },
      { startedOn: '2025-03-01', endedOn: '2025-05-01', place: 'unknown', kind: 'unknown' },
      { startedOn: '2025-05-01', endedOn: '2025-06-01', place: 'P1', kind: 'home' },
    ]);
  });

  it('say what is said most exactly where a day tells of a move twice', () => {
    const placed = { type: 'placed-for-adoption', on: '2025-03-01' };
    const [placement] = placementsOf([placed, { type: 'placement-started', on: '2025-03-01' }]);
    assert.equal(placement?.place, 'adoption');
    const [coded] = placementsOf([placed, { type: 'placement-started', on: '2025-03-01', placement: 'A5' }]);
    assert.equal(coded?.place, 'A5');
  });

  it('leave open where the child went when a placement with adopters broke down and nobody said', () => {
    const events = [
      { type: 'placed-for-adoption', on: '2025-03-01' },
      { type: 'adoption-placement-disrupted', on: '2025-04-01' },
    ];
    assert.deepEqual(
      placementsOf(events).map(({ endedOn }) => endedOn),
      ['2025-04-01'],
    );
  });

  it('are reviews from their first meeting to their last', () => {
    const events = [
      { type: 'invitations-sent', on: '2025-01-10', review: 'r2' },
      { type: 'review-completed', on: '2025-02-09', review: 'r1' },
      { type: 'review-started', on: '2025-02-01', review: 'r1' },
      { type: 'review-completed', on: '2025-02-05', review: 'r1' },
    ];
    assert.deepEqual(reviewsOf(events), [
      { key: 'r2', arrangedOn: null, recordingOn: null, completedOn: null },
      { key: 'r1', arrangedOn: null, recordingOn: '2025-02-01', completedOn: '2025-02-09' },
    ]);
  });
});
