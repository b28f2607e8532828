import { z } from 'zod';
import type { FormFields } from './page.ts';

/** What is wrong with one field, in words; the summary at the top of the page leads to the field. */
export interface FormError {
  readonly field: string;
  readonly text: string;
  readonly href: string;
}

/** What a form came to: its values, or all that is wrong with it at once. */
export type FormReading<Values> =
  | { readonly isValid: true; readonly values: Values }
  | { readonly isValid: false; readonly errors: readonly FormError[] };

/** Reads a form by its schema. The first fault of each field is told, in the order in which the fields stand. */
export function readForm<Schema extends z.ZodType>(schema: Schema, form: FormFields): FormReading<z.output<Schema>> {
  const parsed = schema.safeParse(form);
  if (parsed.success) return { isValid: true, values: parsed.data };
  const errors = new Map<string, FormError>();
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] ?? '');
    if (!errors.has(field)) errors.set(field, refuse(field, message));
  }
  return { isValid: false, errors: [...errors.values()] };
}

/** For a rule about several fields: told at once with whatever is wrong with each, which may not be as it should be. */
export const ALWAYS = (): boolean => true;

/** A fault that only a use case can find, such as a name that is taken. */
export function refuse(field: string, message: string): FormError {
  return { field, text: message, href: `#${field}` };
}

/** A text that must be there; blanks at its ends do not count. */
export function text(missing: string, { max = 200, long = 'Enter fewer characters' } = {}) {
  return z.string(missing).trim().min(1, missing).max(max, long);
}

/** What a line, and what a text of several may have at the most, in characters. */
export const LONGEST_LINE = 300;
export const LONGEST_TEXT = 20_000;

/** A text that may be left open: null where it is. Blanks at its ends do not count. */
export function wordsOrNothing(max: number) {
  return z
    .string()
    .optional()
    .transform((typed) => (typed ?? '').replaceAll('\r\n', '\n').trim())
    .refine((typed) => typed.length <= max, `Use ${max.toLocaleString('en-GB')} characters or fewer`)
    .transform((typed) => (typed === '' ? null : typed));
}

/** One of these, or null where none was chosen. */
export function choiceOrNothing<const Values extends readonly string[]>(values: Values) {
  return z.enum(values).nullable().catch(null);
}

/** What must be there because of something else that was typed, or was not. */
export interface Demand<Typed, To> {
  readonly field: keyof Typed & string;
  readonly message: string;
  /** Whether it is missing of what was typed; what is wrong with a field by itself may have left it undefined. */
  readonly isMissing: (typed: Typed, to: To) => boolean;
}

/** Reads a form whose fields ask for each other; all that is wrong with it at once, in the order of the fields. */
export function readDemanding<Typed, To>(
  fields: z.ZodType<Typed> & { readonly shape: object },
  demands: readonly Demand<Typed, To>[],
  { form, to }: { readonly form: FormFields; readonly to: To },
): FormReading<Typed> {
  let schema: z.ZodType<Typed> = fields;
  for (const { field, message, isMissing } of demands) {
    schema = schema.refine((typed) => !isMissing(typed, to), { path: [field], message, when: ALWAYS });
  }
  const reading = readForm(schema, form);
  if (reading.isValid) return reading;
  const order = Object.keys(fields.shape);
  return { isValid: false, errors: reading.errors.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) };
}
