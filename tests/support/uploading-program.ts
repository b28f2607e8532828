/** A program that does what an upload waits for, in small batches, for tests that kill it. */
import process from 'node:process';
import { runUpload } from '../../src/casework/imports/run-upload.ts';
import { withDatabase } from '../../src/platform/database/database.ts';
import { UPLOADED_ON } from './uploaded-return.ts';

const [url = '', authorityId = '', uploadId = ''] = process.argv.slice(2);
await withDatabase({ home: '', url }, (database) =>
  runUpload(database, {
    authorityId,
    uploadId,
    today: UPLOADED_ON,
    ending: new AbortController().signal,
    postpone: () => Promise.reject(new Error('another import was under way')),
    childrenInABatch: 2,
  }),
);
