import { shortDay } from '../../../platform/pages/days-in-words.ts';
import { standingInWords } from '../../obligations/standing-in-words.ts';
import type { DueStep } from '../list-due-steps.ts';

/** A task as the design system's task list has it. */
export interface Task {
  readonly title: { readonly text: string };
  readonly hint?: { readonly text: string };
  readonly href?: string;
  readonly status: object;
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
