import { z } from 'zod';
import { type FormError, readForm } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { MOST_LEAD_WORKING_DAYS } from '../../model.ts';
import { changeReminderSettings, findReminderSettings, listReminderRuns } from '../../reminder-settings.ts';

const ADDRESS = '/settings/reminders';
const TEMPLATE = 'casework/reminders/pages/reminder-settings/page.njk';
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
const SETTINGS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.reminders.read',
  handle: (request) => reply(request, {}),
};

const CHANGE_SETTINGS: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.reminders.changed',
  handle: async (request) => {
    const { tx, user, form } = request;
    const read = readForm(FORM, form);
    if (!read.isValid) return await reply(request, { typed: form, errors: read.errors });
    if (!(await changeReminderSettings(tx, user, read.values))) {
      return await reply(request, { typed: form, isStale: true });
    }
    const { leadWorkingDays } = read.values;
    return redirect(ADDRESS, {
      notice: 'It is saved, and holds from the next working day.',
      details: { leadWorkingDays },
    });
  },
};

export const REMINDER_SETTINGS: readonly Page[] = [SETTINGS, CHANGE_SETTINGS];

interface Typed {
  readonly typed?: FormFields;
  readonly errors?: readonly FormError[];
  /** Somebody else saved meanwhile: theirs are shown, and what was typed stays in the form. */
  readonly isStale?: boolean;
}

async function reply(request: PageRequest, { typed, errors = [], isStale = false }: Typed): Promise<Reply> {
  const { tx, user, installation } = request;
  const kept = await findReminderSettings(tx, user);
  const runs = await listReminderRuns(tx, user);
  const model = {
    values: isStale ? { ...typed, version: kept.version } : (typed ?? { ...kept }),
    errors,
    theirs: isStale ? kept.leadWorkingDays : undefined,
    most: MOST_LEAD_WORKING_DAYS,
    last: runs[0],
    runs,
    sendsEmail: user.isDemo || installation.sendsOver.includes('email'),
  };
  if (isStale) return showConflict(TEMPLATE, model);
  return showForm(TEMPLATE, model);
}
