import { shortDay } from '../../platform/pages/days-in-words.ts';

/**
 * Why a looked-after child stands in the queue of allocation, the most pressing first. `none`: no IRO today;
 * `dependent`: regulation 46 bars the IRO now; `leaving`: the IRO leaves, or the appointment ends, soon, and nobody
 * follows; `away`: the IRO is away for long and nobody acts.
 */
export const QUEUE_KINDS = ['none', 'dependent', 'leaving', 'away'] as const;

export type QueueKind = (typeof QUEUE_KINDS)[number];

/** Which of them to show; `late`: those without an IRO after the day by which the law wants one. */
export const QUEUE_FILTERS = ['all', 'late', ...QUEUE_KINDS] as const;

export type QueueFilter = (typeof QUEUE_FILTERS)[number];

export const QUEUE_FILTER_WORDS: Readonly<Record<QueueFilter, string>> = {
  all: 'All who need somebody to act',
  late: 'Without an IRO, and late',
  none: 'Without an IRO',
  dependent: 'IRO no longer independent',
  leaving: 'IRO leaves soon',
  away: 'IRO away for long, nobody acts',
};

/** What is told of a child in the queue, besides who it is. */
export interface QueueReason {
  readonly kind: QueueKind;
  readonly iro: string | null;
  /** `leaving`: the last day; `away`: the last day away. */
  readonly until: string | null;
  readonly earlierIro: string | null;
  readonly nextIro: string | null;
  readonly nextFrom: string | null;
}

/** "Earlier: Ash." The same IRO should take a child again who comes back; one who begins later leaves a gap until then. */
export function queueReasonInWords(reason: QueueReason): string | undefined {
  const { kind, iro, until, earlierIro, nextIro, nextFrom } = reason;
  const on = until === null ? '' : shortDay(until);
  switch (kind) {
    case 'none': {
      const notes = [
        earlierIro === null ? undefined : `Earlier: ${earlierIro}.`,
        nextIro === null || nextFrom === null ? undefined : `${nextIro} begins on ${shortDay(nextFrom)}.`,
      ].filter((note) => note !== undefined);
      return notes.length === 0 ? undefined : notes.join(' ');
    }
    case 'dependent':
      return `${iro} may no longer be the IRO under regulation 46: choose another.`;
    case 'leaving':
      return `${iro} is the IRO until ${on}, and nobody follows.`;
    case 'away':
      return `${iro} is away until ${on}, and nobody acts for them.`;
  }
}
