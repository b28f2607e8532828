import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changesOfHousehold, findPlacementOn, type HouseholdValues, homesOf } from './household.ts';

const BEFORE = { place: 'U1', startedOn: '2025-01-10', endedOn: '2026-03-02' };
const NOW = { place: 'U4', startedOn: '2026-03-02', endedOn: null };
const PLACEMENTS = [NOW, BEFORE];

function member(name: string, startedOn: string, more: Partial<HouseholdValues> = {}): HouseholdValues {
  return { name, relationship: 'foster carer', startedOn, endedOn: null, isWithdrawn: false, ...more };
}

describe('a household', () => {
  it('has whoever came into the placement, and nobody of the one before once the child has moved', () => {
    const { homes } = homesOf(PLACEMENTS, [member('Ada', '2025-01-10'), member('Cara', '2026-03-02')]);
    assert.deepEqual(
      homes.map(({ members }) => members.map(({ name, endedOn }) => [name, endedOn])),
      [[['Cara', null]], [['Ada', '2026-03-02']]],
    );
  });

  it('lists those who live there before those who moved out, and nobody who never lived there', () => {
    const { homes } = homesOf(PLACEMENTS, [
      member('Gone', '2026-03-02', { endedOn: '2026-04-01' }),
      member('Mistaken', '2026-03-03', { isWithdrawn: true }),
      member('Here', '2026-03-05'),
    ]);
    assert.deepEqual(
      homes[0]?.members.map(({ name }) => name),
      ['Here', 'Gone'],
    );
  });

  it('keeps apart whoever is entered for a day on which nobody knows where the child lived', () => {
    const { elsewhere } = homesOf(PLACEMENTS, [member('Ada', '2024-12-31')]);
    assert.deepEqual(
      elsewhere.map(({ name }) => name),
      ['Ada'],
    );
  });

  it('begins on the first day of a placement and no longer is on the day on which it ends', () => {
    assert.equal(findPlacementOn(PLACEMENTS, '2026-03-01'), BEFORE);
    assert.equal(findPlacementOn(PLACEMENTS, '2026-03-02'), NOW);
    assert.equal(findPlacementOn(PLACEMENTS, '2025-01-09'), undefined);
  });
});

describe('the changes of a household', () => {
  const { homes } = homesOf(PLACEMENTS, [
    member('Ada', '2025-01-10'),
    member('Cara', '2026-03-02'),
    member('Ben', '2026-04-03', { relationship: 'the carer’s son', endedOn: '2026-05-20' }),
  ]);

  it('are who moved in and out with the day, and that the child moved; who was there from the first day moved neither [PRE-19]', () => {
    assert.deepEqual(changesOfHousehold(homes, { after: null, until: '2026-06-01' }), [
      { what: 'moved-out', on: '2026-05-20', name: 'Ben', relationship: 'the carer’s son' },
      { what: 'moved-in', on: '2026-04-03', name: 'Ben', relationship: 'the carer’s son' },
      { what: 'child-moved', on: '2026-03-02', place: 'U4' },
      { what: 'child-moved', on: '2025-01-10', place: 'U1' },
    ]);
  });

  it('count after the day of the last review, and not beyond today', () => {
    const changes = changesOfHousehold(homes, { after: '2026-04-03', until: '2026-05-20' });
    assert.deepEqual(
      changes.map(({ what, on }) => [what, on]),
      [['moved-out', '2026-05-20']],
    );
    assert.deepEqual(changesOfHousehold(homes, { after: '2026-04-03', until: '2026-05-19' }), []);
  });
});
