import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDayOf, lastDayOf } from '../exchange/ssda903/collection-year.ts';
import type { TableName } from '../exchange/ssda903/tables.ts';
import { type Day, reachesAge } from '../rules/calendar/day.ts';
import { isWorkingDay } from '../rules/calendar/working-days.ts';
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
const ONCE_A_CHILD: readonly TableName[] = ['Header', 'UASC', 'OC2', 'OC3', 'AD1', 'PrevPerm'];
const SPANS: readonly { table: TableName; start: string; end: string }[] = [
  { table: 'Missing', start: 'MIS_START', end: 'MIS_END' },
  { table: 'SWEpisodes', start: 'SW_DECOM', end: 'SW_DEC' },
  { table: 'DoLo', start: 'DOLO_START', end: 'DOLO_END' },
];

/** A child of one year: the Header row, and the rows of any table. */
interface Child {
  readonly header: Row;
  readonly birth: Day;
  readonly year: GeneratedReturn['year'];
  readonly rows: (table: TableName) => readonly Row[];
}

const children = returns.flatMap(childrenOf);

function childrenOf({ year, tables }: GeneratedReturn): Child[] {
  const byTable = new Map([...tables].map(([table, rows]) => [table, byChild(rows)]));
  return rowsOf({ tables }, 'Header').map((header) => {
    const rows = (table: TableName) => byTable.get(table)?.get(cell(header, 'CHILD')) ?? [];
    return { header, birth: dayIn(header, 'DOB'), year, rows };
  });
}

test('has every child in the Header, once, with the same date of birth and sex wherever they are repeated', () => {
  for (const one of returns) {
    const headers = new Map(rowsOf(one, 'Header').map((row) => [cell(row, 'CHILD'), row]));
    for (const table of ONCE_A_CHILD) assert.equal(byChild(rowsOf(one, table)).size, rowsOf(one, table).length, table);
    for (const [table, rows] of one.tables) {
      for (const row of rows) {
        const header = headers.get(cell(row, 'CHILD'));
        assert.ok(header !== undefined, `${table} ${describe(row)}`);
        for (const column of ['DOB', 'SEX']) {
          if (column in row) assert.equal(cell(row, column), cell(header, column), `${table} ${describe(row)}`);
        }
      }
    }
  }
});

test('tells nothing but the Header and OC3 of a care leaver who is not looked after in the year', () => {
  const others: readonly TableName[] = [
    'Reviews',
    'UASC',
    'OC2',
    'AD1',
    'PlacedAdoption',
    'PrevPerm',
    'Missing',
    'SWEpisodes',
    'DoLo',
  ];
  const leavers = children.filter(({ rows }) => rows('Episodes').length === 0);
  assert.ok(leavers.length > 1000);
  for (const { header, rows } of leavers) {
    assert.equal(rows('OC3').length, 1, describe(header));
    assert.equal(cell(header, 'MOTHER') + cell(header, 'MC_DOB'), '', describe(header));
    for (const table of others) assert.equal(rows(table).length, 0, `${table} ${describe(header)}`);
  }
});

test('keeps what is known of a child the same from year to year', () => {
  const known = new Map<string, Row>();
  for (const { header } of children) {
    const before = known.get(cell(header, 'CHILD'));
    known.set(cell(header, 'CHILD'), header);
    if (before === undefined) continue;
    for (const column of ['DOB', 'ETHNIC']) assert.equal(cell(header, column), cell(before, column));
    if (!cell(before, 'UPN').startsWith('UN')) assert.equal(cell(header, 'UPN'), cell(before, 'UPN'));
  }
});

