import { buffer } from 'node:stream/consumers';
import { uploadReturn } from '../../src/casework/imports/upload-return.ts';
import type { ReturnSource } from '../../src/exchange/ssda903/read-return.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Actor } from '../../src/platform/database/transaction.ts';
import { dayFromCivil } from '../../src/rules/calendar/day.ts';

/** The day on which uploads of the tests are checked and imported. */
export const UPLOADED_ON = dayFromCivil(2026, 11, 22);

/** Brings the files of a return in, as the page does, and gives the upload's id. */
export async function uploadFiles(database: Database, actor: Actor, sources: readonly ReturnSource[]): Promise<string> {
  const files = await Promise.all(
    sources.map(async ({ name, bytes }) => ({ name, bytes: await buffer(bytes), isCutOff: false })),
  );
  const askForRun = (): Promise<void> => Promise.resolve();
  return await database.withTransaction(actor, (tx) => uploadReturn(tx, actor, { files, year: undefined, askForRun }));
}
