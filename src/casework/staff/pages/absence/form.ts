import { z } from 'zod';
import { type ComparedField, chosen, typedDay } from '../../../../platform/pages/conflict.ts';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, type FormReading, readForm, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { AbsenceRefusal } from '../../record-absence.ts';

const NO_COVER = 'Choose who acts for them, or nobody yet';
const NOBODY_OR_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/;

const ABSENCE = z.object({
  firstOn: day('Enter the first day away'),
  lastOn: day('Enter the last day away'),
  coveredBy: z
    .string(NO_COVER)
    .regex(NOBODY_OR_ID, NO_COVER)
    .transform((id) => (id === '' ? null : id)),
});

/** What is typed is kept before it is sent. */
export const ABSENCE_FORM: KeptForm = {
  name: 'absence',
  fields: [...partsOfDay('firstOn'), ...partsOfDay('lastOn'), 'coveredBy'],
};

/** What of an absence two people may change at once. */
export function comparedFields(nameOf: (id: string) => string): readonly ComparedField[] {
  return [
    typedDay('firstOn', 'First day away'),
    typedDay('lastOn', 'Last day away'),
    chosen('coveredBy', 'Who acts', nameOf),
  ];
}

export type AbsenceValues = z.output<typeof ABSENCE>;

export function readAbsenceForm(form: FormFields): FormReading<AbsenceValues> {
  return readForm(ABSENCE, withDays(form, 'firstOn', 'lastOn'));
}

/** Why an absence was not kept, in words, at the field that it is about. */
export function toRefusal(refusal: Exclude<AbsenceRefusal, { kind: 'not-found' }>): FormError {
  switch (refusal.kind) {
    case 'backwards':
      return refuse('lastOn', 'The last day must be the first day or after it');
    case 'overlap':
      return refuse('firstOn', `They are away from ${daysOf(refusal)} already: change that absence instead`);
    case 'cover-unfit':
      return refuse('coveredBy', 'Choose somebody who works here in the same role');
    case 'cover-away':
      return refuse('coveredBy', `They are away themselves from ${daysOf(refusal)}: choose somebody else`);
  }
}

function daysOf({ firstOn, lastOn }: { readonly firstOn: string; readonly lastOn: string }): string {
  return `${shortDay(firstOn)} to ${shortDay(lastOn)}`;
}
