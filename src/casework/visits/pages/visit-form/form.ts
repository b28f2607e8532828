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
import { keyOfRef } from '../../../contacts/model.ts';
import { OBTAINED_BY } from '../../../preparation/model.ts';
import { obtainedInWords } from '../../../preparation/words.ts';
import { SEEN, VISIT_OCCASIONS, type Visitor, type VisitValues } from '../../model.ts';
import { occasionInWords } from '../../words.ts';

/** What is typed is kept before it is sent. */
export const VISIT_FORM: KeptForm = {
  name: 'visit',
  fields: [
    ...['visitor', 'visitorName', 'visitorRole', ...partsOfDay('visitedOn'), 'occasion', 'announced', 'where', 'place'],
    ...['seen', 'whyNotAlone', 'sleepingAccommodation', 'found', 'said', 'saidHow', 'toDo', 'why', 'visit'],
  ],
};

/** Somebody in no list, as the form calls them. */
export const OTHER_VISITOR = 'named';
const YES_OR_NO = ['yes', 'no'] as const;
const WHERES = ['placement', 'elsewhere'] as const;

interface ToRead {
  readonly today: string;
  readonly bornOn: string | null;
  /** Who may have visited. */
  readonly visitors: readonly Visitor[];
  readonly isCorrection: boolean;
}

function fieldsOf({ today, bornOn, visitors }: ToRead) {
  const keys = [...visitors.map(({ ref }) => keyOfRef(ref)), OTHER_VISITOR];
  return z.object({
    visitor: z.string('Choose who visited').refine((key) => keys.includes(key), 'Choose who visited'),
    visitorName: wordsOrNothing(LONGEST_LINE),
    visitorRole: wordsOrNothing(LONGEST_LINE),
    visitedOn: dayInLife('Enter the day of the visit', { today, bornOn }),
    occasion: z.enum(VISIT_OCCASIONS, 'Choose why it was'),
    announced: z.enum(YES_OR_NO, 'Choose whether it was announced'),
    where: z.enum(WHERES, 'Choose where it was'),
    place: wordsOrNothing(LONGEST_LINE),
    seen: z.enum(SEEN, 'Choose whether you saw the child, and whether alone'),
    whyNotAlone: wordsOrNothing(LONGEST_TEXT),
    sleepingAccommodation: choiceOrNothing(YES_OR_NO),
    found: wordsOrNothing(LONGEST_TEXT),
    said: wordsOrNothing(LONGEST_TEXT),
    saidHow: choiceOrNothing(OBTAINED_BY),
    toDo: wordsOrNothing(LONGEST_TEXT),
    why: wordsOrNothing(LONGEST_LINE),
  });
}

type Typed = z.output<ReturnType<typeof fieldsOf>>;

/** What must be there because of something else that was typed, or was not. */
const DEMANDS: readonly Demand<Typed, ToRead>[] = [
  {
    field: 'visitorName',
    message: 'Enter the name of whoever visited',
    isMissing: ({ visitor, visitorName }) => visitor === OTHER_VISITOR && !visitorName,
  },
  {
    field: 'visitorRole',
    message: 'Say what they are to the child',
    isMissing: ({ visitor, visitorRole }) => visitor === OTHER_VISITOR && !visitorRole,
  },
  { field: 'place', message: 'Say where it was', isMissing: ({ where, place }) => where === 'elsewhere' && !place },
  {
    field: 'whyNotAlone',
    message: 'Say why the child was not seen alone',
    isMissing: ({ seen, whyNotAlone }) => seen === 'not-alone' && !whyNotAlone,
  },
  {
    field: 'whyNotAlone',
    message: 'Say why the child was not seen',
    isMissing: ({ seen, whyNotAlone }) => seen === 'not-seen' && !whyNotAlone,
  },
  {
    field: 'sleepingAccommodation',
    message: 'Choose whether you saw where the child sleeps',
    isMissing: ({ where, sleepingAccommodation }) => where === 'placement' && !sleepingAccommodation,
  },
  {
    field: 'saidHow',
    message: 'Choose how you came to know what the child said',
    isMissing: ({ said, saidHow }) => !!said && !saidHow,
  },
  { field: 'why', message: 'Say why you put it right', isMissing: ({ why }, { isCorrection }) => isCorrection && !why },
];

/** What was typed, and why it is put right. */
export interface TypedVisit {
  readonly values: VisitValues;
  readonly why: string;
}

