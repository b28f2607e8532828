import { z } from 'zod';
import type { Page } from '../../../../platform/pages/page.ts';
import { settingsPages } from '../../../../platform/pages/settings-form.ts';
import { chooseFarMiles, type FarMiles, findFarMiles } from '../../far-miles.ts';

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

/** What the authority decides about preparing reviews. */
export const PREPARATION_SETTINGS: readonly Page[] = settingsPages({
  path: '/settings/preparation',
  action: 'settings.preparation',
  template: 'casework/preparation/pages/preparation-settings/page.njk',
  schema: FORM,
  find: ({ tx, user }) => findFarMiles(tx, user, user.procedure),
  change: ({ tx, user }, values) => chooseFarMiles(tx, user, values),
  toFields: ({ miles, version }) => ({ miles: miles ?? '', version }),
  theirs: ({ miles }) => milesInWords(miles),
  view: (_, kept) => ({ now: inWords(kept) }),
  notice: 'It is saved, and holds from now on.',
  details: ({ miles }) => ({ farMiles: miles }),
});

function inWords({ isOwn, miles }: FarMiles): string {
  return isOwn ? 'You have chosen this.' : `Your procedure says: ${milesInWords(miles)}.`;
}

function milesInWords(miles: number | null): string {
  return miles === null ? 'a call never does' : `beyond ${miles} miles`;
}
