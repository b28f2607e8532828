import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AuditEvent, recordAudit } from '../../platform/audit/audit.ts';
import type { Session } from '../../platform/database/database.ts';
import { runPrepared } from '../../platform/database/prepared.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { may } from '../../platform/identity/policy.ts';
import { hashOf } from '../../platform/identity/tokens.ts';
import { isId } from '../../platform/ids.ts';
import { takeChoices } from '../../platform/pages/conflict.ts';
import type {
  FormFields,
  KeptReply,
  Page,
  PageRequest,
  Reply,
  SignedIn,
  UploadedFile,
} from '../../platform/pages/page.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { type CheckedFiles, checkFiles } from '../../platform/virus-check/check-files.ts';
import { sendForbidden, sendNotFound, sendSessionEnded } from './errors.ts';
import { type OfferedDrafts, offerDrafts, readSentDraft, settleDraft, typedIn } from './form-drafts.ts';
import type { PageWithHoles, Spot } from './kept-pages.ts';
import { homeOf } from './navigation.ts';
import { readBody } from './read-body.ts';
import type { Shell } from './shell.ts';
import type { AgeOfSubject } from './terms-of.ts';
import { refuseFilesOfStrangers } from './uploads.ts';

/** Parts of an address that are words and not ids. */
const WORDS_IN_ADDRESSES = new Set(['rule', 'term']);

type Answer =
  | {
      readonly kind: 'replied';
      readonly user: SignedIn;
      readonly reply: Reply;
      readonly drafts: OfferedDrafts;
      /** Where the page is kept for the next time; undefined where it is not. */
      readonly spot: Spot | undefined;
      readonly terms: Terms;
    }
  | { readonly kind: 'as-before'; readonly page: PageWithHoles }
  | { readonly kind: 'forbidden'; readonly user: SignedIn }
  | { readonly kind: 'half-signed-in' };

/**
 * Puts a page at its address. In one transaction: who asks, may they, what the page does, and its audit event; only when
 * that is kept is anything rendered or sent.
 */
export function mountPage(app: FastifyInstance, shell: Shell, page: Page): void {
  app.route({
    method: page.method,
    url: page.path,
    ...(page.method === 'POST' && {
      config: { takesFiles: true },
      onRequest: refuseFilesOfStrangers(shell, page),
      preHandler: app.csrfProtection.bind(app),
    }),
    handler: async (request, reply) => {
      const input = { ...(await readInput(request)), hasNotice: shell.cookies.hasNotice(request) };
      if (!hasIdsInPlace(input.params)) return await sendNotFound(shell, request, { reply });
      const token = shell.cookies.readSession(request);
      // Before the transaction: it may take a minute, and nothing of the records is held meanwhile.
      const { files, details } = await checkFiles(shell.clamd, input.files);
      if (details !== undefined) shell.log.warn({ ...details, action: page.action }, 'a file was not taken');
      const asked = { ...input, files, refusal: details };
      const answer = token === undefined ? undefined : await answerFor(shell, page, { token, input: asked });
      if (answer === undefined) return sendSessionEnded(shell, request, reply);
      if (answer.kind === 'half-signed-in') return reply.redirect('/sign-in/code', 303);
      // Everybody has a first page; for most it is not a caseload.
      if (answer.kind === 'forbidden' && page.path === '/') return reply.redirect(homeOf(answer.user), 303);
      if (answer.kind === 'forbidden') return sendForbidden(shell, request, { reply, user: answer.user });
      if (answer.kind === 'as-before') return shell.renderer.sendMade(request, reply, answer.page);
      return await sendReply(shell, request, { reply, answer });
    },
  });
}

interface Input {
  readonly params: Readonly<Record<string, string>>;
  /** The address with its question. */
  readonly url: string;
  readonly query: FormFields;
  readonly form: FormFields;
  readonly files: readonly UploadedFile[];
  /** The page before left a sentence for this one. */
  readonly hasNotice: boolean;
  /** What the audit is told where a file was not taken. */
  readonly refusal: CheckedFiles['details'];
}

interface Asked {
  readonly token: string;
  readonly input: Input;
}

