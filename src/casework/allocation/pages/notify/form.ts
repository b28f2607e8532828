import { z } from 'zod';
import { isId } from '../../../../platform/ids.ts';
import { day, dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { COMMUNICATION_METHODS, COMMUNICATION_NEEDS } from '../../../children/details/needs.ts';
import type { EnteredAs } from '../../../children/enter-child.ts';
import { nhsNumberOrNothing, upnOrNothing } from '../../../children/numbers-as-typed.ts';
import type { CareNotification } from '../../notification.ts';
import type { WhichChild } from '../../notify-service.ts';
import { LEGAL_STATUSES, PLACEMENTS } from './codes.ts';

const LONGEST_NAME = 100;
const LONGEST_ID = 40;
const LONGEST_TEXT = 1000;
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const TO_COME = 'This day is still to come';

const textOrNothing = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer`)
    .optional()
    .transform((typed) => (typed === undefined || typed === '' ? null : typed));

const codeOrNothing = (codes: ReadonlySet<string>, wrong: string) =>
  z
    .string()
    .optional()
    .transform((code) => (code === undefined || code === '' ? null : code))
    .refine((code) => code === null || codes.has(code), wrong);

const timeOrNothing = z
  .string()
  .trim()
  .optional()
  .transform((typed) => (typed === undefined || typed === '' ? null : typed))
  .refine((typed) => typed === null || TIME.test(typed), 'Enter a time such as 14:30')
  .transform((typed) => {
    const [, hours = '', minutes = ''] = TIME.exec(typed ?? '') ?? [];
    return typed === null ? null : `${hours.padStart(2, '0')}:${minutes}`;
  });

/** What is told, whoever the child is. */
function careSchema(today: string) {
  return z.object({
    lookedAfter: day('Enter the day on which the child became looked after').refine((on) => on <= today, TO_COME),
    lookedAfterTime: timeOrNothing,
    legalStatus: codeOrNothing(LEGAL_STATUSES, 'Choose a legal status, or that it is not known yet'),
    placement: codeOrNothing(PLACEMENTS, 'Choose where the child lives, or that it is not known yet'),
    siblings: textOrNothing(LONGEST_TEXT),
    needs: z.array(z.enum(COMMUNICATION_NEEDS)),
    methods: z.array(z.enum(COMMUNICATION_METHODS)),
    communicationNote: textOrNothing(LONGEST_TEXT),
    languages: textOrNothing(LONGEST_NAME),
    identity: textOrNothing(LONGEST_NAME),
    hasProtectionPlan: z
      .string()
      .optional()
      .transform((ticked) => ticked === 'yes'),
    toldBy: textOrNothing(LONGEST_NAME),
  });
}

/** Who a child is whom the authority did not know. */
function childSchema({ as, today, hasFamilyName }: { as: EnteredAs; today: string; hasFamilyName: boolean }) {
  return z.object({
    givenName: textOrNothing(LONGEST_NAME).refine(
      (name) => name !== null || hasFamilyName,
      'Enter the child’s given names, family name, or both',
    ),
    familyName: textOrNothing(LONGEST_NAME),
    knownAs: textOrNothing(LONGEST_NAME),
    bornOn: dayOrNothing().refine((on) => on === null || on <= today, TO_COME),
    localId: text('Enter the local id: the number by which the authority knows the child', {
      max: LONGEST_ID,
      long: `Use ${LONGEST_ID} characters or fewer`,
    }),
    sex: z.enum(['male', 'female', 'unknown'], 'Choose the sex, or that it is not known yet'),
    upn: upnOrNothing,
    nhsNumber: nhsNumberOrNothing,
    socialWorker: workerSchema(as),
  });
}

function workerSchema(as: EnteredAs) {
  if (as === 'team-manager') return z.uuid('Choose the child’s social worker');
  if (as !== 'administrator') return z.unknown().transform(() => null);
  return z
    .union([z.literal(''), z.uuid()], 'Choose the child’s social worker, or that you don’t know yet')
    .optional()
    .transform((id) => (id === undefined || id === '' ? null : id));
}

/** What somebody tells, and of which child. */
export interface NotifyValues {
  readonly which: WhichChild;
  readonly notification: CareNotification;
}

interface Reading {
  readonly as: EnteredAs;
  readonly today: string;
}

/** Reads a notification: of a child who was found to be known already only what is new is asked. */
export function readNotifyForm(form: FormFields, { as, today }: Reading): FormReading<NotifyValues> {
  const input = {
    givenName: '',
    socialWorker: undefined,
    ...withDays(form, 'bornOn', 'lookedAfter'),
    needs: [form['needs'] ?? []].flat(),
    methods: [form['methods'] ?? []].flat(),
  };
  const care = readForm(careSchema(today), input);
  const same = String(form['same'] ?? '');
  if (isId(same)) return withWhich(care, { isValid: true, values: { kind: 'known', childId: same } });
  const hasFamilyName = String(form['familyName'] ?? '').trim() !== '';
  const child = readForm(childSchema({ as, today, hasFamilyName }), input);
  if (!child.isValid) return withWhich(care, child);
  const { socialWorker, ...details } = child.values;
  const wasBornLater =
    care.isValid && details.bornOn !== null && care.values.lookedAfter < details.bornOn
      ? 'The child became looked after on the day of birth or later: check both days'
      : undefined;
  if (wasBornLater !== undefined) {
    return { isValid: false, errors: [{ field: 'lookedAfter', text: wasBornLater, href: '#lookedAfter' }] };
  }
  const notThese =
    same === 'none'
      ? String(form['notThese'] ?? '')
          .split(' ')
          .filter((id) => id !== '')
      : [];
  return withWhich(care, { isValid: true, values: { kind: 'new', details, as, socialWorker, notThese } });
}

function withWhich(
  care: FormReading<z.output<ReturnType<typeof careSchema>>>,
  which: FormReading<WhichChild>,
): FormReading<NotifyValues> {
  if (!care.isValid || !which.isValid) {
    const errors = [...(which.isValid ? [] : which.errors), ...(care.isValid ? [] : care.errors)];
    return { isValid: false, errors };
  }
  const { lookedAfter: lookedAfterFrom, lookedAfterTime: lookedAfterAt, ...rest } = care.values;
  return { isValid: true, values: { which: which.values, notification: { lookedAfterFrom, lookedAfterAt, ...rest } } };
}
