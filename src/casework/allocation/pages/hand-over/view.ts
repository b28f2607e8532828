import type { FormFields } from '../../../../platform/pages/page.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { CaseloadLine } from '../../../figures/model.ts';
import type { ChildrenOfOfficer } from '../../list-children-of-officer.ts';
import { tickedOf } from '../appointing/form.ts';
import { type OfficerChoice, toChoices } from '../appointing/view.ts';

interface HandOverView {
  readonly from: Shown['from'];
  readonly children: readonly {
    readonly name: string;
    readonly entry: string;
    readonly isTicked: boolean;
    readonly since: string;
  }[];
  readonly total: number;
  readonly withheld: number;
  readonly choices: readonly OfficerChoice[];
  readonly values: FormFields;
  readonly pagination: object | undefined;
}

interface Shown {
  readonly from: { readonly staffId: string; readonly name: string; readonly leftOn: string | null };
  readonly theirs: ChildrenOfOfficer;
  readonly officers: readonly CaseloadLine[];
  /** What was typed, where the form comes again. */
  readonly form: FormFields;
}

export function toView({ from, theirs, officers, form }: Shown): HandOverView {
  const { children, total, withheld, page, pages } = theirs;
  const ticked = tickedOf(form);
  return {
    from,
    children: children.map((child) => ({
      name: nameOfChild(child),
      entry: `${child.childId}:${child.seen}`,
      isTicked: ticked.has(child.childId),
      since: child.startedOn,
    })),
    total,
    withheld,
    choices: toChoices(officers, form['officer']),
    values: { when: 'today', ...form },
    pagination: toPagination(page, pages, (number) => `/team/${from.staffId}/hand-over?page=${number}`),
  };
}
