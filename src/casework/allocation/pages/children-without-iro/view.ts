import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { CaseloadLine } from '../../../figures/model.ts';
import { type DueInWords, dueInWords } from '../../../obligations/due-in-words.ts';
import type { WaitingChildren } from '../../list-children-without-iro.ts';
import { tickedOf } from '../appointing/form.ts';
import { type OfficerChoice, toChoices } from '../appointing/view.ts';

interface WaitingChild {
  readonly name: string;
  /** The value of the box. */
  readonly entry: string;
  readonly isTicked: boolean;
  readonly since: string;
  readonly due: (DueInWords & { readonly on: string }) | undefined;
  readonly note: string | undefined;
}

interface AllocationView {
  readonly children: readonly WaitingChild[];
  readonly total: number;
  readonly withheld: number;
  readonly choices: readonly OfficerChoice[];
  readonly values: FormFields;
  readonly pagination: object | undefined;
}

interface Shown {
  readonly waiting: WaitingChildren;
  readonly officers: readonly CaseloadLine[];
  /** What was typed, where the form comes again. */
  readonly form: FormFields;
  readonly today: string;
}

export function toView({ waiting, officers, form, today }: Shown): AllocationView {
  const { children, total, withheld, page, pages } = waiting;
  const ticked = tickedOf(form);
  return {
    children: children.map((child) => ({
      name: nameOfChild(child),
      entry: `${child.childId}:${child.seen}`,
      isTicked: ticked.has(child.childId),
      since: child.since,
      due: child.dueOn === null ? undefined : { on: child.dueOn, ...dueInWords(child.dueOn, today) },
      note: noteOf(child),
    })),
    total,
    withheld,
    choices: toChoices(officers, form['officer']),
    values: { when: 'today', ...form },
    pagination: toPagination(page, pages, (number) => `/allocation?page=${number}`),
  };
}

/** The same IRO should take a child again who comes back; one who begins later leaves a gap until then. */
function noteOf({ earlierIro, nextIro, nextFrom }: WaitingChildren['children'][number]): string | undefined {
  const notes = [
    earlierIro === null ? undefined : `Earlier: ${earlierIro}.`,
    nextIro === null || nextFrom === null ? undefined : `${nextIro} begins on ${shortDay(nextFrom)}.`,
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? undefined : notes.join(' ');
}
