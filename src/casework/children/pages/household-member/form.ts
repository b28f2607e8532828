import { z } from 'zod';
import { type ComparedField, chosen, typed, versioned } from '../../../../platform/pages/conflict.ts';
import { dayInLife, dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import {
  type Demand,
  type FormReading,
  LONGEST_LINE,
  readDemanding,
  wordsOrNothing,
} from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { HouseholdMember } from '../../household/find-household.ts';
import type { HouseholdValues } from '../../household/household.ts';
import type { PersonRow } from '../../people/list-people.ts';
import { comparedDays } from '../placement/view.ts';

/** What is kept of the form before it is sent. */
export const MEMBER_FORM: KeptForm = {
  name: 'household',
  fields: ['person', 'name', 'relationship', ...partsOfDay('startedOn'), ...partsOfDay('endedOn'), 'isWithdrawn'],
};

interface ToRead {
  readonly today: string;
  readonly bornOn: string | null;
  /** Those around the child who can be chosen. */
  readonly people: readonly PersonRow[];
}

function fieldsOf({ today, bornOn, people }: ToRead) {
  return z.object({
    person: z
      .string()
      .optional()
      .transform((personId) => people.find((person) => person.personId === personId)),
    name: wordsOrNothing(LONGEST_LINE),
    relationship: wordsOrNothing(LONGEST_LINE),
    startedOn: dayInLife('Enter their first day there', { today, bornOn }),
    endedOn: dayOrNothing().refine((on) => on === null || on <= today, 'This day is still to come'),
    isWithdrawn: z
      .string()
      .optional()
      .transform((ticked) => ticked === 'yes'),
  });
}

type Typed = z.output<ReturnType<typeof fieldsOf>>;

const DEMANDS: readonly Demand<Typed, ToRead>[] = [
  {
    field: 'name',
    message: 'Choose somebody around the child, or name somebody else, but not both',
    isMissing: ({ person, name, relationship }) => person !== undefined && (!!name || !!relationship),
  },
  { field: 'name', message: 'Enter their name', isMissing: ({ person, name }) => person === undefined && !name },
  {
    field: 'relationship',
    message: 'Say who they are, such as the carer’s son',
    isMissing: ({ person, relationship }) => person === undefined && !relationship,
  },
  {
    field: 'endedOn',
    message: 'They moved out before they moved in: enter a later day',
    isMissing: ({ startedOn, endedOn }) => !!endedOn && startedOn !== undefined && endedOn < startedOn,
  },
];

/** Somebody as they were typed: with the person around the child whom they are. */
export interface TypedMember {
  readonly personId: string | null;
  readonly values: HouseholdValues;
}

/** Reads who lives with a child; all that is wrong with it at once. */
export function readMemberForm(form: FormFields, to: ToRead): FormReading<TypedMember> {
  const reading = readDemanding(fieldsOf(to), DEMANDS, { form: withDays(form, 'startedOn', 'endedOn'), to });
  if (!reading.isValid) return reading;
  const { person, name, relationship, ...days } = reading.values;
  const who = { name: person?.name ?? name ?? '', relationship: person?.relationship ?? relationship ?? '' };
  return { isValid: true, values: { personId: person?.personId ?? null, values: { ...who, ...days } } };
}

/** What the fields show of somebody who is entered. */
export function toFields(member: HouseholdMember): FormFields {
  return versioned({
    name: member.name,
    relationship: member.relationship,
    ...toDayFields('startedOn', member.startedOn),
    ...toDayFields('endedOn', member.endedOn),
    isWithdrawn: member.isWithdrawn ? 'yes' : '',
    version: String(member.version),
  });
}

/** What of somebody two people may change at once. */
export const COMPARED: readonly ComparedField[] = [
  typed('name', 'Name'),
  typed('relationship', 'Who they are'),
  ...comparedDays(),
  chosen('isWithdrawn', 'Never lived there', (value) => (value === 'yes' ? 'Yes' : 'No')),
];
