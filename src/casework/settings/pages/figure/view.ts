import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { AdjustableRule } from '../../../../rules/index.ts';
import { layerInWords } from '../../../law/law-in-words.ts';
import { termsInWords } from '../../../law/rule-in-words.ts';
import type { OwnProcedureFound } from '../../find-own-procedure.ts';
import { overrideInWords } from '../../override-in-words.ts';
import type { KeptOverride } from '../../procedure-of-authority.ts';

interface BoxView {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
}

interface FigureView {
  readonly id: string;
  readonly title: string;
  readonly layer: string;
  readonly counted: string;
  readonly nationally: string;
  readonly inProcedure: string;
  /** The figure of the authority's own that holds today. */
  readonly own: string | undefined;
  readonly boxes: readonly BoxView[];
  readonly units: readonly { readonly value: string; readonly text: string }[];
  readonly values: FormFields;
  readonly open: OwnProcedureFound['open'];
}

interface Shown {
  readonly found: OwnProcedureFound;
  readonly rule: AdjustableRule;
  readonly own: KeptOverride | undefined;
  readonly values: FormFields;
  readonly terms: Terms;
}

export function toView({ found: { base, open }, rule, own, values, terms }: Shown): FigureView {
  const counted = terms.retell(rule.counted);
  return {
    id: rule.id,
    title: terms.retell(rule.title),
    layer: layerInWords(rule.layer),
    counted,
    nationally: rule.nationally === null ? 'No such duty' : terms.retell(termsInWords(rule.nationally)),
    inProcedure: rule.inProcedure === null ? 'Not asked' : terms.retell(termsInWords(rule.inProcedure)),
    own: own === undefined ? undefined : overrideInWords(base, own, terms).here,
    boxes: boxesOf(rule, counted, terms),
    units: rule.units.map((unit) => ({ value: unit, text: `${unit}s` })),
    values,
    open,
  };
}

function boxesOf({ hasFirstReview, figures }: AdjustableRule, counted: string, terms: Terms): BoxView[] {
  const first = terms.say('The first {review} of a period of care');
  return [
    { name: 'due', label: `Due ${counted}`, hint: '0 is the very day' },
    {
      name: 'also',
      label: 'And, where that is sooner',
      hint: 'A second figure, such as 91 days beside 3 months. Leave it empty if there is none',
    },
    ...(hasFirstReview
      ? [{ name: 'first', label: first, hint: 'Where it has a figure of its own. Leave it empty if it has none' }]
      : []),
    ...(figures.due.some(({ unit }) => unit === 'hour')
      ? []
      : [
          {
            name: 'earliest',
            label: `Not before ${counted}`,
            hint: 'The first day of a window. Leave it empty if there is none',
          },
          {
            name: 'target',
            label: `A day that only prompts, ${counted}`,
            hint: 'To miss it is not late. Leave it empty if there is none',
          },
        ]),
  ];
}
