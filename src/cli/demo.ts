import { createDemo } from '../demo/create-demo.ts';
import type { DemoSignIn } from '../demo/demo-people.ts';
import { clearHalfMadeDemo, whileNobodyElseMakesOne } from '../demo/half-made-demo.ts';
import { type Database, withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import { readWebSettings } from '../web/web-settings.ts';
import { readArguments, readDay } from './arguments.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { ProgressLine } from './progress.ts';
import { DEMO_USAGE } from './records-usage.ts';

/** Makes the demo authority, and prints how its people sign in. */
export async function runDemo(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals } = readArguments(args, {}, DEMO_USAGE);
  if (positionals.length !== 1 || positionals[0] !== 'create') throw new CallRefusal(DEMO_USAGE);
  const settings = readDatabaseSettings(io.environment, io.cwd);
  return await withDatabase(settings, (database) =>
    whileNobodyElseMakesOne(database, async () => {
      if (database.isEmbedded) await clearHalfMadeDemo(database, settings);
      return (await makeDemo(database, io)) ? DONE : DONE_WITH_REFUSALS;
    }),
  );
}

/**
 * Makes the demo in an open database; its sign-ins are printed this once and kept nowhere. False where somebody stopped
 * it before it was done.
 */
export async function makeDemo(database: Database, io: Io): Promise<boolean> {
  const progress = new ProgressLine(io);
  const stop = new AbortController();
  const stopListening = io.onInterrupt(() => stop.abort());
  try {
    const signIns = await createDemo(database, {
      today: readDay(io.today(), 'today'),
      address: readWebSettings(io.environment).url.origin,
      onProgress: (words) => progress.tell(words),
      signal: stop.signal,
    });
    progress.end();
    if (signIns === undefined) io.stderr.write('The demo is not finished. The next start makes it anew.\n');
    else await print(io.stdout, inWords(signIns));
    return signIns !== undefined;
  } finally {
    progress.end();
    stopListening();
  }
}

function inWords(signIns: readonly DemoSignIn[]): string {
  const width = Math.max(...signIns.map(({ email }) => email.length));
  const lines = signIns.map(({ email, name, roles }) => `  ${email.padEnd(width)}  ${name}, ${roles.join(', ')}`);
  return [
    'Marramshire, its people and its children are made up. Sign in as any of them; this is shown once:',
    '',
    ...lines,
    '',
    `  The password of everybody is  ${signIns[0]?.password ?? ''}`,
    '',
    '',
  ].join('\n');
}
