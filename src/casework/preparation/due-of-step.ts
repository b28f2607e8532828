import { dayInWords, shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { dueInWords } from '../obligations/due-in-words.ts';
import type { DueStep } from './list-due-steps.ts';

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
