import { z } from 'zod';
import { chosen, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { ALWAYS, type FormReading, readForm } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { RecordedAgreement } from '../../invitations/agree-on-list.ts';
import { CHILD_ASKED, type ListAgreement } from '../../invitations/list-agreement.ts';

const LONGEST_NOTE = 2000;

/** What is kept of the form before it is sent. */
export const AGREED_FORM: KeptForm = {
  name: 'agreed',
  fields: [
    ...partsOfDay('iroOn'),
    ...partsOfDay('socialWorkerOn'),
    'childAsked',
    ...partsOfDay('childOn'),
    'childNote',
  ],
};

export const CHILD_ASKED_IN_WORDS: Readonly<Record<ListAgreement['childAsked'], string>> = {
  yes: 'Yes',
  'not-yet': 'Not yet',
  cannot: 'No: too young, or does not understand',
};

function schemaOf(today: string) {
  const pastOrNothing = () => dayOrNothing().refine((on) => on === null || on <= today, 'This day is still to come');
  return z
    .object({
      iroOn: pastOrNothing(),
      socialWorkerOn: pastOrNothing(),
      childAsked: z.enum(CHILD_ASKED, 'Choose whether it was gone through with the child'),
      childOn: pastOrNothing(),
      childNote: z
        .string()
        .trim()
        .max(LONGEST_NOTE, `Use ${LONGEST_NOTE} characters or fewer`)
        .default('')
        .transform((note) => (note === '' ? null : note)),
    })
    .refine(({ childAsked, childOn }) => childAsked !== 'yes' || childOn !== null, {
      when: ALWAYS,
      path: ['childOn'],
      message: 'Enter the day on which it was gone through with the child',
    })
    .refine(({ childAsked, childNote }) => childAsked !== 'cannot' || childNote !== null, {
      when: ALWAYS,
      path: ['childNote'],
      message: 'Say why the child cannot be asked',
    })
    .transform((values) => ({ ...values, childOn: values.childAsked === 'yes' ? values.childOn : null }));
}

export function readAgreedForm(form: FormFields, today: string): FormReading<ListAgreement> {
  return readForm(schemaOf(today), withDays(form, 'iroOn', 'socialWorkerOn', 'childOn'));
}

/** What the form shows of what stands; undefined where nothing does. */
export function toFields(agreement: RecordedAgreement | undefined): FormFields {
  if (agreement === undefined) return { version: '0' };
  const { number, iroOn, socialWorkerOn, childAsked, childOn, childNote } = agreement;
  return {
    version: String(number),
    ...toDayFields('iroOn', iroOn),
    ...toDayFields('socialWorkerOn', socialWorkerOn),
    childAsked,
    ...toDayFields('childOn', childOn),
    childNote: childNote ?? '',
  };
}

/** What two people may enter at once. */
export function comparedFields(terms: Terms) {
  const asked: Readonly<Record<string, string>> = CHILD_ASKED_IN_WORDS;
  return [
    typedDay('iroOn', terms.say('The {iro} agreed on'), 'Not yet'),
    typedDay('socialWorkerOn', 'The social worker agreed on', 'Not yet'),
    chosen('childAsked', terms.say('Gone through with the child'), (choice) => asked[choice] ?? 'Nothing'),
    typedDay('childOn', 'Gone through on', 'Nothing'),
    typed('childNote', 'What the child said'),
  ];
}
