import process from 'node:process';
import { todayInLondon } from '../platform/clock.ts';
import { runFootprint } from './footprint.ts';
import { type Io, OUT_OF_ORDER, type Output, WRONG_CALL } from './io.ts';

/** A service goes on, and ends in good order, though nobody reads any more what it says. */
const isService = ['serve', 'work'].includes(process.argv[2] ?? 'serve');

/** Where nobody reads any more there is no use in waiting. */
const ENDS_OF_WAITING = ['drain', 'error', 'close'] as const;

/** A stream of the process as an {@link Output}; a reader that went away, such as `head`, ends the program quietly. */
function toOutput(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (isService) return;
    if (error.code === 'EPIPE') process.exit();
    if (stream !== process.stderr) process.stderr.write(`footprint: the output cannot be written (${error.message})\n`);
    process.exit(WRONG_CALL);
  });
  return {
    write: (text) => stream.write(text),
    drained: () =>
      new Promise((resolve) => {
        const goOn = () => {
          for (const event of ENDS_OF_WAITING) stream.off(event, goOn);
          resolve();
        };
        for (const event of ENDS_OF_WAITING) stream.on(event, goOn);
      }),
  };
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write('footprint: the folder that you are in is no longer there; change to another\n');
    process.exit(WRONG_CALL);
  }
}

function onInterrupt(listener: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const stop = () => {
    for (const signal of signals) process.off(signal, heard);
  };
  const heard = () => {
    stop();
    listener();
  };
  for (const signal of signals) process.on(signal, heard);
  return stop;
}

const io: Io = {
  stdin: process.stdin,
  stdout: toOutput(process.stdout),
  stderr: toOutput(process.stderr),
  cwd: currentFolder(),
  environment: process.env,
  isInteractive: process.stderr.isTTY === true && process.env['TERM'] !== 'dumb',
  today: todayInLondon,
  onInterrupt,
};

try {
  process.exitCode = await runFootprint(process.argv.slice(2), io);
} catch (error) {
  const trace = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `footprint: this is a fault of the program, not of what you gave it; please report it\n${trace}\n`,
  );
  process.exitCode = OUT_OF_ORDER;
}
