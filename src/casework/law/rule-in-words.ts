import { listProcedures, type RegisteredOverride, type RegisteredRule, type TermsInWords } from '../../rules/index.ts';

/** How an authority's own figure stands to the national one, in words; a looser one is always told as such. */
const STRICTNESS = {
  stricter: 'Stricter than the national figure',
  looser: 'Looser than the national figure',
  same: 'The national day, with something of its own beside it',
  'not comparable': 'Counted otherwise, so neither stricter nor looser',
} as const satisfies Record<RegisteredOverride['strictness'], string>;

/** What a procedure asks of one rule. */
export interface OwnTerms {
  readonly due: string;
  /** How it stands to the national figure. */
  readonly mark: string;
  readonly isLooser: boolean;
}

/** When a duty is due: "10 days before the review, not before 20 days before the review". */
export function termsInWords({ due, earliest, target }: TermsInWords): string {
  const window = earliest === undefined ? '' : `; not before ${earliest}`;
  const prompt = target === undefined ? '' : `; prompts ${target}`;
  return `${due}${window}${prompt}`;
}

/** What a procedure sets for a rule, beside the national figure. */
export function ownTermsOf(rule: RegisteredRule, procedure: string): OwnTerms {
  const own = rule.overriddenBy.find((override) => override.procedure === procedure);
  if (own === undefined) {
    if (rule.terms === null)
      return { due: 'Not asked', mark: 'Only procedures that adopt it have it', isLooser: false };
    return {
      due: termsInWords(rule.terms),
      mark: procedure === 'national' ? 'The national figure' : 'As nationally',
      isLooser: false,
    };
  }
  const isLocal = rule.terms === null;
  return {
    due: termsInWords(own.terms),
    mark: isLocal ? 'Local: there is no national figure' : STRICTNESS[own.strictness],
    isLooser: own.strictness === 'looser',
  };
}

/** `halton` as the procedure's name. */
export function nameOfProcedure(id: string): string {
  return listProcedures().find((procedure) => procedure.id === id)?.name ?? id;
}
