import { z } from 'zod';
import { dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { COMMUNICATION_METHODS } from '../../../children/details/needs.ts';
import { COMPETENCES, type CompetenceKind } from '../../competence.ts';

const LONGEST_TEXT = 500;

const textOrNothing = z
  .string()
  .trim()
  .max(LONGEST_TEXT, `Use ${LONGEST_TEXT} characters or fewer`)
  .optional()
  .transform((typed) => (typed === undefined || typed === '' ? null : typed));

/** Kinds that say nothing without a word of their own. */
const NEED_DETAIL: ReadonlySet<CompetenceKind> = new Set(['language', 'identity']);
export const CHAIR_STANDINGS = { ready: 'Ready', training: 'Needs training', shadowing: 'Is shadowing' } as const;

function schemaFor(today: string) {
  return z
    .object({
      kind: z.enum(COMPETENCES, 'Choose what it is about'),
      method: z.enum(COMMUNICATION_METHODS).nullable().catch(null),
      chair: z.enum(['ready', 'training', 'shadowing']).nullable().catch(null),
      detail: textOrNothing,
      heldFrom: dayOrNothing(),
      expiresOn: dayOrNothing(),
      evidence: textOrNothing,
      checkedOn: dayOrNothing().refine((on) => on === null || on <= today, 'This day is still to come'),
    })
    .superRefine(({ kind, method, chair, detail, heldFrom, expiresOn }, context) => {
      const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
      if (kind === 'method' && method === null) refuse('method', 'Choose the method of communication');
      if (kind === 'protection-chair' && chair === null) refuse('chair', 'Choose how far they are');
      if (NEED_DETAIL.has(kind) && detail === null) refuse('detail', 'Say which');
      if (kind === 'qualified' && heldFrom === null) refuse('heldFrom', 'Enter the day on which they qualified');
      if (heldFrom !== null && expiresOn !== null && expiresOn < heldFrom) {
        refuse('expiresOn', 'The last day must be the first day or after it');
      }
    })
    .transform(({ method, chair, detail, ...rest }) => {
      const word = rest.kind === 'method' ? method : rest.kind === 'protection-chair' ? chair : detail;
      return { ...rest, detail: word };
    });
}

export type CompetenceValues = z.output<ReturnType<typeof schemaFor>>;

export function readCompetenceForm(form: FormFields, today: string): FormReading<CompetenceValues> {
  return readForm(schemaFor(today), withDays(form, 'heldFrom', 'expiresOn', 'checkedOn'));
}
