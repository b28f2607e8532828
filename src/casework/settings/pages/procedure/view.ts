import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { AdjustableRule } from '../../../../rules/index.ts';
import { AREAS_OF_LAW } from '../../../law/areas-in-words.ts';
import { termsInWords } from '../../../law/rule-in-words.ts';
import { type OwnProcedureFound, overrideInForceOn } from '../../find-own-procedure.ts';
import { type LadderView, toLadder } from '../../ladder-in-words.ts';
import { type OverrideInWords, overrideInWords } from '../../override-in-words.ts';
import type { KeptOverride } from '../../procedure-of-authority.ts';
import { type AmendmentView, amendmentsOf, nameOfProcedure } from '../settings/view.ts';

interface RuleView {
  readonly title: string;
  readonly href: string;
  readonly layer: string;
  readonly nationally: string;
  readonly here: string;
  readonly isOwn: boolean;
  readonly isLooser: boolean;
}

interface DecidedView extends OverrideInWords {
  readonly decided: string;
  readonly href: string;
}

interface ProcedureView {
  readonly name: string;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly rules: readonly RuleView[] }[];
  readonly decided: readonly DecidedView[];
  readonly ladder: LadderView;
  /** When the document that the authority follows was changed. */
  readonly amendments: readonly AmendmentView[];
  readonly open: OwnProcedureFound['open'];
}

export function toView(
  found: OwnProcedureFound,
  { terms, today }: { readonly terms: Terms; readonly today: string },
): ProcedureView {
  const { base, rules, overrides, open } = found;
  const toRule = (rule: AdjustableRule): RuleView => {
    const own = overrideInForceOn(overrides, { rule: rule.id, day: today });
    const inWords = own === undefined ? undefined : overrideInWords(base, own, terms);
    return {
      title: terms.retell(rule.title),
      href: `/settings/procedure/${rule.id}`,
      layer: rule.layer,
      nationally: rule.nationally === null ? 'No such duty' : terms.retell(termsInWords(rule.nationally)),
      here: inWords?.here ?? hereOf(rule, terms),
      isOwn: own !== undefined,
      isLooser: inWords?.isLooser ?? false,
    };
  };
  return {
    name: nameOfProcedure(base),
    amendments: amendmentsOf(base, terms),
    groups: AREAS_OF_LAW.map(({ id, title, rules: ofArea }) => ({
      id,
      title: terms.retell(title),
      rules: rules.filter((rule) => ofArea.has(rule.id)).map(toRule),
    })).filter((group) => group.rules.length > 0),
    decided: overrides.toReversed().map((override) => toDecided(base, override, terms)),
    ladder: toLadder({ ...found, terms }),
    open,
  };
}

function hereOf({ inProcedure, nationally }: AdjustableRule, terms: Terms): string {
  if (inProcedure === null) return 'Not asked';
  const words = terms.retell(termsInWords(inProcedure));
  return nationally !== null && words === terms.retell(termsInWords(nationally)) ? 'As nationally' : words;
}

function toDecided(base: string, override: KeptOverride, terms: Terms): DecidedView {
  const { proposedBy, approvedBy, approvedAt, changeId } = override;
  return {
    ...overrideInWords(base, override, terms),
    decided: `Proposed by ${proposedBy}, approved by ${approvedBy} on ${momentInWords(approvedAt)}`,
    href: `/settings/changes/${changeId}`,
  };
}
