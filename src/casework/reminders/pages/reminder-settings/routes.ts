import { z } from 'zod';
import type { Page } from '../../../../platform/pages/page.ts';
import { settingsPages } from '../../../../platform/pages/settings-form.ts';
import { MOST_LEAD_WORKING_DAYS } from '../../model.ts';
import { changeReminderSettings, findReminderSettings, listReminderRuns } from '../../reminder-settings.ts';

const FAULT = `Enter a number of working days from 1 to ${MOST_LEAD_WORKING_DAYS}`;

const FORM = z.object({
  leadWorkingDays: z
    .string(FAULT)
    .trim()
    .regex(/^\d{1,2}$/, FAULT)
    .transform(Number)
    .refine((days) => days >= 1 && days <= MOST_LEAD_WORKING_DAYS, FAULT),
  version: z.coerce.number().int().min(0),
});

/** When people are reminded, and how the last mornings went. */
export const REMINDER_SETTINGS: readonly Page[] = settingsPages({
  path: '/settings/reminders',
  action: 'settings.reminders',
  template: 'casework/reminders/pages/reminder-settings/page.njk',
  schema: FORM,
  find: ({ tx, user }) => findReminderSettings(tx, user),
  change: ({ tx, user }, values) => changeReminderSettings(tx, user, values),
  toFields: (kept) => ({ ...kept }),
  theirs: ({ leadWorkingDays }) => leadWorkingDays,
  view: async ({ tx, user, installation }) => {
    const runs = await listReminderRuns(tx, user);
    const sendsEmail = user.isDemo || installation.sendsOver.includes('email');
    return { most: MOST_LEAD_WORKING_DAYS, last: runs[0], runs, sendsEmail };
  },
  notice: 'It is saved, and holds from the next working day.',
  details: ({ leadWorkingDays }) => ({ leadWorkingDays }),
});
