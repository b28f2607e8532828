import type { Terms } from '../../platform/pages/terms.ts';
import { aboutInWords } from './about-in-words.ts';
import { type DueInWords, dueInWords } from './due-in-words.ts';
import type { OpenObligation } from './list-open-obligations.ts';
import { titleOfRule } from './rule-titles.ts';

/** One thing that must still be done, as a list shows it. */
export interface DueRow extends DueInWords {
  /** Why this date? */
  readonly href: string;
  readonly title: string;
  readonly about: string | undefined;
  readonly who: string;
  readonly on: string;
  /** The day that a person or a file said, where it is another. */
  readonly statedOn: string | undefined;
  readonly notBefore: string | undefined;
}

/** For whom a list is made, and on which day. */
export interface ListedFor {
  readonly childId: string;
  readonly today: string;
  readonly iro: string | null;
  readonly socialWorker: string | null;
  readonly terms: Terms;
}

/** An obligation with its day and who does it. */
export function toDueRow(obligation: OpenObligation, { childId, today, iro, socialWorker, terms }: ListedFor): DueRow {
  const { id, rule, dueOn, statedDueOn, earliestOn, actor } = obligation;
  return {
    href: `/children/${childId}/obligations/${id}`,
    title: titleOfRule(rule),
    about: aboutInWords(obligation),
    who: whoInWords(actor, { iro, socialWorker, terms }),
    on: dueOn,
    statedOn: statedDueOn === null || statedDueOn === dueOn ? undefined : statedDueOn,
    notBefore: earliestOn !== null && earliestOn > today ? earliestOn : undefined,
    ...dueInWords(dueOn, today),
  };
}

/** "Iris Ode, IRO"; where nobody is named, the role alone. */
export function whoInWords(
  actor: string,
  { iro, socialWorker, terms }: Pick<ListedFor, 'iro' | 'socialWorker' | 'terms'>,
): string {
  if (actor === 'independent reviewing officer') {
    return iro === null ? terms.say('The {iro}') : `${iro}, ${terms.of('iro')}`;
  }
  if (actor === 'social worker') return socialWorker === null ? 'The social worker' : `${socialWorker}, social worker`;
  return `The ${terms.retell(actor)}`;
}
