import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, briefly, day, file, HEADER_OF_A1, readFiles, year } from './return-for-tests.ts';
import type { TableName } from './tables.ts';

const header = file('Header', HEADER_OF_A1);
const OPEN = 'A1,07/01/2025,S,C2,N1,U6,PR1,,,,,,';
const episodes = file('Episodes', OPEN);

/** Reads rows of one table beside the Header and an open episode of A1, and says what is wrong with them. */
async function wrongIn(table: TableName, ...rows: string[]) {
  const files: Record<string, string> = { header, episodes, rows: file(table, ...rows) };
  if (table === 'Header') delete files['header'];
  if (table === 'Episodes') delete files['episodes'];
  const read = await readFiles(files);
  const own = ({ file: name }: { file: string }) => name === 'rows';
  return { read, rejected: briefly(read.rejected.filter(own)), warnings: briefly(read.warnings.filter(own)) };
}

test('rejects a date that cannot be read, and a code that the table does not have, by rule and column', async () => {
  const cases: [TableName, string, string][] = [
    ['Header', 'A1,F,2014-05-02,WBRI,UN1,,', 'DOB 102'],
    ['Header', 'A1,F,,WBRI,UN1,,', 'DOB 102'],
    ['Header', 'A1,X,02/05/2014,WBRI,UN1,,', 'SEX 101'],
    ['Header', 'A1,F,02/05/2014,XXXX,UN1,,', 'ETHNIC 103'],
    ['Header', 'A1,F,02/05/2014,WBRI,UN1,2,', 'MOTHER 165'],
    ['Header', 'A1,F,02/05/2014,WBRI,UN1,1,1/1/20', 'MC_DOB 171'],
    ['Episodes', 'A1,,S,C2,N1,U6,PR1,,,,,,', 'DECOM 141'],
    ['Episodes', 'A1,07/01/2025,X,C2,N1,U6,PR1,,,,,,', 'RNE 143'],
    ['Episodes', 'A1,07/01/2025,S,,N1,U6,PR1,,,,,,', 'LS 144'],
    ['Episodes', 'A1,07/01/2025,S,C2,N9,U6,PR1,,,,,,', 'CIN 145'],
    ['Episodes', 'A1,07/01/2025,S,C2,N1,U7,PR1,,,,,,', 'PLACE 146'],
    ['Episodes', 'A1,07/01/2025,S,C2,N1,U6,PR1,31/02/2025,X1,,,,', 'DEC 147'],
    ['Episodes', 'A1,07/01/2025,S,C2,N1,U6,PR1,28/02/2025,E99,,,,', 'REC 149'],
    ['Episodes', 'A1,07/01/2025,S,C2,N1,U6,PR9,,,,,,', 'PLACE_PROVIDER 178'],
    ['Episodes', 'A1,07/01/2025,S,C2,N1,U6,PR1,,,WHY,,,', 'REASON_PLACE_CHANGE 1009'],
    ['Reviews', 'A1,02/05/2014,28/04/25,PN1', 'REVIEW 166'],
    ['Reviews', 'A1,02/05/2014,,PN1', 'REVIEW 166'],
    ['Reviews', 'A1,02/05/2014,28/04/2025,PN8', 'REVIEW_CODE 167'],
    ['Reviews', 'A1,02/05/2014,28/04/2025,', 'REVIEW_CODE 167'],
    ['Reviews', 'A1,2014-05-02,28/04/2025,PN1', 'DOB INT17'],
    ['UASC', 'A1,F,02/05/2014,2027', 'DUC 104'],
    ['OC2', 'A1,02/05/2014,12,SDQ9,,,1,1,1,0,,', 'SDQ_REASON 196'],
    ['OC2', 'A1,02/05/2014,12,,,,Y,1,1,0,,', 'IMMUNISATIONS 181'],
    ['OC3', 'A1,02/05/2014,MAYBE,F1,B1', 'IN_TOUCH 131'],
    ['OC3', 'A1,02/05/2014,YES,F9,B1', 'ACTIV 132'],
    ['OC3', 'A1,02/05/2014,YES,F1,01', 'ACCOM 133'],
    ['AD1', 'A1,02/05/2014,1/2/2025,01/03/2025,1,2,MF,L11', 'DATE_INT 112'],
    ['AD1', 'A1,02/05/2014,01/02/2025,1/3/2025,1,2,MF,L11', 'DATE_MATCH 113'],
    ['AD1', 'A1,02/05/2014,01/02/2025,01/03/2025,3,2,MF,L11', 'FOSTER_CARE 114'],
    ['AD1', 'A1,02/05/2014,01/02/2025,01/03/2025,1,3,MF,L11', 'NB_ADOPTR 175'],
    ['AD1', 'A1,02/05/2014,01/02/2025,01/03/2025,1,2,MX,L11', 'SEX_ADOPTR 176'],
    ['AD1', 'A1,02/05/2014,01/02/2025,01/03/2025,1,2,MF,L9', 'LS_ADOPTR 177'],
    ['PlacedAdoption', 'A1,02/05/2014,,,', 'DATE_PLACED 115'],
    ['PlacedAdoption', 'A1,02/05/2014,01/02/2025,soon,RD1', 'DATE_PLACED_CEASED 116'],
    ['PlacedAdoption', 'A1,02/05/2014,01/02/2025,01/06/2025,RD9', 'REASON_PLACED_CEASED 120'],
    ['PrevPerm', 'A1,02/05/2014,P9,,', 'PREV_PERM 631'],
    ['PrevPerm', 'A1,02/05/2014,P1,,2015', 'DATE_PERM 632'],
    ['Missing', 'A1,02/05/2014,Q,01/06/2025,', 'MISSING 1006'],
    ['Missing', 'A1,02/05/2014,M,,', 'MIS_START 1004'],
    ['Missing', 'A1,02/05/2014,M,01/06/2025,never', 'MIS_END 1005'],
    ['SWEpisodes', 'A1,02/05/2014,SW1,7/1/2025,,MANAGE', 'SW_DECOM SW04STG1'],
    ['SWEpisodes', 'A1,02/05/2014,SW1,07/01/2025,x,MANAGE', 'SW_DEC SW05STG1'],
    ['SWEpisodes', 'A1,02/05/2014,SW1,07/01/2025,,SWLAZY', 'SW_REASON SW13STG1'],
    ['DoLo', 'A1,02/05/2014,x,', 'DOLO_START 700'],
    ['DoLo', 'A1,02/05/2014,01/07/2025,x', 'DOLO_END 701'],
  ];
  for (const [table, row, expected] of cases) {
    const { rejected, read } = await wrongIn(table, row);
    assert.deepEqual(rejected, [`rows:2 ${expected}`], row);
    assert.deepEqual(accountOf(read, 'rows').slice(0, 3), [1, 0, 1]);
  }
});

