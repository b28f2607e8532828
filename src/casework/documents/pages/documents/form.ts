import { z } from 'zod';
import { day, dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, type FormReading, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields, UploadedFile } from '../../../../platform/pages/page.ts';
import { DOCUMENT_TYPES, LARGEST_DOCUMENT_BYTES } from '../../model.ts';

const LONGEST_TITLE = 200;
const TO_COME = 'This day is still to come';

/** What is typed is kept before it is sent; a file must be chosen again. */
export const DOCUMENT_FORM: KeptForm = {
  name: 'document',
  fields: ['type', 'title', 'review', ...partsOfDay('datedOn'), ...partsOfDay('receivedOn')],
  by: ['type', 'review'],
};

function schemaOf(reviews: readonly string[], today: string) {
  return z.object({
    type: z
      .string('Choose what it is')
      .refine((type) => DOCUMENT_TYPES.some((each) => each.type === type), 'Choose what it is'),
    title: z.string().trim().max(LONGEST_TITLE, `Use ${LONGEST_TITLE} characters or fewer`).optional(),
    review: z
      .string()
      .optional()
      .transform((key) => (key === undefined || key === '' ? null : key))
      .refine((key) => key === null || reviews.includes(key), 'Choose a review from the list, or none'),
    datedOn: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
    receivedOn: day('Enter the day on which it was received').refine((on) => on <= today, TO_COME),
    isAnother: z
      .string()
      .optional()
      .transform((yes) => yes === 'yes'),
  });
}

type DocumentValues = z.output<ReturnType<typeof schemaOf>> & { readonly file: UploadedFile };

interface Asked {
  readonly reviews: readonly string[];
  readonly today: string;
}

/** Reads the form and looks at the file; everything that is wrong is told at once. */
export function readDocumentForm(
  form: FormFields,
  files: readonly UploadedFile[],
  { reviews, today }: Asked,
): FormReading<DocumentValues> {
  const read = readForm(schemaOf(reviews, today), withDays(form, 'datedOn', 'receivedOn'));
  const [file] = files;
  const wrong = faultOfFile(file);
  if (read.isValid && wrong === undefined && file !== undefined) {
    return { isValid: true, values: { ...read.values, file } };
  }
  return { isValid: false, errors: [...(wrong === undefined ? [] : [wrong]), ...(read.isValid ? [] : read.errors)] };
}

/** What is wrong with a file before anybody looks into it. */
export function faultOfFile(file: UploadedFile | undefined): FormError | undefined {
  if (file === undefined) return refuse('file', 'Choose the file');
  if (file.refused !== undefined) return refuse('file', file.refused);
  if (file.isCutOff || file.bytes.byteLength > LARGEST_DOCUMENT_BYTES) {
    return refuse('file', 'The file is larger than 25 MB: save it smaller, or in parts');
  }
  if (file.bytes.byteLength === 0) return refuse('file', 'The file is empty: choose another one');
  return undefined;
}

/** Withdraw the document. */
export const WITHDRAW_FORM = z.object({
  because: text('Say why it is withdrawn', { max: 2000, long: 'Say it in 2000 characters or fewer' }),
});

/** Why it is withdrawn is typed at some length. */
export const WITHDRAWAL_FORM: KeptForm = { name: 'withdrawal', fields: ['because'] };
