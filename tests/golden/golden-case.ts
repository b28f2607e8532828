import { readdirSync, readFileSync } from 'node:fs';
import type { UnknownObligation } from '../../src/rules/engine/contract-result.ts';

/** Which row is meant: the only one of its rule or, where there are several, of its review, dispute or period. */
export interface RowName {
  readonly rule: string;
  readonly about?: string | null;
  readonly period?: number | null;
}

/** What one row must say, worked out by hand; fields that are not named are not compared. */
export interface ExpectedRow extends RowName {
  /** How it was worked out. */
  readonly sum: string;
  /** Fields that must not be there. */
  readonly leftOut?: readonly string[];
  /** Words that the explanation must hold. */
  readonly says?: readonly string[];
  readonly [field: string]: unknown;
}

/** A synthetic case and what must come of it, worked out by hand from the law and never by the program. */
export interface GoldenCase {
  /** The name of its test. */
  readonly situation: string;
  /** The edge of the rules that it shows, such as `A4`; null where it shows an ordinary rule. */
  readonly edge: string | null;
  /** The case as the command line takes it. */
  readonly case: unknown;
  /** What the call gives where the case does not say: `--procedure` and `--as-of`. */
  readonly defaults?: { readonly procedure: string; readonly asOf: string };
  readonly expect?: readonly ExpectedRow[];
  /** Every row, as "rule about", of the fixed rules whose id begins so. */
  readonly rowsOf?: Readonly<Record<string, readonly string[]>>;
  /** Rows that must not be there: a rule's id, or one row of it. */
  readonly absent?: readonly (string | RowName)[];
  /** Every fixed rule that must be unknown, in any order. */
  readonly unknown?: readonly UnknownObligation[];
  /** The case is refused, and this points to the place. */
  readonly error?: { readonly pointer: string };
  /** How it was worked out, where there is no row to say it of. */
  readonly sum?: string;
}

/** The cases of one file. */
export interface GoldenFile {
  readonly name: string;
  readonly cases: readonly GoldenCase[];
}

/** Every golden case, file by file: `reviews-ordinary.json` is "reviews-ordinary". */
export function readGoldenFiles(): GoldenFile[] {
  const folder = new URL('.', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.replace('.json', ''),
      cases: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as GoldenCase[],
    }));
}
