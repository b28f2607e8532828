import { z } from 'zod';
import type { Page } from '../../../../platform/pages/page.ts';
import { settingsPages } from '../../../../platform/pages/settings-form.ts';
import {
  type AllocationSettings,
  changeAllocationSettings,
  findAllocationSettings,
} from '../../allocation-settings.ts';

/** As the database holds it. */
const MOST_EXTRA = 5;
const MOST_DAYS = 365;
const DECIMAL = /^\d(\.\d{1,2})?$/;

const days = z
  .string('Enter a number of days from 1 to 365')
  .trim()
  .regex(/^\d{1,3}$/, 'Enter a number of days from 1 to 365')
  .transform(Number)
  .refine((count) => count >= 1 && count <= MOST_DAYS, 'Enter a number of days from 1 to 365');

const FORM = z.object({
  communicationExtra: z
    .string('Enter a number from 0 to 5, such as 0.5')
    .trim()
    .regex(DECIMAL, 'Enter a number from 0 to 5, such as 0.5')
    .transform(Number)
    .refine((extra) => extra <= MOST_EXTRA, 'Enter a number from 0 to 5, such as 0.5'),
  longAbsenceDays: days,
  endsSoonDays: days,
  version: z.coerce.number().int().min(0),
});

/** What the authority decides about allocating. */
export const ALLOCATION_SETTINGS: readonly Page[] = settingsPages({
  path: '/settings/allocation',
  action: 'settings.allocation',
  template: 'casework/allocation/pages/allocation-settings/page.njk',
  schema: FORM,
  find: ({ tx, user }) => findAllocationSettings(tx, user),
  change: ({ tx, user }, values) => changeAllocationSettings(tx, user, values),
  toFields: (kept) => ({ ...kept }),
  theirs: inWords,
  notice: 'It is saved, and holds from now on.',
  details: ({ version: _, ...chosen }) => chosen,
});

function inWords({ communicationExtra, longAbsenceDays, endsSoonDays }: AllocationSettings): string[] {
  return [
    `counts for ${communicationExtra} more`,
    `absent for ${longAbsenceDays} days or more`,
    `leaves within ${endsSoonDays} days`,
  ];
}
