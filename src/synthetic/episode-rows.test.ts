import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDayOf, lastDayOf } from '../exchange/ssda903/collection-year.ts';
import { addDays, type Day, reachesAge } from '../rules/calendar/day.ts';
import {
  byChild,
  cell,
  dayIn,
  findDayIn,
  type GeneratedReturn,
  generateReturns,
  type Row,
  rowsOf,
} from './returns-for-tests.ts';

const returns = generateReturns({ children: 3000, years: 4, lastYear: 2027 });

/** Every episode of every year's file beside the one before it in that file. */
const episodes = returns.flatMap((one) => {
  return [...byChild(rowsOf(one, 'Episodes')).values()].flatMap((rows) =>
    rows.map((row, index) => ({ row, before: rows[index - 1], after: rows[index + 1], year: one.year })),
  );
});
const births = new Map(
  returns.flatMap((one) => rowsOf(one, 'Header')).map((row) => [cell(row, 'CHILD'), dayIn(row, 'DOB')]),
);

test('ends an episode with a day and a reason, or with neither', () => {
  for (const { row } of episodes) assert.equal(cell(row, 'DEC') === '', cell(row, 'REC') === '', describe(row));
});

test('makes every episode last at least a day and touch the year', () => {
  for (const { row, year } of episodes) {
    const end = findDayIn(row, 'DEC');
    assert.ok(dayIn(row, 'DECOM') <= lastDayOf(year), describe(row));
    assert.ok(
      end === undefined || (end > dayIn(row, 'DECOM') && end >= firstDayOf(year) && end <= lastDayOf(year)),
      describe(row),
    );
  }
});

test('leaves no more than the last episode of a child open', () => {
  for (const { row, after } of episodes) assert.ok(after === undefined || cell(row, 'DEC') !== '', describe(row));
});

test('starts an episode that goes on from X1 on the very day, and any other later as a new start', () => {
  for (const { row, before } of episodes) {
    if (before === undefined) continue;
    const goesOn = cell(before, 'REC') === 'X1';
    assert.equal(cell(row, 'RNE') !== 'S', goesOn, describe(row));
    if (goesOn) assert.equal(cell(row, 'DECOM'), cell(before, 'DEC'), describe(row));
    else assert.ok(dayIn(row, 'DECOM') > dayIn(before, 'DEC'), describe(row));
  }
});

test('follows every X1 by another episode', () => {
  for (const { row, after } of episodes) assert.ok(cell(row, 'REC') !== 'X1' || after !== undefined, describe(row));
});

test('begins a child who was not in the year before with S', () => {
  for (const { row, before, year } of episodes) {
    if (before !== undefined || dayIn(row, 'DECOM') < firstDayOf(year)) continue;
    assert.equal(cell(row, 'RNE'), 'S', describe(row));
  }
});

test('says by its reason what changed: legal status, placement or both', () => {
  const placeColumns = ['PLACE', 'PLACE_PROVIDER', 'PL_POST', 'URN'];
  for (const { row, before } of episodes) {
    if (before === undefined || cell(row, 'RNE') === 'S') continue;
    const statusChanged = cell(row, 'LS') !== cell(before, 'LS');
    const placeChanged = placeColumns.some((column) => cell(row, column) !== cell(before, column));
    assert.equal(statusChanged, 'LBU'.includes(cell(row, 'RNE')), describe(row));
    assert.equal(placeChanged, 'PTBU'.includes(cell(row, 'RNE')), describe(row));
    assert.equal(cell(row, 'CIN'), cell(before, 'CIN'), describe(row));
  }
});

test('says why a placement ended where the child moves on, temporary moves apart', () => {
  for (const { row, after } of episodes) {
    const moves = after !== undefined && 'PTBU'.includes(cell(after, 'RNE'));
    const temporary = isTemporary(row) || (after !== undefined && isTemporary(after));
    assert.equal(cell(row, 'REASON_PLACE_CHANGE') !== '', moves && !temporary, describe(row));
  }
});

test('carries an episode over 31 March with the same start, reason, status and carers', () => {
  for (const [before, after] of linked()) {
    const columns = ['DECOM', 'RNE', 'LS', 'CIN', 'PLACE_PROVIDER', 'HOME_POST', 'PL_POST', 'URN'];
    for (const column of columns) assert.equal(cell(after, column), cell(before, column), describe(after));
    const recoded = ['H5>K3', 'Z1>Z11', 'Z1>Z12', 'Z1>Z13'];
    const [from, to] = [cell(before, 'PLACE'), cell(after, 'PLACE')];
    assert.ok(from === to || recoded.includes(`${from}>${to}`), describe(after));
  }
});