test('says what is wrong and what to mend', async () => {
  const { read } = await wrongIn('Reviews', 'A1,02/05/2014,2025-04-28,PN1', 'A1,02/05/2014,28/04/2025,PN9');
  assert.deepEqual(
    read.rejected.map(({ message }) => message),
    [
      'REVIEW "2025-04-28" is not a date of a return: write it as 28/04/2025 (DD/MM/YYYY)',
      'REVIEW_CODE "PN9" is not a code of participation: ' +
        'use one of the codes of participation (PN0, PN1, PN2, PN3, PN4, PN5, PN6, PN7)',
    ],
  );
});

test('tells every fault of a row at once', async () => {
  const { rejected } = await wrongIn('Reviews', 'B2,x,y,z');
  assert.deepEqual(rejected, ['rows:2 DOB INT17', 'rows:2 REVIEW 166', 'rows:2 REVIEW_CODE 167', 'rows:2 CHILD INT08']);
});

test('rejects a code of another year, and says when it is a code', async () => {
  const read = async (ending: number, place: string) => {
    const row = `A1,07/01/${ending - 1},S,C2,N1,${place},PR1,,,,,,`;
    return readFiles(
      { header: file('Header', 'A1,,02/05/2014,WBRI,UN1,,'), rows: file('Episodes', row) },
      { year: year(ending) },
    );
  };
  assert.deepEqual(accountOf(await read(2026, 'K3'), 'rows').slice(0, 3), [1, 1, 0]);
  assert.deepEqual(accountOf(await read(2025, 'H5'), 'rows').slice(0, 3), [1, 1, 0]);
  const late = await read(2026, 'H5');
  assert.deepEqual(briefly(late.rejected), ['rows:2 PLACE 146']);
  assert.match(
    late.rejected[0]?.message ?? '',
    /"H5" is not a code of placement in the return of 2025-26: it was last used in 2024-25/,
  );
  const early = await read(2024, 'K3');
  assert.match(early.rejected[0]?.message ?? '', /it came with 2024-25/);
});

