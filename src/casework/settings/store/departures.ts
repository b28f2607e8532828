import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** That somebody answers for a figure that is looser than statutory guidance. */
export interface ApprovedDeparture {
  readonly procedure: string;
  readonly rule: string;
  /** The figure in words, as it was approved. */
  readonly figure: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** A moment. */
  readonly approvedAt: string;
}

/** The latest of each figure of a procedure. */
export async function readDepartures(tx: Tx, { authorityId }: Actor, procedure: string): Promise<ApprovedDeparture[]> {
  const { rows } = await sql<ApprovedDeparture>`
    select distinct on (d.rule, d.figure) d.procedure, d.rule, d.figure, d.reason, s.name as "approvedBy",
      d.approved_at as "approvedAt"
    from guidance_departures d join staff s on s.authority_id = d.authority_id and s.id = d.approved_by
    where d.authority_id = ${authorityId} and d.procedure = ${procedure}
    order by d.rule, d.figure, d.id desc
  `.execute(tx);
  return rows;
}

export async function insertDepartures(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  departures: readonly Pick<ApprovedDeparture, 'procedure' | 'rule' | 'figure' | 'reason'>[],
): Promise<void> {
  await tx
    .insertInto('guidance_departures')
    .values(departures.map((departure) => ({ authority_id, ...departure })))
    .execute();
}
