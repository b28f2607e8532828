import type { Day } from '../calendar/day.ts';
import { nonWorkingDaysBetween, type SkippedDay } from '../calendar/working-days.ts';
import { NEVER } from '../facts/case-facts.ts';
import type { SubjectKind } from '../facts/event-type.ts';
import { amountWords, applyFigure, type Figure } from './figure.ts';
import { figuresFor, type Reckoned } from './reckon.ts';
import type { Subjects } from './rule.ts';

/** One count of days in its parts, so that anybody can count it again by hand. */
export interface DaysCounted {
  /** The id of the rule that counts. */
  readonly rule: string;
  /** The fact it counts from: "the child became looked after". */
  readonly countsFrom: string;
  readonly from: Day;
  /** The type of event that this fact is, where the rule says so. */
  readonly event: string | undefined;
  /** "20 working days after"; "on the day of" where nothing is counted. */
  readonly figure: string;
  /** The day that the count gives. */
  readonly gives: Day;
  /** The days it skips; none where every day counts. */
  readonly skipped: readonly SkippedDay[];
  readonly countsWorkingDays: boolean;
}

/** Why an obligation is due on its day. */
export interface WhyThisDay {
  readonly own: DaysCounted;
  /** The ordinary rule's count, where its day was the sooner one and decides. */
  readonly ordinary: DaysCounted | undefined;
  /** By the national figure; undefined where only the authority's procedure asks for it. */
  readonly nationally: DaysCounted | undefined;
}

/** Takes apart how the day of an obligation was counted. */
export function toWhy<Of extends SubjectKind>(
  subject: Subjects[Of],
  own: Reckoned<Of>,
  nationally: Reckoned<Of> | undefined,
): WhyThisDay {
  const { sooner } = own;
  return {
    own: takeApart(subject, own),
    ordinary: sooner === undefined || subject.of !== 'review' ? undefined : takeApart(subject, sooner.reckoned),
    nationally: nationally === undefined ? undefined : takeApart(subject, nationally),
  };
}

function takeApart<Of extends SubjectKind>(subject: Subjects[Of], reckoned: Reckoned<Of>): DaysCounted {
  const { rule, anchor, from } = reckoned;
  const figures = figuresFor(reckoned.terms, subject);
  const gives = dayThat(figures, reckoned);
  const decides = figures.find((figure) => figure.unit !== 'hour' && applyFigure(figure, from) === gives) ?? figures[0];
  const countsWorkingDays = decides.unit === 'working day' && decides.amount > 0;
  return {
    rule: rule.id,
    countsFrom: anchor.wordsFor === undefined ? anchor.words : anchor.wordsFor(subject),
    from,
    event: anchor.event?.type,
    figure: decides.amount === 0 ? 'on the day of' : `${amountWords(figures)} ${decides.direction}`,
    gives,
    skipped: countsWorkingDays ? nonWorkingDaysBetween(from, gives) : [],
    countsWorkingDays,
  };
}

/** Hours are counted from a moment, which has given its day already. */
function dayThat<Of extends SubjectKind>(
  figures: readonly [Figure, ...Figure[]],
  { from, due }: Pick<Reckoned<Of>, 'from' | 'due'>,
): Day {
  if (figures[0].unit === 'hour') return due;
  return figures.reduce<Day>((earliest, figure) => {
    const day = applyFigure(figure, from);
    return day < earliest ? day : earliest;
  }, NEVER);
}
