import { z } from 'zod';
import { text } from '../../../../platform/pages/form.ts';
import type { KeptForm } from '../../../../platform/pages/kept-form.ts';

const LONGEST_REASON = 2000;
const LONG = `Say it in ${LONGEST_REASON} characters or fewer`;

/** Checkboxes come as nothing, one value or several. */
const people = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()).filter((id) => id !== ''));

/** Why is typed at some length, and is kept before it is sent. */
export const RESTRICTION_FORM: KeptForm = { name: 'restriction', fields: ['reason', 'readers'] };
export const BARRING_FORM: KeptForm = { name: 'barring', fields: ['person', 'barReason'] };

/** Restrict the record. */
export const RESTRICT_FORM = z.object({
  reason: text('Say why the record must be restricted', { max: LONGEST_REASON, long: LONG }),
  readers: people,
});

/** Who else may read it. `before` lists whom the page showed, with a space between. */
export const READERS_FORM = z.object({
  readers: people,
  before: z
    .string()
    .optional()
    .transform((ids) => (ids ?? '').split(' ').filter((id) => id !== '')),
});

/** Lift the restriction that the page showed. */
export const LIFT_FORM = z.object({ restriction: z.uuid('Open the page again, and lift it there') });

/** Keep somebody from the record. */
export const BAR_FORM = z.object({
  person: z.uuid('Choose the person who must not see the record'),
  barReason: text('Say why they must not see it', { max: LONGEST_REASON, long: LONG }),
});

/** Let somebody back. */
export const LET_BACK_FORM = z.object({ person: z.uuid('Choose the person again') });
