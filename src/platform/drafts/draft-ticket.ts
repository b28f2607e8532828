import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { InstallationKey } from '../identity/installation-key.ts';
import type { DraftPage } from './drafts.ts';

/**
 * What a form that keeps itself bears: whose words go into it, where they belong, and which fields it has. It is signed,
 * so that words reach whoever opened the form and nobody else, even where they are signed out by now or somebody else
 * has signed in in the same browser. It lets its holder add to that one draft, and read nothing.
 */
export interface DraftTicket extends DraftPage {
  readonly authorityId: string;
  /** The fields that are kept; one that ends in `*` stands for all that begin so. */
  readonly keeps: readonly string[];
  /** When the form was opened, in milliseconds since 1970. */
  readonly openedAt: number;
}

/** A form left open for longer is opened again before more of it is kept. */
const TICKET_MILLISECONDS = 7 * 24 * 3_600_000;
const USE = 'draft-ticket';

const CONTENT = z.object({
  authorityId: z.uuid(),
  owner: z.object({ kind: z.enum(['staff', 'link']), id: z.uuid() }),
  form: z.string(),
  subject: z.string(),
  pageId: z.uuid(),
  continues: z
    .object({ id: z.uuid(), version: z.number() })
    .optional()
    .transform((draft) => draft),
  keeps: z.array(z.string()),
  openedAt: z.number(),
});

export function writeDraftTicket(key: InstallationKey, ticket: DraftTicket): string {
  const content = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${content}.${sign(key, content)}`;
}

/** Undefined where we did not write it, or it is too old by `now`, in milliseconds since 1970. */
export function readDraftTicket(key: InstallationKey, text: string, now: number): DraftTicket | undefined {
  const [content = '', signature = ''] = text.split('.');
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(key, content))];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const ticket = CONTENT.parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')));
  return now - ticket.openedAt > TICKET_MILLISECONDS ? undefined : { ...ticket, continues: ticket.continues };
}

function sign(key: InstallationKey, content: string): string {
  return createHmac('sha256', key.derive(USE)).update(content).digest('base64url');
}
