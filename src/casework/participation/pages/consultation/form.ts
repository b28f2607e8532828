import { z } from 'zod';
import { type FormError, type FormReading, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import type { KeptForm } from '../../../../platform/pages/kept-form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { CHANNELS } from '../../../post/model.ts';
import { AUDIENCES } from '../../model.ts';
import type { PaperToSend } from '../../send-papers.ts';

/** Who was chosen, how each is asked and with which paper. */
export function readChosen(form: FormFields): {
  readonly papers: readonly PaperToSend[];
  readonly errors: readonly FormError[];
} {
  const chosen = [form['person'] ?? []].flat();
  if (chosen.length === 0) return { papers: [], errors: [refuse('person', 'Choose whom to ask')] };
  const papers = chosen.map((personId) => ({
    personId,
    channel: CHANNELS.find((channel) => channel === form[`channel-${personId}`]),
    audience: AUDIENCES.find((audience) => audience === form[`audience-${personId}`]),
  }));
  const errors = papers.flatMap(({ personId, channel, audience }) => [
    ...(channel === undefined ? [refuse(`channel-${personId}`, 'Choose how it goes')] : []),
    ...(audience === undefined ? [refuse(`audience-${personId}`, 'Choose which paper it is')] : []),
  ]);
  const whole = papers.filter(
    (paper): paper is PaperToSend => paper.channel !== undefined && paper.audience !== undefined,
  );
  return { papers: whole, errors };
}

/** Why somebody is not asked is typed at some length. */
export const LEAVE_OUT_FORM: KeptForm = { name: 'leaveOut', fields: ['leftOut', 'reason'] };

const LONGEST_REASON = 1000;
const LEAVE_OUT = z
  .object({
    leftOut: z.uuid('Choose who is not asked'),
    reason: text('Say why they are not asked', { max: LONGEST_REASON, long: 'Say it in 1,000 characters or fewer' }),
  })
  .transform(({ leftOut, reason }) => ({ personId: leftOut, reason }));

/** Who is not asked this time, and why. */
export function readLeaveOut(form: FormFields): FormReading<z.output<typeof LEAVE_OUT>> {
  return readForm(LEAVE_OUT, form);
}
