const WEEKDAYS = Array.from({ length: 7 }, (_, index) => wordsOf(index + 1, { weekday: 'long' }));
const MONTHS = Array.from({ length: 12 }, (_, index) => monthOf(index + 1, 'long'));
const SHORT_MONTHS = Array.from({ length: 12 }, (_, index) => monthOf(index + 1, 'short'));

// A page has a hundred days on it: the words are asked of the language once, not once a day.
function wordsOf(dayOfJune2026: number, options: Intl.DateTimeFormatOptions): string {
  return Temporal.PlainDate.from({ year: 2026, month: 6, day: dayOfJune2026 }).toLocaleString('en-GB', options);
}

/** As it stands within a date: "Sept", which alone would be "Sep". */
function monthOf(month: number, length: 'long' | 'short'): string {
  const day = Temporal.PlainDate.from({ year: 2026, month, day: 1 });
  return day.toLocaleString('en-GB', { day: 'numeric', month: length, year: 'numeric' }).split(' ')[1] ?? '';
}

/** `2026-02-12` as "Thursday 12 February 2026". */
export function dayInWords(text: string): string {
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(text);
  return `${WEEKDAYS[dayOfWeek - 1]} ${day} ${MONTHS[month - 1]} ${year}`;
}

/** The days of a page are those of many: each is worked out once. */
const SHORT_DAYS = new Map<string, string>();
const MOST_DAYS = 10_000;

/** `2026-02-12` as "12 Feb 2026". */
export function shortDay(text: string): string {
  const known = SHORT_DAYS.get(text);
  if (known !== undefined) return known;
  const words = shortDayOf(Temporal.PlainDate.from(text));
  if (SHORT_DAYS.size >= MOST_DAYS) SHORT_DAYS.clear();
  SHORT_DAYS.set(text, words);
  return words;
}

function shortDayOf({ day, month, year }: Temporal.PlainDate): string {
  return `${day} ${SHORT_MONTHS[month - 1]} ${year}`;
}

/** From when to when: "since 3 Mar 2026", "3 Mar 2026 to 4 May 2026". */
export function spanInWords({
  startedOn,
  endedOn,
}: {
  readonly startedOn: string;
  readonly endedOn: string | null;
}): string {
  return endedOn === null ? `since ${shortDay(startedOn)}` : `${shortDay(startedOn)} to ${shortDay(endedOn)}`;
}

/** `2026-02-12T14:02:03.123456Z` as "12 Feb 2026, 14:02", by the clocks of London. */
export function momentInWords(moment: string): string {
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/London');
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${shortDayOf(local.toPlainDate())}, ${time}`;
}
