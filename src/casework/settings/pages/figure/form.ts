import { z } from 'zod';
import { day, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, type FormReading, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { AdjustableRule, OwnFault, OwnField, OwnFigure, OwnOverride } from '../../../../rules/index.ts';

/** The boxes of the form that hold a figure: a number and its unit. */
const BOXES = ['due', 'also', 'first', 'earliest', 'target'] as const;

type Box = (typeof BOXES)[number];

const DUE_MISSING = 'Enter the figure, such as 15';

const amount = z
  .string()
  .trim()
  .regex(/^\d{0,4}$/, 'Enter a whole number, such as 15')
  .transform((typed) => (typed === '' ? undefined : Number(typed)));
const unit = z.enum(['working day', 'day', 'week', 'month', 'hour'], 'Choose a unit');

const FORM = z
  .object({
    intent: z.enum(['set', 'give-up'], 'Choose what you propose'),
    ...{ dueAmount: amount, dueUnit: unit, alsoAmount: amount, alsoUnit: unit },
    ...{ firstAmount: amount, firstUnit: unit, earliestAmount: amount, earliestUnit: unit },
    ...{ targetAmount: amount, targetUnit: unit },
    inForceFrom: day('Enter the day from which it holds'),
    document: text('Enter the document that sets it', { max: 150, long: 'Enter at most 150 characters' }),
    paragraph: text('Enter the paragraph, such as 4.2', { max: 50, long: 'Enter at most 50 characters' }),
    reason: text('Enter the reason', { max: 1000, long: 'Enter at most 1,000 characters' }),
  })
  .refine(({ intent, dueAmount }) => intent === 'give-up' || dueAmount !== undefined, {
    path: ['dueAmount'],
    message: DUE_MISSING,
  });

type Values = z.output<typeof FORM>;

/** Reads what is proposed for a rule. */
export function readFigureForm(rule: string, form: FormFields): FormReading<OwnOverride> {
  const units = Object.fromEntries(BOXES.map((box) => [`${box}Unit`, form[`${box}Unit`] ?? 'working day']));
  const amounts = Object.fromEntries(BOXES.map((box) => [`${box}Amount`, form[`${box}Amount`] ?? '']));
  const reading = readForm(FORM, withDays({ intent: 'set', ...form, ...units, ...amounts }, 'inForceFrom'));
  if (!reading.isValid) return reading;
  const { intent, inForceFrom, document, paragraph, reason } = reading.values;
  const figures = intent === 'give-up' ? null : figuresOf(reading.values);
  return { isValid: true, values: { rule, figures, inForceFrom, document, paragraph, reason } };
}

function figuresOf(values: Values): NonNullable<OwnOverride['figures']> {
  const figure = (box: Box): OwnFigure | null => {
    const number = values[`${box}Amount`];
    return number === undefined ? null : { amount: number, unit: values[`${box}Unit`] };
  };
  const [due, also, first] = [figure('due'), figure('also'), figure('first')];
  return {
    due: [due, also].filter((each) => each !== null),
    dueForFirstReview: first === null ? null : [first],
    earliest: figure('earliest'),
    target: figure('target'),
  };
}

/** At which box a fault that the rules find is told. */
const FIELDS: Readonly<Record<OwnField, string>> = {
  rule: 'dueAmount',
  due: 'dueAmount',
  dueForFirstReview: 'firstAmount',
  earliest: 'earliestAmount',
  target: 'targetAmount',
  inForceFrom: 'inForceFrom',
  source: 'document',
  reason: 'reason',
};

export function toErrors(faults: readonly OwnFault[]): FormError[] {
  return faults.map(({ field, message }) => refuse(FIELDS[field], message));
}

/** What the form shows first: the figures as they stand. */
export function toFields({ figures }: Pick<AdjustableRule, 'figures'>, today: string): FormFields {
  const [due, also] = figures.due;
  return {
    intent: 'set',
    ...boxOf('due', due),
    ...boxOf('also', also),
    ...boxOf('first', figures.dueForFirstReview?.[0]),
    ...boxOf('earliest', figures.earliest ?? undefined),
    ...boxOf('target', figures.target ?? undefined),
    ...toDayFields('inForceFrom', today),
  };
}

function boxOf(box: Box, figure: OwnFigure | undefined): FormFields {
  return {
    [`${box}Amount`]: figure === undefined ? '' : String(figure.amount),
    [`${box}Unit`]: figure?.unit ?? 'working day',
  };
}
