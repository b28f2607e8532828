import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readReturn } from './read-return.ts';
import { accountOf, briefly, bytesOf, day, file, HEADER_OF_A1, isoOf, readFiles, year } from './return-for-tests.ts';
import type { TableName } from './tables.ts';

const header = file('Header', HEADER_OF_A1);
const OPEN = 'A1,07/01/2025,S,C2,N1,U6,PR1,,,,,,';

test('tells of a child what every table tells', async () => {
  const read = await readFiles(
    {
      header: file('Header', 'a1,f,02/05/2009,WBRI,A123456789012,1,03/03/2025'),
      episodes:
        'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,PL_DISTANCE,PL_LA,PL_LOCATION\n' +
        'A1,07/01/2025,S,C2,N1,U6,PR1,01/05/2025,X1,CARPL,AB1 2CD,EF3 4GH,1234567,12.5,E06000001,OUT\n' +
        'A1,01/05/2025,P,C2,N1,U4,PR4,,,,AB1 2CD,EF5 6GH,XXXXXXX,3,E06000001,IN\n',
      reviews: file('Reviews', 'A1,02/05/2009,20/10/2025,PN1', 'A1,02/05/2009,28/04/2025,PN5'),
      uasc: file('UASC', 'A1,F,02/05/2009,30/04/2027'),
      oc2: file('OC2', 'A1,02/05/2009,12,,0,,1,1,1,0,,'),
      oc3: file('OC3', 'A1,02/05/2009,YES,F2,B1'),
      ad1: file('AD1', 'A1,02/05/2009,01/02/2025,01/03/2025,1,2,MF,L11'),
      placed: file('PlacedAdoption', 'A1,02/05/2009,01/02/2025,01/06/2025,RD1'),
      previous: file('PrevPerm', 'A1,02/05/2009,P2,999,ZZ/07/2015'),
      missing: file('Missing', 'A1,02/05/2009,M,01/06/2025,03/06/2025'),
      workers: file('SWEpisodes', 'A1,02/05/2009,SW12,07/01/2025,,LEFTRL'),
      dolo: file('DoLo', 'A1,02/05/2009,01/07/2026,02/07/2026'),
    },
    { year: year(2027) },
  );
  assert.deepEqual(read.rejected, []);
  const [child, ...others] = [...read.children];
  assert.equal(others.length, 0);
  assert.ok(child);
  const { placements, ...facts } = child;
  const span = (from: string, to?: string) => ({
    startedOn: day(from),
    endedOn: to === undefined ? undefined : day(to),
  });
  assert.deepEqual(placements, [
    {
      ...span('2025-01-07', '2025-05-01'),
      startKnown: true,
      place: 'U6',
      kind: 'foster',
      provider: 'PR1',
      urn: '1234567',
      homePostcode: 'AB1 2CD',
      postcode: 'EF3 4GH',
      distance: '12.5',
      authorityOfPlacement: 'E06000001',
      location: 'OUT',
      endReason: 'CARPL',
    },
    {
      ...span('2025-05-01'),
      startKnown: true,
      place: 'U4',
      kind: 'long-term-foster',
      provider: 'PR4',
      urn: 'XXXXXXX',
      homePostcode: 'AB1 2CD',
      postcode: 'EF5 6GH',
      distance: '3',
      authorityOfPlacement: 'E06000001',
      location: 'IN',
      endReason: undefined,
    },
  ]);
  assert.deepEqual(facts, {
    child: 'A1',
    dateOfBirth: day('2009-05-02'),
    isIncomplete: false,
    lastToldOn: day('2027-03-31'),
    sex: 'female',
    ethnicity: 'WBRI',
    upn: 'A123456789012',
    motherhood: { isMother: true, childBornOn: day('2025-03-03') },
    unaccompanied: { until: day('2027-04-30') },
    periodsOfCare: [{ ...span('2025-01-07'), startKnown: true, endReason: undefined, categoryOfNeed: 'N1' }],
    legalStatuses: [{ ...span('2025-01-07'), startKnown: true, status: 'C2' }],
    shortBreaks: [],
    adoptionAuthority: [],
    adoptionPlacements: [],
    atHomeOnCareOrder: [],
    secure: [],
    custody: [],
    hospital: [],
    remandOrSentence: [],
    reviews: [
      { on: day('2025-04-28'), participation: 'PN5', file: 'reviews', row: 3 },
      { on: day('2025-10-20'), participation: 'PN1', file: 'reviews', row: 2 },
    ],
    missingEpisodes: [{ ...span('2025-06-01', '2025-06-03'), kind: 'M' }],
    socialWorkers: [{ ...span('2025-01-07'), number: 'SW12', reason: 'LEFTRL' }],
    deprivationOfLiberty: [span('2026-07-01', '2026-07-02')],
    health: [
      {
        year: year(2027),
        sdqScore: 12,
        sdqReason: undefined,
        convicted: false,
        healthCheck: undefined,
        immunisations: true,
        teethCheck: true,
        healthAssessment: true,
        substanceMisuse: false,
        interventionReceived: undefined,
        interventionOffered: undefined,
      },
    ],
    careLeaver: [{ year: year(2027), inTouch: 'YES', activity: 'F2', accommodation: 'B1' }],
    adoptionDecisions: [{ decidedOn: day('2025-02-01'), endedOn: day('2025-06-01'), endReason: 'RD1' }],
    adoptions: [
      {
        decidedOn: day('2025-02-01'),
        matchedOn: day('2025-03-01'),
        byFosterCarer: true,
        adopters: '2',
        adoptersSex: 'MF',
        adoptersLegalStatus: 'L11',
      },
    ],
    previousPermanence: [{ option: 'P2', authority: '999', orderedOn: 'ZZ/07/2015' }],
  });
});

