import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import type { ReviewToArrange } from '../../list-reviews-to-arrange.ts';
import type { ArrangeFilter } from '../../model.ts';

export const FILTER_IN_WORDS: Readonly<Record<ArrangeFilter, string>> = {
  open: 'Still to arrange',
  'no-day': 'Without a day',
  first: 'First {reviews}',
  provisional: 'Provisional',
  all: 'All',
};

interface Telling {
  readonly today: string;
  readonly terms: Terms;
  /** Whether whoever reads it arranges reviews too. */
  readonly canArrange: boolean;
}

export function toRow(review: ReviewToArrange, { today, terms, canArrange }: Telling) {
  const { childId, reviewId, iro, rule, dueOn, arrangedOn, starts, isRemanded } = review;
  return {
    name: nameOfChild(review),
    href:
      reviewId === null
        ? `/children/${childId}${canArrange ? '/reviews/new' : ''}`
        : `/reviews/${reviewId}${canArrange ? '/arrange' : ''}`,
    what: terms.retell(titleOfRule(rule)),
    isRemanded,
    iro: iro ?? terms.say('No {iro} yet'),
    due: shortDay(dueOn),
    ...dueInWords(dueOn, today),
    day: arrangedOn === null ? undefined : `${dayInWords(arrangedOn)}${starts === null ? '' : `, ${starts}`}`,
    isLate: arrangedOn !== null && arrangedOn > dueOn,
    lacks: lacksOf(review),
  };
}

/** What is still to be agreed. */
function lacksOf({ arrangedOn, starts, hasPlace, isConfirmed }: ReviewToArrange): string {
  const lacks = [
    ...(arrangedOn === null ? ['day'] : []),
    ...(starts === null ? ['time'] : []),
    ...(hasPlace ? [] : ['place']),
  ];
  if (lacks.length > 0) return lacks.map((what, index) => `${index === 0 ? 'No' : 'no'} ${what}`).join(', ');
  return isConfirmed ? 'Nothing' : 'It is provisional';
}

export function headingOf(terms: Terms): string[] {
  return [
    'Child',
    'Local id',
    'What',
    'Last day',
    'Last working day before it',
    'Day',
    'Starts',
    'What is lacking',
    terms.of('Iro'),
    'On remand',
  ];
}

export function toFileRow(review: ReviewToArrange, terms: Terms) {
  const { localId, rule, dueOn, scheduleByOn, arrangedOn, starts, iro, isRemanded } = review;
  return [
    nameOfChild(review),
    localId,
    terms.retell(titleOfRule(rule)),
    dueOn,
    scheduleByOn,
    arrangedOn,
    starts,
    lacksOf(review),
    iro,
    isRemanded ? 'yes' : 'no',
  ];
}
