import type { Actor } from '../../../platform/database/transaction.ts';
import type { PageRequest } from '../../../platform/pages/page.ts';

/** How a use case asks for the job that takes an upload further: in the request's own transaction. */
export function askForRun({ authorityId }: Actor, enqueue: PageRequest['enqueue']) {
  return (_tx: unknown, uploadId: string): Promise<void> => enqueue('import-return', { authorityId, uploadId });
}