test('gives the same whatever the order of the files', async () => {
  const files = {
    header,
    episodes: file('Episodes', OPEN),
    reviews: file('Reviews', 'A1,02/05/2014,28/04/2025,PN1', 'B2,02/05/2014,28/04/2025,PN1'),
  };
  const forwards = await readFiles(files);
  const backwards = await readFiles(Object.fromEntries(Object.entries(files).reverse()));
  assert.deepEqual([...backwards.children], [...forwards.children]);
  assert.deepEqual(backwards.rejected, forwards.rejected);
  assert.deepEqual(briefly(forwards.rejected), ['reviews:3 CHILD INT08']);
});

test('gives the facts as often as they are asked for, and the warnings once', async () => {
  const read = await readFiles({ header, episodes: file('Episodes', 'A1,07/01/2025,S,C2,N1,U6,PR1,,X1,,,,') });
  assert.deepEqual([...read.children], [...read.children]);
  assert.deepEqual(read.warningsByCode, { '148': 1 });
});

test('says from when and until when the years read tell without a gap', async () => {
  const files = [2022, 2024, 2025].map((each) => ({ name: String(each), year: year(each), bytes: bytesOf(header) }));
  const read = await readReturn({ files });
  assert.deepEqual(read.years, [2022, 2024, 2025]);
  assert.deepEqual([isoOf(read.recordedFrom), isoOf(read.recordedUntil)], ['2023-04-01', '2025-03-31']);
});

test('accounts for every row of every file', async () => {
  const rows: Partial<Record<TableName, string[]>> = {
    Header: [HEADER_OF_A1, HEADER_OF_A1, 'A2,F,2014-05-02,WBRI,UN1,,', 'A3,F,02/05/2014,WBRI,UN1,,'],
    Episodes: [OPEN, 'A1,07/01/2025,S,C9,N1,U6,PR1,,,,,,', 'A9,07/01/2025,S,C2,N1,U6,PR1,,,,,,'],
    Reviews: ['A1,02/05/2014,28/04/2025,PN1', 'A1,02/05/2014,28/04/2025,PN1', 'A1,02/05/2014,28/04/2025,PN2'],
  };
  const files = Object.entries(rows).map(([table, lines]) => [table, file(table as TableName, ...lines)]);
  const read = await readFiles(Object.fromEntries(files));
  for (const report of read.files) assert.equal(report.rows, report.in + report.rejected, report.name);
  assert.deepEqual(accountOf(read, 'Header'), [4, 3, 1, 0, 1]);
  assert.deepEqual(accountOf(read, 'Episodes'), [3, 1, 2, 0, 0]);
  assert.deepEqual(accountOf(read, 'Reviews'), [3, 3, 0, 1, 1]);
  assert.equal(read.childCount, 2);
});

test('lists no more problems than it is asked to, and counts all', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => `B${index},02/05/2014,28/04/2025,PN1`);
  const read = await readFiles({ header, reviews: file('Reviews', ...rows) }, { listAtMost: 10 });
  assert.equal(read.rejected.length, 10);
  assert.deepEqual(read.rejectedByCode, { INT08: 50 });
  assert.deepEqual(accountOf(read, 'reviews'), [50, 0, 50, 0, 0]);
});

const whole = {
  header: file('Header', HEADER_OF_A1, 'A2,M,02/05/2012,WBRI,UN1,,'),
  episodes: file(
    'Episodes',
    OPEN,
    'A2,07/01/2025,S,C2,N1,U6,PR1,01/05/2025,X1,,,,',
    'A2,01/05/2025,P,C2,N1,U4,PR1,,,,,,',
  ),
  reviews: file('Reviews', 'A1,02/05/2014,28/04/2025,PN1', 'A2,02/05/2012,28/04/2025,PN1'),
};
const mangling = fc.array(
  fc.record({
    table: fc.constantFrom('header', 'episodes', 'reviews'),
    at: fc.nat(400),
    drop: fc.nat(6),
    put: fc.oneof(
      fc.constantFrom('"', '\n', '\r', ',', ',,,', '\u0000', '\ufeff', ';', 'PK\u0003\u0004', 'A1'),
      fc.string(),
    ),
  }),
  { maxLength: 6 },
);

test('reads whatever is made of its files without throwing, and accounts for every row', async () => {
  await fc.assert(
    fc.asyncProperty(mangling, async (changes) => {
      const files: Record<string, string> = { ...whole };
      for (const { table, at, drop, put } of changes) {
        const text = files[table] ?? '';
        files[table] = `${text.slice(0, at)}${put}${text.slice(at + drop)}`;
      }
      const read = await readFiles(files);
      for (const report of read.files) {
        const rowsOf = (problems: typeof read.rejected) =>
          new Set(problems.filter((problem) => problem.file === report.name && problem.row > 1).map(({ row }) => row))
            .size;
        assert.equal(report.rows, report.in + report.rejected);
        if (report.table !== null) assert.ok(rowsOf(read.rejected) <= report.rejected);
        assert.ok(rowsOf(read.warnings) >= report.warned && report.warned <= report.in);
      }
      for (const child of read.children) assert.ok(child.child !== '');
    }),
    { numRuns: 300 },
  );
});
