import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm, text } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { READERS } from '../../model.ts';

const LONGEST_REASON = 1000;
const reason = text('Enter the reason', { max: LONGEST_REASON, long: 'Enter a reason of 1,000 characters or fewer' });

const WITHHOLD = z.object({
  question: z.string().transform((id) => (id === '' ? null : id)),
  from: z.enum(READERS, 'Choose from whom it is kept'),
  reason,
});

export function readWithhold(form: FormFields): FormReading<z.output<typeof WITHHOLD>> {
  return readForm(WITHHOLD, form);
}

export function readWithdrawal(form: FormFields): FormReading<{ readonly reason: string }> {
  return readForm(z.object({ reason }), form);
}

/** The day on which a paper was received: not one to come. */
export function readReceived(form: FormFields, today: string): FormReading<{ readonly receivedOn: string }> {
  const received = day('Enter the day on which it was received').refine(
    (on) => on <= today,
    'It cannot have been received on a day to come',
  );
  return readForm(z.object({ receivedOn: received }), withDays(form, 'receivedOn'));
}
