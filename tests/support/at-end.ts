import { after } from 'node:test';

const endings: (() => unknown)[] = [];

/**
 * Ends what the test file that calls it opened at its top, when the file's tests are done: what was opened last ends
 * first, as nothing may outlast what it stands on. (`after` of Node ends what was opened first.)
 *
 * ```ts
 * const jobs = await Jobs.start(database, options);
 * atEnd(() => jobs.stop());
 * ```
 */
export function atEnd(end: () => unknown): void {
  if (endings.length === 0) after(() => endInTurn(endings.splice(0)));
  endings.push(end);
}

/** One failure does not keep the others from ending. */
async function endInTurn(ends: (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of ends.reverse()) {
    try {
      await end();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what the tests opened did not end');
}
