import { dayInWords, shortDay } from '../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { dueInWords } from '../../obligations/due-in-words.ts';
import { standingInWords } from '../../obligations/standing-in-words.ts';
import type { DueStep } from '../list-due-steps.ts';

/** A task as the design system's task list has it. */
export interface Task {
  readonly title: { readonly text: string };
  readonly hint?: { readonly text: string };
  readonly href?: string;
  readonly status: object;
}

/** When a step is due: `Due Tuesday 3 November 2026, in 4 working days`. */
export function dueOf(
  { dueOn, earliestOn, metOn, notOwedBecause, isAsSoonAsPracticable }: DueStep,
  { today }: { readonly today: string },
): string {
  const until = metOn === null && notOwedBecause === null ? `, ${dueInWords(dueOn, today).words}` : '';
  const from = earliestOn === null ? '' : `; not before ${shortDay(earliestOn)}`;
  const soon = isAsSoonAsPracticable ? '; full notice was impossible: as soon as practicable' : '';
  return `Due ${dayInWords(dueOn)}${until}${from}${soon}`;
}

/** Who owes a step, and when it is due: `Social worker. Due Tuesday 3 November 2026, in 4 working days`. */
export function dueFrom(step: DueStep, { terms, today }: { readonly terms: Terms; readonly today: string }): string {
  const who = terms.retell(step.actor);
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}. ${dueOf(step, { today })}`;
}

/** How a step stands: in words once it is done, else as a tag. */
export function statusOfStep({ status, metOn }: Pick<DueStep, 'status' | 'metOn'>): object {
  if (metOn !== null) return { text: `${standingInWords(status)}, ${shortDay(metOn)}` };
  if (status === 'overdue') return tag('Late', 'orange');
  return status === 'upcoming' ? tag('To do', 'blue') : { text: standingInWords(status) };
}

export function tag(text: string, colour: string): object {
  return { tag: { text, classes: `govuk-tag--${colour}` } };
}
