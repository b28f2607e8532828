import { once } from 'node:events';
import process from 'node:process';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A launcher passes on what the whole group of processes was told already, as by a service of the system. */
const ECHO_MILLISECONDS = 1000;

/** By a signal or, where another process of the program began this one, by that one's end, however it ended. */
export async function toldToEnd(): Promise<void> {
  // It may have ended while this one was still being loaded, and nothing tells of that twice.
  if (process.connected === false) return;
  const signals = ENDING_SIGNALS.map((signal) => once(process, signal));
  for (const signal of ENDING_SIGNALS) process.on(signal, goOnEnding);
  await Promise.race([...signals, ...(process.channel ? [once(process, 'disconnect')] : [])]);
  // Whoever presses Ctrl-C once more, later, wants an end at once.
  setTimeout(() => process.off('SIGINT', goOnEnding), ECHO_MILLISECONDS).unref();
}

/** What is told twice is ended once, in good order: a second signal would end it on the spot and leave PostgreSQL there. */
function goOnEnding(): void {
  // There is nothing to do that is not being done.
}