async function answerFor(shell: Shell, page: Page, asked: Asked): Promise<Answer | undefined> {
  const { token, input } = asked;
  const session = hashOf(token);
  const today = shell.today();
  const installation = {
    address: shell.settings.url.origin,
    key: shell.key,
    sendsOver: shell.sendsOver,
    clamd: shell.clamd,
  };
  const askAge = shell.ageOfSubject(input.params, today);
  const work = async (tx: Tx, { isComplete, ...user }: Session): Promise<Answer | undefined> => {
    const years = await findAge(tx, askAge);
    if (!isComplete) return { kind: 'half-signed-in' };
    if (!may(user.roles, page.permission)) {
      await recordAudit(tx, user, { action: 'refused', details: { asked: page.action } });
      return { kind: 'forbidden', user };
    }
    const sent = page.method === 'POST' ? readSentDraft(shell.key, input.form) : undefined;
    // Whoever opened the form is signed out, and somebody else signed in in their browser.
    if (sent !== undefined && sent.ticket.owner.id !== user.userId) return undefined;
    const enqueue: PageRequest['enqueue'] = (queue, data) => shell.jobs.enqueue(tx, queue, data);
    const terms = shell.termsOf(user).ofAge(years);
    const offered =
      page.method === 'GET' ? await offerDrafts(tx, page.forms ?? [], { user, key: shell.key, ...input }) : {};
    const asked = {
      tx,
      user,
      terms,
      session,
      installation,
      enqueue,
      today,
      drafts: typedIn(offered),
      ...input,
    };
    const handled = await page.handle(asked);
    const spot = spotOf(handled, user, input);
    const before = spot && shell.keptPages.find(spot);
    if (before !== undefined) {
      await recordAudit(tx, user, { action: page.action, ...before.shown });
      return { kind: 'as-before', page: before.page };
    }
    const result = handled.kind === 'kept' ? handled.make() : handled;
    await recordAudit(tx, user, eventOf(page, result, input));
    const drafts = sent === undefined ? offered : await settleDraft(tx, { page, user, reply: result, sent });
    return { kind: 'replied', user, reply: result, drafts, spot, terms };
  };
  return await shell.database.withSession(session, work, askAge ?? page.readsAhead?.({ query: input.query, today }));
}

/** How old the one is whom the page is about: the first thing to be asked, which was sent ahead. */
async function findAge(tx: Tx, askAge: ReturnType<AgeOfSubject>): Promise<number | undefined> {
  const [subject] = askAge === undefined ? [] : await runPrepared(tx, askAge);
  return subject?.years ?? undefined;
}

function eventOf({ action }: Page, reply: Reply, { params, refusal }: Input): AuditEvent {
  if (reply.kind === 'not-found') return { action: `${action}.not-found`, details: { ...params, ...refusal } };
  if (refusal === undefined) return { action, ...reply.shown };
  return { action, ...reply.shown, details: { ...reply.shown.details, ...refusal } };
}

/** A person's own: nobody is ever sent a page that was made for somebody else, or for what they were before. */
function spotOf(reply: Reply | KeptReply, user: SignedIn, { url, hasNotice }: Input): Spot | undefined {
  if (reply.kind !== 'kept' || hasNotice) return undefined;
  return { place: `${user.userId} ${url}`, madeOf: `${JSON.stringify(user)} ${reply.madeOf}` };
}

async function sendReply(
  shell: Shell,
  request: FastifyRequest,
  { reply, answer }: { readonly reply: FastifyReply; readonly answer: Extract<Answer, { kind: 'replied' }> },
): Promise<FastifyReply> {
  const { user, reply: result, drafts, spot, terms } = answer;
  switch (result.kind) {
    case 'page': {
      const { template, model, shown, status } = result;
      const view = { template, model: { ...model, drafts }, user, status, terms };
      if (spot === undefined) return shell.renderer.send(request, reply, view);
      const made = shell.renderer.make(request, view);
      shell.keptPages.keep(spot, { shown, page: made });
      return shell.renderer.sendMade(request, reply, made);
    }
    case 'redirect':
      if (result.notice !== undefined) shell.cookies.setNotice(reply, result.notice);
      return reply.redirect(result.to, 303);
    case 'file':
      return (
        reply
          .type(result.type)
          .header('content-disposition', asAttachment(result.name))
          // Whatever is in it, it runs nothing and reaches nothing of ours.
          .header('content-security-policy', "default-src 'none'; sandbox")
          .send(result.body)
      );
    case 'not-found':
      return await sendNotFound(shell, request, { reply, user });
  }
}

/** A name as people gave it, with one of plain letters for what reads no other. */
function asAttachment(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
}

function hasIdsInPlace(params: Readonly<Record<string, string>>): boolean {
  return Object.entries(params).every(([name, value]) => WORDS_IN_ADDRESSES.has(name) || isId(value));
}

async function readInput(request: FastifyRequest): Promise<Omit<Input, 'hasNotice' | 'refusal'>> {
  const { form, files } = await readBody(request.body);
  return {
    params: request.params as Record<string, string>,
    url: request.url,
    query: request.query as FormFields,
    form: takeChoices(form),
    files,
  };
}
