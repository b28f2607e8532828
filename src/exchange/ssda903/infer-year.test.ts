import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReturn } from './read-return.ts';
import { bytesOf, day, file, HEADER_OF_A1, readFiles, year } from './return-for-tests.ts';

const header = file('Header', HEADER_OF_A1);

async function inferred(files: Readonly<Record<string, string>>, asOf?: string) {
  const read = await readFiles(
    { header, ...files },
    { year: undefined, asOf: asOf === undefined ? undefined : day(asOf) },
  );
  return [read.years[0], read.yearIsInferred];
}

const episodes = (...days: string[]) => file('Episodes', ...days.map((decom) => `A1,${decom},L,C2,N1,U6,PR1,,,,,,`));
const reviews = (...days: string[]) => file('Reviews', ...days.map((on) => `A1,02/05/2014,${on},PN1`));
const many = (date: string, count: number) => new Array<string>(count).fill(date);

test('takes the latest year in which something began or ended', async () => {
  assert.deepEqual(await inferred({ episodes: episodes('03/02/2019', '31/03/2024', '01/04/2025') }), [2026, true]);
});

test('takes no year that hardly anything falls in', async () => {
  const dates = [...many('01/06/2025', 200), '01/06/2052'];
  assert.deepEqual(await inferred({ episodes: episodes(...dates) }), [2026, true]);
});

test('takes no day after the day of reading', async () => {
  assert.deepEqual(await inferred({ episodes: episodes('01/06/2025', '01/06/2052') }, '2026-11-22'), [2026, true]);
});

test('lets reviews move the year on by one, but not where they run on for years', async () => {
  const cared = episodes('05/01/2025');
  assert.deepEqual(await inferred({ cared, held: reviews('28/01/2025', '28/04/2025') }), [2026, true]);
  assert.deepEqual(await inferred({ cared, held: reviews('28/04/2025', '28/04/2026', '28/04/2027') }), [2025, true]);
});

test('goes by reviews where there is nothing else, and by decisions about adoption last', async () => {
  assert.deepEqual(await inferred({ held: reviews('28/04/2025') }), [2026, true]);
  assert.deepEqual(await inferred({ decided: file('PlacedAdoption', 'A1,02/05/2014,03/04/2023,,') }), [2024, true]);
});

test('says that the year is unknown where no date tells it, and lets codes of every year through', async () => {
  const read = await readFiles(
    { header: file('Header', HEADER_OF_A1, 'A2,2,02/05/2014,WBRI,UN1,,') },
    { year: undefined },
  );
  assert.deepEqual(read.years, []);
  assert.deepEqual(read.warningsByCode, { 'FP-YEAR-UNKNOWN': 1 });
  assert.equal(read.childCount, 2);
});

test('infers nothing where the year is given', async () => {
  const read = await readFiles({ header, episodes: episodes('01/06/2025') });
  assert.deepEqual([read.years, read.yearIsInferred], [[2026], false]);
});

test('puts files without a year to the files that name the year which their dates tell', async () => {
  const files = [
    { name: 'episodes', bytes: bytesOf(episodes('01/06/2025')) },
    { name: 'header', year: year(2026), bytes: bytesOf(header) },
  ];
  const read = await readReturn({ files });
  assert.deepEqual(read.years, [2026]);
  assert.equal(read.rejected.length, 0);
  assert.equal(read.childCount, 1);
});
