import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../../children/name-of-child.ts';

/** A review that stands in the calendar: held on a day, arranged for it, or due by it with no day arranged. */
export interface CalendarEntry extends ChildName {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly kind: 'held' | 'arranged' | 'due';
  readonly childId: string;
  /** The review that was held or is arranged; null where none is. */
  readonly reviewId: string | null;
  /** The rule by which it is due; null for what was held or is arranged. */
  readonly rule: string | null;
  readonly obligationId: string | null;
  /** "14:30", where that is agreed. */
  readonly starts: string | null;
  /** Of what was held, the child's IRO on that day; else today's. */
  readonly iro: string | null;
  /** How many stand on this day in all. */
  readonly ofDay: number;
  /** How many of each kind stand on all the days that were asked for. */
  readonly heldInAll: number;
  readonly arrangedInAll: number;
  readonly dueInAll: number;
}

/** Which reviews, of which days. */
export interface CalendarWanted {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** One IRO's; undefined: everybody's. */
  readonly iroId: string | undefined;
  /** Those of the IROs of one team: for what was held, of that day, where it is known in which team the IRO was then. */
  readonly teamId: string | undefined;
  /** At most so many of a day are read. */
  readonly limitOfDay: number;
}

/** Reviews held, reviews arranged, and reviews due that nobody has arranged, of children within reach, day by day. */
export async function readCalendar(
  tx: Tx,
  { authorityId }: Actor,
  { from, to, today, iroId, teamId, limitOfDay }: CalendarWanted,
): Promise<CalendarEntry[]> {
  const { rows } = await sql<CalendarEntry>`
    with wanted as (
      select r.child_id, r.arranged_on as day, 'arranged' as kind, r.id as review_id, null::text as rule,
        null::uuid as obligation_id
      from reviews r
      where r.authority_id = ${authorityId} and r.recording_on is null and r.arranged_on between ${from}::date and ${to}::date
      union all
      select r.child_id, r.recording_on, 'held', r.id, null, null from reviews r
      where r.authority_id = ${authorityId} and r.recording_on between ${from}::date and ${to}::date
      union all
      select o.child_id, o.due_on, 'due', null, o.rule, o.id from obligations o
      where o.authority_id = ${authorityId} and o.met_on is null and o.not_owed_because is null
        and o.due_on between ${from}::date and ${to}::date and o.rule like 'review.%' and o.rule <> 'review.complete'
        and not exists (select from reviews r where r.authority_id = o.authority_id and r.child_id = o.child_id
          and r.recording_on is null and r.arranged_on is not null)
        -- One review may be owed by several rules, such as where the IRO directs it: it stands on the first of their days.
        and not exists (select from obligations e where e.authority_id = o.authority_id and e.child_id = o.child_id
          and e.met_on is null and e.not_owed_because is null and e.rule like 'review.%' and e.rule <> 'review.complete'
          and (e.due_on, e.id) < (o.due_on, o.id))
    ), named as (
      select w.*, c.local_id, c.known_as, c.given_name, c.family_name, iro.name as iro,
        (select a.starts from review_arrangements a where a.authority_id = ${authorityId} and a.review_id = w.review_id
          order by a.number desc limit 1) as starts
      from wanted w
      join children c on c.authority_id = ${authorityId} and c.id = w.child_id
      left join lateral (select s.id, s.name from appointments a
        join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
        where a.authority_id = ${authorityId} and a.child_id = w.child_id
          and a.during @> case when w.kind = 'held' then w.day else ${today}::date end limit 1) iro on true
      where (${iroId ?? null}::uuid is null or iro.id = ${iroId ?? null}::uuid)
        and (${teamId ?? null}::uuid is null or exists (select from team_memberships m
          where m.authority_id = ${authorityId} and m.team_id = ${teamId ?? null}::uuid and m.staff_id = iro.id
            and m.during @> case when w.kind = 'held' and exists (select from team_memberships t
              where t.authority_id = ${authorityId} and t.staff_id = iro.id and t.during @> w.day)
              then w.day else ${today}::date end))
    ), ranked as (
      select *, count(*) over (partition by day)::int as of_day,
        count(*) filter (where kind = 'held') over ()::int as held,
        count(*) filter (where kind = 'arranged') over ()::int as arranged,
        count(*) filter (where kind = 'due') over ()::int as due, row_number() over (
        partition by day order by kind, starts nulls last, coalesce(known_as, given_name, local_id), child_id) as place
      from named
    )
    select day, kind, child_id as "childId", review_id as "reviewId", rule, obligation_id as "obligationId", starts,
      iro, local_id as "localId", known_as as "knownAs", given_name as "givenName", family_name as "familyName",
      of_day as "ofDay", held as "heldInAll", arranged as "arrangedInAll", due as "dueInAll"
    from ranked where place <= ${limitOfDay} order by day, place`.execute(tx);
  return rows;
}

/** A meeting of a review to come, as somebody's own calendar is to know it: without the child's name and without the place. */
export interface OwnMeeting {
  readonly reviewId: string;
  readonly childId: string;
  readonly localId: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** "14:30", where that is agreed. */
  readonly starts: string | null;
  readonly minutes: number | null;
  readonly version: number;
  /** When it was read, an ISO moment. */
  readonly readAt: string;
}

/** The reviews arranged from today on of the person's own children, the nearest first. */
export async function readOwnMeetings(
  tx: Tx,
  { authorityId }: Actor,
  { today, limit }: { readonly today: string; readonly limit: number },
): Promise<OwnMeeting[]> {
  const { rows } = await sql<OwnMeeting>`
    select r.id as "reviewId", r.child_id as "childId", c.local_id as "localId", r.arranged_on as "on", m.starts,
      m.length_minutes as minutes, r.version, now() as "readAt"
    from reviews r
    join children c on c.authority_id = r.authority_id and c.id = r.child_id
    left join lateral (select a.starts, a.length_minutes from review_arrangements a
      where a.authority_id = r.authority_id and a.review_id = r.id order by a.number desc limit 1) m on true
    where r.authority_id = ${authorityId} and r.recording_on is null and r.arranged_on >= ${today}::date
      and r.child_id in (select own_child_ids())
    order by r.arranged_on, m.starts nulls last, r.id limit ${limit}`.execute(tx);
  return rows;
}

/** An IRO or a team to choose. */
export interface CalendarChoice {
  readonly id: string;
  readonly name: string;
}

/** Those who review a child today. */
export async function readReviewingStaff(tx: Tx, { authorityId }: Actor, today: string): Promise<CalendarChoice[]> {
  const { rows } = await sql<CalendarChoice>`
    select s.id, s.name from staff s
    where s.authority_id = ${authorityId} and exists (select from appointments a where a.authority_id = s.authority_id
      and a.staff_id = s.id and a.started_on <= ${today}::date and (a.ended_on is null or a.ended_on > ${today}::date))
    order by lower(s.name), s.id limit ${MOST_CHOICES}`.execute(tx);
  return rows;
}

const MOST_CHOICES = 500;
