import { may } from '../../../../platform/identity/policy.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import { ageInWords } from '../../age.ts';
import { nameOfChild } from '../../name-of-child.ts';
import { type ChildrenFound, SEARCH_FILTERS, type SearchFilter } from '../../search-children.ts';

/** What the address asks for. */
export interface ChildrenSearch {
  readonly text: string;
  readonly filter: SearchFilter;
}

const LONGEST_SEARCH = 100;

const FILTERS_IN_WORDS: Readonly<Record<SearchFilter, string>> = {
  all: 'Everyone',
  'in-care': 'Looked after now',
  late: 'Something is late',
  'no-iro': 'Looked after, without an IRO',
};

/** Reads the search from the address: what it does not know it leaves out. */
export function readSearch({ search, show }: FormFields): ChildrenSearch {
  return {
    text: typeof search === 'string' ? search.trim().slice(0, LONGEST_SEARCH) : '',
    filter: SEARCH_FILTERS.find((filter) => filter === show) ?? 'all',
  };
}

const BECAUSE: Readonly<Record<ChildrenFound['children'][number]['foundBy'], string | undefined>> = {
  name: undefined,
  number: 'Has this number',
  birthday: 'Born on this day',
  sound: 'Sounds like it',
  likeness: 'Is written nearly so',
};

interface ChildFound {
  readonly name: string;
  readonly localId: string;
  readonly href: string | undefined;
  readonly emergencyHref: string | undefined;
  readonly isRestricted: boolean;
  /** Why somebody stands here whose name is not what was typed. */
  readonly because: string | undefined;
  readonly age: string | undefined;
  readonly care: string;
  readonly iro: string | null;
  readonly review: string | null;
}

/** What the page of the search shows. */
export interface ChildrenView {
  readonly search: ChildrenSearch;
  readonly filters: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
  readonly children: readonly ChildFound[];
  readonly total: number;
  readonly isFiltered: boolean;
  readonly canImport: boolean;
  readonly canEnter: boolean;
  /** May tell the service that a child has become looked after. */
  readonly canNotify: boolean;
  readonly pagination: object | undefined;
}

interface Asked {
  readonly search: ChildrenSearch;
  readonly roles: readonly string[];
  readonly today: string;
}

export function toView(found: ChildrenFound, { search, roles, today }: Asked): ChildrenView {
  return {
    search,
    filters: SEARCH_FILTERS.map((value) => ({
      value,
      text: FILTERS_IN_WORDS[value],
      selected: value === search.filter,
    })),
    children: found.children.map((child) => ({
      name: nameOfChild(child),
      localId: child.localId,
      href: child.isWithinReach ? `/children/${child.childId}` : undefined,
      emergencyHref:
        child.isWithinReach || !may(roles, 'children.open-in-emergency')
          ? undefined
          : `/children/${child.childId}/open-in-emergency`,
      isRestricted: child.isRestricted,
      because: search.text === '' ? undefined : BECAUSE[child.foundBy],
      age: child.bornOn === null ? undefined : ageInWords(child.bornOn, today),
      care: child.isInCare ? 'Looked after' : 'Not looked after now',
      iro: child.iro,
      review: child.nextReviewDueOn,
    })),
    total: found.total,
    isFiltered: search.text !== '' || search.filter !== 'all',
    canEnter: may(roles, 'children.record'),
    canNotify: may(roles, 'allocation.notify'),
    canImport: may(roles, 'imports.run'),
    pagination: toPagination(found.page, found.pages, (page) => addressOf(search, page)),
  };
}

/** `/children?search=sami&show=late&page=2`. */
function addressOf({ text, filter }: ChildrenSearch, page: number): string {
  return `/children?${new URLSearchParams({
    ...(text !== '' && { search: text }),
    ...(filter !== 'all' && { show: filter }),
    page: String(page),
  }).toString()}`;
}
