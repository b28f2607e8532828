import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type CaseloadMonths, type CaseloadOfMonth, endOfMonth } from './caseload-months.ts';
import { monthsOf, type ReportPeriod, weighCaseload } from './model.ts';
import { countChildrenOn, findFirstAppointment, type OfficerOnDay, readOfficersOn } from './store/caseload-months.ts';

/**
 * Each IRO's caseload at the end of each month, by full post, and the team's: the children who have an IRO for the posts of
 * those who are there. A month that is not over is looked at on the day of the report. Before the first appointment that is
 * recorded nobody knows whose children they were, so those months are unknown and never none. The record holds what part of
 * a week somebody works now, and not what they worked then.
 */
export async function reportCaseloadMonths(tx: Tx, actor: Actor, period: ReportPeriod): Promise<CaseloadMonths> {
  const { asOf } = period;
  const begun = monthsOf(period).filter((month) => `${month}-01` <= asOf);
  const days = begun.map((month) => earlier(endOfMonth(month), asOf));
  const { officers, children, first } = await asProgram(tx, actor, async () => ({
    officers: await readOfficersOn(tx, days),
    children: new Map((await countChildrenOn(tx, days)).map((row) => [row.on, row])),
    first: await findFirstAppointment(tx),
  }));
  const months = begun.map((month, index) => {
    const on = days[index] ?? asOf;
    return { month, on, isKnown: first !== null && first <= on };
  });
  const byDay = Map.groupBy(officers, ({ on }) => on);
  return {
    period,
    months,
    team: months.map(({ on, isKnown }) =>
      isKnown ? teamOf(byDay.get(on) ?? [], children.get(on)?.withIro ?? 0) : null,
    ),
    withoutIro: months.map(({ on, isKnown }) => {
      const counted = children.get(on);
      return isKnown && counted !== undefined ? counted.lookedAfter - counted.withIro : null;
    }),
    officers: [...Map.groupBy(officers, ({ staffId }) => staffId).values()].flatMap((rows) => {
      const last = rows.at(-1);
      if (last === undefined) return [];
      const onDay = new Map(rows.map((row) => [row.on, row]));
      return [
        {
          ...{ staffId: last.staffId, name: last.name, title: last.title, least: last.least, most: last.most },
          months: months.map(({ on, isKnown }) => (isKnown ? weigh(onDay.get(on)) : null)),
        },
      ];
    }),
  };
}

function weigh(row: OfficerOnDay | undefined): CaseloadOfMonth | null {
  if (row === undefined) return null;
  const { children, fullTimeEquivalent } = row;
  return { children, ...weighCaseload(children, fullTimeEquivalent, row) };
}

/** Null where nobody is in post: no number of children can be shared out among none. */
function teamOf(officers: readonly OfficerOnDay[], children: number): CaseloadOfMonth | null {
  const posts = officers.filter(({ isInPost }) => isInPost).reduce((sum, each) => sum + each.fullTimeEquivalent, 0);
  return posts === 0 ? null : { children, ...weighCaseload(children, posts) };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