test('has every open episode in the next year, and nothing old that was not in the year before', () => {
  for (const [earlier, later] of pairsOfYears()) {
    const open = rowsOf(earlier, 'Episodes')
      .filter((row) => cell(row, 'DEC') === '')
      .map(keyOf);
    const old = rowsOf(later, 'Episodes')
      .filter((row) => dayIn(row, 'DECOM') < firstDayOf(later.year))
      .map(keyOf);
    assert.deepEqual(old, open);
  }
});

test('takes no child into care before birth or from 18 on, and keeps none past the 18th birthday', () => {
  for (const { row } of episodes) {
    const birth = birthOf(row);
    const adult = reachesAge(birth, 18);
    assert.ok(dayIn(row, 'DECOM') >= birth && dayIn(row, 'DECOM') < adult, describe(row));
    assert.ok((findDayIn(row, 'DEC') ?? birth) <= adult, describe(row));
    if (cell(row, 'REC') === 'E17') assert.equal(findDayIn(row, 'DEC'), adult, describe(row));
  }
  for (const { year, tables } of returns) {
    for (const row of rowsOf({ tables }, 'Episodes')) {
      if (cell(row, 'DEC') === '') assert.ok(reachesAge(birthOf(row), 18) > lastDayOf(year), describe(row));
    }
  }
});

test('keeps placements to the ages that they are for', () => {
  const youngest: Readonly<Record<string, number>> = { K3: 16, H5: 16, P2: 16, R5: 10, K1: 10, S1: 4 };
  for (const { row } of episodes) {
    const age = youngest[cell(row, 'PLACE')];
    assert.ok(age === undefined || dayIn(row, 'DECOM') >= reachesAge(birthOf(row), age), describe(row));
    if (cell(row, 'LS') === 'J1') assert.ok(dayIn(row, 'DECOM') >= reachesAge(birthOf(row), 10), describe(row));
    if (['E5', 'E6', 'E7'].includes(cell(row, 'REC')))
      assert.ok(dayIn(row, 'DEC') >= reachesAge(birthOf(row), 16), describe(row));
  }
});

test('never begins or ends care with a temporary move, and leads it back to the same placement in time', () => {
  const longest: Readonly<Record<string, number>> = { T1: 42, T3: 21, T4: 7 };
  let seen = 0;
  for (const { row, before, after } of episodes) {
    if (!isTemporary(row)) continue;
    seen++;
    assert.equal(cell(row, 'RNE'), 'P', describe(row));
    assert.equal(cell(row, 'PLACE_PROVIDER') + cell(row, 'URN'), '', describe(row));
    if (after === undefined) continue;
    assert.equal(cell(row, 'REC') + cell(after, 'RNE'), 'X1P', describe(row));
    assert.ok(dayIn(row, 'DEC') - dayIn(row, 'DECOM') <= (longest[cell(row, 'PLACE')] ?? 0), describe(row));
    if (before === undefined) continue;
    for (const column of ['PLACE', 'PL_POST', 'LS'])
      assert.equal(cell(after, column), cell(before, column), describe(row));
  }
  assert.ok(seen > 100, `only ${seen} temporary moves`);
});

test('keeps police protection to 72 hours and an emergency protection order to 21 days', () => {
  for (const { row } of episodes) {
    const days = (findDayIn(row, 'DEC') ?? dayIn(row, 'DECOM')) - dayIn(row, 'DECOM');
    if (cell(row, 'LS') === 'L1') assert.ok(days <= 3, describe(row));
    if (cell(row, 'LS') === 'L2') assert.ok(days <= 21, describe(row));
  }
});

test('places at home only under a care order, and for adoption under an order or from foster care', () => {
  for (const { row, before } of episodes) {
    const place = cell(row, 'PLACE');
    assert.equal(place === 'P1', cell(row, 'PLACE_PROVIDER') === 'PR0', describe(row));
    if (place === 'P1') assert.match(cell(row, 'LS'), /^C[12]$/, describe(row));
    if (place === 'P1') assert.equal(cell(row, 'PL_POST'), cell(row, 'HOME_POST'), describe(row));
    else if (cell(row, 'HOME_POST') !== '')
      assert.notEqual(cell(row, 'PL_POST'), cell(row, 'HOME_POST'), describe(row));
    if (place === 'A5' || place === 'A6') assert.equal(cell(row, 'LS'), 'E1', describe(row));
    if (place === 'A3' || place === 'A5') assert.match(cell(row, 'RNE'), /^[TU]$/, describe(row));
    if (place === 'A4' && before !== undefined) assert.match(cell(before, 'PLACE'), /^U/, describe(row));
  }
});

test('ends care by adoption only from adopters, and by guardianship of foster carers only from foster care', () => {
  for (const { row } of episodes) {
    const reason = cell(row, 'REC');
    assert.ok(!/^E1[12]$/.test(reason) || /^A/.test(cell(row, 'PLACE')), describe(row));
    assert.ok(!/^E4[56]$/.test(reason) || /^U/.test(cell(row, 'PLACE')), describe(row));
  }
});

