import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/app-error.ts';
import type { SignedIn } from '../../platform/pages/page.ts';
import { findUser } from './find-user.ts';
import { leadBack, type Rescue, rescueForm } from './keep-drafts.ts';
import { readBody } from './read-body.ts';
import type { Shell } from './shell.ts';

/** What fastify and its plugins call a form that is not ours. */
const NOT_OUR_FORM = ['FST_CSRF_INVALID_TOKEN', 'FST_CSRF_MISSING_SECRET'];

/** Pages for what goes wrong: what happened, what was kept, what to do. */
export function mountErrors(app: FastifyInstance, shell: Shell): void {
  app.setNotFoundHandler((request, reply) => sendNotFound(shell, request, { reply }));
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    if (NOT_OUR_FORM.includes(error.code)) return await sendResend(shell, request, reply);
    const status = error.statusCode ?? 500;
    if (status < 500) {
      request.log.warn({ code: error.code, status }, 'a request was refused');
      return shell.renderer.send(request, reply, { template: 'errors/refused.njk', model: { status }, status });
    }
    request.log.error({ err: error, path: request.routeOptions.url }, 'a request failed');
    const kept = await rescueAfterFault(shell, request);
    const model = { reference: request.id, message: error instanceof AppError ? error.message : undefined, kept };
    return shell.renderer.send(request, reply, { template: 'errors/failed.njk', model, status });
  });
}

/** Where what was typed is to be found again; undefined where it could not be kept either. */
async function rescueAfterFault(shell: Shell, request: FastifyRequest): Promise<string | undefined> {
  const rescue: Rescue | undefined = await rescueForm(shell, request).catch(() => undefined);
  return rescue?.outcome.kind === 'saved' ? rescue.sent.ticket.subject : undefined;
}

export async function sendNotFound(
  shell: Shell,
  request: FastifyRequest,
  { reply, user: known }: { readonly reply: FastifyReply; readonly user?: SignedIn },
): Promise<FastifyReply> {
  const user = known ?? (await findUser(shell, request));
  return shell.renderer.send(request, reply, { template: 'errors/not-found.njk', model: {}, user, status: 404 });
}

export function sendForbidden(
  shell: Shell,
  request: FastifyRequest,
  { reply, user }: { readonly reply: FastifyReply; readonly user: SignedIn },
): FastifyReply {
  return shell.renderer.send(request, reply, { template: 'errors/forbidden.njk', model: {}, user, status: 403 });
}

/** Nobody is signed in any more: to the door, and back afterwards. What a form held is kept on the page. */
export async function sendSessionEnded(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (request.method === 'POST') return await sendResend(shell, request, reply);
  const next = request.url === '/' ? '' : `?next=${encodeURIComponent(request.url)}`;
  return reply.redirect(`/sign-in${next}`, 303);
}

/**
 * A form that came too late, or from a page of before the last sign-in: shown again to its sender with all that was
 * typed, to be sent once more; a form that keeps itself is kept for whoever opened it, and leads back to itself. One
 * that another site sent is only refused.
 */
async function sendResend(shell: Shell, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (isFromElsewhere(shell, request)) {
    return shell.renderer.send(request, reply, { template: 'errors/refused.njk', model: {}, status: 403 });
  }
  const user = await findUser(shell, request);
  const rescue = await rescueForm(shell, request);
  if (rescue?.outcome.kind === 'saved') return leadBack(shell, rescue, { request, reply, user });
  const { form, files } = await readBody(request.body).catch(() => ({ form: {}, files: [] }));
  const fields = Object.entries(form)
    .filter(([name]) => name !== '_csrf' && name !== 'code' && !/password/i.test(name))
    .flatMap(([name, value]) => [value ?? ''].flat().map((text) => ({ name, text })));
  const model = { fields, action: request.url, hadFiles: files.length > 0 };
  return shell.renderer.send(request, reply, { template: 'errors/resend.njk', model, user, status: 401 });
}

/** Whether a browser says that another site sent the form. Older ones say so by the origin alone. */
function isFromElsewhere({ settings }: Shell, { headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  if (origin === undefined || origin === settings.url.origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