test('rejects rows of a child who is in no row of Header, in each table under its own rule', async () => {
  const rows: [TableName, string, string][] = [
    ['Episodes', 'B2,07/01/2025,S,C2,N1,U6,PR1,,,,,,', 'INT03'],
    ['Reviews', 'B2,02/05/2014,28/04/2025,PN1', 'INT08'],
    ['UASC', 'B2,F,02/05/2014,', 'INT09'],
    ['OC2', 'B2,02/05/2014,,,,,1,1,1,0,,', 'INT05'],
    ['OC3', 'B2,02/05/2014,YES,F1,B1', 'INT06'],
    ['AD1', 'B2,02/05/2014,01/02/2025,01/03/2025,1,2,MF,L11', 'INT01'],
    ['PlacedAdoption', 'B2,02/05/2014,01/02/2025,,', 'INT02'],
    ['PrevPerm', 'B2,02/05/2014,Z1,,', 'INT07'],
    ['Missing', 'B2,02/05/2014,M,01/06/2025,', 'INT04'],
    ['SWEpisodes', 'B2,02/05/2014,SW1,07/01/2025,,', 'FP-CHILD-NOT-IN-HEADER'],
    ['DoLo', 'B2,02/05/2014,01/07/2025,', 'FP-CHILD-NOT-IN-HEADER'],
  ];
  for (const [table, row, code] of rows) {
    const { rejected, read } = await wrongIn(table, row);
    assert.deepEqual(rejected, [`rows:2 CHILD ${code}`], table);
    assert.equal(read.childCount, 1);
  }
});

test('rejects rows with a date of birth unlike Header’s, in each table under its own rule', async () => {
  const rows: [TableName, string, string][] = [
    ['Reviews', 'A1,03/05/2014,28/04/2025,PN1', 'INT17'],
    ['UASC', 'A1,F,03/05/2014,', 'INT18'],
    ['OC2', 'A1,03/05/2014,,,,,1,1,1,0,,', 'INT14'],
    ['OC3', 'A1,03/05/2014,YES,F1,B1', 'INT15'],
    ['AD1', 'A1,03/05/2014,01/02/2025,01/03/2025,1,2,MF,L11', 'INT11'],
    ['PlacedAdoption', 'A1,03/05/2014,01/02/2025,,', 'INT12'],
    ['PrevPerm', 'A1,03/05/2014,Z1,,', 'INT16'],
    ['Missing', 'A1,03/05/2014,M,01/06/2025,', 'INT13'],
    ['SWEpisodes', 'A1,03/05/2014,SW1,07/01/2025,,', 'FP-DOB-UNLIKE-HEADER'],
    ['DoLo', 'A1,03/05/2014,01/07/2025,', 'FP-DOB-UNLIKE-HEADER'],
  ];
  for (const [table, row, code] of rows) assert.deepEqual((await wrongIn(table, row)).rejected, [`rows:2 DOB ${code}`]);
});

test('loads a row without a date of birth, with a warning', async () => {
  const { rejected, warnings } = await wrongIn('Reviews', 'A1,,28/04/2025,PN1');
  assert.deepEqual([rejected, warnings], [[], ['rows:2 DOB FP-DOB-BLANK']]);
});

test('keeps the care of a child whose Header row was refused, and knows the child’s birth from the other rows', async () => {
  const read = await readFiles({
    header: file('Header', 'A1,F,2014-05-02,WBRI,UN1,,'),
    episodes,
    reviews: file('Reviews', 'A1,02/05/2014,28/04/2025,PN0'),
  });
  assert.deepEqual(briefly(read.rejected), ['header:2 DOB 102']);
  assert.deepEqual(read.warningsByCode, { '440': 1 });
  const [child] = [...read.children];
  assert.equal(child?.periodsOfCare.length, 1);
  assert.equal(child?.sex, undefined);
});

