import { randomUUID } from 'node:crypto';
import { dayInLondon, millisecondsSince1970 } from '../../platform/clock.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type DraftTicket, readDraftTicket, writeDraftTicket } from '../../platform/drafts/draft-ticket.ts';
import { type Draft, type DraftOutcome, discardDraft, listDrafts, saveDraft } from '../../platform/drafts/drafts.ts';
import type { InstallationKey } from '../../platform/identity/installation-key.ts';
import { type KeptDrafts, type KeptForm, pickKept } from '../../platform/pages/kept-form.ts';
import type { FormFields, Page, Reply, SignedIn } from '../../platform/pages/page.ts';

/** Fields of the shell's own: whose words they are, and how often the page has sent them. */
const TICKET_FIELD = '_draft';
const TURN_FIELD = '_turn';
const LARGEST_TURN = 2_000_000_000;

/** What a page is told of one of its forms. */
export interface OfferedDraft {
  readonly ticket: string;
  readonly turn: number;
  /** What was typed before; undefined where nothing was, and for a form that was sent just now. */
  readonly fields?: FormFields;
  /** When the last word of it was kept. */
  readonly savedAt?: string;
  /** Drafts of the same form from other tabs. */
  readonly others?: readonly { readonly href: string; readonly savedAt: string }[];
}

export type OfferedDrafts = Readonly<Record<string, OfferedDraft>>;

interface Opened {
  readonly user: SignedIn;
  readonly key: InstallationKey;
  /** The address with its question, as it was asked for. */
  readonly url: string;
  readonly query: FormFields;
}

/** For each form of the page: what was kept of it, and what it needs to keep more. */
export async function offerDrafts(tx: Tx, forms: readonly KeptForm[], opened: Opened): Promise<OfferedDrafts> {
  const offered: [string, OfferedDraft][] = [];
  for (const form of forms) {
    const subject = subjectOf(form, opened);
    const of = { owner: ownerOf(opened.user), form: form.name, subject };
    const drafts = await listDrafts(tx, opened.user, of);
    const draft = drafts.find(({ id }) => id === opened.query['draft']) ?? drafts[0];
    const ticket = { ...of, keeps: form.fields, ...beginPage(opened.user, draft) };
    offered.push([
      form.name,
      { ticket: writeDraftTicket(opened.key, ticket), turn: 0, ...shownOf(draft, drafts, subject) },
    ]);
  }
  return Object.fromEntries(offered);
}

/** What the page itself is told of them. */
export function typedIn(offered: OfferedDrafts): KeptDrafts {
  const typed = Object.entries(offered).flatMap(([name, { fields, savedAt }]) =>
    fields === undefined || savedAt === undefined ? [] : [[name, { fields, typedOn: dayInLondon(savedAt) }] as const],
  );
  return Object.fromEntries(typed);
}

function beginPage({ authorityId }: SignedIn, draft: Draft | undefined) {
  const continues = draft && { id: draft.id, version: draft.version };
  return { authorityId, pageId: randomUUID(), continues, openedAt: millisecondsSince1970() };
}

function shownOf(draft: Draft | undefined, drafts: readonly Draft[], subject: string): Partial<OfferedDraft> {
  if (draft === undefined) return {};
  const others = drafts
    .filter(({ id }) => id !== draft.id)
    .map(({ id, savedAt }) => ({ href: `${subject}${subject.includes('?') ? '&' : '?'}draft=${id}`, savedAt }));
  return { fields: draft.fields, savedAt: draft.savedAt, others };
}

/** The address at which the form is opened, without what does not make it another form. */
function subjectOf({ by = [] }: KeptForm, { url, query }: Opened): string {
  const question = new URLSearchParams(by.flatMap((name) => [query[name] ?? []].flat().map((value) => [name, value])));
  const [path = ''] = url.split('?');
  return question.size === 0 ? path : `${path}?${question}`;
}

function ownerOf({ userId }: SignedIn) {
  return { kind: 'staff', id: userId } as const;
}

/** A form that was sent, with what it bears. */
export interface SentDraft {
  readonly ticket: DraftTicket;
  readonly text: string;
  readonly turn: number;
  readonly fields: Record<string, string | readonly string[]>;
}

/** Undefined where the form bears no ticket of ours. */
export function readSentDraft(key: InstallationKey, form: FormFields): SentDraft | undefined {
  const text = form[TICKET_FIELD];
  if (typeof text !== 'string') return undefined;
  const ticket = readDraftTicket(key, text, millisecondsSince1970());
  if (ticket === undefined) return undefined;
  const turn = Math.min(Math.max(Math.trunc(Number(form[TURN_FIELD])) || 0, 0), LARGEST_TURN);
  return { ticket, text, turn, fields: pickKept(form, ticket.keeps) };
}

/** As whom a draft is written: for a link by the program, which knows whose it is by the ticket alone. */
export function writerOf({ authorityId, owner }: DraftTicket): Actor {
  return { authorityId, userId: owner.kind === 'staff' ? owner.id : null };
}

export async function keepSentDraft(tx: Tx, { ticket, fields, turn }: SentDraft): Promise<DraftOutcome> {
  return await saveDraft(tx, writerOf(ticket), { page: ticket, fields, turn });
}

/**
 * After the page has answered a form, in the same transaction: a form that was saved leaves no draft, and one that was
 * not is kept as it was sent.
 */
export async function settleDraft(
  tx: Tx,
  { page, user, reply, sent }: { page: Page; user: SignedIn; reply: Reply; sent: SentDraft },
): Promise<OfferedDrafts> {
  const { ticket, text, turn } = sent;
  if (!isFormOf(page, ticket)) return {};
  if (reply.kind === 'redirect' || (reply.kind === 'page' && reply.isDone)) {
    await discardDraft(tx, user, ticket);
    return {};
  }
  await keepSentDraft(tx, sent);
  return { [ticket.form]: { ticket: text, turn: turn + 1 } };
}

function isFormOf({ forms = [] }: Page, { form }: DraftTicket): boolean {
  return forms.some(({ name }) => name === form);
}
