import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { CaseloadLine } from '../figures/model.ts';
import { reportCaseload } from '../figures/report-caseload.ts';

/** The IROs who are here, those with the fewest children for a full post first; whoever is away comes last. */
export async function listOfficersToChoose(tx: Tx, actor: Actor, today: string): Promise<CaseloadLine[]> {
  const { officers } = await reportCaseload(tx, actor, { asOf: today });
  return officers.toSorted(
    (a, b) => Number(a.awayUntil !== null) - Number(b.awayUntil !== null) || a.perFullTime - b.perFullTime,
  );
}
