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