test('keeps short stays short, apart, unmoved and without addresses', () => {
  // A stay over 31 March is in two files; the later one knows when it ended.
  const latest = new Map(episodes.filter(({ row }) => cell(row, 'LS') === 'V3').map(({ row }) => [keyOf(row), row]));
  const stays = [...byChild([...latest.values()]).values()];
  assert.ok(stays.length > 20, `only ${stays.length} children in short stays`);
  for (const rows of stays) {
    for (const row of rows) {
      assert.equal(cell(row, 'RNE') + cell(row, 'REC'), 'SE4A', describe(row));
      assert.ok(dayIn(row, 'DEC') - dayIn(row, 'DECOM') <= 17, describe(row));
      assert.doesNotMatch(cell(row, 'PLACE'), /^(T|U1|U4)/, describe(row));
      const yearBefore = rows.filter((other) => isWithinYearBefore(other, dayIn(row, 'DEC')));
      const days = yearBefore.reduce((sum, other) => sum + dayIn(other, 'DEC') - dayIn(other, 'DECOM'), 0);
      assert.ok(days <= 75, `${days} days in twelve months: ${describe(row)}`);
    }
  }
  for (const { row } of episodes) {
    if (isShortBreak(row))
      assert.equal(cell(row, 'HOME_POST') + cell(row, 'PL_POST') + cell(row, 'URN'), '', describe(row));
  }
});

test('never returns stays and agreements of one child in the same year', () => {
  for (const one of returns) {
    for (const rows of byChild(rowsOf(one, 'Episodes')).values()) {
      const statuses = new Set(rows.map((row) => cell(row, 'LS')));
      assert.ok(!(statuses.has('V3') && statuses.has('V4')), cell(rows[0] ?? {}, 'CHILD'));
    }
  }
});

test('meets every kind of care that the clock of reviews knows', () => {
  const seen = new Set(episodes.flatMap(({ row }) => [cell(row, 'LS'), cell(row, 'PLACE'), cell(row, 'REC')]));
  const wanted =
    'C1 C2 E1 J1 L1 L2 V2 V3 V4 A4 A5 A6 P1 U1 U3 U4 U5 U6 K1 K2 K3 R3 R5 S1 T1 E11 E12 E3 E4A E4B E41 E45 E46 E47 E48 E5 E6 E7 E8 E9 E13 E14 E15 E17';
  assert.deepEqual(
    wanted.split(' ').filter((code) => !seen.has(code)),
    [],
  );
  const disrupted = episodes.filter(
    ({ row, before }) => before !== undefined && /^A/.test(cell(before, 'PLACE')) && /^U/.test(cell(row, 'PLACE')),
  );
  assert.ok(disrupted.length > 0, 'no adoption placement is disrupted');
  const cameBack = episodes.filter(
    ({ row, before }) => before !== undefined && cell(row, 'RNE') === 'S' && !isShortBreak(row),
  );
  assert.ok(cameBack.length > 50, `only ${cameBack.length} children come back into care within a year`);
});

function isWithinYearBefore(row: Row, day: Day): boolean {
  const end = dayIn(row, 'DEC');
  return end <= day && end > addDays(day, -365);
}

function isShortBreak(row: Row): boolean {
  return cell(row, 'LS') === 'V3' || cell(row, 'LS') === 'V4';
}

function isTemporary(row: Row): boolean {
  return cell(row, 'PLACE').startsWith('T');
}

function birthOf(row: Row): Day {
  const birth = births.get(cell(row, 'CHILD'));
  assert.ok(birth !== undefined, `${cell(row, 'CHILD')} is in no Header`);
  return birth;
}

function keyOf(row: Row): string {
  return `${cell(row, 'CHILD')} ${cell(row, 'DECOM')}`;
}

function describe(row: Row): string {
  return Object.values(row).join(',');
}

function pairsOfYears(): [earlier: GeneratedReturn, later: GeneratedReturn][] {
  return returns.slice(1).flatMap((later, index) => {
    const earlier = returns[index];
    return earlier === undefined ? [] : [[earlier, later]];
  });
}

/** Each episode that was open at the end of a year beside the same episode in the next year's file. */
function linked(): [before: Row, after: Row][] {
  return pairsOfYears().flatMap(([earlier, later]) => {
    const next = new Map(rowsOf(later, 'Episodes').map((row) => [keyOf(row), row]));
    return rowsOf(earlier, 'Episodes').flatMap((row): [Row, Row][] => {
      const after = cell(row, 'DEC') === '' ? next.get(keyOf(row)) : undefined;
      return after === undefined ? [] : [[row, after]];
    });
  });
}
