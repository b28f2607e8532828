import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { type OwnOverride, registerOwnOverride } from '../../rules/index.ts';
import { termsInWords } from '../law/rule-in-words.ts';
import { titleOfRule } from '../obligations/rule-titles.ts';

/** A figure of an authority's own, in words. */
export interface OverrideInWords {
  readonly rule: string;
  readonly title: string;
  /** "18 working days after the review was completed". */
  readonly here: string;
  readonly nationally: string;
  readonly mark: string;
  readonly isLooser: boolean;
  readonly since: string;
  readonly source: string;
  readonly reason: string;
}

const MARKS = {
  stricter: 'Stricter than the national figure',
  looser: 'Looser than the national figure',
  same: 'The national day, with something of its own beside it',
  'not comparable': 'Counted otherwise, so neither stricter nor looser',
} as const;

/** Words what an authority sets, or would set, upon a procedure. */
export function overrideInWords(base: string, own: OwnOverride, terms: Terms): OverrideInWords {
  const registered = registerOwnOverride(base, own);
  const nationally = registered?.nationalTerms ?? null;
  return {
    rule: own.rule,
    title: terms.retell(titleOfRule(own.rule)),
    here: terms.retell(registered === undefined ? 'As the procedure has it' : termsInWords(registered.terms)),
    nationally: nationally === null ? 'no such duty' : terms.retell(termsInWords(nationally)),
    mark: markOf(own, registered),
    isLooser: registered?.strictness === 'looser',
    since: shortDay(own.inForceFrom),
    source: `${own.document}, ${own.paragraph}`,
    reason: own.reason,
  };
}

function markOf(own: OwnOverride, registered: ReturnType<typeof registerOwnOverride>): string {
  if (own.figures === null) return 'The figure of its own is given up';
  if (registered === undefined) return 'No longer lawful: the law decides instead';
  return registered.nationalTerms === null ? 'Local: there is no national figure' : MARKS[registered.strictness];
}
