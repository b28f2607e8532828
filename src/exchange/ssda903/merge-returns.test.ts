import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCaseEvents } from './facts/case-events.ts';
import { readReturn } from './read-return.ts';
import { briefly, bytesOf, file, HEADER_OF_A1, isoOf, year } from './return-for-tests.ts';
import type { TableName } from './tables.ts';

type Tables = Partial<Record<TableName, string[]>>;

/** Reads returns of several years, each beside a Header of A1 unless it brings its own. */
function readYears(years: Readonly<Record<number, Tables>>) {
  const files = Object.entries(years).flatMap(([ending, tables]) => {
    const all: Tables = { Header: [HEADER_OF_A1], ...tables };
    return Object.entries(all).map(([table, rows]) => ({
      name: `${ending}/${table}`,
      year: year(Number(ending)),
      bytes: bytesOf(file(table as TableName, ...rows)),
    }));
  });
  return readReturn({ files: files.reverse() });
}

async function understood(years: Readonly<Record<number, Tables>>) {
  const read = await readYears(years);
  const [child] = [...read.children];
  assert.ok(child);
  const changes = read.changes.map(
    ({ table, column, was, wasIn, is, isIn }) => `${table} ${column} ${was} ${wasIn} ${is} ${isIn}`,
  );
  return { read, child, changes, warnings: briefly(read.warnings) };
}

const OPEN = 'A1,07/01/2025,S,C2,N1,U6,PR1,,,,,,';

test('continues an episode open on 31 March in the next return: it is no second one', async () => {
  const { child, changes, warnings } = await understood({
    2025: { Episodes: [OPEN] },
    2026: {
      Episodes: ['A1,07/01/2025,S,C2,N1,U6,PR1,20/08/2025,X1,,,,', 'A1,20/08/2025,P,C2,N1,U4,PR1,,,,,,'],
      Reviews: ['A1,02/05/2014,28/04/2025,PN1'],
    },
    2027: { Episodes: ['A1,20/08/2025,P,C2,N1,U4,PR1,03/06/2026,E4A,,,,'] },
  });
  assert.deepEqual(
    toCaseEvents(child).map(({ on, type }) => `${on} ${type}`),
    [
      '2025-01-07 became-looked-after',
      '2025-01-07 placement-started',
      '2025-04-28 review-started',
      '2025-08-20 placement-started',
      '2026-06-03 ceased-looked-after',
    ],
  );
  assert.deepEqual([changes, warnings], [[], []]);
});

test('finds nothing new in the same return again', async () => {
  const tables: Tables = { Episodes: [OPEN], Reviews: ['A1,02/05/2014,28/03/2025,PN1'] };
  const once = await understood({ 2025: tables });
  const again = await understood({ 2025: tables, 2026: { Episodes: [OPEN] } });
  assert.deepEqual(toCaseEvents(again.child), toCaseEvents(once.child));
  assert.deepEqual([again.changes, again.warnings], [[], []]);
});

test('uses what the later return says otherwise, and lists what the earlier one said', async () => {
  const { child, changes } = await understood({
    2024: { Header: ['A1,2,02/05/2014,WBRI,UN1,,'], Episodes: ['A1,07/01/2024,S,C2,N1,U6,PR1,,,,AB1 2CD,,'] },
    2025: { Header: ['A1,M,03/05/2014,WBRI,,,'], Episodes: ['A1,07/01/2024,S,C2,N1,U4,PR1,,,,,,'] },
  });
  assert.deepEqual(changes, [
    'Header DOB 02/05/2014 2024 03/05/2014 2025',
    'Header SEX female 2024 male 2025',
    'Episodes PLACE U6 2024 U4 2025',
  ]);
  assert.deepEqual([isoOf(child.dateOfBirth), child.sex, child.upn], ['2014-05-03', 'male', 'UN1']);
  assert.deepEqual(
    child.placements.map(({ place, homePostcode }) => [place, homePostcode]),
    [['U4', 'AB1 2CD']],
  );
});

test('takes a sex for the same whichever year’s code it is written with', async () => {
  const { changes } = await understood({
    2024: { Header: ['A1,2,02/05/2014,WBRI,UN1,,'] },
    2025: { Header: ['A1,F,02/05/2014,WBRI,UN1,,'] },
  });
  assert.deepEqual(changes, []);
});

test('takes DEC and REC from the later return even where they are blank', async () => {
  const { child, changes } = await understood({
    2025: { Episodes: ['A1,07/01/2025,S,C2,N1,U6,PR1,20/03/2025,E8,,,,'] },
    2026: { Episodes: [OPEN] },
  });
  assert.equal(child.periodsOfCare[0]?.endedOn, undefined);
  assert.deepEqual(changes, ['Episodes DEC 20/03/2025 2025  2026', 'Episodes REC E8 2025  2026']);
});

