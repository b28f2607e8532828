import { z } from 'zod';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';

const MOST_CHARACTERS = 500;

const REASON = z.object({
  reason: text('Enter the reason', { max: MOST_CHARACTERS, long: 'Enter a reason of 500 characters or fewer' }),
});

export function readReason(form: FormFields): FormReading<{ readonly reason: string }> {
  return readForm(REASON, form);
}
