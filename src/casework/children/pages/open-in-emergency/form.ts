import { z } from 'zod';
import { text } from '../../../../platform/pages/form.ts';
import type { KeptForm } from '../../../../platform/pages/kept-form.ts';

const SHORTEST_SENTENCE = 20;
const LONGEST_REASON = 2000;

/** What is typed is kept before it is sent. */
export const OPENING_FORM: KeptForm = { name: 'opening', fields: ['reason'] };

/** Why the record must be opened now. */
export const EMERGENCY_FORM = z.object({
  reason: text('Say why you must open this record now', {
    max: LONGEST_REASON,
    long: `Say it in ${LONGEST_REASON} characters or fewer`,
  }).min(SHORTEST_SENTENCE, 'Say it in a whole sentence, so that others understand it later'),
});
