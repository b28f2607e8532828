import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import type { RegisteredRule } from '../../rules/index.ts';
import { overrideInForceOn } from '../settings/find-own-procedure.ts';
import { overrideInWords } from '../settings/override-in-words.ts';
import type { KeptOverride } from '../settings/procedure-of-authority.ts';
import { type OwnTerms, ownTermsOf } from './rule-in-words.ts';

/** What an authority follows, for whom and on which day it is told. */
export interface Here {
  /** The procedure that it stands on. */
  readonly base: string;
  /** What it sets upon that. */
  readonly overrides: readonly KeptOverride[];
  readonly terms: Terms;
  readonly today: string;
}

/** What an authority asks of a rule today, and what it has set for later. */
export interface TermsHere extends OwnTerms {
  /** The paragraph and the reason, where the authority set the figure itself. */
  readonly source: string | undefined;
  /** "From 1 Sept 2026: 10 working days after …". */
  readonly later: readonly string[];
}

export function termsHere(rule: RegisteredRule, { base, overrides, terms, today }: Here): TermsHere {
  const own = overrideInForceOn(overrides, { rule: rule.id, day: today });
  const later = overrides
    .filter(({ rule: of, inForceFrom }) => of === rule.id && inForceFrom > today)
    .map((override) => `From ${shortDay(override.inForceFrom)}: ${overrideInWords(base, override, terms).here}`);
  if (own === undefined) {
    const { due, mark, isLooser } = ownTermsOf(rule, base);
    return { due: terms.retell(due), mark, isLooser, source: undefined, later };
  }
  const { here, mark, isLooser, since, source, reason } = overrideInWords(base, own, terms);
  return { due: here, mark, isLooser, source: `${source}, in force from ${since}. ${reason}`, later };
}
