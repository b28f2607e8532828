import { z } from 'zod';
import { day, dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { ALWAYS, type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import {
  AGREED_BY,
  type Arrangement,
  CHAIRS,
  CHILD_DECIDES,
  MISSES,
  PLACE_KINDS,
  REVIEW_KINDS,
  SHAPE_AGREED_WITH,
  SHAPES,
} from '../../model.ts';

const LONGEST_NOTE = 2000;
const LONGEST_PLACE = 300;
const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 600;
const TIME = /^(\d{1,2})[:.](\d{2})\s*(am|pm)?$/i;
const HOURS_OF_HALF_A_DAY = 12;
const LAST_HOUR = 23;
const LAST_MINUTE = 59;

function note(longest: number) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').trim())
    .refine((text) => text.length <= longest, `Use ${longest} characters or fewer`)
    .transform((text) => (text === '' ? null : text));
}

/** One choice, several, or none, as a form sends checkboxes. */
function choices<const Choice extends string>(known: readonly Choice[]) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((chosen) => [chosen ?? []].flat())
    .transform((chosen) => known.filter((choice) => chosen.includes(choice)));
}

const time = z
  .string()
  .optional()
  .transform((text, context) => {
    const typed = (text ?? '').trim();
    if (typed === '') return null;
    const found = readTime(typed);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: 'Enter a time such as 15:45' });
    return z.NEVER;
  });

/** `3.45pm` as `15:45`. */
function readTime(typed: string): string | undefined {
  const [, hours, minutes, half] = TIME.exec(typed) ?? [];
  let hour = Number(hours);
  const minute = Number(minutes);
  if (half !== undefined && (hour < 1 || hour > HOURS_OF_HALF_A_DAY)) return undefined;
  if (half !== undefined) hour = (hour % HOURS_OF_HALF_A_DAY) + (half.toLowerCase() === 'pm' ? HOURS_OF_HALF_A_DAY : 0);
  if (!(hour <= LAST_HOUR && minute <= LAST_MINUTE)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const minutes = z
  .string()
  .optional()
  .transform((text) => (text ?? '').trim())
  .refine(
    (text) => text === '' || (/^\d+$/.test(text) && +text >= SHORTEST_MINUTES && +text <= LONGEST_MINUTES),
    `Enter the minutes as a number from ${SHORTEST_MINUTES} to ${LONGEST_MINUTES}`,
  )
  .transform((text) => (text === '' ? null : Number(text)));

/** A day on which somebody agreed; null where they have not yet. */
function agreedOn(today: string) {
  return dayOrNothing().refine((on) => on === null || on <= today, 'This day is still to come');
}

function schemaOf({ terms, today }: Within) {
  return z
    .object({
      heldOn: day(terms.say('Enter the day of the {review}')),
      starts: time,
      lengthMinutes: minutes,
      placeKind: z.enum(PLACE_KINDS, 'Choose where it is held'),
      place: note(LONGEST_PLACE),
      kind: z.enum(REVIEW_KINDS, terms.say('Choose what sort of {review} it is')),
      shape: z.enum(SHAPES, 'Choose whether it is one meeting or several'),
      seriesPlan: note(LONGEST_NOTE),
      shapeAgreedWith: choices(SHAPE_AGREED_WITH),
      chairedBy: z.enum(CHAIRS, 'Choose who chairs'),
      isConfirmed: z.enum(['yes', 'no'], 'Choose whether it is confirmed').transform((answer) => answer === 'yes'),
      childMisses: z.enum(MISSES, 'Choose what the time costs the child'),
      whyMissed: note(LONGEST_NOTE),
      placeAgreedChildOn: agreedOn(today),
      placeAgreedWorkerOn: agreedOn(today),
      placeAgreedIroOn: agreedOn(today),
      whyNotPlacement: note(LONGEST_NOTE),
      childDecided: choices(CHILD_DECIDES),
      whyChildDidNot: note(LONGEST_NOTE),
      reason: note(LONGEST_NOTE),
      agreedBy: choices(AGREED_BY),
    })
    .refine(
      ({ placeKind, place }) =>
        (placeKind !== 'school' && placeKind !== 'office' && placeKind !== 'other') || place !== null,
      {
        when: ALWAYS,
        path: ['place'],
        message: 'Enter where, so that people find it',
      },
    )
    .refine(({ shape, seriesPlan }) => shape !== 'series' || seriesPlan !== null, {
      when: ALWAYS,
      path: ['seriesPlan'],
      message: 'Say which other meetings there are, and who is at each',
    })
    .refine(
      ({ childMisses, whyMissed }) => (childMisses !== 'school' && childMisses !== 'health') || whyMissed !== null,
      { when: ALWAYS, path: ['whyMissed'], message: 'Say why there is no time that costs the child nothing' },
    );
}

/** In whose words, and which days have passed. */
interface Within {
  readonly terms: Terms;
  readonly today: string;
}

/** The days on which each agreed to the place, as the form has them. */
export const AGREED_DAYS = ['placeAgreedChildOn', 'placeAgreedWorkerOn', 'placeAgreedIroOn'] as const;

export type ArrangeValues = z.output<ReturnType<typeof schemaOf>>;

/** Reads when, where and how a review is to be held, as it was typed. */
export function readArrangeForm(form: FormFields, within: Within): FormReading<ArrangeValues> {
  return readForm(schemaOf(within), withDays(form, 'heldOn', ...AGREED_DAYS));
}

/** What the form shows of an arrangement that stands. */
export function toFields(arrangement: Arrangement): FormFields {
  const { heldOn, lengthMinutes, isConfirmed, shapeAgreedWith, starts, place, seriesPlan, whyMissed } = arrangement;
  return {
    ...toDayFields('heldOn', heldOn),
    starts: starts ?? '',
    lengthMinutes: lengthMinutes === null ? '' : String(lengthMinutes),
    placeKind: arrangement.placeKind,
    place: place ?? '',
    kind: arrangement.kind,
    shape: arrangement.shape,
    seriesPlan: seriesPlan ?? '',
    shapeAgreedWith: [...shapeAgreedWith],
    chairedBy: arrangement.chairedBy,
    isConfirmed: isConfirmed ? 'yes' : 'no',
    childMisses: arrangement.childMisses,
    whyMissed: whyMissed ?? '',
    ...Object.assign({}, ...AGREED_DAYS.map((name) => toDayFields(name, arrangement[name]))),
    whyNotPlacement: arrangement.whyNotPlacement ?? '',
    childDecided: [...arrangement.childDecided],
    whyChildDidNot: arrangement.whyChildDidNot ?? '',
  };
}
