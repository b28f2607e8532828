import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../../platform/app-error.ts';
import { CallRefusal } from '../io.ts';
import { filesOf, isReturnFile, type ReturnPlan } from './return-files.ts';

/** Stands in the folder, says that what is beside it was generated, and names every file of it. */
const MARKER_FILE = 'synthetic-return.json';

const ABOUT = 'Written by "footprint generate ssda903". Every child in these returns is made up.';

/**
 * Makes the folder ready: it is made where it is missing, and an earlier output of this command is taken away. A folder
 * that holds anything else is refused. The command knows its own output by the marker, which it writes first and which
 * lists the files.
 *
 * @throws CallRefusal that names the file in the way, unless forced
 */
export async function prepareFolder(plan: ReturnPlan, force: boolean): Promise<void> {
  try {
    const present = await listFiles(plan.folder);
    const own = await listOwnFiles(plan.folder);
    if (!force) refuseStrangers(plan.shownAs, present, own);
    for (const file of own ?? []) await rm(path.join(plan.folder, file), { force: true });
    const folders = new Set(filesOf(plan.years).map((file) => path.dirname(path.join(plan.folder, file.path))));
    for (const folder of folders) await mkdir(folder, { recursive: true });
    await writeFile(path.join(plan.folder, MARKER_FILE), markerOf(plan));
  } catch (error) {
    refuseUnwritable(error, plan.shownAs);
  }
}

function markerOf({ seed, children, years }: ReturnPlan): string {
  const files = filesOf(years).map((file) => file.path);
  const lastYear = years.at(-1);
  return `${JSON.stringify({ about: ABOUT, seed, children, years: years.length, lastYear, files }, null, 2)}\n`;
}

/** Every file in the folder and below it, by its path from the folder; none where there is no folder. */
async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      .sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** The files that the marker lists; undefined where there is no marker that can be read. */
async function listOwnFiles(folder: string): Promise<string[] | undefined> {
  try {
    const marker: { files?: unknown } = JSON.parse(await readFile(path.join(folder, MARKER_FILE), 'utf8'));
    if (!Array.isArray(marker.files)) return undefined;
    // Only names that this command gives are taken from the marker, so that no other file is ever removed.
    return marker.files.filter((file): file is string => typeof file === 'string' && isReturnFile(file));
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refuseStrangers(folder: string, present: readonly string[], own: readonly string[] | undefined): void {
  const remedy = 'name an empty folder, or add --force to write into this one';
  const first = present[0];
  if (first === undefined) return;
  if (own === undefined) {
    throw new CallRefusal(
      `${folder}: this folder holds ${first}, and no ${MARKER_FILE} to say that it was generated; ${remedy}`,
    );
  }
  const stranger = present.find((file) => file !== MARKER_FILE && !own.includes(file));
  if (stranger !== undefined) {
    throw new CallRefusal(`${folder}: ${stranger} is not a file that ${MARKER_FILE} lists; ${remedy}`);
  }
}

/** Says plainly why the folder could not be written; anything else goes on as it is. */
export function refuseUnwritable(error: unknown, folder: string): never {
  if (hasCode(error, 'ENOTDIR', 'EEXIST')) throw new CallRefusal(`${folder}: this is a file; name a folder`);
  if (hasCode(error, 'EACCES', 'EPERM')) throw new CallRefusal(`${folder}: you may not write here`);
  if (hasCode(error, 'EROFS')) throw new CallRefusal(`${folder}: nothing can be written to this disk`);
  if (hasCode(error, 'ENOSPC'))
    throw new CallRefusal(`${folder}: the disk is full; what was written so far is incomplete`);
  throw error;
}
