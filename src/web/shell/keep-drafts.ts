import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../platform/audit/audit.ts';
import { DRAFT_DAYS, type DraftOutcome, discardDraft } from '../../platform/drafts/drafts.ts';
import { momentInWords } from '../../platform/pages/days-in-words.ts';
import type { SignedIn } from '../../platform/pages/page.ts';
import { findUser } from './find-user.ts';
import { keepSentDraft, readSentDraft, type SentDraft, writerOf } from './form-drafts.ts';
import { readBody } from './read-body.ts';
import type { Shell } from './shell.ts';

/** What the button that throws a draft away sends. */
const AWAY_FIELD = '_away';

/**
 * Where forms send what is typed while it is typed, by a script or by the button "Save and come back later". Whose words
 * they are and where they belong is told by the ticket of the form, so that they are kept for whoever opened it even
 * where the session has ended meanwhile.
 */
export function mountDrafts(app: FastifyInstance, shell: Shell): void {
  app.post('/drafts', { preHandler: app.csrfProtection.bind(app) }, async (request, reply) => {
    const { form } = await readBody(request.body);
    const sent = readSentDraft(shell.key, form);
    if (sent === undefined) return isAskedByScript(request) ? reply.send(TOO_OLD) : reply.redirect('/', 303);
    const user = await findUser(shell, request);
    if (form[AWAY_FIELD] === 'yes') return await throwAway(shell, sent, { reply, user });
    const outcome = await keep(shell, sent);
    if (isAskedByScript(request)) return reply.send(answerInWords(sent, { outcome, user }));
    shell.cookies.setNotice(reply, outcome.kind === 'saved' ? KEPT_FOR_LATER : NOT_KEPT[outcome.kind]);
    return reply.redirect(sent.ticket.subject, 303);
  });
}

const TOO_OLD = {
  isKept: false,
  words: 'Not saved: this page is too old. Copy what you typed, and open the form again.',
};
const KEPT_FOR_LATER = `What you typed is kept for ${DRAFT_DAYS} days. It is not sent yet: nobody but you sees it, and it is here when you come back.`;
const NOT_KEPT: Readonly<Record<Exclude<DraftOutcome['kind'], 'saved'>, string>> = {
  'too-large': 'This is more than can be kept before it is sent. Send it in parts.',
  'too-many': 'This could not be kept: you have very many forms that you have not finished. Send or throw away some.',
};

/** Keeps what was typed, in a transaction of its own; its first word leaves an event. */
async function keep(shell: Shell, sent: SentDraft): Promise<DraftOutcome> {
  const writer = writerOf(sent.ticket);
  return await shell.database.withTransaction(writer, async (tx) => {
    const outcome = await keepSentDraft(tx, sent);
    if (outcome.kind === 'saved' && outcome.isNew) {
      await recordAudit(tx, writer, { action: 'draft.begun', details: { draft: outcome.id, form: sent.ticket.form } });
    }
    return outcome;
  });
}

async function throwAway(
  shell: Shell,
  { ticket }: SentDraft,
  { reply, user }: { readonly reply: FastifyReply; readonly user: SignedIn | undefined },
): Promise<FastifyReply> {
  const writer = writerOf(ticket);
  // Thrown away by nobody but whoever typed it.
  if (ticket.owner.kind === 'link' || user?.userId === ticket.owner.id) {
    await shell.database.withTransaction(writer, async (tx) => {
      const drafts = await discardDraft(tx, writer, ticket);
      await recordAudit(tx, writer, { action: 'draft.thrown-away', details: { drafts, form: ticket.form } });
    });
    shell.cookies.setNotice(reply, 'What you had typed is thrown away.');
  }
  return reply.redirect(ticket.subject, 303);
}

function isAskedByScript({ headers }: FastifyRequest): boolean {
  return headers.accept === 'application/json';
}

interface Answered {
  readonly outcome: DraftOutcome;
  readonly user: SignedIn | undefined;
}

/** What the form says of itself beneath its buttons. */
function answerInWords({ ticket }: SentDraft, { outcome, user }: Answered): { isKept: boolean; words: string } {
  if (outcome.kind !== 'saved') return { isKept: false, words: NOT_KEPT[outcome.kind] };
  const saved = `Saved at ${timeInWords(outcome.savedAt)}`;
  if (ticket.owner.kind === 'link' || user?.userId === ticket.owner.id) return { isKept: true, words: saved };
  return { isKept: true, words: `${saved}. You are signed out: sign in again before you send it.` };
}

function timeInWords(moment: string): string {
  return momentInWords(moment).split(', ')[1] ?? '';
}

/** What became of a form that was not taken. */
export interface Rescue {
  readonly sent: SentDraft;
  readonly outcome: DraftOutcome;
}

/** A form that could not be taken, because nobody is signed in any more or something failed: its words are kept. */
export async function rescueForm(shell: Shell, request: FastifyRequest): Promise<Rescue | undefined> {
  if (request.method !== 'POST') return undefined;
  const { form } = await readBody(request.body).catch(() => ({ form: {} }));
  const sent = readSentDraft(shell.key, form);
  return sent && { sent, outcome: await keep(shell, sent) };
}

/** The way back to a form whose words were kept: past the door where nobody is signed in. */
export function leadBack(
  shell: Shell,
  { sent, outcome }: Rescue,
  { request, reply, user }: { request: FastifyRequest; reply: FastifyReply; user: SignedIn | undefined },
): FastifyReply {
  const { owner, subject } = sent.ticket;
  if (isAskedByScript(request)) return reply.send(answerInWords(sent, { outcome, user }));
  if (owner.kind === 'link' || user?.userId === owner.id) {
    shell.cookies.setNotice(
      reply,
      'This was not sent yet, and nothing is lost: what you typed is here. Look, and send it again.',
    );
    return reply.redirect(subject, 303);
  }
  shell.cookies.setNotice(
    reply,
    'You were signed out, and nothing is lost: sign in again, and what you typed is there.',
  );
  return reply.redirect(`/sign-in?next=${encodeURIComponent(subject)}`, 303);
}
