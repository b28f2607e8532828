import type { FormFields } from '../../../../platform/pages/page.ts';
import { makeRegister } from '../../../../rules/index.ts';
import { DUTY_FIGURES, type DutyFigure, isToHoldReview, WHY_UNKNOWN, type WhyUnknown } from '../../model.ts';
import { FIGURE_WORDS, RULE_GROUPS } from '../shared/figure-words.ts';

/** Which figure somebody wants to see the rows of. */
export interface Question {
  readonly figure: DutyFigure | 'unknown';
  readonly rules: readonly string[];
  /** "Reviews", or what the rule asks. */
  readonly ofWhat: string;
  /** "late" or "we don’t know". */
  readonly inWords: string;
  readonly month: string | undefined;
  readonly because: WhyUnknown | undefined;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const RULES = makeRegister().rules;
const IDS = RULES.map(({ id }) => id);

/** Reads the question of an address; undefined where it asks for a figure or a rule that there is not. */
export function readQuestion(query: FormFields): Question | undefined {
  const figure = [...DUTY_FIGURES, 'unknown' as const].find((each) => each === (query['figure'] ?? 'due'));
  const chosen = rulesOf(query['rule'] ?? 'all');
  if (figure === undefined || chosen === undefined) return undefined;
  const month = typeof query['month'] === 'string' && MONTH.test(query['month']) ? query['month'] : undefined;
  return {
    figure,
    ...chosen,
    inWords: figure === 'unknown' ? 'we don’t know' : FIGURE_WORDS[figure].toLowerCase(),
    month,
    because: WHY_UNKNOWN.find((each) => each === query['because']),
  };
}

function rulesOf(rule: FormFields[string]): Pick<Question, 'rules' | 'ofWhat'> | undefined {
  switch (rule) {
    case 'all':
      return { rules: IDS, ofWhat: 'Every duty' };
    case 'reviews':
      return { rules: IDS.filter(isToHoldReview), ofWhat: RULE_GROUPS.reviews };
    case 'others':
      return { rules: IDS.filter((id) => !isToHoldReview(id)), ofWhat: RULE_GROUPS.others };
    default: {
      const known = RULES.find(({ id }) => id === rule);
      return known === undefined ? undefined : { rules: [known.id], ofWhat: known.title };
    }
  }
}

/** The question in an address again, for a further page. */
export function toSearch(query: FormFields, search: string): string {
  const asked = new URLSearchParams(search);
  for (const name of ['rule', 'month', 'figure', 'because']) {
    const value = query[name];
    if (typeof value === 'string' && value !== '') asked.set(name, value);
  }
  return asked.toString();
}