test('gives pupil numbers of the right form, no two alike, and none to a child too young for school', () => {
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  const seen = new Map<string, string>();
  for (const { header, birth, year } of children) {
    const upn = cell(header, 'UPN');
    if (reachesAge(birth, 4) > lastDayOf(year)) assert.equal(upn, 'UN1', describe(header));
    if (reachesAge(birth, 6) < firstDayOf(year)) assert.notEqual(upn, 'UN1', describe(header));
    if (upn.startsWith('UN')) continue;
    assert.match(upn, /^[A-HJ-NP-RT-Z]999\d{9}$/);
    const sum = weights.reduce((total, weight, index) => total + weight * Number(upn[index + 1]), 0);
    assert.equal(upn[0], 'ABCDEFGHJKLMNPQRTUVWXYZ'[sum % 23], upn);
    assert.equal(seen.get(upn) ?? cell(header, 'CHILD'), cell(header, 'CHILD'), upn);
    seen.set(upn, cell(header, 'CHILD'));
  }
});

test('holds reviews on working days of the year, in care, one a day, and returns none of short breaks', () => {
  for (const { header, rows, year } of children) {
    const days = rows('Reviews').map((row) => dayIn(row, 'REVIEW'));
    assert.equal(new Set(days).size, days.length, describe(header));
    for (const day of days) {
      assert.ok(day >= firstDayOf(year) && day <= lastDayOf(year) && isWorkingDay(day), describe(header));
      const inCare = rows('Episodes').some(
        (row) => isOrdinary(row) && covers(row, day, { start: 'DECOM', end: 'DEC' }),
      );
      assert.ok(inCare, `${day} ${describe(header)}`);
    }
    if (rows('Episodes').every((row) => !isOrdinary(row))) assert.equal(days.length, 0, describe(header));
  }
});

test('uses PN0 before the fourth birthday and never after', () => {
  for (const { birth, rows } of children) {
    for (const row of rows('Reviews')) {
      const under4 = dayIn(row, 'REVIEW') < reachesAge(birth, 4);
      assert.equal(cell(row, 'REVIEW_CODE') === 'PN0', under4, describe(row));
    }
  }
});

test('asks about motherhood of every girl looked after, short breaks apart, and of no boy', () => {
  let mothers = 0;
  for (const { header, birth, rows, year } of children) {
    const asked = /^[F2]$/.test(cell(header, 'SEX')) && rows('Episodes').some(isOrdinary);
    assert.equal(cell(header, 'MOTHER') !== '', asked, describe(header));
    assert.equal(cell(header, 'MC_DOB') !== '', cell(header, 'MOTHER') === '1', describe(header));
    if (cell(header, 'MOTHER') !== '1') continue;
    mothers++;
    assert.ok(
      dayIn(header, 'MC_DOB') >= reachesAge(birth, 14) && dayIn(header, 'MC_DOB') <= lastDayOf(year),
      describe(header),
    );
  }
  assert.ok(mothers > 0);
});

test('names unaccompanied children while they are, with an end no later than the 18th birthday', () => {
  for (const { birth, rows, year } of children) {
    for (const row of rows('UASC')) {
      assert.ok(dayIn(row, 'DUC') <= reachesAge(birth, 18) && dayIn(row, 'DUC') >= firstDayOf(year), describe(row));
      assert.ok(
        rows('Episodes').every((episode) => cell(episode, 'HOME_POST') === ''),
        describe(row),
      );
    }
  }
});

test('answers for health exactly where the child was looked after all year, each question at its age', () => {
  for (const { header, birth, rows, year } of children) {
    const [answers] = rows('OC2');
    assert.equal(answers !== undefined, isLookedAfterAllYear(rows('Episodes'), year), describe(header));
    if (answers === undefined) continue;
    const last = lastDayOf(year);
    const sdqAsked = reachesAge(birth, 4) <= last && reachesAge(birth, 17) >= firstDayOf(year);
    assert.equal(
      (cell(answers, 'SDQ_SCORE') === '') !== (cell(answers, 'SDQ_REASON') === ''),
      sdqAsked,
      describe(answers),
    );
    assert.ok(Number(cell(answers, 'SDQ_SCORE')) <= 40, describe(answers));
    assert.equal(cell(answers, 'CONVICTED') !== '', reachesAge(birth, 10) <= last, describe(answers));
    assert.equal(cell(answers, 'HEALTH_CHECK') !== '', reachesAge(birth, 5) > last, describe(answers));
    assert.equal(
      cell(answers, 'INTERVENTION_RECEIVED') !== '',
      cell(answers, 'SUBSTANCE_MISUSE') === '1',
      describe(answers),
    );
    assert.equal(
      cell(answers, 'INTERVENTION_OFFERED') !== '',
      cell(answers, 'INTERVENTION_RECEIVED') === '0',
      describe(answers),
    );
  }
});

