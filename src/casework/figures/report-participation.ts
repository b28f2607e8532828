import { PARTICIPATION, UNDER_FOUR_CODE } from '../../exchange/ssda903/codes/review-codes.ts';
import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type MonthOfReviews, monthsOf, type ParticipationReport, type ReportPeriod } from './model.ts';
import { countReviews, type ReviewRow } from './store/counts.ts';

const CODES = [...PARTICIPATION.codes.values()];
const CODES_FROM_FOUR = CODES.filter(({ code }) => code !== UNDER_FOUR_CODE).map(({ code }) => code);

/**
 * The reviews held in each month, and how the children took part in them. Children under four are counted apart, because
 * nobody asks how they took part; what nobody stated is counted as not stated. Every child of the authority counts, also one
 * whom the actor may not see.
 */
export async function reportParticipation(tx: Tx, actor: Actor, period: ReportPeriod): Promise<ParticipationReport> {
  const rows = await asProgram(tx, actor, () => countReviews(tx, period));
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  return {
    period,
    all: toCounts(rows),
    months: monthsOf(period).map((month) => ({ month, ...toCounts(byMonth.get(month) ?? []) })),
    words: Object.fromEntries(CODES.map(({ code, label }) => [code, label])),
  };
}

function toCounts(rows: readonly ReviewRow[]): Omit<MonthOfReviews, 'month'> {
  const held = (of: readonly ReviewRow[]) => of.reduce((sum, { count }) => sum + count, 0);
  const ofAge = (wanted: ReviewRow['age']) => rows.filter(({ age }) => age === wanted);
  const fourAndOver = ofAge('four-and-over');
  const coded = (code: string | null) => held(fourAndOver.filter(({ participation }) => participation === code));
  return {
    held: held(rows),
    underFour: held(ofAge('under-four')),
    fourAndOver: {
      held: held(fourAndOver),
      byCode: Object.fromEntries(CODES_FROM_FOUR.map((code) => [code, coded(code)])),
      notStated: coded(null),
      codedUnderFour: coded(UNDER_FOUR_CODE),
    },
    ageUnknown: held(ofAge('unknown')),
  };
}
