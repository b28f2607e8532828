import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Markup } from '../../../../platform/pages/markup.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { ageInWords, termsForChild } from '../../../children/age.ts';
import { standingOfWishes } from '../../../voice/wishes.ts';
import { dueInWords } from '../../due-in-words.ts';
import type { Caseload } from '../../list-caseload.ts';
import { titleOfRule } from '../../rule-titles.ts';
import { type ChildInCaseload, toRows } from './rows.ts';

/** The rows of a caseload. */
export interface CaseloadView {
  readonly rows: Markup;
  readonly total: number;
  readonly withheld: number;
  readonly pagination: object | undefined;
}

/** On which day, and in whose words. */
interface Told {
  readonly today: string;
  readonly terms: Terms;
}

/** @param address of the page, to which the number of a further one is added */
export function toView(
  { children, total, withheld, page, pages }: Caseload,
  { today, terms, address }: Told & { readonly address: string },
): CaseloadView {
  const joint = address.includes('?') ? '&' : '?';
  return {
    rows: toRows(
      children.map((child) => toChild(child, { today, terms })),
      terms,
    ),
    total,
    withheld,
    pagination: toPagination(page, pages, (number) => `${address}${joint}page=${number}`),
  };
}

export function toChild(child: Caseload['children'][number], { today, terms }: Told): ChildInCaseload {
  const { nextReviewDueOn, nextReviewStatedOn: statedOn, nextDueOn, nextRule } = child;
  return {
    href: `/children/${child.childId}`,
    // A return has no names: until somebody tells it, a child is known by the authority's own number.
    name: child.name ?? `Child ${child.localId}`,
    localId: child.localId,
    age: child.bornOn === null ? undefined : ageInWords(child.bornOn, today),
    actingFor: child.actingFor,
    siblings: child.siblings ?? [],
    review:
      nextReviewDueOn === null
        ? undefined
        : {
            on: nextReviewDueOn,
            statedOn: statedOn === nextReviewDueOn ? null : statedOn,
            ...dueInWords(nextReviewDueOn, today),
          },
    next:
      nextDueOn === null || nextRule === null
        ? undefined
        : {
            on: nextDueOn,
            title: termsForChild(terms, child, today).retell(titleOfRule(nextRule)),
            ...dueInWords(nextDueOn, today),
          },
    overdue: child.overdue,
    unknown: child.unknown,
    unheard: unheardInWords(child.saidLastOn, today),
  };
}

/** Of whom nobody has written down lately what they say; nothing of the others. */
function unheardInWords(saidLastOn: string | null, today: string): string | undefined {
  if (saidLastOn === null) return 'Wishes not known';
  return standingOfWishes(saidLastOn, today) === 'old' ? `Wishes last heard on ${shortDay(saidLastOn)}` : undefined;
}
