import { type FormError, refuse } from '../../../../platform/pages/form.ts';
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
