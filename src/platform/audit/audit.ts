import { sql } from 'kysely';
import { runPreparedWithNext } from '../database/prepared.ts';
import type { Actor, Tx } from '../database/transaction.ts';

/** What a page or a command did, for whoever asks later. */
export interface AuditEvent {
  /** The name of the page or the command; stable. */
  readonly action: string;
  /** The children whose records it showed or changed. */
  readonly childIds?: readonly string[];
  /** Ids and counts that say more; never a name. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** What a check of an authority's chain found. */
export interface AuditVerification {
  readonly sealed: number;
  /** Events that the sealer has not come to yet. */
  readonly unsealed: number;
  /** The number of the first seal that does not hold; null where all do. */
  readonly brokenAt: number | null;
  /** The last hash in hexadecimal; noted down elsewhere, it proves later that nothing was cut off the end. */
  readonly lastHash: string | null;
}

const SEALED_AT_ONCE = 1000;

/** Adds one event, in the transaction of what it tells of: neither is ever kept without the other. */
export async function recordAudit(tx: Tx, actor: Actor, { action, childIds, details }: AuditEvent): Promise<void> {
  const { authorityId, userId } = actor;
  // As PostgreSQL writes a list: the driver would look at each id by itself, and an id has nothing to escape.
  const ids = `{${childIds?.join(',') ?? ''}}`;
  await runPreparedWithNext(
    tx,
    sql`insert into audit_events (authority_id, user_id, action, child_ids, details)
      values (${authorityId}, ${userId}, ${action}, ${ids}, ${JSON.stringify(details ?? {})})`,
  );
}

/**
 * Chains the oldest unsealed events of the transaction's authority. Sealers of one authority wait for each other; nobody
 * who records an event waits for them.
 *
 * @returns how many were sealed; 0 where none was left
 */
export async function sealAudit(tx: Tx, atMost = SEALED_AT_ONCE): Promise<number> {
  const { rows } = await sql<{ sealed: number }>`select seal_audit_events(${atMost}) as sealed`.execute(tx);
  return rows[0]?.sealed ?? 0;
}

/** Checks the chain of the transaction's authority, every event of it. */
export async function verifyAudit(tx: Tx): Promise<AuditVerification> {
  const { rows } = await sql<AuditVerification>`
    select sealed, unsealed, broken_at as "brokenAt", encode(last_hash, 'hex') as "lastHash" from verify_audit()
  `.execute(tx);
  const [verification] = rows;
  if (verification === undefined) throw new Error('verify_audit() gave no row');
  return verification;
}
