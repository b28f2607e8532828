import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import type { Departure } from '../../approve-departures.ts';

interface In {
  readonly values: FormFields;
  readonly terms: Terms;
}

/** The field in which it is typed why somebody answers for a figure. */
export function fieldOfReason(rule: string): string {
  return `reason-${rule}`;
}

/** Where the procedure is looser than guidance, with who answers for it or a box for whoever does. */
export function toDepartureView({ override, approval }: Departure, { values, terms }: In) {
  const { rule, terms: figure, nationalTerms, reason, citation } = override;
  const field = fieldOfReason(rule);
  return {
    title: terms.retell(titleOfRule(rule)),
    href: `/law/${rule}`,
    here: terms.retell(figure.due),
    nationally: nationalTerms === null ? 'no such duty' : terms.retell(nationalTerms.due),
    reason: terms.retell(reason),
    source: `${citation.title}, ${citation.provision}`,
    field,
    typed: values[field],
    approval: approval && {
      words: `Approved by ${approval.approvedBy} on ${momentInWords(approval.approvedAt)}`,
      reason: approval.reason,
    },
  };
}
