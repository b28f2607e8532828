import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../platform/audit/audit.ts';
import { may } from '../../platform/identity/policy.ts';
import { hashOf } from '../../platform/identity/tokens.ts';
import { takeChoices } from '../../platform/pages/conflict.ts';
import type { FormFields, Page, PageRequest, Reply, SignedIn, UploadedFile } from '../../platform/pages/page.ts';
import { sendForbidden, sendNotFound, sendSessionEnded } from './errors.ts';
import { type OfferedDrafts, offerDrafts, readSentDraft, settleDraft, typedIn } from './form-drafts.ts';
import { homeOf } from './navigation.ts';
import { readBody } from './read-body.ts';
import type { Shell } from './shell.ts';
import { refuseFilesOfStrangers } from './uploads.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Parts of an address that are words and not ids. */
const WORDS_IN_ADDRESSES = new Set(['rule']);

type Answer =
  | { readonly kind: 'replied'; readonly user: SignedIn; readonly reply: Reply; readonly drafts: OfferedDrafts }
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
      const input = await readInput(request);
      if (!hasIdsInPlace(input.params)) return await sendNotFound(shell, request, { reply });
      const token = shell.cookies.readSession(request);
      const answer = token === undefined ? undefined : await answerFor(shell, page, { token, input });
      if (answer === undefined) return sendSessionEnded(shell, request, reply);
      if (answer.kind === 'half-signed-in') return reply.redirect('/sign-in/code', 303);
      // Everybody has a first page; for most it is not a caseload.
      if (answer.kind === 'forbidden' && page.path === '/') return reply.redirect(homeOf(answer.user), 303);
      if (answer.kind === 'forbidden') return sendForbidden(shell, request, { reply, user: answer.user });
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
}

interface Asked {
  readonly token: string;
  readonly input: Input;
}

async function answerFor(shell: Shell, page: Page, asked: Asked): Promise<Answer | undefined> {
  const { token, input } = asked;
  const session = hashOf(token);
  const installation = { address: shell.settings.url.origin, key: shell.key, sendsOver: shell.sendsOver };
  return await shell.database.withSession(session, async (tx, { isComplete, ...user }): Promise<Answer | undefined> => {
    if (!isComplete) return { kind: 'half-signed-in' };
    if (!may(user.roles, page.permission)) {
      await recordAudit(tx, user, { action: 'refused', details: { asked: page.action } });
      return { kind: 'forbidden', user };
    }
    const sent = page.method === 'POST' ? readSentDraft(shell.key, input.form) : undefined;
    // Whoever opened the form is signed out, and somebody else signed in in their browser.
    if (sent !== undefined && sent.ticket.owner.id !== user.userId) return undefined;
    const enqueue: PageRequest['enqueue'] = (queue, data) => shell.jobs.enqueue(tx, queue, data);
    const terms = shell.termsOf(user);
    const offered =
      page.method === 'GET' ? await offerDrafts(tx, page.forms ?? [], { user, key: shell.key, ...input }) : {};
    const asked = {
      tx,
      user,
      terms,
      session,
      installation,
      enqueue,
      today: shell.today(),
      drafts: typedIn(offered),
      ...input,
    };
    const result = await page.handle(asked);
    if (result.kind === 'not-found') {
      await recordAudit(tx, user, { action: `${page.action}.not-found`, details: { ...input.params } });
    } else {
      await recordAudit(tx, user, { action: page.action, ...result.shown });
    }
    const drafts = sent === undefined ? offered : await settleDraft(tx, { page, user, reply: result, sent });
    return { kind: 'replied', user, reply: result, drafts };
  });
}

async function sendReply(
  shell: Shell,
  request: FastifyRequest,
  { reply, answer }: { readonly reply: FastifyReply; readonly answer: Extract<Answer, { kind: 'replied' }> },
): Promise<FastifyReply> {
  const { user, reply: result, drafts } = answer;
  switch (result.kind) {
    case 'page': {
      const { template, model, status } = result;
      return shell.renderer.send(request, reply, { template, model: { ...model, drafts }, user, status });
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
  return Object.entries(params).every(([name, value]) => WORDS_IN_ADDRESSES.has(name) || UUID.test(value));
}

async function readInput(request: FastifyRequest): Promise<Input> {
  const { form, files } = await readBody(request.body);
  return {
    params: request.params as Record<string, string>,
    url: request.url,
    query: request.query as FormFields,
    form: takeChoices(form),
    files,
  };
}
