import { z } from 'zod';
import { type ComparedField, chosen, ticked, typed, typedDay, wordsOf } from '../../../../platform/pages/conflict.ts';
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
import {
  disputedParts,
  HAPPINESS,
  KNOWS_HOW_OFTEN,
  type PartView,
  PLAN_PARTS,
  type PlanPart,
  type PlanViewValues,
  STANDINGS,
  SUPPORT,
  saysAnything,
  UNDERSTANDING,
  WANTS_MEETINGS,
} from '../../model.ts';
import {
  happinessInWords,
  knowsInWords,
  planPartInWords,
  standingInWords,
  supportInWords,
  understandingInWords,
  wantsMeetingsInWords,
} from '../../words.ts';

/** What is typed is kept before it is sent. */
export const PLAN_VIEWS_FORM: KeptForm = {
  name: 'plan-views',
  fields: [
    ...partsOfDay('askedOn'),
    ...['askedBy', 'obtainedBy', 'setting', 'standing-*', 'words-*', 'isHappy', 'going', 'cameOfIt', 'explained'],
    ...['support', 'chosen', 'understands', 'knowsHowOften', 'wantsMeetings', 'meetingsNote', 'worry', 'worryAnswer'],
    ...['why', 'view'],
  ],
  by: ['contact', 'review'],
};

interface ToRead {
  readonly today: string;
  readonly bornOn: string | null;
  readonly isCorrection: boolean;
}

const STANDING_FIELDS = Object.fromEntries(
  PLAN_PARTS.map((part) => [`standing-${part}`, choiceOrNothing(STANDINGS)] as const),
);
const WORDS_FIELDS = Object.fromEntries(
  PLAN_PARTS.map((part) => [`words-${part}`, wordsOrNothing(LONGEST_TEXT)] as const),
);

function fieldsOf({ today, bornOn }: ToRead) {
  return z.object({
    askedOn: dayInLife('Enter the day on which the child was asked or watched', { today, bornOn }),
    askedBy: wordsOrNothing(LONGEST_LINE),
    obtainedBy: z.enum(OBTAINED_BY, 'Choose how it came to be known'),
    setting: wordsOrNothing(LONGEST_LINE),
    isHappy: choiceOrNothing(HAPPINESS),
    going: wordsOrNothing(LONGEST_TEXT),
    explained: wordsOrNothing(LONGEST_TEXT),
    support: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((sent) => SUPPORT.filter((each) => [sent ?? []].flat().includes(each))),
    chosen: wordsOrNothing(LONGEST_TEXT),
    cameOfIt: wordsOrNothing(LONGEST_TEXT),
    understands: choiceOrNothing(UNDERSTANDING),
    knowsHowOften: choiceOrNothing(KNOWS_HOW_OFTEN),
    wantsMeetings: choiceOrNothing(WANTS_MEETINGS),
    meetingsNote: wordsOrNothing(LONGEST_TEXT),
    worry: wordsOrNothing(LONGEST_TEXT),
    worryAnswer: wordsOrNothing(LONGEST_TEXT),
    why: wordsOrNothing(LONGEST_LINE),
  });
}

type Typed = z.output<ReturnType<typeof fieldsOf>>;

interface Demanded extends ToRead {
  readonly isDisputed: boolean;
}

/** What must be there because of something else that was typed, or was not. */
const DEMANDS: readonly Demand<Typed, Demanded>[] = [
  { field: 'askedBy', message: 'Enter who asked, or who watched', isMissing: ({ askedBy }) => !askedBy },
  {
    field: 'explained',
    message: 'Say what you explained can be done where the child does not agree',
    isMissing: ({ explained }, { isDisputed }) => isDisputed && !explained,
  },
  {
    field: 'support',
    message: 'Choose which support was offered',
    isMissing: ({ support = [] }, { isDisputed }) => isDisputed && support.length === 0,
  },
  {
    field: 'meetingsNote',
    message: 'Say what the child said about meetings, and what comes of it',
    isMissing: ({ wantsMeetings, meetingsNote }) =>
      (wantsMeetings === 'oftener' || wantsMeetings === 'seldomer') && !meetingsNote,
  },
  {
    field: 'worryAnswer',
    message: 'Say what is done about it, and how the child hears of it',
    isMissing: ({ worry, worryAnswer }) => !!worry && !worryAnswer,
  },
  { field: 'why', message: 'Say why you put it right', isMissing: ({ why }, { isCorrection }) => isCorrection && !why },
];

/** What was typed, and why it is put right. */
export interface TypedPlanView {
  readonly values: PlanViewValues;
  readonly why: string;
}

/** Reads what a child thinks of the plan; all that is wrong with it at once, in the order of the page. */
export function readPlanViewForm(form: FormFields, to: ToRead): FormReading<TypedPlanView> {
  const ofParts = z.object({ ...STANDING_FIELDS, ...WORDS_FIELDS });
  const parts = readParts(ofParts.safeParse(form).data ?? {});
  const isDisputed = disputedParts({ parts }).length > 0;
  const reading = readDemanding(fieldsOf(to), DEMANDS, { form: withDays(form, 'askedOn'), to: { ...to, isDisputed } });
  const faults = faultsOfParts(form, parts);
  if (!reading.isValid || faults.length > 0) {
    const errors = [...(reading.isValid ? [] : reading.errors), ...faults];
    return { isValid: false, errors: errors.toSorted((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field)) };
  }
  const values = toValues(reading.values, parts);
  if (saysAnything(values)) return { isValid: true, values: { values, why: reading.values.why ?? '' } };
  return { isValid: false, errors: [{ field: 'going', text: NOTHING_SAID, href: '#going' }] };
}

