import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Person } from '../people/person.ts';

/** Somebody around a child, as they are kept. */
export interface PersonRow extends Person {
  readonly personId: string;
  readonly endedOn: string | null;
  readonly version: number;
}

const COLUMNS: RawBuilder<unknown> = sql`p.id as "personId", p.name, p.relationship,
  p.has_parental_responsibility as "hasParentalResponsibility", p.email, p.phone, p.address,
  p.is_address_withheld as "isAddressWithheld", p.preferred_contact as "preferredContact",
  p.first_language as "firstLanguage", p.needs_interpreter as "needsInterpreter", p.contact_rule as "contactRule",
  p.contact_note as "contactNote", p.started_on as "startedOn", p.ended_on as "endedOn", p.version`;

/** Which people of a child to read. */
export interface PeopleWanted {
  readonly childId: string;
  readonly today: string;
  /** Those who are around the child today, or those who were. */
  readonly are: 'now' | 'earlier';
  readonly limit: number;
  readonly offset: number;
}

/** Those with parental responsibility first, then by name. */
export async function readPeople(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today, are, limit, offset }: PeopleWanted,
): Promise<(PersonRow & { readonly total: number })[]> {
  const isNow = sql`(p.ended_on is null or p.ended_on > ${today}::date)`;
  const { rows } = await sql<PersonRow & { total: number }>`
    select ${COLUMNS}, count(*) over ()::int as total from child_people p
    where p.authority_id = ${authorityId} and p.child_id = ${childId} and ${are === 'now' ? isNow : sql`not ${isNow}`}
    order by p.has_parental_responsibility desc nulls last, lower(p.name), p.id
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

interface PersonWanted {
  readonly childId: string;
  readonly personId: string;
}

function personOf({ authorityId }: Actor, { childId, personId }: PersonWanted) {
  return sql<PersonRow>`
    select ${COLUMNS} from child_people p
    where p.authority_id = ${authorityId} and p.child_id = ${childId} and p.id = ${personId}`;
}

export async function readPerson(tx: Tx, actor: Actor, wanted: PersonWanted): Promise<PersonRow | undefined> {
  const { rows } = await personOf(actor, wanted).execute(tx);
  return rows[0];
}

/** Holds somebody's row until the transaction ends. */
export async function lockPerson(tx: Tx, actor: Actor, wanted: PersonWanted): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`${personOf(actor, wanted)} for update`.execute(tx);
  return rows[0];
}

export async function insertPerson(
  tx: Tx,
  { authorityId }: Actor,
  { childId, person }: { readonly childId: string; readonly person: Person },
): Promise<string> {
  const { id } = await tx
    .insertInto('child_people')
    .values({ authority_id: authorityId, child_id: childId, ...toColumns(person) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updatePerson(
  tx: Tx,
  { authorityId }: Actor,
  { personId, person }: { readonly personId: string; readonly person: Person },
): Promise<void> {
  await tx
    .updateTable('child_people')
    .set(toColumns(person))
    .where('authority_id', '=', authorityId)
    .where('id', '=', personId)
    .execute();
}

export async function updatePersonEnd(
  tx: Tx,
  { authorityId }: Actor,
  { personId, endedOn }: { readonly personId: string; readonly endedOn: string },
): Promise<void> {
  await tx
    .updateTable('child_people')
    .set({ ended_on: endedOn })
    .where('authority_id', '=', authorityId)
    .where('id', '=', personId)
    .execute();
}

function toColumns(person: Person) {
  return {
    name: person.name,
    relationship: person.relationship,
    has_parental_responsibility: person.hasParentalResponsibility,
    email: person.email,
    phone: person.phone,
    address: person.address,
    is_address_withheld: person.isAddressWithheld,
    preferred_contact: person.preferredContact,
    first_language: person.firstLanguage,
    needs_interpreter: person.needsInterpreter,
    contact_rule: person.contactRule,
    contact_note: person.contactNote,
    started_on: person.startedOn,
  };
}
