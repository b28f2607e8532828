import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { CaseloadLine } from '../../../figures/model.ts';
import { type DueInWords, dueInWords } from '../../../obligations/due-in-words.ts';
import { CHILDREN_IN_A_FILE, type Queue, type QueuedChild } from '../../list-queue.ts';
import type { WaitingNotification } from '../../list-waiting-notifications.ts';
import { QUEUE_FILTER_WORDS, QUEUE_FILTERS, type QueueFilter, queueReasonInWords } from '../../queue.ts';
import { tickedOf } from '../appointing/form.ts';
import { type OfficerChoice, toChoices } from '../appointing/view.ts';

interface WaitingChild {
  readonly name: string;
  readonly chooseHref: string;
  /** The value of the box. */
  readonly entry: string;
  readonly isTicked: boolean;
  readonly since: string;
  readonly told: string | undefined;
  /** By when, where there is no IRO; with the time where the procedure counts hours. */
  readonly due: (DueInWords & { readonly on: string; readonly at: string | undefined }) | undefined;
  readonly hasNone: boolean;
  readonly socialWorker: string | null;
  readonly note: string | undefined;
}

interface AllocationView {
  readonly children: readonly WaitingChild[];
  readonly total: number;
  /** Without an IRO. */
  readonly without: number;
  /** After the day by which they should have one: a thing that must not be. */
  readonly late: number;
  readonly withheld: number;
  readonly told: readonly {
    readonly name: string;
    readonly href: string;
    readonly when: string;
    readonly by: string;
  }[];
  readonly filters: readonly {
    readonly text: string;
    readonly count: number;
    readonly href: string;
    readonly isHere: boolean;
  }[];
  readonly csvHref: string;
  /** Set where the file leaves some out. */
  readonly mostInCsv: number | undefined;
  readonly choices: readonly OfficerChoice[];
  readonly values: FormFields;
  readonly pagination: object | undefined;
}

interface Shown {
  readonly queue: Queue;
  readonly told: readonly WaitingNotification[];
  readonly filter: QueueFilter;
  readonly officers: readonly CaseloadLine[];
  /** What was typed, where the form comes again. */
  readonly form: FormFields;
  readonly today: string;
}

export function toView({ queue, told, filter, officers, form, today }: Shown): AllocationView {
  const { children, counts, total, withheld, page, pages } = queue;
  const ticked = tickedOf(form);
  return {
    children: children.map((child) => toWaiting(child, { ticked, today })),
    total,
    without: counts.none,
    late: counts.late,
    withheld,
    told: told.map((one) => ({
      name: nameOfChild(one),
      href: `/allocation/notifications/${one.id}`,
      when: momentInWords(one.notifiedAt),
      by: one.notifiedBy ?? 'The program',
    })),
    filters: QUEUE_FILTERS.map((each) => ({
      text: QUEUE_FILTER_WORDS[each],
      count: counts[each],
      href: addressOf({ filter: each }),
      isHere: each === filter,
    })),
    mostInCsv: total > CHILDREN_IN_A_FILE ? CHILDREN_IN_A_FILE : undefined,
    csvHref: filter === 'all' ? '/allocation/csv' : `/allocation/csv?show=${filter}`,
    choices: toChoices(officers, form['officer']),
    values: { when: 'today', ...form },
    pagination: toPagination(page, pages, (number) => addressOf({ filter, page: number })),
  };
}

function toWaiting(
  child: QueuedChild,
  { ticked, today }: { readonly ticked: ReadonlySet<string>; readonly today: string },
): WaitingChild {
  const { childId, dueOn, dueAt } = child;
  return {
    name: nameOfChild(child),
    chooseHref: `/allocation/${childId}`,
    entry: `${childId}:${child.seen}`,
    isTicked: ticked.has(childId),
    since: child.since,
    told: child.notifiedAt === null ? undefined : momentInWords(child.notifiedAt),
    due:
      dueOn === null
        ? undefined
        : { on: dueOn, at: dueAt === null ? undefined : momentInWords(dueAt), ...dueInWords(dueOn, today) },
    hasNone: child.kind === 'none',
    socialWorker: child.socialWorker,
    note: queueReasonInWords(child),
  };
}

function addressOf({ filter, page = 1 }: { readonly filter: QueueFilter; readonly page?: number }): string {
  const query = new URLSearchParams({
    ...(filter !== 'all' && { show: filter }),
    ...(page > 1 && { page: `${page}` }),
  });
  return query.size === 0 ? '/allocation' : `/allocation?${query.toString()}`;
}