/** Reads what was typed of a visit; all that is wrong with it at once, in the order of the page. */
export function readVisitForm(form: FormFields, to: ToRead): FormReading<TypedVisit> {
  const reading = readDemanding(fieldsOf(to), DEMANDS, { form: withDays(form, 'visitedOn'), to });
  return reading.isValid ? { isValid: true, values: toVisit(reading.values, to) } : reading;
}

/**
 * A choice stays in the form after somebody has chosen something else above it: where the child sleeps is no question
 * elsewhere, and of a child who was seen alone there is no reason why not.
 */
function toVisit({ why, ...sent }: Typed, { visitors }: ToRead): TypedVisit {
  const listed = visitors.find(({ ref }) => keyOfRef(ref) === sent.visitor);
  const named: Visitor = { ref: { who: 'named' }, name: sent.visitorName ?? '', role: sent.visitorRole ?? '' };
  const atPlacement = sent.where === 'placement';
  const values = {
    visitedOn: sent.visitedOn,
    visitor: listed ?? named,
    occasion: sent.occasion,
    isAnnounced: sent.announced === 'yes',
    atPlacement,
    place: sent.place,
    seen: sent.seen,
    whyNotAlone: sent.seen === 'alone' ? null : sent.whyNotAlone,
    sleepingAccommodationSeen: atPlacement ? sent.sleepingAccommodation === 'yes' : null,
    found: sent.found,
    said: sent.said,
    saidHow: sent.said === null ? null : sent.saidHow,
    toDo: sent.toDo,
  };
  return { values, why: why ?? '' };
}

/** What the fields show of a visit that is recorded. */
export function toVisitFields(visit: VisitValues & { readonly number: number }): FormFields {
  const { visitor, sleepingAccommodationSeen } = visit;
  const isNamed = visitor.ref.who === 'named';
  return {
    visitor: keyOfRef(visitor.ref),
    visitorName: isNamed ? visitor.name : '',
    visitorRole: isNamed ? visitor.role : '',
    ...toDayFields('visitedOn', visit.visitedOn),
    occasion: visit.occasion,
    announced: visit.isAnnounced ? 'yes' : 'no',
    where: visit.atPlacement ? 'placement' : 'elsewhere',
    place: visit.place ?? '',
    seen: visit.seen,
    whyNotAlone: visit.whyNotAlone ?? '',
    sleepingAccommodation: sleepingAccommodationSeen === null ? '' : sleepingAccommodationSeen ? 'yes' : 'no',
    found: visit.found ?? '',
    said: visit.said ?? '',
    saidHow: visit.saidHow ?? '',
    toDo: visit.toDo ?? '',
    version: String(visit.number),
  };
}

const SEEN_CHOICES = { alone: 'Yes, alone', 'not-alone': 'Yes, but not alone', 'not-seen': 'No' } as const;

export const SEEN_ITEMS = SEEN.map((value) => ({ value, text: SEEN_CHOICES[value] }));

/** What of a visit two people may change at once. */
export function comparedFields(visitors: readonly Visitor[], terms: Terms): readonly ComparedField[] {
  const names = new Map(visitors.map(({ ref, name }) => [keyOfRef(ref), name]));
  const yesOrNo = wordsOf(YES_OR_NO, (answer) => (answer === 'yes' ? 'Yes' : 'No'));
  return terms.sayAll([
    chosen('visitor', 'Who visited', (key) => names.get(key) ?? 'Somebody else'),
    typed('visitorName', 'Their name'),
    typed('visitorRole', 'What they are to the child'),
    typedDay('visitedOn', 'Day'),
    chosen(
      'occasion',
      'Why',
      wordsOf(VISIT_OCCASIONS, (occasion) => occasionInWords(occasion, terms)),
    ),
    chosen('announced', 'Announced', yesOrNo),
    chosen(
      'where',
      'Where',
      wordsOf(WHERES, (where) => (where === 'placement' ? terms.say('Where the child lives') : 'Elsewhere')),
    ),
    typed('place', 'Where, in words'),
    chosen(
      'seen',
      'Whether you saw the child',
      wordsOf(SEEN, (seen) => SEEN_CHOICES[seen]),
    ),
    typed('whyNotAlone', 'Why not, or not alone'),
    chosen('sleepingAccommodation', 'Saw where the child sleeps', yesOrNo),
    typed('found', 'How it was'),
    typed('said', 'What the child said'),
    chosen(
      'saidHow',
      'How that came to be known',
      wordsOf(OBTAINED_BY, (by) => obtainedInWords(by, terms)),
    ),
    typed('toDo', 'What must be done'),
  ]);
}
