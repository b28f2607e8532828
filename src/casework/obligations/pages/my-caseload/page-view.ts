import type { Terms } from '../../../../platform/pages/terms.ts';
import { CASELOAD_FILTERS, type CaseloadChoice, type CaseloadFilter, EVERYONE } from '../../caseload-filter.ts';
import type { Caseload } from '../../list-caseload.ts';
import { addressOf } from './filter.ts';
import type { ChildInCaseload } from './rows.ts';
import { type CaseloadView, toChild, toView } from './view.ts';

const FILTERS_IN_WORDS: Readonly<Record<CaseloadChoice, string>> = {
  all: 'Everyone',
  reviews: 'Review due in the next 20 working days',
  late: 'Something of the authority’s is late',
  unknown: 'Something is not known yet',
  voice: 'What the child says is not known, or older than three months',
  together: 'Brothers and sisters together',
};

/** What stands under a number; one child alone and several. */
const NUMBERS_IN_WORDS = {
  all: ['child', 'children'],
  reviews: ['with a review due in the next 20 working days', 'with a review due in the next 20 working days'],
  late: ['with work of the authority’s that is late', 'with work of the authority’s that is late'],
} as const;

/** What the page of one's own caseload shows. */
export interface CaseloadPageView extends CaseloadView {
  readonly hasChildren: boolean;
  readonly next: ChildInCaseload | undefined;
  readonly numbers: readonly {
    readonly count: number;
    readonly text: string;
    readonly href: string;
    readonly isShown: boolean;
  }[];
  readonly filters: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
  readonly name: string;
  readonly isFiltered: boolean;
  /** For the title of the page: the filter, where there is one. */
  readonly shownInWords: string | undefined;
  readonly fileHref: string;
}

interface Asked {
  readonly today: string;
  readonly filter: CaseloadFilter;
  readonly terms: Terms;
}

export function toPageView(caseload: Caseload, { today, filter, terms }: Asked): CaseloadPageView {
  const { counts, next } = caseload;
  const isFiltered = filter.shown !== 'all' || filter.name !== '';
  return {
    ...toView(caseload, { today, terms, address: addressOf('/', filter) }),
    hasChildren: counts.all > 0,
    next: next === undefined ? undefined : toChild(next, { today, terms }),
    numbers: (['all', 'reviews', 'late'] as const).map((shown) => ({
      count: counts[shown],
      text: terms.retell(NUMBERS_IN_WORDS[shown][counts[shown] === 1 ? 0 : 1]),
      href: addressOf('/', { ...EVERYONE, shown }),
      isShown: isFiltered && filter.name === '' && filter.shown === shown,
    })),
    filters: CASELOAD_FILTERS.map((value) => ({
      value,
      text: `${terms.retell(FILTERS_IN_WORDS[value])} (${counts[value]})`,
      selected: value === filter.shown,
    })),
    name: filter.name,
    isFiltered,
    shownInWords: isFiltered ? terms.retell(FILTERS_IN_WORDS[filter.shown]) : undefined,
    fileHref: addressOf('/caseload/csv', filter),
  };
}
