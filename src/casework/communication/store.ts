import { sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { CommunicationMethod } from '../children/details/needs.ts';
import type { AdviceValues, SupportValues } from './model.ts';

interface Recorded {
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

export type RecordedSupport = SupportValues & Recorded;
export type RecordedAdvice = AdviceValues & Recorded;

const MOST_ROWS = 50;

/** How the support of a child was settled, the latest first: the first one stands. */
export async function readSupport(tx: Tx, { authorityId }: Actor, childId: string): Promise<RecordedSupport[]> {
  const { rows } = await sql<RecordedSupport>`
    select c.decided_on as "decidedOn", c.kind, c.who, c.skill, c.since_on as "sinceOn", c.child_said as "childSaid",
      c.recorded_at as "recordedAt", s.name as "recordedBy"
    from communication_support c left join staff s on s.authority_id = c.authority_id and s.id = c.recorded_by
    where c.authority_id = ${authorityId} and c.child_id = ${childId}
    order by c.id desc limit ${MOST_ROWS}`.execute(tx);
  return rows;
}

export async function insertSupport(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { childId: child_id, values }: { readonly childId: string; readonly values: SupportValues },
): Promise<void> {
  const { decidedOn, kind, who, skill, sinceOn, childSaid } = values;
  await tx
    .insertInto('communication_support')
    .values({
      authority_id,
      child_id,
      decided_on: decidedOn,
      kind,
      who,
      skill,
      since_on: sinceOn,
      child_said: childSaid,
    })
    .execute();
}

/** Whom somebody asked how communication with a child can work, the latest first. */
export async function readAdvice(tx: Tx, { authorityId }: Actor, childId: string): Promise<RecordedAdvice[]> {
  const { rows } = await sql<RecordedAdvice>`
    select c.asked_on as "askedOn", c.whom, c.relation, c.said, c.recorded_at as "recordedAt", s.name as "recordedBy"
    from communication_advice c left join staff s on s.authority_id = c.authority_id and s.id = c.recorded_by
    where c.authority_id = ${authorityId} and c.child_id = ${childId}
    order by c.asked_on desc, c.id desc limit ${MOST_ROWS}`.execute(tx);
  return rows;
}

export async function insertAdvice(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { childId: child_id, values }: { readonly childId: string; readonly values: AdviceValues },
): Promise<void> {
  const { askedOn, whom, relation, said } = values;
  await tx
    .insertInto('communication_advice')
    .values({ authority_id, child_id, asked_on: askedOn, whom, relation, said })
    .execute();
}

/** Somebody who knows a way to communicate, and whom IROs can call on. */
export interface Practitioner {
  readonly id: string;
  readonly method: CommunicationMethod;
  readonly name: string;
  readonly work: string;
  readonly reachedBy: string;
  readonly note: string | null;
  /** The colleague who keeps the link. */
  readonly keptBy: string | null;
  readonly checkedOn: string;
}

/** More than anybody looks through; one way has a handful. */
const MOST_PRACTITIONERS = 200;

/** Those who can be called on, by the way that they know; only of some ways, where these are told. */
export async function readPractitioners(
  tx: Tx,
  { authorityId }: Actor,
  methods: readonly CommunicationMethod[] | undefined,
): Promise<Practitioner[]> {
  const { rows } = await sql<Practitioner>`
    select p.id, p.method, p.name, p.work, p.reached_by as "reachedBy", p.note, s.name as "keptBy",
      p.checked_on as "checkedOn"
    from practitioners p left join staff s on s.authority_id = p.authority_id and s.id = p.kept_by
    where p.authority_id = ${authorityId} and p.removed_on is null
      and (${methods === undefined}::boolean or p.method = any (${[...(methods ?? [])]}::text[]))
    order by p.method, p.name, p.id limit ${MOST_PRACTITIONERS}`.execute(tx);
  return rows;
}

export async function insertPractitioner(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { method, name, work, reachedBy, note, checkedOn }: Omit<Practitioner, 'id' | 'keptBy'>,
): Promise<string> {
  const { id } = await tx
    .insertInto('practitioners')
    .values({ authority_id, method, name, work, reached_by: reachedBy, note, checked_on: checkedOn })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes that a link still holds, or takes it out; false where there is none any more. */
export async function updatePractitioner(
  tx: Tx,
  { authorityId }: Actor,
  { id, ...change }: { readonly id: string } & ({ readonly checkedOn: string } | { readonly removedOn: string }),
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('practitioners')
    .set('checkedOn' in change ? { checked_on: change.checkedOn } : { removed_on: change.removedOn })
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .where('removed_on', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
