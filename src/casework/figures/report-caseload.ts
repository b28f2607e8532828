import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type CaseloadReport, type ReportPeriod, weighCaseload } from './model.ts';
import { countLookedAfter, countWithoutIro, listCaseloads, listChildrenWithoutIro } from './store/counts.ts';

/**
 * Each IRO's looked-after children on a day, those who have nobody, and those whose IRO has left. All are counted; named
 * are only those whom the actor may see.
 */
export async function reportCaseload(
  tx: Tx,
  actor: Actor,
  { asOf }: Pick<ReportPeriod, 'asOf'>,
): Promise<CaseloadReport> {
  const counted = await asProgram(tx, actor, async () => ({
    lookedAfter: await countLookedAfter(tx, asOf),
    withoutIro: await countWithoutIro(tx, asOf),
    caseloads: await listCaseloads(tx, asOf),
  }));
  const lines = counted.caseloads.map((caseload) => ({
    ...caseload,
    ...weighCaseload(caseload.children, caseload.fullTimeEquivalent, caseload),
  }));
  return {
    asOf,
    lookedAfter: counted.lookedAfter,
    officers: lines.filter(({ leftOn }) => leftOn === null),
    left: lines.filter(({ leftOn }) => leftOn !== null),
    withoutIro: counted.withoutIro,
    listed: await listChildrenWithoutIro(tx, asOf),
  };
}