test('takes one child once: the same row again is nothing, another one is a warning, another birth is refused', async () => {
  const { read, rejected, warnings } = await wrongIn(
    'Header',
    HEADER_OF_A1,
    HEADER_OF_A1,
    'A1,M,02/05/2014,WBRI,UN1,,',
    'A1,F,03/05/2014,WBRI,UN1,,',
  );
  assert.deepEqual(rejected, ['rows:5 DOB INT32']);
  assert.deepEqual(warnings, ['rows:4 CHILD INT32']);
  assert.deepEqual(accountOf(read, 'rows'), [4, 3, 1, 1, 1]);
  assert.equal([...read.children][0]?.sex, 'female');
});

test('finds a repeated row among very many of one child', async () => {
  const dates = Array.from(
    { length: 28 },
    (_, index) => `A1,02/05/2014,${String(index + 1).padStart(2, '0')}/02/2026,PN1`,
  );
  const { read } = await wrongIn('Reviews', ...dates, ...dates);
  assert.deepEqual(accountOf(read, 'rows'), [56, 56, 0, 0, 28]);
});

test('warns of what can be stored all the same', async () => {
  const cases: [TableName, string[], string[]][] = [
    ['Header', ['A1,,02/05/2014,,,,'], ['2 SEX 101', '2 ETHNIC 103', '2 UPN 168']],
    ['Header', ['A1,F,02/05/2014,WBRI,12345,1.0,'], ['2 MOTHER FP-SPELLING', '2 UPN 168']],
    ['Header', ['A1,F,02/05/2026,WBRI,UN1,,'], ['2 DOB 301']],
    ['Episodes', ['A1,07/01/2025,S,C2,,U6,PR1,,E8,,,,12'], ['2 DEC 148', '2 CIN 145', '2 URN 1008']],
    ['Episodes', ['A1,07/01/2025,S,C2,N1,U6,PR1,06/01/2025,,,,,'], ['2 REC 148', '2 DEC 356']],
    ['Episodes', ['A1,07/04/2026,S,C2,N1,U6,PR1,08/04/2026,E8,,,,'], ['2 DEC 385', '2 DECOM 354']],
    ['Episodes', ['A1,01/05/2014,S,C2,N1,U6,PR1,,,,,,'], ['2 DECOM 302']],
    ['Reviews', ['A1,02/05/2014,28/04/2026,PN1'], ['2 REVIEW FP-REVIEW-IN-FUTURE']],
    ['Reviews', ['A1,02/05/2014,06/01/2025,PN1'], ['2 REVIEW FP-REVIEW-OUTSIDE-CARE']],
    ['UASC', ['A1,M,02/05/2014,'], ['2 SEX INT21']],
    ['OC2', ['A1,02/05/2014,41,,,,1,1,1,0,,'], ['2 SDQ_SCORE 180']],
    ['OC2', ['A1,02/05/2014,high,,,,1,1,1,0,,'], ['2 SDQ_SCORE 180']],
    [
      'PlacedAdoption',
      ['A1,02/05/2014,01/02/2025,31/01/2025,'],
      ['2 DATE_PLACED_CEASED 522', '2 REASON_PLACED_CEASED 119'],
    ],
    ['PrevPerm', ['A1,02/05/2014,P1,HERE,'], ['2 LA_PERM 633']],
    ['Missing', ['A1,02/05/2014,,02/06/2025,01/06/2025'], ['2 MIS_END 567', '2 MISSING 565']],
    ['Missing', ['A1,02/05/2014,M,01/06/2025,', 'A1,02/05/2014,M,02/04/2026,'], ['3 MIS_START 570', '3 MIS_START 574']],
    ['SWEpisodes', ['A1,02/05/2014,,07/01/2025,06/01/2025,'], ['2 SW_DEC SW07STG2', '2 SW_ID SW01aSTG1']],
    ['SWEpisodes', ['A1,02/05/2014,12,07/01/2025,,'], ['2 SW_ID SW02STG1']],
  ];
  for (const [table, rows, expected] of cases) {
    const { read, rejected, warnings } = await wrongIn(table, ...rows);
    assert.deepEqual(rejected, [], rows.join());
    assert.deepEqual(
      warnings,
      expected.map((each) => `rows:${each}`),
      rows.join(),
    );
    assert.deepEqual(accountOf(read, 'rows').slice(0, 3), [rows.length, rows.length, 0]);
  }
});

