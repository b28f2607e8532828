import { addDays, addMonths, type Day } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';

export type FigureUnit = 'working day' | 'day' | 'week' | 'month' | 'hour';

/** How long after or before a day something is due: plain data, so that an authority's own can stand beside it. */
export interface Figure {
  /** Whole and not negative; 0 is the very day. */
  readonly amount: number;
  readonly unit: FigureUnit;
  readonly direction: 'after' | 'before';
}

type FigureMaker = (amount: number) => Figure;

const figureMaker =
  (unit: FigureUnit, direction: Figure['direction']): FigureMaker =>
  (amount) => ({ amount, unit, direction });

/** "Within N … of": `after.workingDays(20)`. */
export const after = {
  workingDays: figureMaker('working day', 'after'),
  days: figureMaker('day', 'after'),
  weeks: figureMaker('week', 'after'),
  months: figureMaker('month', 'after'),
  hours: figureMaker('hour', 'after'),
};

/** "At least N … before": `before.workingDays(10)`. */
export const before = {
  workingDays: figureMaker('working day', 'before'),
  days: figureMaker('day', 'before'),
};

/** On the day itself. */
export const onTheDay: Figure = { amount: 0, unit: 'day', direction: 'after' };

/**
 * The day that the figure gives, counted from `from` as day 0.
 *
 * Months keep the day of the month, or the last day of a shorter month. Figures in hours count from moments and are
 * not counted here.
 *
 * @throws OutsideCalendar where working days are counted outside 1995–2050
 * @example applyFigure(after.workingDays(20), 2 March 2026) // 30 March 2026
 */
export function applyFigure(figure: Figure, from: Day): Day {
  const amount = figure.direction === 'after' ? figure.amount : -figure.amount;
  switch (figure.unit) {
    case 'working day':
      return addWorkingDays(from, amount);
    case 'day':
      return addDays(from, amount);
    case 'week':
      return addDays(from, amount * 7);
    case 'month':
      return addMonths(from, amount);
    case 'hour':
      throw new Error('a figure in hours counts from a moment');
  }
}

/** "20 working days", "1 month". */
export function figureWords(figure: Figure): string {
  return `${figure.amount} ${figure.unit}${figure.amount === 1 ? '' : 's'}`;
}

/** "3 months", or of several "the earlier of 3 months and 91 days". */
export function amountWords(figures: readonly [Figure, ...Figure[]]): string {
  return figures.length === 1 ? figureWords(figures[0]) : `the earlier of ${figures.map(figureWords).join(' and ')}`;
}
