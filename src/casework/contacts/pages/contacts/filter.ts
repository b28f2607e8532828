import { z } from 'zod';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { ContactFilter } from '../../list-contacts.ts';
import { CONTACT_HOWS, PARTY_KINDS } from '../../model.ts';

const MOST_LETTERS = 100;

const FILTER = z.object({
  kind: z.enum(PARTY_KINDS).optional().catch(undefined),
  how: z.enum(CONTACT_HOWS).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  words: z
    .string()
    .trim()
    .max(MOST_LETTERS)
    .optional()
    .catch(undefined)
    .transform((words) => (words === '' ? undefined : words)),
});

/** Reads which contacts the address asks for; what means nothing asks for nothing. */
export function readFilter(query: FormFields): ContactFilter {
  const { kind, how, from, to, words } = FILTER.parse(query);
  return { kind, how, from, to, words };
}

/** The same as part of an address. */
export function toSearch(filter: ContactFilter): string {
  const asked = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(asked).toString();
}
