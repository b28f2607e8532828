import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Dictionary, TERM_NAMES, type Term, type TermName } from '../../platform/pages/terms.ts';
import { wordsOfProcedure } from '../../rules/index.ts';
import { lockSettings, readOwnTerms, saveOwnTerms } from './store/settings.ts';
import { dictionaryOf, youngPersonFromOf } from './terms-of-authority.ts';

/** What an authority calls things, with what its procedure calls them. */
export interface KeptTerms {
  readonly procedure: string;
  readonly dictionary: Dictionary;
  /** From which birthday a child is called a young person. */
  readonly youngPersonFrom: number;
  /** What holds where the authority says nothing of its own. */
  readonly ofProcedure: Dictionary;
  /** The version of the authority's settings. */
  readonly version: number;
}

export type TermsOutcome =
  | { readonly kind: 'saved'; readonly changed: number }
  /** Somebody else saved meanwhile; nothing was changed. */
  | { readonly kind: 'conflict'; readonly theirs: KeptTerms };

export async function findKeptTerms(tx: Tx, actor: Actor): Promise<KeptTerms> {
  const { procedure, ownTerms, version } = await readOwnTerms(tx, actor);
  return {
    procedure,
    dictionary: dictionaryOf({ procedure, ownTerms }),
    youngPersonFrom: youngPersonFromOf(ownTerms),
    ofProcedure: wordsOfProcedure(procedure),
    version,
  };
}

/** What somebody chose; what they leave out is as in the procedure, or as it was. */
export interface ChosenWords {
  readonly dictionary: Partial<Dictionary>;
  readonly youngPersonFrom?: number;
  /** The version of the settings that they saw. */
  readonly version: number;
}

/**
 * Saves what an authority calls things, which every page says from then on. What is called as in the procedure is not
 * kept as the authority's own, and follows the procedure when another is chosen.
 */
export async function changeTerms(
  tx: Tx,
  actor: Actor,
  { dictionary, youngPersonFrom, version }: ChosenWords,
): Promise<TermsOutcome> {
  await lockSettings(tx, actor);
  const kept = await findKeptTerms(tx, actor);
  if (kept.version !== version) return { kind: 'conflict', theirs: kept };
  const wanted: Dictionary = { ...kept.ofProcedure, ...dictionary };
  const from = youngPersonFrom ?? kept.youngPersonFrom;
  const words = TERM_NAMES.filter((name) => !isSame(wanted[name], kept.dictionary[name])).length;
  const changed = words + (from === kept.youngPersonFrom ? 0 : 1);
  if (changed > 0) await saveOwnTerms(tx, actor, { ...ownOf(wanted, kept.ofProcedure), youngPersonFrom: from });
  return { kind: 'saved', changed };
}

function ownOf(wanted: Dictionary, ofProcedure: Dictionary): Partial<Record<TermName, Term>> {
  const own: Partial<Record<TermName, Term>> = {};
  for (const name of TERM_NAMES) if (!isSame(wanted[name], ofProcedure[name])) own[name] = wanted[name];
  return own;
}

function isSame(one: Term, other: Term): boolean {
  return one.one === other.one && one.many === other.many;
}
