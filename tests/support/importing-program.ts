/**
 * A program that imports generated returns of several years, for tests that kill it. It names each batch once it is
 * saved, and says how the import ended.
 */
import process from 'node:process';
import { importReturn } from '../../src/casework/imports/import-return.ts';
import { withDatabase } from '../../src/platform/database/database.ts';
import { importUnderTest } from './import-under-test.ts';

const [url = '', authorityId = '', userId = ''] = process.argv.slice(2);
await withDatabase({ home: '', url }, async (database) => {
  const outcome = await importReturn(
    database,
    { authorityId, userId },
    {
      ...importUnderTest(),
      onProgress: (progress) => {
        if (progress.stage === 'saving') console.log(`saved ${progress.children}`);
      },
    },
  );
  console.log('refused' in outcome ? outcome.refused : outcome.status);
});
