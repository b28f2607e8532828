import { type RawBuilder, sql } from 'kysely';
import { arrayOf } from '../../../platform/database/bulk.ts';
import type { Tx } from '../../../platform/database/transaction.ts';
import type { DutyBehindFigure, DutyFigure, ReportPeriod, UnknownDuty, WhyUnknown } from '../model.ts';
import { COUNTED_WHERE, judged } from './judged.ts';

/** Which duties: those that a figure counts, of some rules, in a month or in all of the period. */
export interface DutyChoice {
  readonly period: ReportPeriod;
  readonly figure: DutyFigure;
  readonly rules: readonly string[];
  readonly month: string | undefined;
}

export interface UnknownChoice {
  readonly rules: readonly string[];
  readonly because: WhyUnknown | undefined;
}

export interface Part {
  readonly limit: number;
  readonly offset: number;
}

export interface RowCount {
  readonly duties: number;
  readonly children: number;
}

const NAME = sql`coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, '') as name`;

export async function readDuties(tx: Tx, choice: DutyChoice, { limit, offset }: Part): Promise<DutyBehindFigure[]> {
  const { rows } = await sql<DutyBehindFigure>`
    with ${judged(choice.period)}
    select d.id as "obligationId", d.child_id as "childId", c.local_id as "localId", ${NAME}, d.rule,
      d.due_on as "dueOn", d.national_due_on as "nationalDueOn", d.met_on as "metOn", d.status
    from judged d join children c on c.authority_id = d.authority_id and c.id = d.child_id
    where ${isChosen(choice)}
    order by d.due_on, c.local_id, d.rule, d.id limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

export async function countChosenDuties(tx: Tx, choice: DutyChoice): Promise<RowCount> {
  return await countOf(
    tx,
    sql`with ${judged(choice.period)}
      select count(*) as duties, count(distinct d.child_id) as children from judged d where ${isChosen(choice)}`,
  );
}

export async function readUnknownDuties(
  tx: Tx,
  choice: UnknownChoice,
  { limit, offset }: Part,
): Promise<UnknownDuty[]> {
  const { rows } = await sql<UnknownDuty>`
    select u.child_id as "childId", c.local_id as "localId", ${NAME}, u.rule, coalesce(u.because, 'not-told') as because
    from unknown_obligations u join children c on c.authority_id = u.authority_id and c.id = u.child_id
    where ${isChosenUnknown(choice)}
    order by c.local_id, u.rule, u.id limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

export async function countChosenUnknown(tx: Tx, choice: UnknownChoice): Promise<RowCount> {
  return await countOf(
    tx,
    sql`select count(*) as duties, count(distinct u.child_id) as children from unknown_obligations u
      where ${isChosenUnknown(choice)}`,
  );
}

function isChosen({ figure, rules, month }: DutyChoice): RawBuilder<unknown> {
  const inMonth = month === undefined ? sql`true` : sql`month = ${month}`;
  return sql`${COUNTED_WHERE[figure]} and rule = any (${arrayOf(rules, 'text')}) and ${inMonth}`;
}

function isChosenUnknown({ rules, because }: UnknownChoice): RawBuilder<unknown> {
  const forThat = because === undefined ? sql`true` : sql`coalesce(u.because, 'not-told') = ${because}`;
  return sql`u.rule = any (${arrayOf(rules, 'text')}) and ${forThat}`;
}

async function countOf(tx: Tx, query: RawBuilder<unknown>): Promise<RowCount> {
  const { rows } = await (query as RawBuilder<RowCount>).execute(tx);
  return rows[0] ?? { duties: 0, children: 0 };
}