test('warns of a child who started to be looked after at 18', async () => {
  const read = await readFiles({
    header: file('Header', 'A1,F,02/05/2007,WBRI,UN1,,'),
    episodes: file('Episodes', 'A1,02/05/2025,S,V2,N1,U6,PR1,,,,,,'),
  });
  assert.deepEqual(briefly(read.warnings), ['episodes:2 DECOM 352']);
});

test('lets both kinds of participation code pass on the fourth birthday itself, and neither out of its time', async () => {
  const warningsFor = async (dob: string, ...reviews: string[]) => {
    const read = await readFiles({
      header: file('Header', `A1,F,${dob},WBRI,UN1,,`),
      episodes: file('Episodes', 'A1,07/01/2025,S,C2,N1,U6,PR1,,,,,,'),
      reviews: file('Reviews', ...reviews.map((review) => `A1,${dob},${review}`)),
    });
    return briefly(read.warnings);
  };
  assert.deepEqual(await warningsFor('10/06/2021', '10/06/2025,PN0'), []);
  assert.deepEqual(await warningsFor('10/06/2021', '10/06/2025,PN1'), []);
  assert.deepEqual(await warningsFor('10/06/2021', '11/06/2025,PN0', '09/06/2025,PN7'), [
    'reviews:2 REVIEW_CODE 440',
    'reviews:3 REVIEW_CODE 441',
  ]);
});

test('takes two reviews on a day for one', async () => {
  const { read, warnings } = await wrongIn('Reviews', 'A1,02/05/2014,28/04/2025,PN1', 'A1,02/05/2014,28/04/2025,PN2');
  assert.deepEqual(warnings, ['rows:3 REVIEW FP-REVIEW-TWICE-ON-DAY']);
  assert.deepEqual(
    [...read.children][0]?.reviews.map(({ participation }) => participation),
    ['PN1'],
  );
});

test('warns of reviews and motherhood of a child who only had short breaks, but not of one who also had other care', async () => {
  const warningsWith = async (...rows: string[]) => {
    const read = await readFiles({
      header: file('Header', 'A1,F,02/05/2009,WBRI,UN1,0,'),
      episodes: file('Episodes', ...rows),
      reviews: file('Reviews', 'A1,02/05/2009,28/04/2025,PN1'),
    });
    return briefly(read.warnings);
  };
  const breaks = 'A1,07/01/2025,S,V4,N2,U6,PR1';
  assert.deepEqual(await warningsWith(`${breaks},,,,,,`), ['header:2 MOTHER 399', 'reviews:2 REVIEW 399']);
  assert.deepEqual(await warningsWith(`${breaks},01/06/2025,X1,,,,`, 'A1,01/06/2025,L,V2,N2,U6,PR1,,,,,,'), []);
});

test('looks no further than the day of reading', async () => {
  const files = { header, episodes, reviews: file('Reviews', 'A1,02/05/2014,20/10/2025,PN1') };
  assert.deepEqual(briefly((await readFiles(files, { asOf: day('2025-10-20') })).warnings), []);
  assert.deepEqual(briefly((await readFiles(files, { asOf: day('2025-10-19') })).warnings), [
    'reviews:2 REVIEW FP-REVIEW-IN-FUTURE',
  ]);
});

test('warns of a table that is older than its year', async () => {
  const files = {
    header: file('Header', 'A1,,02/05/2014,WBRI,UN1,,'),
    dolo: file('DoLo', 'A1,02/05/2014,01/07/2025,'),
  };
  assert.deepEqual((await readFiles(files)).warningsByCode, { '101': 1, 'FP-TABLE-BEFORE-ITS-YEAR': 1 });
  assert.deepEqual((await readFiles(files, { year: year(2027) })).warningsByCode, { '101': 1 });
});
