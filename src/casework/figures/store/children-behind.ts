import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/database/transaction.ts';
import type { ChildOfCaseload, ReviewBehindFigure } from '../model.ts';
import type { Part, RowCount } from './rows.ts';

const NAME = sql`coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, '') as name`;

/** Whose looked-after children, on which day: one person's, everybody's who has an IRO, or those of nobody. */
export interface CaseloadChoice {
  readonly on: string;
  readonly whose: { readonly staffId: string } | 'everybody' | 'nobody';
}

export async function readChildrenOf(
  tx: Tx,
  choice: CaseloadChoice,
  { limit, offset }: Part,
): Promise<ChildOfCaseload[]> {
  const { rows } = await sql<ChildOfCaseload>`
    select c.id as "childId", c.local_id as "localId", ${NAME}, s.name as iro, p.started_on as since
    from ${lookedAfterOf(choice)}
    order by c.local_id, c.id limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

export async function countChildrenOf(tx: Tx, choice: CaseloadChoice): Promise<RowCount> {
  return await countOf(tx, sql`select count(*) as duties, count(*) as children from ${lookedAfterOf(choice)}`);
}

function lookedAfterOf({ on, whose }: CaseloadChoice): RawBuilder<unknown> {
  const condition =
    whose === 'everybody'
      ? sql`a.staff_id is not null`
      : whose === 'nobody'
        ? sql`a.staff_id is null`
        : sql`a.staff_id = ${whose.staffId}`;
  return sql`periods_of_care p
    join children c on c.authority_id = p.authority_id and c.id = p.child_id
    left join appointments a on a.authority_id = p.authority_id and a.child_id = p.child_id and a.during @> ${on}::date
    left join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
    where p.during @> ${on}::date and ${condition}`;
}

/** Reviews held from one day to another, with children of an age, of some codes; null among the codes: nobody said. */
export interface ReviewChoice {
  readonly from: string;
  readonly until: string;
  /** Undefined: of every age. */
  readonly age: 'under-four' | 'four-and-over' | 'unknown' | undefined;
  /** Undefined: however the child took part. */
  readonly codes: readonly (string | null)[] | undefined;
}

export async function readReviews(
  tx: Tx,
  choice: ReviewChoice,
  { limit, offset }: Part,
): Promise<ReviewBehindFigure[]> {
  const { rows } = await sql<ReviewBehindFigure>`
    select c.id as "childId", c.local_id as "localId", ${NAME}, r.recording_on as "heldOn", r.participation
    from ${reviewsOf(choice)} order by r.recording_on, c.local_id, r.id limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

export async function countReviewsOf(tx: Tx, choice: ReviewChoice): Promise<RowCount> {
  return await countOf(tx, sql`select count(*) as duties, count(distinct c.id) as children from ${reviewsOf(choice)}`);
}

function reviewsOf({ from, until, age, codes }: ReviewChoice): RawBuilder<unknown> {
  const known = codes?.filter((code) => code !== null);
  const ofCodes =
    known === undefined
      ? sql`true`
      : sql`(r.participation in (${sql.join(known.length === 0 ? [''] : known)})${
          codes?.includes(null) === true ? sql` or r.participation is null` : sql``
        })`;
  return sql`reviews r join children c on c.authority_id = r.authority_id and c.id = r.child_id
    where r.recording_on between ${from} and ${until} and ${ofAge(age)} and ${ofCodes}`;
}

function ofAge(age: ReviewChoice['age']): RawBuilder<unknown> {
  switch (age) {
    case undefined:
      return sql`true`;
    case 'unknown':
      return sql`c.born_on is null`;
    case 'under-four':
      return sql`r.recording_on < c.born_on + interval '4 years'`;
    case 'four-and-over':
      return sql`r.recording_on >= c.born_on + interval '4 years'`;
  }
}

async function countOf(tx: Tx, query: RawBuilder<unknown>): Promise<RowCount> {
  const { rows } = await (query as RawBuilder<RowCount>).execute(tx);
  return rows[0] ?? { duties: 0, children: 0 };
}
