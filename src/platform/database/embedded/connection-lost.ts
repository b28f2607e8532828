import { hasCode } from '../../app-error.ts';

/** Of PostgreSQL: it is starting, stopping, or has just been told to stop. */
const PASSING_STATES = ['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];

/** Whether the server went away, or is coming or going. The driver tells of some ends of a connection in words alone. */
export function isConnectionLost(error: unknown): boolean {
  return (
    hasCode(error, ...PASSING_STATES) ||
    (error instanceof Error && /Connection terminated|Client has encountered a connection error/.test(error.message))
  );
}
