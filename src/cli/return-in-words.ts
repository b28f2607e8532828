import type { ReturnSummary, ReviewToCome, Timeliness } from '../casework/imports/return-summary.ts';
import { rulesNoReturnCanTell } from '../casework/imports/timetable-of-return.ts';
import { formatCollectionYear } from '../exchange/ssda903/collection-year.ts';
import type { Problem } from '../exchange/ssda903/problems.ts';
import type { Ssda903Return } from '../exchange/ssda903/read-return.ts';
import { type CaseDefaults, formatDay, listProcedures, makeRegister, type UnknownBecause } from '../rules/index.ts';
import { table } from './table.ts';
import { counted, onOneLine, shortName } from './words.ts';
import { wrap } from './wrap.ts';

/** How many of a list are shown; `--json` has them all. */
const LISTED = 10;

const WHY_UNKNOWN: Readonly<Record<UnknownBecause, string>> = {
  'previous-not-recorded': 'the review to count from is in none of the files',
  'before-record': 'due before the first day of the files',
  'after-record': 'due after the last day of the files',
  'never-recorded': 'reviews of short breaks, which are never returned, or of years without a table of Reviews',
};

/** What a manager reads of a return: what came in, which reviews were on time, which are next, what nobody can tell. */
export function returnInWords(read: Ssda903Return, summary: ReturnSummary, { procedure, asOf }: CaseDefaults): string {
  const years = read.years.map(formatCollectionYear).join(', ');
  const name = listProcedures().find(({ id }) => id === procedure)?.name ?? procedure;
  const ofChildren = [
    reviewsInWords(summary),
    nextInWords(`Overdue: ${counted(summary.overdue.length, 'child', 'children')}`, summary.overdue),
    nextInWords(`Due next: ${counted(summary.upcoming.length, 'child', 'children')}`, summary.upcoming),
    unknownInWords(summary),
  ];
  const sections = [
    headingInWords(read, { years, name, asOf: formatDay(asOf) }),
    filesInWords(read),
    holesInWords(read),
    childrenInWords(summary, asOf),
    ...(summary.children === 0 ? [] : ofChildren),
    problemsInWords('Rejected', read.rejectedByCode, read.rejected),
    problemsInWords('Warnings', read.warningsByCode, read.warnings),
    changesInWords(read),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

interface Heading {
  readonly years: string;
  readonly name: string;
  readonly asOf: string;
}

function headingInWords({ yearIsInferred }: Ssda903Return, { years, name, asOf }: Heading): string {
  const inferred = yearIsInferred
    ? ['The year was worked out from the dates in the files: give --year YYYY if it is another.']
    : [];
  return [`Children looked-after return ${years || 'of an unknown year'}, as of ${asOf}`, name, ...inferred].join('\n');
}

function holesInWords({ holes }: Ssda903Return): string {
  return holes.length === 0 ? '' : ['What is not there', ...holes.map(sentence)].join('\n');
}

function filesInWords({ files }: Ssda903Return): string {
  const rows = files.map((file) => [
    onOneLine(file.name),
    file.table ?? 'not recognised',
    ...[file.rows, file.in, file.rejected, file.warned].map((value) => value.toLocaleString('en-GB')),
  ]);
  const notes = files.flatMap(({ name, notes: ofFile }) => ofFile.map((note) => sentence(`${name}: ${note}`)));
  const heading = ['file', 'table', 'rows', 'in', 'rejected', 'warned'];
  return [table(heading, rows, { numbersFrom: 2 }), ...notes].join('\n');
}

function childrenInWords({ children, lookedAfter, refused }: ReturnSummary, asOf: CaseDefaults['asOf']): string {
  const failed = [...refused]
    .slice(0, LISTED)
    .map(([child, reason]) => sentence(`${shortName(child)} could not be worked out: ${reason}`));
  const told = `${counted(children, 'child', 'children')}, ${lookedAfter.toLocaleString('en-GB')} looked after on ${formatDay(asOf)}`;
  return [told, ...failed, ...more(refused.size)].join('\n');
}

function reviewsInWords({ byRule, reviews, national, heldLate, neverHeld, overdue }: ReturnSummary): string {
  if (reviews.total === 0) return 'No review fell due in the time that the files tell of.';
  const row = (name: string, { total, onTime, late, unknown }: Timeliness) => [
    name,
    ...[total, onTime, late, unknown].map((value) => value.toLocaleString('en-GB')),
    onTime + late === 0
      ? ''
      : `${((100 * onTime) / (onTime + late)).toFixed(1)} % of ${(onTime + late).toLocaleString('en-GB')}`,
  ];
  const rows = [
    ...[...byRule].map(([rule, timeliness]) => row(titleOf(rule), timeliness)),
    row('all reviews', reviews),
    ...(isSame(reviews, national) ? [] : [row('by the national figures', national)]),
  ];
  const heading = ['reviews', 'due', 'on time', 'late', 'not known', 'in time'];
  const [held, waiting, never] = [heldLate, overdue.length, neverHeld].map((value) => value.toLocaleString('en-GB'));
  const late = `Of the late: ${held} held late, ${waiting} still to be held, ${never} never held before care ended.`;
  return [table(heading, rows, { numbersFrom: 1 }), ...(reviews.late === 0 ? [] : [late])].join('\n');
}

function isSame(a: Timeliness, b: Timeliness): boolean {
  return a.onTime === b.onTime && a.late === b.late && a.unknown === b.unknown;
}

function nextInWords(title: string, reviews: readonly ReviewToCome[]): string {
  if (reviews.length === 0) return title;
  const rows = reviews
    .slice(0, LISTED)
    .map(({ child, rule, due }) => [shortName(child), formatDay(due), titleOf(rule)]);
  return [title, table(['child', 'due', 'what'], rows), ...more(reviews.length)].join('\n');
}

const TITLES: ReadonlyMap<string, string> = new Map(makeRegister().rules.map(({ id, title }) => [id, title]));

/** What a rule is about, as people say it. */
function titleOf(rule: string): string {
  const title = TITLES.get(rule) ?? rule;
  // "Hold the first review" is the duty; what a table lists is the first review.
  const [, review] = /^Hold the (.*)$/.exec(title) ?? [];
  return review === undefined ? title : `${review.charAt(0).toUpperCase()}${review.slice(1)}`;
}

function sentence(text: string): string {
  return wrap(onOneLine(text), 2, 2);
}

function more(count: number): string[] {
  return count > LISTED ? [`  … and ${(count - LISTED).toLocaleString('en-GB')} more; --json lists all`] : [];
}

function unknownInWords({ whyUnknown }: ReturnSummary): string {
  const lines = [...whyUnknown].map(
    ([because, count]) => `  ${counted(count, 'review', 'reviews')}: ${WHY_UNKNOWN[because]}`,
  );
  const never = new Set(rulesNoReturnCanTell());
  const titles = [...TITLES].flatMap(([id, title]) => (never.has(id) ? [title] : []));
  return [
    ...(lines.length === 0 ? [] : ['Not known whether in time', ...lines, '']),
    'What no return can tell, because it holds no such event',
    wrap(`${titles.join('; ')}.`, 2),
  ].join('\n');
}

function problemsInWords(
  title: string,
  byCode: Readonly<Record<string, number>>,
  problems: readonly Problem[],
): string {
  const codes = Object.entries(byCode).sort(([, a], [, b]) => b - a);
  if (codes.length === 0) return `${title}: none`;
  const rows = codes.map(([code, count]) => {
    const example = problems.find((problem) => problem.code === code);
    const place = example === undefined ? '' : `${example.file} line ${example.row}: ${example.message}`;
    return [code, count.toLocaleString('en-GB'), onOneLine(place)];
  });
  const heading = ['code', 'times', 'where and what to mend'];
  return `${title}, by code, with the first of each\n${table(heading, rows, { endsInSentences: true })}`;
}

function changesInWords({ changes }: Ssda903Return): string {
  if (changes.length === 0) return '';
  return `${counted(changes.length, 'value', 'values')} said otherwise by a later year; the later one stands.`;
}
