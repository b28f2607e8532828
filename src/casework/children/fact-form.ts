import { z } from 'zod';
import { dayFromIso, type EventInput, type EventType, findEventType } from '../../rules/index.ts';

/** What somebody says happened, as it comes in. */
export type FactInput = EventInput;

/** A fact whose type and fields are as the rules know them. */
export type CheckedFact = EventInput & { readonly on: string };

/** One thing that is wrong with what was typed. */
export interface FactFault {
  /** The field. */
  readonly field: string;
  readonly message: string;
}

const LONGEST_KEY_CHARACTERS = 100;
const key = z.string().trim().min(1).max(LONGEST_KEY_CHARACTERS);
const MOMENT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

const FACT = z.strictObject({
  type: z.string(),
  on: z.string().optional(),
  at: z.string().optional(),
  // "#2" is what the second review is called that nobody knows of yet.
  review: key.refine((text) => !text.startsWith('#'), 'the name of a review cannot begin with #').optional(),
  dispute: key.optional(),
  stage: z.int().min(1).optional(),
  document: key.optional(),
  reason: z.string().optional(),
  placement: key.optional(),
});

type Field = Exclude<keyof z.infer<typeof FACT>, 'type'>;

/** What is recorded of each field that a type may have, where it is missing. */
const WANTED: Readonly<Record<Field, string>> = {
  on: 'give the day as 2026-01-05',
  at: 'give the day and the time as 2026-01-05T14:30',
  review: 'say which review it is about',
  dispute: 'say which dispute it is about',
  stage: 'give the number of the stage',
  document: 'say which document it is about',
  reason: 'say why',
  placement: 'say which placement',
};

/** Checks what somebody says happened against what the rules know of such events. */
export function checkFact(input: unknown): CheckedFact | readonly FactFault[] {
  const parsed = FACT.safeParse(input);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  }
  const told = parsed.data;
  const type = findEventType(told.type);
  if (type === undefined) return [{ field: 'type', message: `there is no event "${told.type}"` }];
  const faults = faultsOf(told, type);
  if (faults.length > 0) return faults;
  const on = told.on ?? told.at?.slice(0, 'YYYY-MM-DD'.length) ?? '';
  const { at, review, dispute, stage, document, reason, placement } = told;
  return {
    type: told.type,
    on,
    ...(at !== undefined && { at }),
    ...(review !== undefined && { review }),
    ...(dispute !== undefined && { dispute }),
    ...(stage !== undefined && { stage }),
    ...(document !== undefined && { document }),
    ...(reason !== undefined && { reason }),
    ...(placement !== undefined && { placement }),
  };
}

function faultsOf(told: z.infer<typeof FACT>, type: EventType): FactFault[] {
  const { needed, allowed } = fieldsOf(type);
  const faults: FactFault[] = [];
  for (const field of Object.keys(WANTED) as Field[]) {
    const isGiven = told[field] !== undefined;
    if (isGiven && !allowed.has(field)) faults.push({ field, message: `${type.type} has no such field` });
    if (!isGiven && needed.has(field)) faults.push({ field, message: WANTED[field] });
  }
  if (told.on !== undefined && dayFromIso(told.on) === undefined) {
    faults.push({ field: 'on', message: 'this is not a day; write it as 2026-01-05' });
  }
  if (told.at !== undefined && !(MOMENT.test(told.at) && dayFromIso(told.at.slice(0, 10)) !== undefined)) {
    faults.push({ field: 'at', message: 'this is not a day and a time; write them as 2026-01-05T14:30' });
  }
  if (told.reason !== undefined && type.reasons.length > 0 && !type.reasons.includes(told.reason)) {
    faults.push({ field: 'reason', message: `the reason must be one of ${type.reasons.join(', ')}` });
  }
  return faults;
}

function fieldsOf({ type, of, when, reasons }: EventType): { needed: ReadonlySet<Field>; allowed: ReadonlySet<Field> } {
  const needed = new Set<Field>([when === 'moment' ? 'at' : 'on']);
  if (of === 'review' || of === 'document' || of === 'dispute') needed.add(of);
  if (of === 'stage') needed.add('dispute').add('stage');
  if (reasons.length > 0) needed.add('reason');
  const allowed = new Set(needed);
  if (type === 'placement-started') allowed.add('placement');
  return { needed, allowed };
}
