import { z } from 'zod';
import { day, dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { SharedIroNotes } from '../../people/note-on-shared-iro.ts';
import { REASONS_TO_DIFFER, RELATIONS, type Relation } from '../../people/relations.ts';

const LONGEST_NOTE = 2000;
const TO_COME = 'This day is still to come';

/** What was chosen of two children who belong to each other. */
export interface LinkValues {
  readonly otherChild: string;
  readonly relation: Relation;
  readonly since: string | null;
}

export function readLinkForm(form: FormFields, today: string): FormReading<LinkValues> {
  const schema = z.object({
    otherChild: z.uuid('Choose the child'),
    relation: z.enum(RELATIONS, 'Choose what they are to each other'),
    since: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
  });
  return readForm(schema, withDays(form, 'since'));
}

const ANY_REASON = 'none';

export function readNotesForm(form: FormFields, today: string): FormReading<SharedIroNotes> {
  const schema = z.object({
    irosDifferBecause: z
      .enum([...REASONS_TO_DIFFER, ANY_REASON])
      .catch(ANY_REASON)
      .transform((reason) => (reason === ANY_REASON ? null : reason)),
    irosDifferNote: z
      .string()
      .trim()
      .max(LONGEST_NOTE, `Use ${LONGEST_NOTE} characters or fewer`)
      .optional()
      .transform((note) => (note === undefined || note === '' ? null : note)),
    toldOfSharedIroOn: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
  });
  return readForm(schema, withDays(form, 'toldOfSharedIroOn'));
}

export function readEndForm(form: FormFields, today: string): FormReading<{ readonly endedOn: string }> {
  const schema = z.object({
    endedOn: day('Enter the day from which they are it no more').refine((on) => on <= today, TO_COME),
  });
  return readForm(schema, withDays(form, 'endedOn'));
}
