import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { ContactHow, ContactValues, Party, PartyKind, PartyRef } from './model.ts';

/** A version of a contact, as it was saved. */
export interface ContactVersion extends ContactValues {
  readonly contactId: string;
  /** 1 as it was recorded first; the highest stands. */
  readonly number: number;
  readonly whyCorrected: string | null;
  readonly factId: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

const COLUMNS: RawBuilder<unknown> = sql`c.contact_id as "contactId", c.number, c.contacted_on as "contactedOn", c.how,
  c.how_note as "howNote", c.place, c.seen_alone as "seenAlone", c.why_not_alone as "whyNotAlone", c.done, c.analysis,
  c.said, c.said_how as "saidHow", c.told_limits as "toldLimits", c.shared_with as "sharedWith",
  c.child_agreed as "childAgreed", c.why_corrected as "whyCorrected",
  c.fact_id as "factId", c.recorded_at as "recordedAt", s.name as "recordedBy",
  (select json_agg(json_build_object('who', p.who, 'personId', p.person_id, 'staffId', p.staff_id, 'name', p.name,
      'relation', p.relation, 'kind', p.kind) order by p.number)
    from contact_parties p where p.authority_id = c.authority_id and p.version_id = c.id) as rows`;

const FROM: RawBuilder<unknown> = sql`contacts c
  left join staff s on s.authority_id = c.authority_id and s.id = c.recorded_by`;

/** Of each contact the version that stands. */
const STANDS: RawBuilder<unknown> = sql`not exists (select from contacts n
  where n.authority_id = c.authority_id and n.contact_id = c.contact_id and n.number > c.number)`;

interface PartyRow {
  readonly who: PartyRef['who'];
  readonly personId: string | null;
  readonly staffId: string | null;
  readonly name: string;
  readonly relation: string;
  readonly kind: PartyKind;
}

type VersionRow = Omit<ContactVersion, 'parties'> & { readonly rows: readonly PartyRow[] | null };

function toVersion<Row extends VersionRow>({ rows, ...version }: Row): Omit<Row, 'rows'> & ContactVersion {
  return { ...version, parties: (rows ?? []).map(toParty) };
}

function toParty({ who, personId, staffId, name, relation, kind }: PartyRow): Party {
  return { ref: toRef({ who, personId, staffId }), name, relation, kind };
}

function toRef({ who, personId, staffId }: Pick<PartyRow, 'who' | 'personId' | 'staffId'>): PartyRef {
  if (who === 'person' && personId !== null) return { who, personId };
  if (who === 'staff' && staffId !== null) return { who, staffId };
  return { who: who === 'child' ? 'child' : 'named' };
}

/** Which contacts of a child are looked for. */
export interface ContactFilter {
  readonly kind: PartyKind | undefined;
  readonly how: ContactHow | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Part of a name, or of what was done. */
  readonly words: string | undefined;
}

export interface ContactsWanted extends ContactFilter {
  readonly childId: string;
  readonly limit: number;
  readonly offset: number;
}

/** The contacts of a child, the latest first; each as it stands. */
export async function readContacts(
  tx: Tx,
  { authorityId }: Actor,
  { childId, limit, offset, ...filter }: ContactsWanted,
): Promise<(ContactVersion & { readonly total: number })[]> {
  const { rows } = await sql<VersionRow & { readonly total: number }>`
    select ${COLUMNS}, count(*) over ()::int as total from ${FROM}
    where c.authority_id = ${authorityId} and c.child_id = ${childId} and ${STANDS} and ${fits(filter)}
    order by c.contacted_on desc, c.contact_id desc limit ${limit} offset ${offset}`.execute(tx);
  return rows.map(toVersion);
}

/** What the child said is not looked through: it is read on the page of the contact, and on that of what the child says. */
function fits({ kind, how, from, to, words }: ContactFilter): RawBuilder<unknown> {
  const pattern = words === undefined ? null : `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const ofParties = sql`contact_parties p where p.authority_id = c.authority_id and p.version_id = c.id`;
  const conditions = [
    ...(kind === undefined ? [] : [sql`exists (select from ${ofParties} and p.kind = ${kind})`]),
    ...(how === undefined ? [] : [sql`c.how = ${how}`]),
    ...(from === undefined ? [] : [sql`c.contacted_on >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`c.contacted_on <= ${to}::date`]),
    ...(pattern === null
      ? []
      : [
          sql`(c.done ilike ${pattern} or c.analysis ilike ${pattern}
            or exists (select from ${ofParties} and p.name ilike ${pattern}))`,
        ]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

const MOST_VERSIONS = 50;

export interface OneContact {
  readonly childId: string;
  readonly contactId: string;
}

/** Every version of a contact, the one that stands first; empty where there is none, or none within reach. */
export async function readVersions(
  tx: Tx,
  { authorityId }: Actor,
  { childId, contactId }: OneContact,
): Promise<ContactVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${COLUMNS} from ${FROM}
    where c.authority_id = ${authorityId} and c.child_id = ${childId} and c.contact_id = ${contactId}
    order by c.number desc limit ${MOST_VERSIONS}`.execute(tx);
  return rows.map(toVersion);
}

export interface VersionToAdd {
  readonly childId: string;
  readonly contactId: string;
  readonly number: number;
  readonly values: ContactValues;
  readonly whyCorrected: string | null;
  readonly factId: string | null;
}

export async function insertVersion(
  tx: Tx,
  { authorityId }: Actor,
  { childId, contactId, number, values, whyCorrected, factId }: VersionToAdd,
): Promise<void> {
  const of = { authority_id: authorityId, child_id: childId };
  const { id: version_id } = await tx
    .insertInto('contacts')
    .values({
      ...of,
      contact_id: contactId,
      number,
      contacted_on: values.contactedOn,
      how: values.how,
      how_note: values.howNote,
      place: values.place,
      seen_alone: values.seenAlone,
      why_not_alone: values.whyNotAlone,
      done: values.done,
      analysis: values.analysis,
      said: values.said,
      said_how: values.saidHow,
      told_limits: values.toldLimits,
      shared_with: values.sharedWith,
      child_agreed: values.childAgreed,
      why_corrected: whyCorrected,
      fact_id: factId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('contact_parties')
    .values(
      values.parties.map(({ ref, name, relation, kind }, index) => ({
        ...of,
        version_id,
        number: index + 1,
        who: ref.who,
        person_id: ref.who === 'person' ? ref.personId : null,
        staff_id: ref.who === 'staff' ? ref.staffId : null,
        name,
        relation,
        kind,
      })),
    )
    .execute();
}

/** What a child's page says of the contacts. */
export interface ContactSummary {
  readonly total: number;
  readonly lastOn: string | null;
  readonly lastWithChildOn: string | null;
  /** The last day on which the child was seen alone. */
  readonly lastAloneOn: string | null;
  /** Direct contacts with the child after {@link SummaryWanted.since}. */
  readonly withChildSince: number;
}

export interface SummaryWanted {
  readonly childId: string;
  /** The day of the last review; null: none was held, and all count. */
  readonly since: string | null;
}

export async function readSummary(
  tx: Tx,
  { authorityId }: Actor,
  { childId, since }: SummaryWanted,
): Promise<ContactSummary> {
  const { rows } = await sql<ContactSummary>`
    select count(*)::int as total, max(c.contacted_on) as "lastOn",
      max(c.contacted_on) filter (where w.child) as "lastWithChildOn",
      max(c.contacted_on) filter (where w.child and c.seen_alone) as "lastAloneOn",
      count(*) filter (where w.child and (${since}::date is null or c.contacted_on > ${since}::date))::int
        as "withChildSince"
    from contacts c cross join lateral (select exists (select from contact_parties p
      where p.authority_id = c.authority_id and p.version_id = c.id and p.kind = 'child') as child) w
    where c.authority_id = ${authorityId} and c.child_id = ${childId} and ${STANDS}`.execute(tx);
  const [summary] = rows;
  if (summary === undefined) throw new Error('a count gave no row');
  return summary;
}

/** The social workers of a child today. */
export async function readWorkers(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<{ readonly staffId: string; readonly name: string }[]> {
  const { rows } = await sql<{ staffId: string; name: string }>`
    select distinct s.id as "staffId", s.name from child_workers w
    join staff s on s.authority_id = w.authority_id and s.id = w.staff_id
    where w.authority_id = ${authorityId} and w.child_id = ${childId}
      and w.started_on <= ${today}::date and (w.ended_on is null or w.ended_on > ${today}::date)
    order by s.name`.execute(tx);
  return rows;
}
