import { millisecondsSince1970 } from '../../../../platform/clock.ts';
import { readDraftTicket, writeDraftTicket } from '../../../../platform/drafts/draft-ticket.ts';
import { type Draft, type DraftPage, listDrafts, saveDraft } from '../../../../platform/drafts/drafts.ts';
import { pickKept } from '../../../../platform/pages/kept-form.ts';
import { addressOfLinkPages, type LinkRequest } from '../../../../platform/pages/link-page.ts';

const FORM = 'consultation';
const KEEPS = ['answer-*'];

/** What was typed before, the latest first; more than one where it was typed in two tabs. */
export async function listTyped({ tx, actor, link }: LinkRequest): Promise<readonly Draft[]> {
  return await listDrafts(tx, actor, subjectOf(link));
}

/** What the form bears to keep what is typed into it, as the layout and the macro of such forms want it. */
export function offerKeeping(request: LinkRequest, drafts: readonly Draft[], chosen: Draft | undefined): object {
  const address = addressOfLinkPages(request.link);
  const others = drafts
    .filter(({ id }) => id !== chosen?.id)
    .map(({ id, savedAt }) => ({ href: `${address}?draft=${id}`, savedAt }));
  return {
    [FORM]: {
      ...ticketFor(request, chosen),
      ...(chosen !== undefined && { fields: chosen.fields, savedAt: chosen.savedAt, others }),
    },
  };
}

/** The same for a form that is shown again with its faults: what stands in it was typed just now, and is not told of. */
export function continueKeeping(request: LinkRequest, chosen: Draft | undefined): object {
  return { [FORM]: ticketFor(request, chosen) };
}

function ticketFor({ link, key }: LinkRequest, chosen: Draft | undefined) {
  const ticket = {
    ...subjectOf(link),
    authorityId: link.authorityId,
    pageId: crypto.randomUUID(),
    continues: chosen && { id: chosen.id, version: chosen.version },
    keeps: KEEPS,
    openedAt: millisecondsSince1970(),
  };
  return { ticket: writeDraftTicket(key, ticket), turn: 0 };
}

/** Keeps what the form sent, and says as which draft; undefined where it is more than can be kept, or nothing at all. */
export async function keepTyped(request: LinkRequest): Promise<string | undefined> {
  const { tx, actor, form } = request;
  const fields = pickKept(form, KEEPS);
  const isEmpty = Object.values(fields)
    .flat()
    .every((words) => words.trim() === '');
  if (isEmpty && (await listTyped(request)).length === 0) return undefined;
  const turn = Math.max(0, Math.trunc(Number(form['_turn'])) || 0);
  const saved = await saveDraft(tx, actor, { page: pageOf(request), fields, turn });
  return saved.kind === 'saved' ? saved.id : undefined;
}

/** The opening of the form that was sent: by its ticket, where that is of this link. */
function pageOf({ link, key, form }: LinkRequest): DraftPage {
  const text = form['_draft'];
  const ticket = typeof text === 'string' ? readDraftTicket(key, text, millisecondsSince1970()) : undefined;
  if (ticket?.owner.kind === 'link' && ticket.owner.id === link.linkId) return ticket;
  return { ...subjectOf(link), pageId: crypto.randomUUID(), continues: undefined };
}

function subjectOf(link: LinkRequest['link']) {
  return { owner: { kind: 'link', id: link.linkId }, form: FORM, subject: addressOfLinkPages(link) } as const;
}