test('asks after care leavers in the years of their 17th to 21st birthdays, spent out of care', () => {
  for (const { header, birth, rows, year } of children) {
    const [answers] = rows('OC3');
    if (answers === undefined) continue;
    const birthday = [17, 18, 19, 20, 21]
      .map((age) => reachesAge(birth, age))
      .find((day) => day >= firstDayOf(year) && day <= lastDayOf(year));
    assert.ok(birthday !== undefined, describe(header));
    const inCare = rows('Episodes').some((row) => covers(row, birthday, { start: 'DECOM', end: 'DEC' }));
    assert.ok(!inCare, describe(header));
    assert.equal(cell(answers, 'ACTIV') === '0', cell(answers, 'IN_TOUCH') !== 'YES', describe(answers));
    assert.equal(cell(answers, 'ACCOM') === '0', cell(answers, 'IN_TOUCH') !== 'YES', describe(answers));
  }
});

test('tells of nobody after their death', () => {
  const died = new Map<string, number>();
  for (const { header, rows, year } of children) {
    assert.equal(died.get(cell(header, 'CHILD')), undefined, describe(header));
    const isDeath =
      rows('OC3').some((row) => cell(row, 'IN_TOUCH') === 'DIED') ||
      rows('Episodes').some((row) => cell(row, 'REC') === 'E2');
    if (isDeath) died.set(cell(header, 'CHILD'), year);
  }
  assert.ok(died.size > 0);
});

test('decides on adoption before the order and the placement, and tells of adopters of every child adopted', () => {
  for (const { header, rows } of children) {
    const [decision] = rows('PlacedAdoption');
    const [adoption] = rows('AD1');
    for (const row of rows('Episodes')) {
      if (cell(row, 'LS') !== 'E1' && !/^A/.test(cell(row, 'PLACE'))) continue;
      assert.ok(decision !== undefined && dayIn(decision, 'DATE_PLACED') <= dayIn(row, 'DECOM'), describe(header));
    }
    const adopted = rows('Episodes').find((row) => /^E1[12]$/.test(cell(row, 'REC')));
    assert.equal(adoption !== undefined, adopted !== undefined, describe(header));
    if (adoption === undefined || adopted === undefined || decision === undefined) continue;
    assert.equal(cell(adoption, 'DATE_INT'), cell(decision, 'DATE_PLACED'), describe(adoption));
    assert.ok(dayIn(adoption, 'DATE_MATCH') >= dayIn(adoption, 'DATE_INT'), describe(adoption));
    assert.ok(dayIn(adoption, 'DATE_MATCH') <= dayIn(adopted, 'DECOM'), describe(adoption));
    assert.equal(cell(adoption, 'FOSTER_CARE') === '1', /^A[35]$/.test(cell(adopted, 'PLACE')), describe(adoption));
    assert.equal(cell(adoption, 'NB_ADOPTR') === '1', cell(adoption, 'LS_ADOPTR') === 'L0', describe(adoption));
    assert.equal(cell(decision, 'DATE_PLACED_CEASED'), '', describe(decision));
  }
});

test('says when and why a plan of adoption was given up', () => {
  let reversed = 0;
  for (const { rows } of children) {
    for (const row of rows('PlacedAdoption')) {
      assert.equal(cell(row, 'DATE_PLACED_CEASED') === '', cell(row, 'REASON_PLACED_CEASED') === '', describe(row));
      if (cell(row, 'DATE_PLACED_CEASED') === '') continue;
      reversed++;
      const order = rows('Episodes').find(
        (episode) => cell(episode, 'LS') === 'E1' && cell(episode, 'DEC') === cell(row, 'DATE_PLACED_CEASED'),
      );
      assert.ok(order !== undefined, describe(row));
    }
  }
  assert.ok(reversed > 10, `only ${reversed}`);
});

