import type { FastifyInstance } from 'fastify';
import type { Shell } from './shell.ts';

/** For a load balancer: whether the program runs, and whether it can reach its records. They tell nothing else. */
export function mountHealth(app: FastifyInstance, { database }: Shell): void {
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await database.describe();
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'the database cannot be reached' });
    }
  });
}
