import { sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type OwnOverride, type Procedure, readOwnProcedure } from '../../rules/index.ts';

/** What an authority follows: a procedure that ships, and what it sets upon it in the order in which it was decided. */
export interface ChosenProcedure {
  readonly base: string;
  readonly overrides: readonly OwnOverride[];
}

/** With the first day of which all that happens is recorded there; null while only returns are read. */
export interface ChosenFigures extends ChosenProcedure {
  readonly recordingFrom: string | null;
  /** Of the rules by which the children were last worked out all through; null: the authority is new. */
  readonly rulesFingerprint: string | null;
}

/** Compiled once, and asked for with every child that is worked out. */
const READY = new Map<string, Procedure>();
const MOST_READY = 500;

/**
 * The procedure of an authority, ready to be applied. An override that the law no longer allows, because a limit of
 * statute has become another since it was approved, decides nothing: the law holds until the authority sets a new one.
 */
export function procedureOf({ base, overrides }: ChosenProcedure): Procedure {
  const key = `${base} ${JSON.stringify(overrides)}`;
  const known = READY.get(key);
  if (known !== undefined) return known;
  if (READY.size >= MOST_READY) READY.clear();
  const procedure = readLawful(base, overrides);
  READY.set(key, procedure);
  return procedure;
}

function readLawful(base: string, overrides: readonly OwnOverride[]): Procedure {
  const read = readOwnProcedure(base, overrides);
  if ('procedure' in read) return read.procedure;
  const faulty = new Set(read.faults.map(({ index }) => index));
  return readLawful(
    base,
    overrides.filter((_, index) => !faulty.has(index)),
  );
}

/** An override as it was decided. */
export interface KeptOverride extends OwnOverride {
  readonly id: string;
  readonly changeId: string;
  readonly strictness: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  /** A moment. */
  readonly approvedAt: string;
}

const OVERRIDE = sql`jsonb_build_object('rule', o.rule, 'figures', o.figures, 'inForceFrom', o.in_force_on,
  'document', o.document, 'paragraph', o.paragraph, 'reason', o.reason)`;

/** What an authority follows; without what one change set, to see what held before it. */
export async function findChosenProcedure(
  tx: Tx,
  { authorityId }: Actor,
  { without = null }: { readonly without?: string | null } = {},
): Promise<ChosenFigures> {
  const { rows } = await sql<ChosenFigures>`
    select a.procedure as base, coalesce((select jsonb_agg(${OVERRIDE} order by o.id) from procedure_overrides o
        where o.authority_id = a.authority_id and (${without}::uuid is null or o.change_id <> ${without}::uuid)), '[]')
      as overrides, a.recording_from_on as "recordingFrom", r.fingerprint as "rulesFingerprint"
    from authorities a left join rules_in_use r on r.authority_id = a.authority_id
    where a.authority_id = ${authorityId}
  `.execute(tx);
  const [chosen] = rows;
  if (chosen === undefined) throw new Error('the authority is not there');
  return chosen;
}

/** Every override with who proposed and who approved it, in the order in which they were decided. */
export async function listKeptOverrides(tx: Tx, { authorityId }: Actor): Promise<KeptOverride[]> {
  const { rows } = await sql<KeptOverride>`
    select o.id, o.change_id as "changeId", o.rule, o.figures, o.in_force_on as "inForceFrom", o.document, o.paragraph,
      o.reason, o.strictness, p.name as "proposedBy", q.name as "approvedBy", o.approved_at as "approvedAt"
    from procedure_overrides o
      join staff p on p.authority_id = o.authority_id and p.id = o.proposed_by
      join staff q on q.authority_id = o.authority_id and q.id = o.approved_by
    where o.authority_id = ${authorityId} order by o.id
  `.execute(tx);
  return rows;
}
