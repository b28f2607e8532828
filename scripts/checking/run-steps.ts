import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';

/** A step is a script for the Node that runs this one: a file and its arguments. Exit code 0 is a pass. */
export interface Step {
  readonly name: string;
  readonly run: readonly [script: string, ...args: string[]];
}

interface StepResult {
  readonly step: Step;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/**
 * Runs every step, as many at once as there are cores, and tells of each as it ends: one line for a pass, with the last
 * line that the step printed; all that it printed for a failure. A step that fails stops no other.
 *
 * @returns whether all of them passed
 */
export async function runSteps(steps: readonly Step[], tell: (line: string) => void): Promise<boolean> {
  const began = performance.now();
  const waiting = [...steps];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step);
      if (!result.passed) failed.push(step.name);
      tell(linesFor(result));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));

  const total = `${steps.length} checks in ${secondsSince(began).toFixed(1)} s`;
  tell(failed.length === 0 ? `All passed: ${total}.` : `FAILED: ${failed.join(', ')} (${total}).`);
  return failed.length === 0;
}

function runStep(step: Step): Promise<StepResult> {
  const began = performance.now();
  const child = spawn(process.execPath, step.run, { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const output = Buffer.concat(chunks).toString('utf8').trim();
      resolve({ step, passed: code === 0, seconds: secondsSince(began), output });
    });
  });
}

function linesFor({ step, passed, seconds, output }: StepResult): string {
  const time = `${seconds.toFixed(1).padStart(5)} s`;
  if (!passed) return `FAILED ${time}  ${step.name}\n\n${output}\n`;
  const lastLine = output.split('\n').at(-1) ?? '';
  return `ok     ${time}  ${step.name}${lastLine === '' ? '' : `: ${lastLine}`}`;
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
