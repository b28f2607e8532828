import {
  type MonthOfReviews,
  type Participation,
  type ParticipationReport,
  percent,
  takingPart,
} from '../../casework/figures/model.ts';
import { numbersOf } from '../../casework/figures/participation-csv.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { table } from '../table.ts';
import { headingInWords, inSections, monthInWords, percentInWords, type ToldTo } from './in-words.ts';

/** What a manager reads: reviews held by month, and how children of four and over took part, by code. */
export function participationInWords(report: ParticipationReport, { authority, terms }: ToldTo): string {
  const { period, all, months, words } = report;
  return inSections([
    headingInWords('Participation', authority, period),
    sentenceOf(all, terms),
    all.held === 0 ? '' : codesInWords(all.fourAndOver, { words, terms }),
    all.held === 0 ? '' : monthsInWords(months, terms),
  ]);
}

function sentenceOf({ held, underFour, fourAndOver, ageUnknown }: ParticipationReport['all'], terms: Terms): string {
  const { known, attended, heard } = takingPart(fourAndOver);
  const share = (part: number) => `${part} of ${known} (${percentInWords(percent(part, known))})`;
  return [
    `${terms.count(held, 'review')} held: ${fourAndOver.held} with a child of four or over, ${underFour} under four` +
      `${ageUnknown === 0 ? '' : `, ${ageUnknown} of an age we don’t know`}`,
    ...(known === 0
      ? []
      : [`Of four and over, as far as it is stated: ${share(heard)} were heard, ${share(attended)} came`]),
  ].join('\n');
}

/** Every code with its words, and what nobody stated: a code that nobody had is told too. */
function codesInWords(
  taking: Participation,
  { words, terms }: { words: ParticipationReport['words']; terms: Terms },
): string {
  const rows = Object.entries(taking.byCode).map(([code, count]) => [
    code,
    String(count),
    terms.retell(words[code] ?? code),
  ]);
  rows.push(['', String(taking.notStated), 'not stated']);
  if (taking.codedUnderFour > 0) rows.push(['PN0', String(taking.codedUnderFour), 'coded as under four, and was not']);
  return `Children of four and over\n${table(['code', terms.of('reviews'), 'how the child took part'], rows)}`;
}

function monthsInWords(months: readonly MonthOfReviews[], terms: Terms): string {
  const codes = Object.keys(months[0]?.fourAndOver.byCode ?? {});
  const heading = ['month', 'held', 'under four', ...codes, 'not stated', 'coded PN0', 'age unknown'];
  const rows = months.map(({ month, ...one }) => [monthInWords(month), ...numbersOf(one, codes).map(String)]);
  return `${terms.say('{Reviews} held by month')}\n${table(heading, rows, { numbersFrom: 1 })}`;
}
