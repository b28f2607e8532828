import {
  type MonthOfReviews,
  type Participation,
  type ParticipationReport,
  percent,
  takingPart,
} from '../../casework/figures/model.ts';
import { numbersOf } from '../../casework/figures/participation-csv.ts';
import { table } from '../table.ts';
import { counted } from '../words.ts';
import { headingInWords, inSections, monthInWords, percentInWords } from './in-words.ts';

/** What a manager reads: reviews held by month, and how children of four and over took part, by code. */
export function participationInWords(report: ParticipationReport, authority: string): string {
  const { period, all, months, words } = report;
  return inSections([
    headingInWords('Participation', authority, period),
    sentenceOf(all),
    all.held === 0 ? '' : codesInWords(all.fourAndOver, words),
    all.held === 0 ? '' : monthsInWords(months),
  ]);
}

function sentenceOf({ held, underFour, fourAndOver, ageUnknown }: ParticipationReport['all']): string {
  const { known, attended, heard } = takingPart(fourAndOver);
  const share = (part: number) => `${part} of ${known} (${percentInWords(percent(part, known))})`;
  return [
    `${counted(held, 'review', 'reviews')} held: ${fourAndOver.held} with a child of four or over, ${underFour} under four` +
      `${ageUnknown === 0 ? '' : `, ${ageUnknown} of an age we don’t know`}`,
    ...(known === 0
      ? []
      : [`Of four and over, as far as it is stated: ${share(heard)} were heard, ${share(attended)} came`]),
  ].join('\n');
}

/** Every code with its words, and what nobody stated: a code that nobody had is told too. */
function codesInWords(taking: Participation, words: ParticipationReport['words']): string {
  const rows = Object.entries(taking.byCode).map(([code, count]) => [code, String(count), words[code] ?? code]);
  rows.push(['', String(taking.notStated), 'not stated']);
  if (taking.codedUnderFour > 0) rows.push(['PN0', String(taking.codedUnderFour), 'coded as under four, and was not']);
  return `Children of four and over\n${table(['code', 'reviews', 'how the child took part'], rows)}`;
}

function monthsInWords(months: readonly MonthOfReviews[]): string {
  const codes = Object.keys(months[0]?.fourAndOver.byCode ?? {});
  const heading = ['month', 'held', 'under four', ...codes, 'not stated', 'coded PN0', 'age unknown'];
  const rows = months.map(({ month, ...one }) => [monthInWords(month), ...numbersOf(one, codes).map(String)]);
  return `Reviews held by month\n${table(heading, rows, { numbersFrom: 1 })}`;
}
