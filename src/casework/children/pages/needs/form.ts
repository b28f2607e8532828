import { z } from 'zod';
import { versioned } from '../../../../platform/pages/conflict.ts';
import { dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { type ChildNeeds, COMMUNICATION_METHODS, COMMUNICATION_NEEDS } from '../../details/needs.ts';

const LONGEST = 200;
const LONGEST_NOTE = 2000;
const TO_COME = 'This day is still to come';

function textOrNothing(max: number) {
  return z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer`)
    .optional()
    .transform((typed) => (typed === undefined || typed === '' ? null : typed));
}

/** Checkboxes come as nothing, one value or several; in the order of the list, and none that is not on it. */
function anyOf<Value extends string>(list: readonly Value[]) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ticked) => {
      const values = new Set(ticked === undefined ? [] : [ticked].flat());
      return list.filter((value) => values.has(value));
    });
}

/** Reads what a child needs. */
export function readNeedsForm(form: FormFields, today: string): FormReading<ChildNeeds> {
  const past = dayOrNothing().refine((on) => on === null || on <= today, TO_COME);
  const ways = [form['preferredMethod'] ?? [], form['communicationMethods'] ?? []].flat();
  const [hasSignal, hasAid] = [ways.includes('yes-or-no-signal'), ways.includes('communication-aid')];
  const hasNeeds = [form['communicationNeeds'] ?? []].flat().length > 0;
  const schema = z.object({
    communicationNeeds: anyOf(COMMUNICATION_NEEDS),
    preferredMethod: z
      .enum(COMMUNICATION_METHODS)
      .nullable()
      .catch(null)
      .refine(
        (method) => !hasNeeds || method !== null,
        'Choose the way that the child prefers: with these needs it must be on the record',
      ),
    communicationMethods: anyOf(COMMUNICATION_METHODS),
    communicationNote: textOrNothing(LONGEST_NOTE),
    signForYes: textOrNothing(LONGEST).refine((yes) => yes !== null || !hasSignal, 'Say what stands for yes'),
    signForNo: textOrNothing(LONGEST).refine((no) => no !== null || !hasSignal, 'Say what stands for no'),
    aids: textOrNothing(LONGEST_NOTE).refine(
      (aids) => aids !== null || !hasAid,
      'Say which aid it is, and how it is used',
    ),
    likes: textOrNothing(LONGEST_NOTE),
    dislikes: textOrNothing(LONGEST_NOTE),
    feedbackFormat: textOrNothing(LONGEST_NOTE),
    reachesIroBy: textOrNothing(LONGEST_NOTE),
    methodInPlanOn: past,
    methodInAssessmentOn: past,
    firstLanguage: textOrNothing(LONGEST),
    needsInterpreter: z
      .enum(['yes', 'no', 'unknown'])
      .catch('unknown')
      .transform((answer) => (answer === 'unknown' ? null : answer === 'yes')),
    interpreterNote: textOrNothing(LONGEST_NOTE),
    religion: textOrNothing(LONGEST),
    identityNote: textOrNothing(LONGEST_NOTE),
  });
  const read = readForm(schema, withDays(form, 'methodInPlanOn', 'methodInAssessmentOn'));
  if (!read.isValid) return read;
  const { preferredMethod, communicationMethods, ...needs } = read.values;
  const others = communicationMethods.filter((method) => method !== preferredMethod);
  const methods = preferredMethod === null ? others : [preferredMethod, ...others];
  return { isValid: true, values: { ...needs, communicationMethods: methods } };
}

export function toFields(needs: ChildNeeds & { readonly version: number }): FormFields {
  const { needsInterpreter, communicationMethods } = needs;
  return versioned({
    communicationNeeds: needs.communicationNeeds,
    preferredMethod: communicationMethods[0] ?? '',
    communicationMethods,
    communicationNote: needs.communicationNote ?? '',
    signForYes: needs.signForYes ?? '',
    signForNo: needs.signForNo ?? '',
    aids: needs.aids ?? '',
    likes: needs.likes ?? '',
    dislikes: needs.dislikes ?? '',
    feedbackFormat: needs.feedbackFormat ?? '',
    reachesIroBy: needs.reachesIroBy ?? '',
    ...toDayFields('methodInPlanOn', needs.methodInPlanOn),
    ...toDayFields('methodInAssessmentOn', needs.methodInAssessmentOn),
    firstLanguage: needs.firstLanguage ?? '',
    needsInterpreter: needsInterpreter === null ? 'unknown' : needsInterpreter ? 'yes' : 'no',
    interpreterNote: needs.interpreterNote ?? '',
    religion: needs.religion ?? '',
    identityNote: needs.identityNote ?? '',
    version: String(needs.version),
  });
}
