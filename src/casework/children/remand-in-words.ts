import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';

/** The legal status of a child who is remanded to the authority’s accommodation or to youth detention. */
export const REMANDED = 'J1';

/** Under which other rules a child on remand is planned for and reviewed, for whoever opens the record or a review. */
export function remandInWords(since: string, terms: Terms): { readonly title: string; readonly text: string } {
  return {
    title: `On remand since ${shortDay(since)}`,
    text: [
      'The Care Planning Regulations hold with changes while it lasts (regulation 47A).',
      terms.say('{Reviews} are due on the ordinary days, and one is held before the remand ends.'),
      'The care plan is due 5 working days after a remand to the authority’s accommodation, and a detention placement plan within 10 working days of a remand to youth detention.',
    ].join(' '),
  };
}
