import { z } from 'zod';
import { collectionYearEnding } from '../../../../exchange/ssda903/collection-year.ts';
import { fileKindOf } from '../../../../exchange/ssda903/file-kind.ts';
import { type FormError, type FormReading, readForm, refuse } from '../../../../platform/pages/form.ts';
import type { FormFields, UploadedFile } from '../../../../platform/pages/page.ts';

/** A return has a dozen tables. */
const MOST_FILES = 40;
const BYTES_TO_TELL_KIND = 512;

const SETTINGS = z.object({
  kind: z.enum(['ssda903', 'roster'], 'Choose what is in the files'),
  year: z
    .string()
    .trim()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === '') return undefined;
      const year = collectionYearEnding(Number(text));
      if (year === undefined) context.addIssue('Enter the year in which the return ends as four digits, such as 2026');
      return year;
    }),
  addsStaff: z
    .string()
    .optional()
    .transform((text) => text === 'yes'),
});

export type UploadSettings = z.output<typeof SETTINGS>;

/** In the order in which they stand on the page. */
const FIELDS = ['kind', 'files', 'year', 'addsStaff'];

/** Reads the form and looks at the files; everything that is wrong is told at once. */
export function readUploadForm(form: FormFields, files: readonly UploadedFile[]): FormReading<UploadSettings> {
  const read = readForm(SETTINGS, form);
  const wrong = faultOf(files, read.isValid ? read.values : undefined);
  if (wrong === undefined) return read;
  const errors = [wrong, ...(read.isValid ? [] : read.errors)];
  return { isValid: false, errors: errors.sort((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field)) };
}

function faultOf(files: readonly UploadedFile[], settings: UploadSettings | undefined): FormError | undefined {
  if (files.length === 0) return refuse('files', 'Choose the files');
  if (files.length > MOST_FILES)
    return refuse('files', `Choose at most ${MOST_FILES} files; a return of one year has ten or so`);
  if (settings?.kind === 'roster' && files.length > 1)
    return refuse('files', 'Choose one file: a list goes in on its own');
  const faults = files.map(faultOfFile).filter((fault) => fault !== undefined);
  const [first, ...others] = faults;
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more files)`;
  return refuse('files', `${first}${more}`);
}

const NOT_CSV: Readonly<Record<string, string>> = {
  empty: 'is empty',
  spreadsheet: 'is a spreadsheet: open it and save the sheet as CSV UTF-8',
  xml: 'is XML or a web page: export the return as CSV, one file for each table',
  'not-text': 'is not text: save it as CSV UTF-8',
};

function faultOfFile({ name, bytes, isCutOff, refused }: UploadedFile): string | undefined {
  if (refused !== undefined) return `${name}: ${refused}`;
  if (isCutOff) return `${name} is larger than 64 MB, which is more than any return: is it another file?`;
  const { kind } = fileKindOf(bytes.subarray(0, BYTES_TO_TELL_KIND));
  return kind === 'text' ? undefined : `${name} ${NOT_CSV[kind] ?? 'is not a CSV file'}`;
}
