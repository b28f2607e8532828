import { z } from 'zod';
import { PLACEMENT } from '../../../../exchange/ssda903/codes/placement-codes.ts';
import { versioned } from '../../../../platform/pages/conflict.ts';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, type FormReading, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay } from '../../../../platform/pages/kept-form.ts';
import type { FormFields, PageRequest } from '../../../../platform/pages/page.ts';
import { EVENT_TYPES } from '../../../../rules/index.ts';
import type { FactFault, FactInput } from '../../fact-form.ts';
import { eventInFewWords } from '../../fact-in-words.ts';
import type { FieldsOfType } from '../../fact-types.ts';
import type { RecordedFact } from '../../list-standing-facts.ts';
import { newKey, type Subjects } from '../../list-subjects.ts';
import type { FactRefusal } from '../../record-fact.ts';

/** What a form says of a review or dispute that has no name yet. */
export const NEW = '+';

/** What is typed is kept before it is sent; each type has a form of its own. */
const FACT_FIELDS = [
  'when',
  ...partsOfDay('on'),
  ...['time', 'review', 'dispute', 'stage', 'document', 'reason', 'placement'],
];
export const NEW_FACT_FORM: KeptForm = { name: 'fact', fields: FACT_FIELDS, by: ['type', 'review', 'dispute'] };
export const CORRECTION_FORM: KeptForm = { name: 'correction', fields: FACT_FIELDS };

/** What the form is read for. */
export interface FactForm {
  readonly type: string;
  readonly fields: FieldsOfType;
  readonly subjects: Subjects;
  readonly bornOn: string | null;
  readonly today: string;
}

const CHOOSE_DAY = 'Choose today, yesterday or another day';
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const LONGEST_NAME = 100;

/** Reads what happened, with only the fields that its type has. */
export function readFactForm(form: FormFields, of: FactForm): FormReading<FactInput> {
  const reading = readForm(schemaOf(of), withDays(resolveDay(form, of.today), 'on'));
  return reading.isValid ? { isValid: true, values: toFact(reading.values, of) } : reading;
}

/** What was typed of a fact and not sent; what was "today" then is that day still. */
export function typedFactBefore(request: PageRequest, form: KeptForm): FormFields | undefined {
  const draft = request.drafts[form.name];
  if (draft === undefined || draft.typedOn === request.today) return draft?.fields;
  const { when } = draft.fields;
  const isRelative = when === 'today' || when === 'yesterday';
  return isRelative ? { ...resolveDay(draft.fields, draft.typedOn), when: 'other' } : draft.fields;
}

/** Today and yesterday are days like any other once they are chosen. */
export function resolveDay(form: FormFields, today: string): FormFields {
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  if (form['when'] === 'today') return { ...form, ...toDayFields('on', today) };
  return form['when'] === 'yesterday' ? { ...form, ...toDayFields('on', yesterday) } : form;
}

function schemaOf({ fields, subjects, bornOn, today }: FactForm) {
  const knownDay = day('Enter the day, month and year')
    .refine((on) => fields.isToldAhead || on <= today, 'This day is still to come: record it once it has happened')
    .refine(
      (on) => bornOn === null || on >= bornOn,
      `The child was born on ${shortDay(bornOn ?? today)}: enter a later day`,
    );
  const keyOf = (missing: string, known: readonly { readonly key: string }[]) =>
    z.string(missing).refine((key) => key === NEW || known.some((each) => each.key === key), missing);
  const { of } = fields;
  return z.object({
    when: z.enum(['today', 'yesterday', 'other'], CHOOSE_DAY),
    on: knownDay,
    time: needed(fields.isMoment, z.string().trim().regex(TIME, 'Enter the time by the 24-hour clock, such as 14:30')),
    review: needed(of === 'review', keyOf('Choose which review it is about', subjects.reviews)),
    dispute: needed(of === 'dispute' || of === 'stage', keyOf('Choose which dispute it is about', subjects.disputes)),
    stage: needed(
      of === 'stage',
      z
        .string('Enter the number of the stage')
        .trim()
        .regex(/^[1-9]$/, 'Enter the number of the stage, from 1 to 9'),
    ),
    document: needed(
      of === 'document',
      text('Enter what the document is called', { max: LONGEST_NAME, long: `Use ${LONGEST_NAME} characters or fewer` }),
    ),
    reason: needed(
      fields.reasons.length > 0,
      z.string('Choose why').refine((reason) => fields.reasons.includes(reason), 'Choose why'),
    ),
    placement: z
      .string()
      .refine((code) => code === '' || PLACEMENT.codes.has(code), 'Choose a kind of placement from the list')
      .optional(),
  });
}

/** A field that this type of event has not is left out, whatever came with the form. */
function needed(isNeeded: boolean, schema: z.ZodType<string>): z.ZodType<string | undefined> {
  return isNeeded
    ? schema
    : z
        .unknown()
        .optional()
        .transform(() => undefined);
}

function toFact(values: z.output<ReturnType<typeof schemaOf>>, { type, fields, subjects }: FactForm): FactInput {
  const { on, time, review, dispute, stage, document, reason, placement } = values;
  const keyOf = (key: string, what: 'review' | 'dispute') => (key === NEW ? newKey(what, subjects.taken) : key);
  return {
    type,
    ...(time === undefined ? { on } : { on, at: `${on}T${time.replace('.', ':').padStart('00:00'.length, '0')}` }),
    ...(review !== undefined && { review: keyOf(review, 'review') }),
    ...(dispute !== undefined && { dispute: keyOf(dispute, 'dispute') }),
    ...(stage !== undefined && { stage: Number(stage) }),
    ...(document !== undefined && { document }),
    ...(reason !== undefined && { reason }),
    ...(fields.hasPlacement && placement !== undefined && placement !== '' && { placement }),
  };
}

/** A fact as the fields of the form show it. */
export function toFields(fact: RecordedFact): FormFields {
  const { on, at, review, dispute, stage, document, reason, placement } = fact;
  return versioned({
    when: 'other',
    ...toDayFields('on', on),
    ...(at !== null && { time: at.slice('YYYY-MM-DDT'.length) }),
    ...(review !== null && { review }),
    ...(dispute !== null && { dispute }),
    ...(stage !== null && { stage: String(stage) }),
    ...(document !== null && { document }),
    ...(reason !== null && { reason }),
    ...(placement !== null && { placement }),
  });
}

/** Why what was typed was not recorded, at the fields that it is about. */
export function toFaults(refusal: Extract<FactRefusal, { refused: 'wrong-fact' | 'contradicts' }>): FormError[] {
  if (refusal.refused === 'wrong-fact') return refusal.faults.map(toFault);
  return [
    refuse('when', `This cannot be true together with what is recorded already: ${inPlainWords(refusal.message)}`),
  ];
}

function toFault({ field, message }: FactFault): FormError {
  return refuse(field === 'at' ? 'time' : field, `${message.charAt(0).toUpperCase()}${message.slice(1)}`);
}

/** The rules name events by their types; people by what happened. Longer types first: one may be part of another. */
function inPlainWords(message: string): string {
  const types = [...EVENT_TYPES].sort((a, b) => b.length - a.length);
  return types.reduce((words, type) => words.replaceAll(type, `“${eventInFewWords(type)}”`), message);
}
