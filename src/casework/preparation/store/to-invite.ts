import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../../children/name-of-child.ts';
import type { ChildAsked } from '../invitations/list-agreement.ts';
import type { InviteFilter } from '../model.ts';

/** A review that is arranged, with how far its invitations are. */
export interface ReviewToInvite extends ChildName {
  readonly reviewId: string;
  readonly childId: string;
  readonly arrangedOn: string;
  readonly starts: string | null;
  readonly iro: string | null;
  /** By when invitations are due; null where no rule asks for them. */
  readonly dueOn: string | null;
  readonly sentOn: string | null;
  /** Who is invited, or asked to write. */
  readonly people: number;
  /** Of those, who was told of this arrangement. */
  readonly told: number;
  /** Of those, who was told of an earlier one. */
  readonly outdated: number;
  /** When the IRO and the social worker agreed who comes, and whether it was gone through with the child. */
  readonly iroAgreedOn: string | null;
  readonly socialWorkerAgreedOn: string | null;
  readonly childAsked: ChildAsked | null;
  /** Who was added since. */
  readonly added: number;
  readonly total: number;
}

export interface ToInviteWanted {
  readonly filter: InviteFilter;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

/** The IRO and the social worker agreed, the child was asked where that can be, and nobody was added since. */
const IS_AGREED: RawBuilder<unknown> = sql`l.iro_on is not null and l.social_worker_on is not null
  and l.child_asked <> 'not-yet' and i.added = 0`;

/** Reviews that are still to come, by the day on which their invitations are due. */
export async function readReviewsToInvite(
  tx: Tx,
  { authorityId }: Actor,
  { filter, today, limit, offset }: ToInviteWanted,
): Promise<ReviewToInvite[]> {
  const wanted: Record<InviteFilter, RawBuilder<unknown>> = {
    open: sql`(o.met_on is null or i.told < i.people)`,
    late: sql`o.met_on is null and o.due_on < ${today}::date`,
    'not-agreed': sql`not (${IS_AGREED})`,
    changed: sql`i.outdated > 0`,
    done: sql`o.met_on is not null and i.told = i.people`,
    all: sql`true`,
  };
  const { rows } = await sql<ReviewToInvite>`
    select r.id as "reviewId", r.child_id as "childId", r.arranged_on as "arrangedOn", a.starts, iro.name as iro,
      o.due_on as "dueOn", o.met_on as "sentOn", i.people, i.told, i.outdated,
      l.iro_on as "iroAgreedOn", l.social_worker_on as "socialWorkerAgreedOn", l.child_asked as "childAsked",
      case when l.number is null then 0 else i.added end as added,
      c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName", c.family_name as "familyName",
      count(*) over ()::int as total
    from reviews r
    join children c on c.authority_id = r.authority_id and c.id = r.child_id
    left join lateral (select a.starts, a.number from review_arrangements a
      where a.authority_id = r.authority_id and a.review_id = r.id order by a.number desc limit 1) a on true
    left join lateral (select o.due_on, o.met_on from obligations o
      where o.authority_id = r.authority_id and o.child_id = r.child_id and o.rule = 'preparation.invitations'
        and o.about = r.key limit 1) o on true
    left join lateral (select l.number, l.iro_on, l.social_worker_on, l.child_asked, l.people from invitation_lists l
      where l.authority_id = r.authority_id and l.review_id = r.id order by l.number desc limit 1) l on true
    left join lateral (select count(*)::int as people,
        count(*) filter (where i.told_arrangement = a.number)::int as told,
        count(*) filter (where i.told_arrangement < a.number)::int as outdated,
        count(*) filter (where i.id <> all (l.people))::int as added
      from invitations i where i.authority_id = r.authority_id and i.review_id = r.id
        and i.decision <> 'not-invited') i on true
    left join lateral (select s.name from appointments p
      join staff s on s.authority_id = p.authority_id and s.id = p.staff_id
      where p.authority_id = r.authority_id and p.child_id = r.child_id and p.ended_on is null limit 1) iro on true
    where r.authority_id = ${authorityId} and r.recording_on is null and r.arranged_on >= ${today}::date
      and ${wanted[filter]}
    order by o.due_on nulls last, r.arranged_on, r.id
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}
