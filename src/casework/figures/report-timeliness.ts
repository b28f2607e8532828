import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { makeRegister } from '../../rules/index.ts';
import {
  type DutyCounts,
  type DutyLine,
  isToHoldReview,
  monthsOf,
  type ReportPeriod,
  type RuleLine,
  sumOf,
  type TimelinessReport,
  type UnknownCounts,
} from './model.ts';
import { countDuties, countOutOfDate, countUnknownDuties, type DutyRow, type UnknownRow } from './store/counts.ts';

/**
 * How the duties that fell due in a time were done, by rule and month. What nobody knows is counted apart, and never as
 * in time. A period of 1 April 2025 to 31 March 2026 counts a review that was due on 31 March and held on 2 April. Every
 * child of the authority counts, also one whom the actor may not see.
 */
export async function reportTimeliness(tx: Tx, actor: Actor, period: ReportPeriod): Promise<TimelinessReport> {
  const counted = await asProgram(tx, actor, async () => ({
    duties: await countDuties(tx, period),
    unknown: await countUnknownDuties(tx),
    outOfDate: await countOutOfDate(tx, period.asOf),
  }));
  const duties = Map.groupBy(counted.duties, ({ rule }) => rule);
  const unknown = Map.groupBy(counted.unknown, ({ rule }) => rule);
  const months = monthsOf(period);
  const rules = makeRegister().rules.flatMap(({ id, title }): RuleLine[] => {
    const rows = duties.get(id) ?? [];
    const notKnown = unknown.get(id) ?? [];
    if (rows.length === 0 && notKnown.length === 0) return [];
    return [{ rule: id, title, ...toLine(rows, notKnown, months) }];
  });
  return {
    period,
    reviews: together(
      rules.filter(({ rule }) => isToHoldReview(rule)),
      months,
    ),
    others: together(
      rules.filter(({ rule }) => !isToHoldReview(rule)),
      months,
    ),
    rules,
    outOfDate: counted.outOfDate,
  };
}

function toLine(rows: readonly DutyRow[], unknown: readonly UnknownRow[], months: readonly string[]): DutyLine {
  const byMonth = new Map(rows.map((row) => [row.month, toCounts(row)]));
  return {
    counts: sumOf([...byMonth.values()]),
    months: months.map((month) => ({ month, counts: byMonth.get(month) ?? sumOf([]) })),
    unknown: Object.fromEntries(unknown.map(({ because, count }) => [because, count])),
  };
}

function toCounts({ nationallyKnown, nationallyInTime, nationallyDiffering, ...row }: DutyRow): DutyCounts {
  const { due, inTime, late, early, overdue, deemedAgreed, upcoming, notApplicable, breaches } = row;
  const national = { known: nationallyKnown, inTime: nationallyInTime, differing: nationallyDiffering };
  return { due, inTime, late, early, overdue, deemedAgreed, upcoming, notApplicable, breaches, national };
}

function together(lines: readonly DutyLine[], months: readonly string[]): DutyLine {
  const unknown: Record<string, number> = {};
  for (const [because, count] of lines.flatMap((line) => Object.entries(line.unknown))) {
    unknown[because] = (unknown[because] ?? 0) + count;
  }
  return {
    counts: sumOf(lines.map(({ counts }) => counts)),
    months: months.map((month, index) => ({
      month,
      counts: sumOf(lines.flatMap((line) => line.months[index]?.counts ?? [])),
    })),
    unknown: unknown satisfies UnknownCounts,
  };
}
