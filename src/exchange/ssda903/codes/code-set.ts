import type { CollectionYear } from '../collection-year.ts';

/** One code of a set, and the returns in which it may stand. */
export interface Code {
  readonly code: string;
  /** What it means, in few words. */
  readonly label: string;
  /** The first collection year with this code; undefined: as far back as returns are read. */
  readonly from: CollectionYear | undefined;
  /** The last collection year with this code; undefined: still in use. */
  readonly to: CollectionYear | undefined;
}

/** The codes that one column may hold, of every year. */
export interface CodeSet {
  /** "placement": fills "… is not a placement code". */
  readonly title: string;
  readonly codes: ReadonlyMap<string, Code>;
  /** True where some code is not valid in every year, so that the year must be known to judge a row. */
  readonly changesWithYear: boolean;
}

/** A label, or a label with the collection years (2025 is 2024-25) that bound the code's life. */
export type CodeEntry = string | { readonly label: string; readonly from?: number; readonly to?: number };

/** Makes a set from its codes and labels. */
export function codeSet(title: string, entries: Readonly<Record<string, CodeEntry>>): CodeSet {
  const codes = new Map<string, Code>();
  for (const [code, entry] of Object.entries(entries)) codes.set(code, toCode(code, entry));
  const changesWithYear = [...codes.values()].some(({ from, to }) => from !== undefined || to !== undefined);
  return { title, codes, changesWithYear };
}

function toCode(code: string, entry: CodeEntry): Code {
  if (typeof entry === 'string') return { code, label: entry, from: undefined, to: undefined };
  return {
    code,
    label: entry.label,
    from: entry.from as CollectionYear | undefined,
    to: entry.to as CollectionYear | undefined,
  };
}

/** Whether a code may stand in the return of a year; true where the year is not known. */
export function isValidIn(code: Code, year: CollectionYear | undefined): boolean {
  if (year === undefined) return true;
  return (code.from === undefined || year >= code.from) && (code.to === undefined || year <= code.to);
}

/** The codes of a year's return, in the order of the set. */
export function codesOf(set: CodeSet, year: CollectionYear | undefined): string[] {
  return [...set.codes.values()].filter((code) => isValidIn(code, year)).map(({ code }) => code);
}
