import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { ALWAYS, type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { COPY_WAYS } from '../../model.ts';

const LONGEST = 1000;

/** The way that says that they are not to have one. */
export const NOT_TO_HAVE = 'not-to-have';

/** What is typed is kept before it is sent. */
export const COPIES_FORM: KeptForm = {
  name: 'copies',
  fields: ['to', 'otherName', 'otherRelation', 'policyId', ...partsOfDay('handedOn'), 'how', 'whyNot'],
};

function schemaOf(today: string) {
  return z
    .object({
      to: z.array(z.string()),
      otherName: z.string().trim().max(200, 'Use 200 characters or fewer').optional(),
      otherRelation: z.string().trim().max(200, 'Use 200 characters or fewer').optional(),
      policyId: text('Choose the edition'),
      handedOn: day('Enter the day').refine((on) => on <= today, 'This day is still to come'),
      how: z.enum([...COPY_WAYS, NOT_TO_HAVE], 'Choose how'),
      whyNot: z.string().trim().max(LONGEST, `Use ${LONGEST} characters or fewer`).optional(),
    })
    .refine(({ to, otherName }) => to.length > 0 || Boolean(otherName), {
      path: ['to'],
      message: 'Choose who had a copy, or name somebody',
      when: ALWAYS,
    })
    .refine(({ otherName, otherRelation }) => !otherName || Boolean(otherRelation), {
      path: ['otherRelation'],
      message: 'Say what they are to the child',
      when: ALWAYS,
    })
    .refine(({ how, whyNot }) => how !== NOT_TO_HAVE || Boolean(whyNot), {
      path: ['whyNot'],
      message: 'Say why they are not to have one',
      when: ALWAYS,
    })
    .transform(({ otherName, otherRelation, how, whyNot, ...values }) => ({
      ...values,
      other: otherName ? { name: otherName, relation: otherRelation ?? '' } : null,
      how: how === NOT_TO_HAVE ? null : how,
      whyNot: how === NOT_TO_HAVE ? (whyNot ?? null) : null,
    }));
}

export type CopiesValues = z.output<ReturnType<typeof schemaOf>>;

/** Reads to whom a copy went, all faults at once. */
export function readCopiesForm(form: FormFields, today: string): FormReading<CopiesValues> {
  return readForm(schemaOf(today), { ...withDays(form, 'handedOn'), to: [form['to'] ?? []].flat() });
}
