import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CollectionYear, collectionYearEnding } from '../exchange/ssda903/collection-year.ts';
import type { ReturnSource } from '../exchange/ssda903/read-return.ts';
import { refuseUnreadable } from './input.ts';
import { CallRefusal } from './io.ts';

/** What a return is handed over as; a spreadsheet is among them so that it is refused by name and not passed over. */
const RETURN_FILE = /\.(csv|txt|xml|xlsx?|ods)$/i;
/** A folder of one year: 2025-26, 2025_2026 or 2026. */
const YEAR_FOLDER = /^(?:\d{4}[-_](\d{2}|\d{4})|(\d{4}))$/;

/** What a folder holds of a return. */
export interface ReturnFiles {
  readonly files: readonly ReturnSource[];
  /** Folders that were not looked into, because their name is not that of a year. */
  readonly passedOver: readonly string[];
}

/**
 * Finds the files of a return in a folder: those in the folder itself, and those in its folders of one year each. They
 * are opened one at a time, when they are read.
 *
 * @throws CallRefusal where there is no folder, or nothing of a return in it
 */
export async function findReturnFiles(folder: string, cwd: string): Promise<ReturnFiles> {
  if (folder === '') throw new CallRefusal('--ssda903: name the folder of the return');
  const files: ReturnSource[] = [];
  const passedOver: string[] = [];
  const list = (shown: string) => listFolder(path.resolve(cwd, shown), shown);
  for (const entry of await list(folder)) {
    const year = entry.isFolder ? yearOfFolder(entry.name) : undefined;
    if (!entry.isFolder) files.push(...toSources([entry], undefined));
    else if (year === undefined) passedOver.push(entry.name);
    else files.push(...toSources(await list(entry.shown), { year, name: entry.name }));
  }
  if (files.length > 0) return { files, passedOver };
  const others = passedOver.length === 0 ? '' : `; not a year: ${passedOver.join(', ')}`;
  throw new CallRefusal(`${folder}: no CSV file is in this folder, nor in a folder of a year such as 2025-26${others}`);
}

/** Reads `--year`: the calendar year in which the collection year ends. */
export function readCollectionYear(text: string | undefined): CollectionYear | undefined {
  if (text === undefined) return undefined;
  const year = collectionYearEnding(Number(text));
  if (year === undefined) {
    throw new CallRefusal(
      `--year: "${text}" is not a year; write 2026 for the return of 1 April 2025 to 31 March 2026`,
    );
  }
  return year;
}

/** The files of a return among what a folder holds; their names begin with the folder's where it is that of a year. */
function toSources(
  entries: readonly FolderEntry[],
  folder: { readonly year: CollectionYear; readonly name: string } | undefined,
): ReturnSource[] {
  return entries
    .filter(({ name, isFolder }) => !isFolder && RETURN_FILE.test(name))
    .map((entry) => ({
      name: folder === undefined ? entry.name : `${folder.name}/${entry.name}`,
      year: folder?.year,
      bytes: { [Symbol.asyncIterator]: () => readBytes(entry) },
    }));
}

async function* readBytes({ full, shown }: FolderEntry): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(full);
  } catch (error) {
    refuseUnreadable(error, shown);
  }
}

interface FolderEntry {
  readonly name: string;
  readonly full: string;
  /** The path as a message calls it. */
  readonly shown: string;
  readonly isFolder: boolean;
}

/** The files and folders in a folder, through links too; what is neither, such as a pipe, could be waited for for ever. */
async function listFolder(folder: string, shown: string): Promise<FolderEntry[]> {
  const names = await readdir(folder).catch((error) => refuseUnreadable(error, shown));
  const entries = names
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map(async (name) => {
      const full = path.join(folder, name);
      // A link to nothing is a file that cannot be read, and is told as one if it is wanted.
      const found = await stat(full).catch(() => undefined);
      const isOther = found !== undefined && !found.isFile() && !found.isDirectory();
      return isOther ? [] : [{ name, full, shown: path.join(shown, name), isFolder: found?.isDirectory() === true }];
    });
  return (await Promise.all(entries)).flat();
}

function yearOfFolder(name: string): CollectionYear | undefined {
  const match = YEAR_FOLDER.exec(name);
  if (match === null) return undefined;
  const [, endsIn, alone] = match;
  if (alone !== undefined) return collectionYearEnding(Number(alone));
  const began = Number(name.slice(0, 4));
  const ends = endsIn?.length === 4 ? Number(endsIn) : began + 1;
  // 2017-19 is no year of a return, and nobody can say which of the three it means.
  const isOneYear = ends === began + 1 && ends % 100 === Number(endsIn?.slice(-2));
  return isOneYear ? collectionYearEnding(ends) : undefined;
}
