import { z } from 'zod';
import { day, dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
import { ALWAYS, type FormError, type FormReading, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields, UploadedFile } from '../../../../platform/pages/page.ts';
import { isAmong, type WhomToWithholdFrom } from '../../list-whom-to-withhold-from.ts';
import { DOCUMENT_TYPES, LARGEST_DOCUMENT_BYTES } from '../../model.ts';
import { fromChoice, type WithheldFrom } from '../../withholding.ts';

const LONGEST_TITLE = 200;
const TO_COME = 'This day is still to come';

/** What is typed is kept before it is sent; a file must be chosen again. */
export const DOCUMENT_FORM: KeptForm = {
  name: 'document',
  fields: [
    'type',
    'title',
    'review',
    ...partsOfDay('datedOn'),
    ...partsOfDay('receivedOn'),
    'withheldFrom',
    'withheldBecause',
  ],
  by: ['type', 'review'],
};

const LONGEST_REASON = 2000;
const NOT_THERE = 'Choose somebody from the list';
const SAY_WHY = { max: LONGEST_REASON, long: `Say it in ${LONGEST_REASON} characters or fewer` };

function schemaOf({ reviews, today, whom }: Asked) {
  return z
    .object({
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
      withheldFrom: z
        .string()
        .optional()
        .transform((choice) => fromChoice(choice ?? ''))
        .refine((from) => from === undefined || isAmong(whom, from), NOT_THERE),
      withheldBecause: z.string().trim().max(SAY_WHY.max, SAY_WHY.long).optional(),
    })
    .refine(({ withheldFrom, withheldBecause }) => withheldFrom === undefined || Boolean(withheldBecause), {
      path: ['withheldBecause'],
      message: 'Say why they must not see it',
      when: ALWAYS,
    })
    .refine(({ withheldFrom, withheldBecause }) => withheldFrom !== undefined || !withheldBecause, {
      path: ['withheldFrom'],
      message: 'Choose who must not see it, or leave the reason empty',
      when: ALWAYS,
    })
    .transform(({ withheldFrom, withheldBecause, ...values }) => ({
      ...values,
      withheld: withheldFrom && { from: withheldFrom, reason: withheldBecause ?? '', fromOn: today },
    }));
}

type DocumentValues = z.output<ReturnType<typeof schemaOf>> & { readonly file: UploadedFile };

interface Asked {
  readonly reviews: readonly string[];
  readonly today: string;
  /** From whom it may be withheld. */
  readonly whom: WhomToWithholdFrom;
}

/** Reads the form and looks at the file; everything that is wrong is told at once. */
export function readDocumentForm(
  form: FormFields,
  files: readonly UploadedFile[],
  asked: Asked,
): FormReading<DocumentValues> {
  const read = readForm(schemaOf(asked), withDays(form, 'datedOn', 'receivedOn'));
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

/** Withhold the document from somebody. */
export function withholdSchema({ today, whom }: Omit<Asked, 'reviews'>) {
  return z.object({
    from: z
      .string('Choose who must not see it')
      .min(1, 'Choose who must not see it')
      .transform((choice) => fromChoice(choice))
      .refine((from): from is WithheldFrom => from !== undefined && isAmong(whom, from), NOT_THERE),
    reason: text('Say why they must not see it', SAY_WHY),
    fromOn: day('Enter the first day on which it is withheld').refine(
      (on) => on >= today,
      'This day has passed: it can be withheld from today on',
    ),
  });
}

/** Let somebody see it again. */
export const LIFT_SCHEMA = z.object({ because: text('Say why they may see it again', SAY_WHY) });

/** Who must not see it and why: a reason is typed at some length. */
export const WITHHOLD_FORM: KeptForm = { name: 'withhold', fields: ['from', 'reason', ...partsOfDay('fromOn')] };
export const LIFT_FORM: KeptForm = { name: 'liftWithholding', fields: ['because'] };
