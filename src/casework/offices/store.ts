import { sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { KeptOffice, Office } from './model.ts';

const MOST_READ = 2000;

const COLUMNS = sql`id, kind, title, holder, sits_in as "sitsIn", email, phone, address, note, started_on as "startedOn",
  ended_on as "endedOn", confirmed_on as "confirmedOn", version`;

/** Every office, those of now first, then by what it is called and who holds it. */
export async function readOffices(tx: Tx, { authorityId }: Actor): Promise<KeptOffice[]> {
  const { rows } = await sql<KeptOffice>`
    select ${COLUMNS} from offices where authority_id = ${authorityId}
    order by ended_on desc nulls first, lower(coalesce(title, '')), lower(coalesce(holder, '')), id limit ${MOST_READ}
  `.execute(tx);
  return rows;
}

/** One office, held until the transaction ends where it is to be changed. */
export async function readOffice(
  tx: Tx,
  { authorityId }: Actor,
  { officeId, forUpdate = false }: { readonly officeId: string; readonly forUpdate?: boolean },
): Promise<KeptOffice | undefined> {
  const { rows } = await sql<KeptOffice>`
    select ${COLUMNS} from offices where authority_id = ${authorityId} and id = ${officeId}
    ${forUpdate ? sql`for update` : sql``}
  `.execute(tx);
  return rows[0];
}

/** Of the kinds that would do, in their order, the first office of a day that has an email address. */
export async function readOfficeWithEmail(
  tx: Tx,
  { authorityId }: Actor,
  { kinds, today }: { readonly kinds: readonly string[]; readonly today: string },
): Promise<Pick<KeptOffice, 'kind' | 'title' | 'email'> | undefined> {
  const { rows } = await sql<Pick<KeptOffice, 'kind' | 'title' | 'email'>>`
    select kind, title, email from offices
    where authority_id = ${authorityId} and kind = any (${[...kinds]}::text[]) and email is not null
      and started_on <= ${today}::date and (ended_on is null or ended_on > ${today}::date)
    order by array_position(${[...kinds]}::text[], kind), started_on desc, id limit 1`.execute(tx);
  return rows[0];
}

export async function insertOffice(tx: Tx, { authorityId }: Actor, office: Office): Promise<string> {
  const { id } = await tx
    .insertInto('offices')
    .values({ authority_id: authorityId, ...toRow(office) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateOffice(
  tx: Tx,
  { authorityId }: Actor,
  { officeId, office }: { readonly officeId: string; readonly office: Office },
): Promise<void> {
  await tx
    .updateTable('offices')
    .set(toRow(office))
    .where('authority_id', '=', authorityId)
    .where('id', '=', officeId)
    .execute();
}

function toRow({ kind, title, holder, sitsIn, email, phone, address, note, startedOn, endedOn, confirmedOn }: Office) {
  const told = { kind, title, holder, sits_in: sitsIn, email, phone, address, note };
  return { ...told, started_on: startedOn, ended_on: endedOn, confirmed_on: confirmedOn };
}
