import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/audit.ts';
import { listAuthorityIds } from '../../platform/database/authority-ids.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { endUpload } from './store/uploads.ts';

const UPLOADS_AT_ONCE = 100;

/** Throws away what nobody decided about within a week: the files of a return are not kept for nothing. */
export async function clearUploads(database: Database): Promise<void> {
  for (const authorityId of await listAuthorityIds(database)) {
    const actor = { authorityId, userId: null };
    const clear = async (tx: Tx): Promise<number> => {
      const ids = await listOutdated(tx, authorityId);
      const refusal = 'Nobody decided about it for a week, so the files were thrown away.';
      for (const id of ids) await endUpload(tx, actor, { id, status: 'discarded', refusal });
      if (ids.length > 0) await recordAudit(tx, actor, { action: 'import.cleared', details: { uploads: ids.length } });
      return ids.length;
    };
    while ((await database.withTransaction(actor, clear)) === UPLOADS_AT_ONCE);
  }
}

async function listOutdated(tx: Tx, authorityId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from uploads u
    where authority_id = ${authorityId} and uploaded_at < now() - interval '7 days' and exists (
      select from upload_files f where f.authority_id = u.authority_id and f.upload_id = u.id)
    order by id limit ${UPLOADS_AT_ONCE} for update skip locked
  `.execute(tx);
  return rows.map(({ id }) => id);
}
