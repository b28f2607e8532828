import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../platform/audit/audit.ts';
import { may } from '../../platform/identity/policy.ts';
import type { Page } from '../../platform/pages/page.ts';
import { sendForbidden } from './errors.ts';
import { findUser } from './find-user.ts';
import type { Shell } from './shell.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a form with files may be sent here. */
    readonly takesFiles?: boolean;
  }
}

/** Files are large, and are held in memory while they are read: nowhere but at a page, not even at an unknown address. */
export function refuseStrayFiles(app: FastifyInstance, shell: Shell): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!hasFiles(request) || request.routeOptions.config.takesFiles) return;
    const view = { template: 'errors/refused.njk', model: {}, status: 415 };
    await shell.renderer.send(request, reply.header('connection', 'close'), view);
  });
}

/** Of a form with files nothing is read before it is known that whoever sends it may. */
export function refuseFilesOfStrangers(shell: Shell, page: Page) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!hasFiles(request)) return;
    const user = await findUser(shell, request);
    if (user !== undefined && may(user.roles, page.permission)) return;
    reply.header('connection', 'close');
    if (user === undefined) {
      await reply.redirect('/sign-in', 303);
      return;
    }
    await shell.database.withTransaction(user, (tx) =>
      recordAudit(tx, user, { action: 'refused', details: { asked: page.action } }),
    );
    await sendForbidden(shell, request, { reply, user });
  };
}

function hasFiles({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false;
}