test('asks every child who comes into care about earlier permanence, and nobody else', () => {
  for (const { header, rows, year } of children) {
    const started = rows('Episodes').some((row) => cell(row, 'RNE') === 'S' && dayIn(row, 'DECOM') >= firstDayOf(year));
    assert.equal(rows('PrevPerm').length, started ? 1 : 0, describe(header));
    for (const row of rows('PrevPerm')) {
      assert.equal(cell(row, 'PREV_PERM') === 'Z1', cell(row, 'DATE_PERM') === '', describe(row));
      assert.match(cell(row, 'DATE_PERM'), /^$|^(\d\d|ZZ)\/(\d\d|ZZ)\/\d{4}$/);
    }
  }
});

test('keeps absences, social workers and deprivations in order, without overlaps, within the year', () => {
  for (const { header, rows, year } of children) {
    for (const { table, start, end } of SPANS) {
      for (const [index, row] of rows(table).entries()) {
        const before = rows(table)[index - 1];
        const last = findDayIn(row, end);
        assert.ok(dayIn(row, start) <= lastDayOf(year), describe(header));
        assert.ok(last === undefined || (last >= dayIn(row, start) && last <= lastDayOf(year)), describe(row));
        if (before !== undefined) assert.ok(dayIn(before, end) <= dayIn(row, start), `${table} ${describe(row)}`);
      }
    }
  }
});

test('lets a child be missing only from a placement, and be found by its end', () => {
  for (const { rows } of children) {
    for (const row of rows('Missing')) {
      const from = rows('Episodes').findLast((episode) => dayIn(episode, 'DECOM') <= dayIn(row, 'MIS_START'));
      assert.ok(from !== undefined, describe(row));
      if (cell(from, 'DEC') !== '')
        assert.ok((findDayIn(row, 'MIS_END') ?? Number.POSITIVE_INFINITY) <= dayIn(from, 'DEC'), describe(row));
    }
  }
});

test('has a social worker for every child on 31 March', () => {
  for (const { header, rows } of children) {
    if (rows('Episodes').length === 0) continue;
    assert.equal(cell(rows('SWEpisodes').at(-1) ?? {}, 'SW_DEC'), '', describe(header));
    for (const row of rows('SWEpisodes')) assert.match(cell(row, 'SW_ID'), /^SW9\d{5}$/);
  }
});

test('holds no name, no address and no place that exists', () => {
  for (const { header, rows } of children) {
    assert.match(cell(header, 'CHILD'), /^K\d{7}$/);
    for (const row of rows('Episodes')) {
      for (const column of ['HOME_POST', 'PL_POST']) assert.match(cell(row, column), /^$|^Z[XYZ]\d\d? \d[A-Z]{2}$/);
      assert.match(cell(row, 'URN'), /^$|^99\d{5}$/);
    }
  }
});

function isLookedAfterAllYear(episodes: readonly Row[], year: GeneratedReturn['year']): boolean {
  const ordinary = episodes.filter(isOrdinary);
  const [first] = ordinary;
  if (first === undefined || dayIn(first, 'DECOM') > firstDayOf(year)) return false;
  const ended = ordinary.find((row) => cell(row, 'REC') !== '' && cell(row, 'REC') !== 'X1');
  // An episode of an earlier time in care that ended within the year starts the twelve months anew.
  return ended === undefined || (findDayIn(ended, 'DEC') ?? 0) >= lastDayOf(year);
}

function covers(row: Row, day: Day, columns: { start: string; end: string }): boolean {
  const end = findDayIn(row, columns.end);
  return dayIn(row, columns.start) <= day && (end === undefined || end >= day);
}

function isOrdinary(row: Row): boolean {
  return cell(row, 'LS') !== 'V3' && cell(row, 'LS') !== 'V4';
}

function describe(row: Row): string {
  return Object.values(row).join(',');
}
