import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Day, isoFromDay } from '../src/rules/calendar/day.ts';
import { type Holiday, holidaysOf } from '../src/rules/calendar/holidays.ts';
import { LAST_PROCLAIMED_YEAR } from '../src/rules/calendar/working-days.ts';

const FIRST_PROCLAIMED_YEAR = 2012;

/** The published list of bank holidays as the reference data keeps it; the project does not carry a copy. */
interface PublishedList {
  readonly years: readonly [string, string];
  readonly dates: readonly string[];
  readonly events: readonly { readonly date: string; readonly title: string; readonly notes: string }[];
  readonly published: Readonly<Record<string, { readonly first_published_in_repo: string }>>;
  readonly post_publication_changes: readonly { readonly committed: string; readonly added: readonly string[] }[];
}

const file = new URL('../../shared/data/bank-holidays-england.json', import.meta.url);
const skip = existsSync(file) ? false : 'the reference list of bank holidays is not on this machine';

function readList(): PublishedList {
  return JSON.parse(readFileSync(file, 'utf8')) as PublishedList;
}

function proclaimedHolidays(): Holiday[] {
  const years = Array.from(
    { length: LAST_PROCLAIMED_YEAR - FIRST_PROCLAIMED_YEAR + 1 },
    (_, i) => FIRST_PROCLAIMED_YEAR + i,
  );
  return years.flatMap((year) => holidaysOf(year));
}

test('the proclaimed table holds every published bank holiday and no other', { skip }, () => {
  const list = readList();
  assert.deepEqual(list.years, [String(FIRST_PROCLAIMED_YEAR), String(LAST_PROCLAIMED_YEAR)]);
  const holidays = proclaimedHolidays();
  assert.deepEqual(
    holidays.map((holiday) => isoFromDay(holiday.day)),
    list.dates,
  );
  assert.ok(holidays.every((holiday) => holiday.basis === 'proclaimed'));
});

test('the proclaimed table calls a day a substitute exactly where the published list does', { skip }, () => {
  const isYearlyFixed = (title: string) => /^(New Year.s Day|Christmas Day|Boxing Day)$/.test(title);
  const published = readList()
    .events.filter((event) => isYearlyFixed(event.title))
    .map((event) => `${event.date} ${event.title.replace('’', "'")}${event.notes ? ' (substitute day)' : ''}`);
  const ours = proclaimedHolidays()
    .filter((holiday) => isYearlyFixed(holiday.name.replace(' (substitute day)', '')))
    .map((holiday) => `${isoFromDay(holiday.day)} ${holiday.name}`);
  assert.deepEqual(ours, published);
});

test('each proclaimed holiday carries the day on which the published list first held it', { skip }, () => {
  const list = readList();
  const later = new Map(
    list.post_publication_changes.flatMap((change) => change.added.map((day) => [day, change.committed])),
  );
  for (const holiday of proclaimedHolidays()) {
    const text = isoFromDay(holiday.day);
    const expected = later.get(text) ?? list.published[text.slice(0, 4)]?.first_published_in_repo;
    assert.equal(isoFromDay(holiday.listedOn as Day), expected, text);
  }
});
