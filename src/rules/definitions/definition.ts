import type { Citation, Citations } from '../engine/citation.ts';

/** What a word of the field meant before the law moved on. */
export interface EarlierMeaning {
  readonly meaning: string;
  /** The last day on which it held, `YYYY-MM-DD`; null where an older text still says so and the law no longer does. */
  readonly until: string | null;
  readonly citation: Citation;
}

/**
 * What kind of entry it is: a term that the law or the guidance defines; one that they use and leave open; a provision
 * that the work of an IRO rests on; where that work comes from; a judgment.
 */
export const DEFINITION_KINDS = ['term', 'open-term', 'provision', 'background', 'case'] as const;

export type DefinitionKind = (typeof DEFINITION_KINDS)[number];

/** A word of the field, a provision or a judgment, with what stands behind it. */
export interface Definition {
  /** Stable: part of the address at which it can be read. */
  readonly id: string;
  readonly kind: DefinitionKind;
  readonly term: string;
  /** What is the law today; of an open term, what is known without the authority's own definition. */
  readonly meaning: string;
  readonly citations: Citations;
  /** The first day on which it held so, `YYYY-MM-DD`; null where the source names none. */
  readonly inForceFrom: string | null;
  readonly earlier: readonly EarlierMeaning[];
}

type Told = Pick<Definition, 'id' | 'term' | 'meaning' | 'citations'> & Partial<Definition>;

/** States a definition: a term, since no day and with no history, unless it says otherwise. */
export function define(told: Told): Definition {
  return { kind: 'term', inForceFrom: null, earlier: [], ...told };
}
