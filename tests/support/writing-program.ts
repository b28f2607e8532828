/**
 * A program that opens the database of a home, for tests that start several and kill some. It says `ready`, then writes
 * children one by one, each in a transaction of its own, as `write 100` on its standard input asks, and names each once
 * it is saved; `leave` ends it in good order.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { withDatabase } from '../../src/platform/database/database.ts';
import { createAuthority, createChild } from './records.ts';

const [home = ''] = process.argv.slice(2);
await withDatabase({ home }, async (database) => {
  const actor = await createAuthority(database);
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, count] = line.split(' ');
    if (word === 'leave') break;
    for (let written = 0; written < Number(count); written += 1) {
      const id = await database.withTransaction(actor, (tx) => createChild(tx, actor, `${process.pid}-${written}`));
      console.log(`saved ${id}`);
    }
  }
});
// A pipe that nobody closes would keep the program alive.
process.stdin.destroy();
