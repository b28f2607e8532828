import type { FastifyRequest } from 'fastify';
import { hashOf } from '../../platform/identity/tokens.ts';
import type { SignedIn } from '../../platform/pages/page.ts';
import type { Shell } from './shell.ts';

/** Who is signed in, where somebody is. */
export async function findUser(shell: Shell, request: FastifyRequest): Promise<SignedIn | undefined> {
  const token = shell.cookies.readSession(request);
  if (token === undefined) return undefined;
  return await shell.database.withSession(hashOf(token), async (_tx, { isComplete, ...user }) =>
    isComplete ? user : undefined,
  );
}
