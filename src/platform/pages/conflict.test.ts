import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosen, mergeVersions, takeChoices, typed, typedDay, versioned } from './conflict.ts';

const COMPARED = [
  typed('name', 'Name'),
  typedDay('from', 'From'),
  chosen('cover', 'Who acts', (id) => ({ a: 'Ann Lee', b: 'Bo Ray' })[id] ?? 'Nobody yet'),
];
const opened = versioned({
  name: 'North',
  'from-day': '3',
  'from-month': '2',
  'from-year': '2026',
  cover: 'a',
  version: '1',
});

describe('merging two versions', () => {
  it('takes over what only they changed, keeps what only you changed, and asks about what both did', () => {
    const theirs = { ...opened, name: 'North West', 'from-day': '5', version: '2' };
    const mine = { ...opened, name: 'Northern', cover: 'b' };
    const { values, conflict } = mergeVersions(COMPARED, { mine, theirs });
    assert.deepEqual(
      conflict.differences.map(({ label, theirs: their, mine: own, by, choice }) => [
        label,
        their,
        own,
        by,
        choice?.name,
      ]),
      [
        ['Name', 'North West', 'Northern', 'both', '_take-0'],
        ['From', '5 Feb 2026', '3 Feb 2026', 'them', undefined],
        ['Who acts', 'Ann Lee', 'Bo Ray', 'you', undefined],
      ],
    );
    assert.equal(conflict.hasChoice, true);
    assert.deepEqual(
      [values['name'], values['from-day'], values['cover'], values['version']],
      ['Northern', '5', 'b', '2'],
    );
  });

  it('counts the next conflict from what they saved', () => {
    const theirs = { ...opened, name: 'North West', version: '2' };
    const { values } = mergeVersions(COMPARED, { mine: { ...opened, cover: 'b' }, theirs });
    const later = { ...theirs, 'from-day': '9', version: '3' };
    const { conflict } = mergeVersions(COMPARED, { mine: values, theirs: later });
    assert.deepEqual(
      conflict.differences.map(({ label, by }) => [label, by]),
      [
        ['From', 'them'],
        ['Who acts', 'you'],
      ],
    );
  });

  it('finds nothing to choose where both typed the same, in whatever way', () => {
    const theirs = { ...opened, name: 'South ', 'from-day': '03', version: '2' };
    const { conflict } = mergeVersions(COMPARED, { mine: { ...opened, name: 'South' }, theirs });
    assert.deepEqual(conflict, { differences: [], hasChoice: false });
  });

  it('asks about every difference where the form does not tell what stood in it', () => {
    for (const _before of [undefined, 'no json', '{"name":7}']) {
      const mine = { ...opened, name: 'South', _before };
      const { conflict } = mergeVersions(COMPARED, { mine, theirs: { ...opened, version: '2' } });
      assert.deepEqual(
        conflict.differences.map(({ by }) => by),
        ['both'],
      );
    }
  });

  it('shows a day as it was typed where it is none', () => {
    const { conflict } = mergeVersions(COMPARED, { mine: { ...opened, 'from-day': '31' }, theirs: opened });
    assert.deepEqual(
      conflict.differences.map(({ mine, theirs }) => [mine, theirs]),
      [['31 2 2026', '3 Feb 2026']],
    );
  });
});

describe('a choice between two versions', () => {
  it('puts theirs in the place of what was typed, and only where that was chosen', () => {
    const theirs = { ...opened, name: 'North West', cover: 'b', version: '2' };
    const { values, conflict } = mergeVersions(COMPARED, { mine: { ...opened, name: 'South', cover: '' }, theirs });
    const sent = Object.fromEntries(
      conflict.differences.flatMap(({ label, choice }) =>
        choice === undefined
          ? []
          : [
              [choice.name, label === 'Name' ? 'theirs' : 'mine'],
              [choice.theirsName, choice.theirsFields],
            ],
      ),
    );
    const taken = takeChoices({ ...values, ...sent });
    assert.deepEqual([taken['name'], taken['cover']], ['North West', '']);
    assert.deepEqual(Object.keys(taken).toSorted(), Object.keys(values).toSorted());
  });

  it('takes nothing from what is no form', () => {
    for (const text of ['no json', '[1]', '{"name":{"a":"b"}}', undefined]) {
      assert.deepEqual(takeChoices({ name: 'South', '_take-0': 'theirs', '_theirs-0': text }), { name: 'South' });
    }
  });
});
