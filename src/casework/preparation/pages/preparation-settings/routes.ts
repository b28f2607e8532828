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
import { chooseFarMiles, type FarMiles, findFarMiles } from '../../far-miles.ts';

const ADDRESS = '/settings/preparation';
const TEMPLATE = 'casework/preparation/pages/preparation-settings/page.njk';
/** As the database holds it. */
const MOST_MILES = 500;
const FAULT = 'Enter a whole number of miles from 1 to 500, or leave it empty';

const FORM = z.object({
  miles: z
    .string(FAULT)
    .trim()
    .regex(/^\d{0,3}$/, FAULT)
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .refine((miles) => miles === null || (miles >= 1 && miles <= MOST_MILES), FAULT),
  version: z.coerce.number().int().min(0),
});

const SETTINGS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.preparation.read',
  handle: (request) => reply(request, {}),
};

const CHANGE_SETTINGS: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.preparation.changed',
  handle: async (request) => {
    const { tx, user, form } = request;
    const read = readForm(FORM, form);
    if (!read.isValid) return await reply(request, { typed: form, errors: read.errors });
    if (!(await chooseFarMiles(tx, user, read.values))) return await reply(request, { typed: form, isStale: true });
    return redirect(ADDRESS, {
      notice: 'It is saved, and holds from now on.',
      details: { farMiles: read.values.miles },
    });
  },
};

/** What the authority decides about preparing reviews. */
export const PREPARATION_SETTINGS: readonly Page[] = [SETTINGS, CHANGE_SETTINGS];

interface Typed {
  readonly typed?: FormFields;
  readonly errors?: readonly FormError[];
  /** Somebody else saved meanwhile: theirs is shown, and what was typed stays in the form. */
  readonly isStale?: boolean;
}

async function reply({ tx, user }: PageRequest, { typed, errors = [], isStale = false }: Typed): Promise<Reply> {
  const kept = await findFarMiles(tx, user, user.procedure);
  const shown = { miles: kept.miles ?? '', version: kept.version };
  // Who saves again after a warning has seen what the other saved.
  const values = isStale ? { ...typed, version: kept.version } : (typed ?? shown);
  const model = { values, errors, now: inWords(kept), theirs: isStale ? milesInWords(kept.miles) : undefined };
  return isStale ? showConflict(TEMPLATE, model) : showForm(TEMPLATE, model);
}

function inWords({ isOwn, miles }: FarMiles): string {
  return isOwn ? 'You have chosen this.' : `Your procedure says: ${milesInWords(miles)}.`;
}

function milesInWords(miles: number | null): string {
  return miles === null ? 'a call never does' : `beyond ${miles} miles`;
}
