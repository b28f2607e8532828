import { type Day, formatDay } from '../calendar/day.ts';
import { formatMoment, type LocalMoment } from '../calendar/london.ts';
import type { SubjectKind } from '../facts/event-type.ts';
import type { CompiledRule } from './compile-procedure.ts';
import { amountWords, type Figure, figureWords } from './figure.ts';
import { type About, figuresFor, type Reckoned } from './reckon.ts';

/**
 * Says why a due day is what it is: the figure, the fact it counts from and that fact's day.
 *
 * @example "3 months after the first review on 28 January 2026"
 */
export function explain<Of extends SubjectKind>(
  compiled: CompiledRule<Of>,
  { subject, period }: About<Of>,
  reckoned: Reckoned<Of>,
): string {
  const anchor = reckoned.terms.from ?? compiled.rule.from;
  if (anchor.sentence !== undefined) return anchor.sentence(subject);
  const words = anchor.wordsFor === undefined ? anchor.words : anchor.wordsFor(subject);
  const counted = countedWords(figuresFor(reckoned.terms, subject), words, reckoned.from);
  if (reckoned.isAsSoonAsPracticable && period !== undefined) {
    return (
      `as soon as practicable, and by the day of the review, ${formatDay(reckoned.due)}: full notice was impossible, ` +
      `because ${counted} is before the child became looked after on ${formatDay(period.startedOn)}`
    );
  }
  if (reckoned.sooner === undefined || subject.of !== 'review') return counted;
  const { by, reckoned: ordinary } = reckoned.sooner;
  return `${explain(by, { subject, about: subject.about, period }, ordinary)}; sooner than ${counted}`;
}

/** Says it of a duty that is counted in hours. */
export function explainInHours(compiled: CompiledRule<'period'>, start: LocalMoment): string {
  const anchor = compiled.terms.from ?? compiled.rule.from;
  return `${figureWords(compiled.terms.due[0])} after ${anchor.words} at ${formatMoment(start)}`;
}

function countedWords(figures: readonly [Figure, ...Figure[]], words: string, from: Day): string {
  const [figure] = figures;
  if (figure.amount === 0) return `on the day of ${words}, ${formatDay(from)}`;
  return `${amountWords(figures)} ${figure.direction} ${words} on ${formatDay(from)}`;
}
