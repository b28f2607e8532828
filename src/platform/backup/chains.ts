import type pg from 'pg';
import type { AuditChain } from './contents.ts';

/** Checks the audit of every authority, in the transaction that is open. */
export async function verifyChains(client: pg.ClientBase): Promise<AuditChain[]> {
  const { rows: authorities } = await client.query<{ id: string }>(
    'select authority_id as id from app.authority_ids order by authority_id',
  );
  const chains: AuditChain[] = [];
  for (const { id: authorityId } of authorities) {
    await client.query("select set_config('app.authority_id', $1, true)", [authorityId]);
    const { rows } = await client.query<Omit<AuditChain, 'authorityId'>>(`
      select sealed::float8 as sealed, unsealed::float8 as unsealed, broken_at::float8 as "brokenAt",
        encode(last_hash, 'hex') as "lastHash" from app.verify_audit()`);
    const [found] = rows;
    if (found === undefined) throw new Error('verify_audit() gave no row');
    chains.push({ authorityId, ...found });
  }
  await client.query("select set_config('app.authority_id', '', true)");
  return chains;
}

/** Adds one event to the audit of every authority, in the transaction that is open. */
export async function recordForEveryAuthority(
  client: pg.ClientBase,
  action: string,
  details: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select authority_id as id from app.authority_ids');
  for (const { id } of rows) {
    await client.query("select set_config('app.authority_id', $1, true), set_config('app.user_id', '', true)", [id]);
    await client.query('insert into app.audit_events (authority_id, action, details) values ($1, $2, $3)', [
      id,
      action,
      JSON.stringify(details),
    ]);
  }
}
