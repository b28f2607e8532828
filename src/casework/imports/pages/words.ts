import { formatCollectionYear } from '../../../exchange/ssda903/collection-year.ts';
import type { ReturnAccount, Upload, UploadAccount, UploadStatus } from '../upload.ts';

/** How an upload stands, in a word or two; the colour only goes along with it. */
export const STATUS_WORDS: Readonly<Record<UploadStatus, { readonly text: string; readonly classes: string }>> = {
  'waiting-check': { text: 'Waiting', classes: 'govuk-tag--grey' },
  checking: { text: 'Being checked', classes: 'govuk-tag--blue' },
  checked: { text: 'To be decided', classes: 'govuk-tag--yellow' },
  'waiting-import': { text: 'Waiting', classes: 'govuk-tag--grey' },
  importing: { text: 'Being imported', classes: 'govuk-tag--blue' },
  imported: { text: 'Imported', classes: 'govuk-tag--green' },
  refused: { text: 'Refused', classes: 'govuk-tag--red' },
  failed: { text: 'Failed', classes: 'govuk-tag--red' },
  cancelled: { text: 'Cancelled', classes: 'govuk-tag--grey' },
  discarded: { text: 'Thrown away', classes: 'govuk-tag--grey' },
};

const RETURN = 'Return of looked-after children';

/** What the files are: "Return of looked-after children, 2025-26". */
export function titleOf({ kind, account, year }: Pick<Upload, 'kind' | 'account' | 'year'>): string {
  if (kind === 'ssda903') {
    const years = account?.kind === 'ssda903' ? yearsOf(account) : [];
    const told = years.length > 0 ? years : year === null ? [] : [formatCollectionYear(year)];
    return told.length === 0 ? RETURN : `${RETURN}, ${told.join(', ')}`;
  }
  if (account?.kind !== 'roster') return 'List of staff or of who reviews whom';
  return account.tells === 'staff' ? 'List of staff' : 'List of who reviews whom';
}

/** "2025-26", or "2022-23 to 2026-27" where none is left out in between. */
function yearsOf({ files }: ReturnAccount): string[] {
  const years = [...new Set(files.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isUnbroken = years.length > 2 && last - first === years.length - 1;
  return isUnbroken ? [[first, last].map(formatCollectionYear).join(' to ')] : years.map(formatCollectionYear);
}

/** What importing would change, or did, in a line: "12 children new, 3 changed; 2 rows rejected". */
export function sumInWords(account: UploadAccount): string {
  if (account.kind === 'roster') {
    const { added, changed, refused } = account.fates;
    return `${counted(added, 'row')} new, ${inDigits(changed)} changed; ${inDigits(refused)} refused`;
  }
  const { children, problems } = account;
  const rejected = account.files.reduce((sum, file) => sum + file.rejected, 0);
  const warned = problems.warnings > 0 ? `, ${counted(problems.warnings, 'warning')}` : '';
  const sum = `${counted(children.added, 'child', 'children')} new, ${inDigits(children.changed)} changed`;
  return `${sum}; ${counted(rejected, 'row')} rejected${warned}`;
}

/** "1 row", "1,200 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${inDigits(count)} ${count === 1 ? one : many}`;
}

export function inDigits(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A message as a sentence: it begins with a capital and ends with a stop. */
export function asSentence(message: string): string {
  const begun = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
