import type { Problem, Severity } from '../../exchange/ssda903/problems.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';

/** What was wrong with the files of an import, as far as it was listed: the account of the import has the numbers. */
export async function listImportProblems(tx: Tx, { authorityId }: Actor, importId: string): Promise<Problem[]> {
  const rows = await tx
    .selectFrom('import_problems')
    .select(['file', 'row', 'column', 'code', 'message', 'severity'])
    .where('authority_id', '=', authorityId)
    .where('import_id', '=', importId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, severity: row.severity as Severity }));
}
