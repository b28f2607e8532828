import type { ImportResult } from '../casework/imports/import-return.ts';
import type { AuthorityListed } from '../casework/settings/list-authorities.ts';
import { formatCollectionYear } from '../exchange/ssda903/collection-year.ts';
import { table } from './table.ts';
import { counted, onOneLine } from './words.ts';
import { wrap } from './wrap.ts';

/** What there is to say of an import. */
export interface ImportReport {
  readonly authority: AuthorityListed;
  readonly result: ImportResult;
}

/** How many problems are shown; --problems writes them all to a file. */
const SHOWN = 10;

/** What a person reads of an import: what went in, what changed, and what to mend. */
export function importInWords({ authority, result }: ImportReport): string {
  const { read, account } = result;
  const sections = [
    headingInWords(authority, result),
    filesInWords(result),
    childrenInWords(result),
    read.holes.map((hole) => wrap(onOneLine(hole), 2, 2)).join('\n'),
    problemsInWords(result),
    account.problems.rejected > 0
      ? 'Mend what was rejected and import the files again: what is in already stays as it is.'
      : '',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function headingInWords({ name }: AuthorityListed, { status, isResumed, read }: ImportResult): string {
  const years = read.years.map(formatCollectionYear).join(', ');
  const said = {
    done: `The return ${years} is in the records of ${onOneLine(name)}.`,
    cancelled: `The import of the return ${years} was cancelled. What was saved stays; import again to go on.`,
    planned: `Nothing was written. This is what importing the return ${years} into the records of ${onOneLine(name)} would do.`,
  };
  const resumed = isResumed ? ['It went on where an earlier import of the same files was interrupted.'] : [];
  const inferred = read.yearIsInferred
    ? ['The year was worked out from the dates in the files: give --year YYYY if it is another.']
    : [];
  return [said[status], ...resumed, ...inferred].map((line) => wrap(line, 0)).join('\n');
}

function filesInWords({ account }: ImportResult): string {
  const rows = account.files.map((file) => [
    onOneLine(file.name),
    file.table ?? 'not recognised',
    ...[file.rows, file.added, file.changed, file.unchanged, file.rejected, file.warned].map(inDigits),
  ]);
  const heading = ['file', 'table', 'rows', 'new', 'changed', 'known', 'rejected', 'warned'];
  return table(heading, rows, { numbersFrom: 2 });
}

function childrenInWords({ account: { children, facts } }: ImportResult): string {
  const rows = [
    ['Children', children.added, children.changed, children.unchanged],
    ['Facts', facts.added, facts.corrected, facts.withdrawn],
  ].map((row) => row.map((cell) => (typeof cell === 'number' ? inDigits(cell) : cell)));
  const [ofChildren = [], ofFacts = []] = rows;
  return [
    `${ofChildren[0]}: ${ofChildren[1]} new, ${ofChildren[2]} changed, ${ofChildren[3]} as they were.`,
    `${ofFacts[0]}: ${ofFacts[1]} new, ${ofFacts[2]} corrected, ${ofFacts[3]} withdrawn.`,
  ].join('\n');
}

function problemsInWords({ account: { problems: counts }, problems }: ImportResult): string {
  const total = counts.rejected + counts.warnings;
  if (total === 0) return 'Nothing was wrong with the files.';
  const heading = `${counted(counts.rejected, 'reason', 'reasons')} to reject a row, ${counted(counts.warnings, 'warning', 'warnings')}`;
  const shown = problems
    .slice(0, SHOWN)
    .map(({ file, row, code, message }) => wrap(onOneLine(`${file} line ${row}: ${message} (${code})`), 2, 2));
  const more = total - shown.length;
  const last = more === 0 ? [] : [`  … and ${inDigits(more)} more; --problems FILE writes them as CSV`];
  const left = total - problems.length;
  const leftOut =
    left <= 0 ? [] : [`  (the list has room for ${inDigits(problems.length)}: ${inDigits(left)} are counted only)`];
  return [heading, ...shown, ...last, ...leftOut].join('\n');
}

function inDigits(count: number): string {
  return count.toLocaleString('en-GB');
}

/** The same as one line of JSON. */
export function importAsJson({ authority, result }: ImportReport): string {
  const { status, importId, isResumed, account, problems, read } = result;
  const { files, ...counts } = account;
  const report = {
    status,
    importId: importId ?? null,
    isResumed,
    authority: authority.authorityId,
    years: read.years,
    yearIsInferred: read.yearIsInferred,
    files,
    ...counts,
    rejectedByCode: read.rejectedByCode,
    warningsByCode: read.warningsByCode,
    holes: read.holes,
    problemsListed: problems,
  };
  return `${JSON.stringify(report)}\n`;
}
