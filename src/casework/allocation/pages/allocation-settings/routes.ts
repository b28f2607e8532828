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
import {
  type AllocationSettings,
  changeAllocationSettings,
  findAllocationSettings,
} from '../../allocation-settings.ts';

const ADDRESS = '/settings/allocation';
const TEMPLATE = 'casework/allocation/pages/allocation-settings/page.njk';
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
const SETTINGS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.allocation.read',
  handle: (request) => reply(request, {}),
};

const CHANGE_SETTINGS: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.allocation.changed',
  handle: async (request) => {
    const { tx, user, form } = request;
    const read = readForm(FORM, form);
    if (!read.isValid) return await reply(request, { typed: form, errors: read.errors });
    if (!(await changeAllocationSettings(tx, user, read.values))) {
      return await reply(request, { typed: form, isStale: true });
    }
    const { communicationExtra, longAbsenceDays, endsSoonDays } = read.values;
    const details = { communicationExtra, longAbsenceDays, endsSoonDays };
    return redirect(ADDRESS, { notice: 'It is saved, and holds from now on.', details });
  },
};

export const ALLOCATION_SETTINGS: readonly Page[] = [SETTINGS, CHANGE_SETTINGS];

interface Typed {
  readonly typed?: FormFields;
  readonly errors?: readonly FormError[];
  /** Somebody else saved meanwhile: theirs are shown, and what was typed stays in the form. */
  readonly isStale?: boolean;
}

async function reply({ tx, user }: PageRequest, { typed, errors = [], isStale = false }: Typed): Promise<Reply> {
  const kept = await findAllocationSettings(tx, user);
  // Who saves again after a warning has seen what the other saved.
  const values = isStale ? { ...typed, version: kept.version } : (typed ?? { ...kept });
  const model = { values, errors, theirs: isStale ? inWords(kept) : undefined };
  if (isStale) return showConflict(TEMPLATE, model);
  return showForm(TEMPLATE, model);
}

function inWords({ communicationExtra, longAbsenceDays, endsSoonDays }: AllocationSettings): string[] {
  return [
    `counts for ${communicationExtra} more`,
    `absent for ${longAbsenceDays} days or more`,
    `leaves within ${endsSoonDays} days`,
  ];
}
