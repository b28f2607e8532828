import { momentInWords } from './days-in-words.ts';

/** Who saved a version of a record, when, and why it was put right. */
interface SavedVersion {
  readonly recordedAt: string;
  /** Null for what the program did by itself. */
  readonly recordedBy: string | null;
  readonly whyCorrected: string | null;
}

/** What of a version does not stand in its lines. */
interface Apart {
  readonly on: string;
  /** What the child said, as it was said. */
  readonly said: string | null;
  /** How that came to be known. */
  readonly saidHow: string | undefined;
}

/** A version as `parts/versions.njk` shows it; a line without a text is left out. */
export function toVersionView(
  { recordedAt, recordedBy, whyCorrected }: SavedVersion,
  apart: Apart,
  lines: readonly (readonly [label: string, text: string | null | undefined])[],
) {
  return {
    ...apart,
    lines: lines.flatMap(([label, text]) => (text === null || text === undefined ? [] : [{ label, text }])),
    by: `${recordedBy ?? 'The program'}, ${momentInWords(recordedAt)}`,
    why: whyCorrected,
  };
}
