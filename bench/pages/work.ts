import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** How long processors have worked so far, in milliseconds, for the web processes and for the whole database server. */
export interface Work {
  readonly web: number;
  readonly database: number;
}

const MILLISECONDS_A_TICK = 10;

/**
 * Reads it from /proc; undefined where there is none. Unlike the time that a page takes, the work for it is the same
 * however busy the machine is with other things.
 */
export function readWork(web: readonly number[], home: string): Work | undefined {
  try {
    const folder = /^\/.*/.exec(readIfThere(path.join(home, 'database-is-at')))?.[0] ?? path.join(home, 'database');
    const server = Number(readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const stats = processes.map((id) => readStat(Number(id)));
    const ofServer = stats.filter(({ id, parent }) => id === server || parent === server);
    return {
      web: sumOf(stats.filter(({ id }) => web.includes(id))),
      database: sumOf(ofServer),
    };
  } catch {
    return undefined;
  }
}

function sumOf(stats: readonly { readonly milliseconds: number }[]): number {
  return stats.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

/** The work between two readings, in milliseconds a page. */
export function workSince(before: Work | undefined, after: Work | undefined, pages: number): object {
  if (before === undefined || after === undefined || pages === 0) return {};
  const each = (key: keyof Work): number => Number(((after[key] - before[key]) / pages).toFixed(2));
  return { workOfWeb: each('web'), workOfDatabase: each('database') };
}

function readStat(id: number): { id: number; parent: number; milliseconds: number } {
  const text = readIfThere(`/proc/${id}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {
    id,
    parent: Number(fields[1]),
    milliseconds: (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_A_TICK,
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
