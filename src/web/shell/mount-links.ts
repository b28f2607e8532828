import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../platform/audit/audit.ts';
import { actorOfLink, type LinkKey } from '../../platform/database/link.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { hashOf } from '../../platform/identity/tokens.ts';
import { addressOfLinkPages, type LinkDoor, type LinkPage, type LinkRequest } from '../../platform/pages/link-page.ts';
import type { FormFields, Reply } from '../../platform/pages/page.ts';
import { networkOf } from '../sign-in/network-of.ts';
import { LinkCookie } from './link-cookie.ts';
import { readBody } from './read-body.ts';
import type { Shell } from './shell.ts';

const TRIES_A_MINUTE = 20;
const TOKEN = /^[\w-]{43}$/;

interface Mounted {
  readonly door: LinkDoor;
  readonly pages: readonly LinkPage[];
}

/**
 * Puts the pages for people outside at their addresses. Each answers in a transaction of its link, which sees what that
 * link opens and nothing else, with its event; nothing of it is kept by a browser, a proxy or a search engine, and no
 * other site learns the address.
 */
export function mountLinks(app: FastifyInstance, shell: Shell, { door, pages }: Mounted): void {
  const cookie = new LinkCookie(shell.key, shell.settings.isSecure);
  const limited = {
    rateLimit: { max: TRIES_A_MINUTE, timeWindow: '1 minute', keyGenerator: ({ ip }: FastifyRequest) => networkOf(ip) },
  };
  const csrf = app.csrfProtection.bind(app);
  app.get('/r/:token', async (request, reply) => {
    const link = await findLink(shell, request);
    const asked =
      link && (await inLink(shell, request, { link, work: (asker) => audited(asker, 'link.opened', door.ask) }));
    return sendReply(shell, request, { reply, door, answer: asked ?? door.ended });
  });
  app.post('/r/:token', { config: limited, preHandler: csrf }, async (request, reply) => {
    const link = await findLink(shell, request);
    if (link === undefined) return sendReply(shell, request, { reply, door, answer: door.ended });
    const answer = await inLink(shell, request, { link, work: door.open });
    if (answer !== 'opened') return sendReply(shell, request, { reply, door, answer });
    cookie.set(reply, link);
    return hush(reply).redirect(addressOfLinkPages(link), 303);
  });
  for (const page of pages) {
    app.route({
      method: page.method,
      url: page.path,
      ...(page.method === 'POST' && { preHandler: csrf }),
      handler: async (request, reply) => {
        const link = cookie.read(request);
        const isTheirs = link !== undefined && link.linkId === (request.params as { link?: string }).link;
        const answer = isTheirs
          ? await inLink(shell, request, { link, work: (asker) => audited(asker, page.action, page.handle) })
          : door.ended;
        return sendReply(shell, request, { reply, door, answer });
      },
    });
  }
}

/** The link of an address; what cannot be one is not looked for. */
async function findLink(shell: Shell, request: FastifyRequest): Promise<LinkKey | undefined> {
  const { token = '' } = request.params as { token?: string };
  return TOKEN.test(token) ? await shell.database.findLink(hashOf(token)) : undefined;
}

async function inLink<Result>(
  shell: Shell,
  request: FastifyRequest,
  { link, work }: { readonly link: LinkKey; readonly work: (asker: LinkRequest) => Promise<Result> },
): Promise<Result> {
  const { form } = await readBody(request.body);
  return await shell.database.withLink(link, (tx: Tx) =>
    work({
      tx,
      link,
      actor: actorOfLink(link),
      key: shell.key,
      query: request.query as FormFields,
      form,
      today: shell.today(),
    }),
  );
}

/** What the page answers, with its event: in the name of the link, which alone may tell of itself. */
async function audited(asker: LinkRequest, action: string, handle: LinkPage['handle']): Promise<Reply> {
  const { tx, actor, link } = asker;
  const reply = await handle(asker);
  const shown = reply.kind === 'not-found' ? {} : reply.shown;
  const told = reply.kind === 'not-found' ? `${action}.not-found` : action;
  await recordAudit(tx, actor, { action: told, ...shown, details: { ...shown.details, linkId: link.linkId } });
  return reply;
}

function sendReply(
  shell: Shell,
  request: FastifyRequest,
  { reply, door, answer }: { readonly reply: FastifyReply; readonly door: LinkDoor; readonly answer: Reply },
): FastifyReply {
  hush(reply);
  if (answer.kind === 'redirect') return reply.redirect(answer.to, 303);
  const shown = answer.kind === 'page' ? answer : door.ended;
  if (shown.kind !== 'page') throw new Error('the door of a link is a page');
  const { template, model, status, terms } = shown;
  return shell.renderer.send(request, reply, { template, model, status, terms });
}

function hush(reply: FastifyReply): FastifyReply {
  return reply
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('cache-control', 'no-store');
}