const NOTHING_SAID = 'Write down what the child thinks of at least one thing';

/** Where the fields stand on the page. */
const ORDER: readonly string[] = [
  ...['askedOn', 'askedBy', 'obtainedBy', 'setting', 'isHappy', 'going'],
  ...PLAN_PARTS.flatMap((part) => [`standing-${part}`, `words-${part}`]),
  ...['explained', 'support', 'chosen', 'cameOfIt', 'understands', 'knowsHowOften', 'wantsMeetings', 'meetingsNote'],
  ...['worry', 'worryAnswer', 'why'],
];

type Parts = Partial<Record<PlanPart, PartView>>;

function readParts(read: Readonly<Record<string, string | null>>): Parts {
  const parts: Parts = {};
  for (const part of PLAN_PARTS) {
    const standing = STANDINGS.find((each) => each === read[`standing-${part}`]);
    if (standing !== undefined) parts[part] = { standing, words: read[`words-${part}`] ?? null };
  }
  return parts;
}

/** What is wrong with what stands of each part: nothing that was typed may go lost for want of a choice. */
function faultsOfParts(form: FormFields, parts: Parts) {
  return PLAN_PARTS.flatMap((part) => {
    const said = String(form[`words-${part}`] ?? '').trim();
    const about = planPartInWords(part).toLowerCase();
    const fault = (field: string, text: string) => [{ field, text: `${text}: ${about}`, href: `#${field}` }];
    if (said.length > LONGEST_TEXT) return fault(`words-${part}`, 'Use 20,000 characters or fewer');
    const standing = parts[part]?.standing;
    if (standing === undefined) {
      return said === '' ? [] : fault(`standing-${part}`, 'Choose how the child stands to it');
    }
    const isOpen = said === '' && (standing === 'disputes' || standing === 'partly');
    return isOpen ? fault(`words-${part}`, 'Say what the child thinks') : [];
  });
}

function toValues({ why: _, ...typedValues }: Typed, parts: Parts): PlanViewValues {
  return { ...typedValues, askedBy: typedValues.askedBy ?? '', parts };
}

/** What the fields show of what is recorded. */
export function toPlanViewFields(view: PlanViewValues & { readonly number: number }): FormFields {
  return {
    ...toDayFields('askedOn', view.askedOn),
    askedBy: view.askedBy,
    obtainedBy: view.obtainedBy,
    setting: view.setting ?? '',
    isHappy: view.isHappy ?? '',
    going: view.going ?? '',
    ...Object.fromEntries(
      PLAN_PARTS.flatMap((part) => [
        [`standing-${part}`, view.parts[part]?.standing ?? ''],
        [`words-${part}`, view.parts[part]?.words ?? ''],
      ]),
    ),
    explained: view.explained ?? '',
    support: view.support,
    chosen: view.chosen ?? '',
    cameOfIt: view.cameOfIt ?? '',
    understands: view.understands ?? '',
    knowsHowOften: view.knowsHowOften ?? '',
    wantsMeetings: view.wantsMeetings ?? '',
    meetingsNote: view.meetingsNote ?? '',
    worry: view.worry ?? '',
    worryAnswer: view.worryAnswer ?? '',
    version: String(view.number),
  };
}

/** What of it two people may change at once. */
export function comparedFields(terms: Terms): readonly ComparedField[] {
  return [
    typedDay('askedOn', 'Day'),
    typed('askedBy', 'Who asked or watched'),
    chosen(
      'obtainedBy',
      'How it came to be known',
      wordsOf(OBTAINED_BY, (by) => obtainedInWords(by, terms)),
    ),
    typed('setting', 'Where'),
    chosen('isHappy', 'Happy with the plan', wordsOf(HAPPINESS, happinessInWords)),
    typed('going', 'How the plan is going'),
    ...PLAN_PARTS.flatMap((part) => [
      chosen(`standing-${part}`, planPartInWords(part), wordsOf(STANDINGS, standingInWords)),
      typed(`words-${part}`, `${planPartInWords(part)}, in words`),
    ]),
    typed('explained', 'What was explained can be done'),
    ticked(
      'support',
      'Support that was offered',
      wordsOf(SUPPORT, (one) => supportInWords(one, terms)),
    ),
    typed('chosen', 'What the child chose'),
    typed('cameOfIt', 'What became of what they said before'),
    chosen('understands', 'Understands what a change would mean', wordsOf(UNDERSTANDING, understandingInWords)),
    chosen(
      'knowsHowOften',
      'Knows how often meetings are',
      wordsOf(KNOWS_HOW_OFTEN, (knows) => knowsInWords(knows, terms)),
    ),
    chosen('wantsMeetings', 'Would have meetings', wordsOf(WANTS_MEETINGS, wantsMeetingsInWords)),
    typed('meetingsNote', 'About meetings'),
    typed('worry', 'What worries them'),
    typed('worryAnswer', 'What is done about it'),
  ];
}
