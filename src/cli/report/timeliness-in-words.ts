import {
  type DutyCounts,
  type DutyLine,
  knownOf,
  type NationalCounts,
  percent,
  type RuleLine,
  reasonsOf,
  type TimelinessReport,
  type UnknownCounts,
  WHY_UNKNOWN_WORDS,
} from '../../casework/figures/model.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { table } from '../table.ts';
import { counted } from '../words.ts';
import { wrap } from '../wrap.ts';
import { headingInWords, inSections, monthInWords, percentInWords, type ToldTo } from './in-words.ts';

/** What a manager reads: the reviews by month, every duty by rule, the national measure, and what nobody knows. */
export function timelinessInWords(report: TimelinessReport, { authority, terms }: ToldTo): string {
  const { period, reviews, others, outOfDate } = report;
  const rules = report.rules.map((rule) => ({ ...rule, title: terms.retell(rule.title) }));
  return inSections([
    headingInWords('Timeliness', authority, period),
    sentenceOf(terms.of('Reviews'), reviews),
    reviews.counts.due === 0 ? '' : monthsInWords(reviews, terms),
    sentenceOf('Other duties', others),
    rulesInWords(rules.filter(({ counts }) => counts.due > 0)),
    nationalInWords(rules.filter(({ counts }) => counts.national.differing > 0)),
    unknownInWords(rules),
    outOfDate === 0
      ? ''
      : wrap(
          `The duties of ${counted(outOfDate, 'child', 'children')} wait to be worked out anew, because a day came that changes them.`,
          0,
        ),
  ]);
}

/** "Reviews: 9 due, 5 of 7 in time (71.4%), …"; of those to come and not owed nothing can be said. */
function sentenceOf(what: string, { counts, unknown }: DutyLine): string {
  const known = knownOf(counts);
  const share = known === 0 ? 'none has come due' : `${partOf(counts.inTime, known)} in time (${shareOf(counts)})`;
  const notKnown = totalOf(unknown);
  const breaches =
    counts.breaches === 0 ? '' : `; ${counted(counts.breaches, 'breach', 'breaches')} of the Regulations`;
  const apart = notKnown === 0 ? '' : `; of ${notKnown.toLocaleString('en-GB')} more we don’t know`;
  return wrap(`${what}: ${counts.due.toLocaleString('en-GB')} due, ${share}${breaches}${apart}`, 0);
}

const HEADING = ['due', 'in time', 'late', 'early', 'overdue', 'agreed', 'to do', 'not owed', 'of known'];

function cellsOf(counts: DutyCounts): string[] {
  const { due, inTime, late, early, overdue, deemedAgreed, upcoming, notApplicable } = counts;
  const numbers = [due, inTime, late, early, overdue, deemedAgreed, upcoming, notApplicable];
  return [...numbers.map((number) => number.toLocaleString('en-GB')), shareOf(counts)];
}

function monthsInWords({ months }: DutyLine, terms: Terms): string {
  const rows = months.map(({ month, counts }) => [monthInWords(month), ...cellsOf(counts)]);
  return `${terms.say('{Reviews} by the month in which they fell due')}\n${table(['month', ...HEADING], rows, { numbersFrom: 1 })}`;
}

const NOTE =
  '“Of known” is the share in time of those that are known: done, late or overdue. “Agreed” is what nobody answered in ' +
  'time, so that it stands as agreed. “Breaches” are of statute alone, by the national day.';

function rulesInWords(rules: readonly RuleLine[]): string {
  if (rules.length === 0) return '';
  const rows = rules.map(({ title, counts }) => [title, ...cellsOf(counts), counts.breaches.toLocaleString('en-GB')]);
  const heading = ['duty', ...HEADING, 'breaches'];
  return ['By duty', table(heading, rows, { numbersFrom: 1 }), wrap(NOTE, 2)].join('\n');
}

function nationalInWords(rules: readonly RuleLine[]): string {
  if (rules.length === 0) return '';
  const rows = rules.map(({ title, counts }) => [
    title,
    counts.national.differing.toLocaleString('en-GB'),
    `${partOf(counts.inTime, knownOf(counts))} (${shareOf(counts)})`,
    `${partOf(counts.national.inTime, counts.national.known)} (${nationalShareOf(counts.national)})`,
  ]);
  const heading = ['duty', 'differing', 'in time here', 'in time nationally'];
  return `Where the day here is not the national one\n${table(heading, rows, { numbersFrom: 1 })}`;
}

function unknownInWords(rules: readonly RuleLine[]): string {
  const rows = rules.flatMap(({ title, unknown }) =>
    reasonsOf(unknown).map(([because, count]) => [count.toLocaleString('en-GB'), title, WHY_UNKNOWN_WORDS[because]]),
  );
  if (rows.length === 0) return '';
  return `We don’t know, whenever they were due\n${table(['how many', 'duty', 'because'], rows, { endsInSentences: true })}`;
}

function totalOf(unknown: UnknownCounts): number {
  return reasonsOf(unknown).reduce((sum, [, count]) => sum + count, 0);
}

/** "1,204 of 1,311". */
function partOf(part: number, whole: number): string {
  return `${part.toLocaleString('en-GB')} of ${whole.toLocaleString('en-GB')}`;
}

function shareOf(counts: DutyCounts): string {
  return percentInWords(percent(counts.inTime, knownOf(counts)));
}

function nationalShareOf({ inTime, known }: NationalCounts): string {
  return percentInWords(percent(inTime, known));
}
