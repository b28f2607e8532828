import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Fingerprint } from './fingerprint.ts';

const SOURCES = path.resolve(import.meta.dirname, '..');
const SOURCE = /(?<!\.test)\.ts$/;

/**
 * SHA-256, in hexadecimal, over the program's own sources in some folders and files below `src`: two programs have the
 * same where these are the same, and what only says it otherwise counts as another.
 */
export function fingerprintOfSources(places: readonly string[]): string {
  const fingerprint = new Fingerprint();
  for (const file of places.flatMap(filesIn).sort()) {
    fingerprint.add(file);
    // A checkout on Windows may have ended the lines otherwise.
    fingerprint.add(readFileSync(path.join(SOURCES, file), 'utf8').replaceAll('\r\n', '\n'));
  }
  return fingerprint.digest();
}

function filesIn(place: string): string[] {
  if (SOURCE.test(place)) return [place];
  return readdirSync(path.join(SOURCES, place), { recursive: true, encoding: 'utf8' })
    .filter((file) => SOURCE.test(file))
    .map((file) => path.posix.join(place, ...file.split(path.sep)));
}
