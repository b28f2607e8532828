import type { FormFields } from '../../../../platform/pages/page.ts';
import { makeRegister, type RegisteredRule } from '../../../../rules/index.ts';
import type { OwnProcedureFound } from '../../../settings/find-own-procedure.ts';
import { type LadderView, toLadder } from '../../../settings/ladder-in-words.ts';
import { AREAS_OF_LAW } from '../../areas-in-words.ts';
import { type ProvisionInWords, provisionInWords } from '../../law-in-words.ts';
import { type Here, type TermsHere, termsHere } from '../../own-terms-here.ts';
import { nameOfProcedure, termsInWords } from '../../rule-in-words.ts';

const LAYERS = ['statute', 'guidance', 'local'] as const;

type Layer = (typeof LAYERS)[number];

const LAYER_NAMES: Readonly<Record<Layer, string>> = { statute: 'Statute', guidance: 'Guidance', local: 'Local' };

/** What the address asks for. */
export interface LawFilters {
  readonly area: string | undefined;
  readonly layer: Layer | undefined;
}

export function readFilters({ area, layer }: FormFields): LawFilters {
  return {
    area: AREAS_OF_LAW.find(({ id }) => id === area)?.id,
    layer: LAYERS.find((each) => each === layer),
  };
}

interface RuleRow {
  readonly href: string;
  readonly title: string;
  readonly who: string;
  readonly layer: string;
  readonly national: string;
  /** Undefined where the authority follows the national procedure itself. */
  readonly own: TermsHere | undefined;
}

/** What the page of the law shows. */
export interface LawView {
  readonly procedure: string;
  /** Nothing but the national figures. */
  readonly isNational: boolean;
  /** How many figures are the authority's own, on top of its procedure. */
  readonly ownFigures: number;
  readonly ladder: LadderView;
  /** A change of figures that waits for a decision, for those who may see it. */
  readonly open: string | undefined;
  readonly areas: readonly object[];
  readonly layers: readonly object[];
  readonly groups: readonly { readonly id: string; readonly title: string; readonly rules: readonly RuleRow[] }[];
  readonly count: number;
  /** Shown with the whole register only: they belong to no rule that could be filtered. */
  readonly notModelled: readonly {
    readonly duty: string;
    readonly due: string;
    readonly because: string;
    readonly law: ProvisionInWords;
  }[];
  readonly isFiltered: boolean;
}

/** Whom the register is for. */
export interface Reader {
  readonly found: Pick<OwnProcedureFound, 'base' | 'overrides' | 'ladder' | 'disputeTotal' | 'open'>;
  readonly terms: Here['terms'];
  readonly today: string;
}

export function toView(filters: LawFilters, { found, terms, today }: Reader): LawView {
  const { rules, notModelled } = makeRegister();
  const { base, overrides } = found;
  const isNational = base === 'national' && overrides.length === 0;
  const here = isNational ? undefined : { base, overrides, terms, today };
  const fitting = rules.filter((rule) => filters.layer === undefined || layersOf(rule).includes(filters.layer));
  const groups = AREAS_OF_LAW.filter(({ id }) => filters.area === undefined || id === filters.area)
    .map(({ id, title, rules: ids }) => ({
      id,
      title: terms.retell(title),
      rules: fitting.filter((rule) => ids.has(rule.id)).map((rule) => toRow(rule, terms, here)),
    }))
    .filter((group) => group.rules.length > 0);
  const isFiltered = filters.area !== undefined || filters.layer !== undefined;
  return {
    procedure: nameOfProcedure(base),
    isNational,
    ownFigures: new Set(overrides.map(({ rule }) => rule)).size,
    ladder: toLadder({ ...found, terms }),
    open: found.open?.status === 'tried' ? `/settings/changes/${found.open.id}` : undefined,
    areas: [
      { value: '', text: 'Every area' },
      ...AREAS_OF_LAW.map(({ id, title }) => ({ value: id, text: terms.retell(title), selected: id === filters.area })),
    ],
    layers: [
      { value: '', text: 'Every layer' },
      ...LAYERS.map((layer) => ({ value: layer, text: LAYER_NAMES[layer], selected: layer === filters.layer })),
    ],
    groups,
    count: groups.reduce((sum, group) => sum + group.rules.length, 0),
    notModelled: isFiltered
      ? []
      : notModelled.map(({ duty, due, because, citation }) => ({
          duty: terms.retell(duty),
          due: terms.retell(due),
          because,
          law: provisionInWords(citation),
        })),
    isFiltered,
  };
}

/** A rule whose law depends on the case rests on several layers. */
function layersOf({ layer, cases }: RegisteredRule): readonly string[] {
  return cases.length > 0 ? cases.map((each) => each.layer) : [layer];
}

function toRow(rule: RegisteredRule, terms: Here['terms'], here: Here | undefined): RuleRow {
  const names = new Set(layersOf(rule).map((layer) => (layer in LAYER_NAMES ? LAYER_NAMES[layer as Layer] : layer)));
  return {
    href: `/law/${rule.id}`,
    title: terms.retell(rule.title),
    who: terms.retell(rule.actor),
    layer: [...names].join(' or '),
    national: rule.terms === null ? 'No national figure' : terms.retell(termsInWords(rule.terms)),
    own: here === undefined ? undefined : termsHere(rule, here),
  };
}
