import { z } from 'zod';
import { type ComparedField, typed, typedDay, versioned } from '../../../../platform/pages/conflict.ts';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, type FormReading, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields, UploadedFile } from '../../../../platform/pages/page.ts';
import { LARGEST_DOCUMENT_BYTES } from '../../../documents/model.ts';
import type { PolicyEdition } from '../../model.ts';

const LONGEST = 2000;
const LONG = { max: LONGEST, long: `Use ${LONGEST} characters or fewer` };
const LINK = /^https?:\/\/[^\s/]+\.[^\s]+$/i;

const SCHEMA = z.object({
  edition: text('Enter what the edition is called, such as 3.1'),
  inForceOn: day('Enter the first day on which it holds'),
  approvedBy: text('Enter who approved it'),
  link: z
    .string()
    .trim()
    .max(LONGEST, LONG.long)
    .transform((address) => (address === '' ? null : address))
    .refine((address) => address === null || LINK.test(address), 'Enter an address that begins with https://'),
  iroRole: text('Say what the policy says of the role of the IRO, or where it does', LONG),
  notCarriedOut: text('Say what the policy says can be done if decisions are not carried out, or where it does', LONG),
});

/** What is typed is kept before it is sent; a file must be chosen again. */
export const EDITION_FORM: KeptForm = {
  name: 'policy',
  fields: ['edition', ...partsOfDay('inForceOn'), 'approvedBy', 'link', 'iroRole', 'notCarriedOut'],
};

/** What two people may enter at once. */
export const COMPARED: readonly ComparedField[] = [
  typed('edition', 'Edition'),
  typedDay('inForceOn', 'In force from'),
  typed('approvedBy', 'Approved by'),
  typed('link', 'Where it is published'),
  typed('iroRole', 'The role of the IRO'),
  typed('notCarriedOut', 'If decisions are not carried out'),
];

type EditionValues = z.output<typeof SCHEMA> & { readonly file: UploadedFile | undefined };

/** Reads the form and looks at the file; everything that is wrong is told at once. */
export function readEditionForm(form: FormFields, files: readonly UploadedFile[]): FormReading<EditionValues> {
  const read = readForm(SCHEMA, { link: '', ...withDays(form, 'inForceOn') });
  const [file] = files;
  const link = String(form['link'] ?? '').trim();
  const wrong = file === undefined ? faultOfNothing(link) : faultOfFile(file);
  if (read.isValid && wrong === undefined) return { isValid: true, values: { ...read.values, file } };
  return { isValid: false, errors: [...(wrong ? [wrong] : []), ...(read.isValid ? [] : read.errors)] };
}

function faultOfNothing(link: string): FormError | undefined {
  return link === '' ? refuse('file', 'Choose the file, or enter where the policy is published') : undefined;
}

function faultOfFile(file: UploadedFile): FormError | undefined {
  if (file.refused !== undefined) return refuse('file', file.refused);
  if (file.isCutOff || file.bytes.byteLength > LARGEST_DOCUMENT_BYTES)
    return refuse('file', 'The file is larger than 25 MB: save it smaller');
  return file.bytes.byteLength === 0 ? refuse('file', 'The file is empty: choose another one') : undefined;
}

/** The form for the edition after these, or, of a conflict, what the newest of them says. */
export function toFields(editions: readonly PolicyEdition[], today: string): FormFields {
  const newest = editions.find(({ withdrawnBecause }) => withdrawnBecause === null);
  return versioned({
    edition: newest?.edition ?? '',
    ...toDayFields('inForceOn', newest?.inForceOn ?? today),
    approvedBy: newest?.approvedBy ?? '',
    link: newest?.link ?? '',
    iroRole: newest?.iroRole ?? '',
    notCarriedOut: newest?.notCarriedOut ?? '',
    version: String(editions.length),
  });
}
