import { z } from 'zod';
import { type ComparedField, chosen, typed, typedDay, wordsOf } from '../../../../platform/pages/conflict.ts';
import { dayInLife, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import {
  choiceOrNothing,
  type Demand,
  type FormReading,
  LONGEST_LINE,
  LONGEST_TEXT,
  readDemanding,
  wordsOrNothing,
} from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { OBTAINED_BY } from '../../../preparation/model.ts';
import { obtainedInWords } from '../../../preparation/words.ts';
import type { PartyToChoose } from '../../list-parties-to-choose.ts';
import {
  AGREED,
  asksWhetherAlone,
  CONTACT_HOWS,
  type ContactValues,
  isWithChild,
  keyOfRef,
  PARTY_KINDS,
  type Party,
  TOLD_LIMITS,
} from '../../model.ts';
import { agreedInWords, howInWords, kindInWords, toldInWords } from '../../words.ts';

/** What somebody in no list may be; the child is in the list. */
export const OTHER_KINDS = PARTY_KINDS.filter((kind) => kind !== 'child');

/** What is typed is kept before it is sent. */
export const CONTACT_FORM: KeptForm = {
  name: 'contact',
  fields: [
    ...['with', 'otherName', 'otherRelation', 'otherKind', ...partsOfDay('contactedOn'), 'how', 'howNote', 'place'],
    ...['seenAlone', 'whyNotAlone', 'done', 'analysis', 'said', 'saidHow', 'toldLimits', 'why', 'contact'],
    ...['sharedWith', 'childAgreed'],
  ],
};

/** Nobody drops out of a contact unseen because somebody else has changed who stands around the child. */
const GONE =
  'Somebody whom you chose is not in the list any more: look at who is chosen now, and name whoever is missing under “Somebody who is not in the list”';

interface ToRead {
  readonly today: string;
  readonly bornOn: string | null;
  /** With whom there may have been contact. */
  readonly choices: readonly PartyToChoose[];
  readonly isCorrection: boolean;
}

function fieldsOf({ today, bornOn, choices }: ToRead) {
  return z.object({
    with: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((keys) => [keys ?? []].flat())
      .refine((keys) => keys.every((key) => choices.some(({ ref }) => keyOfRef(ref) === key)), GONE)
      .transform((keys) => choices.filter(({ ref }) => keys.includes(keyOfRef(ref)))),
    otherName: wordsOrNothing(LONGEST_LINE),
    otherRelation: wordsOrNothing(LONGEST_LINE),
    otherKind: choiceOrNothing(OTHER_KINDS),
    contactedOn: dayInLife('Enter the day of the contact', { today, bornOn }),
    how: z.enum(CONTACT_HOWS, 'Choose how you were in touch'),
    howNote: wordsOrNothing(LONGEST_LINE),
    place: wordsOrNothing(LONGEST_LINE),
    seenAlone: choiceOrNothing(['yes', 'no']),
    whyNotAlone: wordsOrNothing(LONGEST_TEXT),
    done: wordsOrNothing(LONGEST_TEXT),
    analysis: wordsOrNothing(LONGEST_TEXT),
    said: wordsOrNothing(LONGEST_TEXT),
    saidHow: choiceOrNothing(OBTAINED_BY),
    toldLimits: choiceOrNothing(TOLD_LIMITS),
    sharedWith: wordsOrNothing(LONGEST_TEXT),
    childAgreed: choiceOrNothing(AGREED),
    why: wordsOrNothing(LONGEST_LINE),
  });
}

type Typed = z.output<ReturnType<typeof fieldsOf>>;

/** What must be there because of something else that was typed, or was not. */
const DEMANDS: readonly Demand<Typed, ToRead>[] = [
  {
    field: 'with',
    message: 'Choose with whom you were in touch, or name somebody else',
    isMissing: ({ with: chosen = [], otherName, otherRelation }) => chosen.length === 0 && !otherName && !otherRelation,
  },
  {
    field: 'otherName',
    message: 'Enter the name of the other person',
    isMissing: ({ otherName, otherRelation }) => !otherName && !!otherRelation,
  },
  {
    field: 'otherRelation',
    message: 'Say what they are to the child',
    isMissing: ({ otherName, otherRelation }) => !!otherName && !otherRelation,
  },
  {
    field: 'otherKind',
    message: 'Choose which of these they are',
    isMissing: ({ otherName, otherKind }) => !!otherName && !otherKind,
  },
  { field: 'howNote', message: 'Say how', isMissing: ({ how, howNote }) => how === 'other' && !howNote },
  {
    field: 'seenAlone',
    message: 'Choose whether you saw the child alone',
    isMissing: ({ with: chosen = [], how, seenAlone }) =>
      how !== undefined && asksWhetherAlone({ parties: chosen, how }) && !seenAlone,
  },
  {
    field: 'whyNotAlone',
    message: 'Say why you did not see the child alone',
    isMissing: ({ with: chosen = [], how, seenAlone, whyNotAlone }) =>
      seenAlone === 'no' && !whyNotAlone && how !== undefined && asksWhetherAlone({ parties: chosen, how }),
  },
  { field: 'done', message: 'Write down what was done', isMissing: ({ done }) => !done },
  {
    field: 'saidHow',
    message: 'Choose how you came to know what the child said',
    isMissing: ({ said, saidHow }) => !!said && !saidHow,
  },
  {
    field: 'toldLimits',
    message: 'Choose whether the child was told that you may have to pass on what they say',
    isMissing: ({ with: chosen = [], toldLimits }) => chosen.some(({ kind }) => kind === 'child') && !toldLimits,
  },
  {
    field: 'childAgreed',
    message: 'Choose whether the child agreed that it was shared',
    isMissing: ({ sharedWith, childAgreed }) => !!sharedWith && !childAgreed,
  },
  { field: 'why', message: 'Say why you put it right', isMissing: ({ why }, { isCorrection }) => isCorrection && !why },
];

/** What was typed, and why it is put right. */
export interface TypedContact {
  readonly values: ContactValues;
  readonly why: string;
}

/** Reads what was typed of a contact; all that is wrong with it at once, in the order of the page. */
export function readContactForm(form: FormFields, to: ToRead): FormReading<TypedContact> {
  const reading = readDemanding(fieldsOf(to), DEMANDS, { form: withDays(form, 'contactedOn'), to });
  return reading.isValid ? { isValid: true, values: toContact(reading.values) } : reading;
}

function toContact({ with: chosen, otherName, otherRelation, otherKind, ...typed }: Typed): TypedContact {
  const named: Party[] =
    otherName === null || otherRelation === null || otherKind === null
      ? []
      : [{ ref: { who: 'named' }, name: otherName, relation: otherRelation, kind: otherKind }];
  const listed = chosen.map(({ ref, name, relation, kind }): Party => ({ ref, name, relation, kind }));
  const { said, saidHow, toldLimits, done, why, ...rest } = typed;
  const parties = [...listed, ...named];
  const values = {
    ...rest,
    parties,
    seenAlone: toSeenAlone({ ...typed, parties }),
    toldLimits: isWithChild({ parties }) ? toldLimits : null,
    done: done ?? '',
    said,
    saidHow: said === null ? null : saidHow,
    childAgreed: typed.sharedWith === null ? null : typed.childAgreed,
  };
  return { values, why: why ?? '' };
}

/**
 * A choice stays in the form after somebody has chosen another way or other people, and nobody is seen alone on the
 * telephone: then it is no question. A reason that was written down is kept with its no.
 */
function toSeenAlone({
  parties,
  how,
  seenAlone,
  whyNotAlone,
}: Pick<Typed, 'how' | 'seenAlone' | 'whyNotAlone'> & Pick<ContactValues, 'parties'>): boolean | null {
  if (seenAlone === null) return null;
  if (asksWhetherAlone({ parties, how })) return seenAlone === 'yes';
  return seenAlone === 'no' && whyNotAlone !== null ? false : null;
}

/** What the fields show of a contact that is recorded. */
export function toContactFields(contact: ContactValues & { readonly number: number }): FormFields {
  const named = contact.parties.find(({ ref }) => ref.who === 'named');
  return {
    with: contact.parties.filter(({ ref }) => ref.who !== 'named').map(({ ref }) => keyOfRef(ref)),
    otherName: named?.name ?? '',
    otherRelation: named?.relation ?? '',
    otherKind: named?.kind ?? '',
    ...toDayFields('contactedOn', contact.contactedOn),
    how: contact.how,
    howNote: contact.howNote ?? '',
    place: contact.place ?? '',
    seenAlone: contact.seenAlone === null ? '' : contact.seenAlone ? 'yes' : 'no',
    whyNotAlone: contact.whyNotAlone ?? '',
    done: contact.done,
    analysis: contact.analysis ?? '',
    said: contact.said ?? '',
    saidHow: contact.saidHow ?? '',
    toldLimits: contact.toldLimits ?? '',
    sharedWith: contact.sharedWith ?? '',
    childAgreed: contact.childAgreed ?? '',
    version: String(contact.number),
  };
}

/** What of a contact two people may change at once. */
export function comparedFields(choices: readonly PartyToChoose[], terms: Terms): readonly ComparedField[] {
  const names = new Map(choices.map(({ ref, name }) => [keyOfRef(ref), name]));
  return terms.sayAll([
    {
      label: 'With whom',
      fields: ['with'],
      inWords: (form) =>
        [form['with'] ?? []]
          .flat()
          .flatMap((key) => names.get(key) ?? [])
          .join(', ') || 'Nothing',
    },
    typed('otherName', 'Somebody else'),
    typed('otherRelation', 'What they are to the child'),
    chosen(
      'otherKind',
      'Which of these',
      wordsOf(OTHER_KINDS, (kind) => kindInWords(kind, terms)),
    ),
    typedDay('contactedOn', 'Day'),
    chosen('how', 'How', wordsOf(CONTACT_HOWS, howInWords)),
    typed('howNote', 'How, in words'),
    typed('place', 'Where'),
    chosen(
      'seenAlone',
      'Seen alone',
      wordsOf(['yes', 'no'] as const, (answer) => (answer === 'yes' ? 'Yes' : 'No')),
    ),
    typed('whyNotAlone', 'Why not alone'),
    typed('done', 'What was done'),
    typed('analysis', 'What it means for the plan'),
    typed('said', 'What the child said'),
    chosen(
      'saidHow',
      'How that came to be known',
      wordsOf(OBTAINED_BY, (by) => obtainedInWords(by, terms)),
    ),
    chosen(
      'toldLimits',
      'Told of the limits',
      wordsOf(TOLD_LIMITS, (told) => toldInWords(told, terms)),
    ),
    typed('sharedWith', 'Shared with'),
    chosen(
      'childAgreed',
      'Whether the child agreed',
      wordsOf(AGREED, (agreed) => agreedInWords(agreed, terms)),
    ),
  ]);
}