test('puts an episode whose first day was corrected in the place of the one that does not come back', async () => {
  const { child, changes, warnings } = await understood({
    2025: { Episodes: [OPEN] },
    2026: { Episodes: ['A1,08/01/2025,S,C2,N1,U6,PR1,,,,,,'] },
  });
  assert.deepEqual(
    child.periodsOfCare.map(({ startedOn }) => isoOf(startedOn)),
    ['2025-01-08'],
  );
  assert.deepEqual(changes, ['Episodes DECOM 07/01/2025 2025 08/01/2025 2026']);
  assert.deepEqual(warnings, ['2026/Episodes:2 DECOM 502']);
});

test('leaves an episode open, with a warning, that does not come back in the next return', async () => {
  const { child, warnings } = await understood({ 2025: { Episodes: [OPEN] }, 2026: {} });
  assert.equal(child.periodsOfCare[0]?.endedOn, undefined);
  assert.deepEqual(warnings, ['2025/Episodes:2 DEC FP-EPISODE-NOT-CONTINUED']);
});

test('does not miss an episode where the year between was not read', async () => {
  const { warnings } = await understood({
    2024: { Episodes: ['A1,07/01/2024,S,C2,N1,U6,PR1,,,,,,'], Header: ['A1,2,02/05/2014,WBRI,UN1,,'] },
    2026: {},
  });
  assert.deepEqual(warnings, []);
});

test('takes a placement for the same that had to be coded anew when the codes changed', async () => {
  const { child, warnings } = await understood({
    2025: {
      Episodes: [
        'A1,07/01/2025,S,C1,N1,Z1,PR1,20/03/2025,X1,,,,',
        'A1,20/03/2025,L,V2,N1,Z1,PR1,30/03/2025,X1,,,,',
        'A1,30/03/2025,L,C1,N1,Z1,PR1,,,,,,',
      ],
    },
    2026: { Episodes: ['A1,30/03/2025,L,C1,N1,Z12,PR1,20/08/2025,X1,,,,', 'A1,20/08/2025,L,C2,N1,Z12,PR1,,,,,,'] },
  });
  assert.equal(child.placements.length, 1);
  assert.deepEqual(warnings, []);
  const earlier = await understood({
    2024: {
      Header: ['A1,2,02/05/2014,WBRI,UN1,,'],
      Episodes: ['A1,07/01/2024,S,C1,N1,H5,PR1,20/03/2024,X1,,,,', 'A1,20/03/2024,L,C2,N1,H5,PR1,,,,,,'],
    },
    2025: { Episodes: ['A1,20/03/2024,L,C2,N1,K3,PR1,,,,,,'] },
  });
  assert.equal(earlier.child.placements.length, 1);
  assert.deepEqual(earlier.warnings, []);
});

test('keeps each year’s health and care leaver answers, and ends what a later return ends', async () => {
  const { child, changes } = await understood({
    2025: {
      Episodes: [OPEN],
      OC2: ['A1,02/05/2014,12,,,,1,1,1,0,,'],
      Missing: ['A1,02/05/2014,M,30/03/2025,'],
      PlacedAdoption: ['A1,02/05/2014,01/02/2025,,'],
      SWEpisodes: ['A1,02/05/2014,SW1,07/01/2025,,MANAGE'],
      PrevPerm: ['A1,02/05/2014,Z1,,'],
    },
    2026: {
      Episodes: [OPEN],
      OC2: ['A1,02/05/2014,14,,,,1,1,1,0,,'],
      Missing: ['A1,02/05/2014,M,30/03/2025,02/04/2025'],
      PlacedAdoption: ['A1,02/05/2014,01/02/2025,01/06/2025,RD4'],
      SWEpisodes: ['A1,02/05/2014,SW1,07/01/2025,01/06/2025,MANAGE', 'A1,02/05/2014,SW2,01/06/2025,,LEFTRL'],
      PrevPerm: ['A1,02/05/2014,Z1,,'],
    },
  });
  assert.deepEqual(
    child.health.map((health) => [health.year, health.sdqScore]),
    [
      [2025, 12],
      [2026, 14],
    ],
  );
  assert.deepEqual(
    child.missingEpisodes.map(({ endedOn }) => isoOf(endedOn)),
    ['2025-04-02'],
  );
  assert.deepEqual(
    child.adoptionDecisions.map(({ endedOn }) => isoOf(endedOn)),
    ['2025-06-01'],
  );
  assert.deepEqual(
    child.socialWorkers.map(({ number, endedOn }) => [number, isoOf(endedOn)]),
    [
      ['SW1', '2025-06-01'],
      ['SW2', undefined],
    ],
  );
  assert.equal(child.previousPermanence.length, 1);
  assert.deepEqual(changes, []);
});

test('knows a child only some of whose years were read', async () => {
  const read = await readYears({
    2025: { Header: [HEADER_OF_A1, 'B2,M,02/05/2014,WBRI,UN1,,'] },
    2026: { Header: [HEADER_OF_A1, 'C3,M,02/05/2014,WBRI,UN1,,'] },
  });
  assert.deepEqual([...read.children].map(({ child }) => child).sort(), ['A1', 'B2', 'C3']);
  assert.equal(read.childCount, 3);
});
