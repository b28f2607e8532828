import { once } from 'node:events';
import process from 'node:process';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** By a signal or, where another process of the program began this one, by that one's end, however it ended. */
export async function toldToEnd(): Promise<void> {
  // It may have ended while this one was still being loaded, and nothing tells of that twice.
  if (process.connected === false) return;
  const signals = ENDING_SIGNALS.map((signal) => once(process, signal));
  await Promise.race([...signals, ...(process.channel ? [once(process, 'disconnect')] : [])]);
}
