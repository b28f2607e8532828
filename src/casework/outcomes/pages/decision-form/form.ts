import { z } from 'zod';
import { type ComparedField, chosen, ticked, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import {
  type Demand,
  type FormReading,
  LONGEST_LINE,
  readDemanding,
  text,
  wordsOrNothing,
} from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { keyOfRef } from '../../../contacts/model.ts';
import { type DecisionValues, LAST_POSITION, type Responsible } from '../../model.ts';

/** What is typed is kept before it is sent. */
export const DECISION_FORM: KeptForm = {
  name: 'decision',
  fields: [
    ...['need', 'action', 'hopedFor', 'responsible', 'responsibleName', 'responsibleRole', ...partsOfDay('byOn')],
    ...['position', 'takenOut', 'decision'],
  ],
};

/** Somebody in no list, as the form calls them. */
export const OTHER_RESPONSIBLE = 'named';
const LONGEST_PART = 4000;
const LONG = { max: LONGEST_PART, long: `Use ${LONGEST_PART.toLocaleString('en-GB')} characters or fewer` };

interface ToRead {
  /** Who may be responsible. */
  readonly people: readonly Responsible[];
  /** The day of the review; null before it is recorded as held. */
  readonly heldOn: string | null;
}

function fieldsOf({ people, heldOn }: ToRead) {
  const keys = [...people.map(({ ref }) => keyOfRef(ref)), OTHER_RESPONSIBLE];
  const place = `Enter a number from 1 to ${LAST_POSITION}`;
  return z.object({
    need: text('Say which need of the child it meets', LONG),
    action: text('Say what is to be done', LONG),
    hopedFor: text('Say what should be better for the child', LONG),
    responsible: z.string('Choose who is responsible').refine((key) => keys.includes(key), 'Choose who is responsible'),
    responsibleName: wordsOrNothing(LONGEST_LINE),
    responsibleRole: wordsOrNothing(LONGEST_LINE),
    byOn: day('Enter the day by which it is done').refine(
      (on) => heldOn === null || on >= heldOn,
      'This day is before the meeting was held',
    ),
    position: z.coerce.number(place).int(place).min(1, place).max(LAST_POSITION, place),
    takenOut: z.literal('yes').optional().catch(undefined),
  });
}

type Typed = z.output<ReturnType<typeof fieldsOf>>;

/** What must be there of somebody who is in no list. */
const DEMANDS: readonly Demand<Typed, ToRead>[] = [
  {
    field: 'responsibleName',
    message: 'Enter the name of whoever is responsible',
    isMissing: ({ responsible, responsibleName }) => responsible === OTHER_RESPONSIBLE && !responsibleName,
  },
  {
    field: 'responsibleRole',
    message: 'Say what they are to the child',
    isMissing: ({ responsible, responsibleRole }) => responsible === OTHER_RESPONSIBLE && !responsibleRole,
  },
];

/** Reads what was typed of a decision; all that is wrong with it at once, in the order of the page. */
export function readDecisionForm(
  form: FormFields,
  to: ToRead,
): FormReading<{ readonly values: DecisionValues; readonly why: string }> {
  const reading = readDemanding(fieldsOf(to), DEMANDS, { form: withDays(form, 'byOn'), to });
  if (!reading.isValid) return reading;
  const { responsible, responsibleName, responsibleRole, takenOut, ...typed } = reading.values;
  const listed = to.people.find(({ ref }) => keyOfRef(ref) === responsible);
  const named: Responsible = { ref: { who: 'named' }, name: responsibleName ?? '', role: responsibleRole ?? '' };
  const values = { ...typed, responsible: listed ?? named, isTakenOut: takenOut === 'yes' };
  // A draft is changed without a reason; what was issued is amended with one.
  return { isValid: true, values: { values, why: '' } };
}

/** What the fields show of a decision that is written. */
export function toDecisionFields(decision: DecisionValues & { readonly number: number }): FormFields {
  const { ref, name, role } = decision.responsible;
  const isNamed = ref.who === 'named';
  return {
    need: decision.need,
    action: decision.action,
    hopedFor: decision.hopedFor,
    responsible: keyOfRef(ref),
    responsibleName: isNamed ? name : '',
    responsibleRole: isNamed ? role : '',
    ...toDayFields('byOn', decision.byOn),
    position: String(decision.position),
    takenOut: decision.isTakenOut ? ['yes'] : [],
    version: String(decision.number),
  };
}

/** What of a decision two people may change at once. */
export function comparedFields(people: readonly Responsible[]): readonly ComparedField[] {
  const names = new Map(people.map(({ ref, name }) => [keyOfRef(ref), name]));
  return [
    typed('need', 'Need'),
    typed('action', 'What is to be done'),
    typed('hopedFor', 'Outcome hoped for'),
    chosen('responsible', 'Who is responsible', (key) => names.get(key) ?? 'Somebody else'),
    typed('responsibleName', 'Their name'),
    typed('responsibleRole', 'What they are to the child'),
    typedDay('byOn', 'By when'),
    typed('position', 'Place in the list'),
    ticked('takenOut', 'Taken out', () => 'Taken out'),
  ];
}
