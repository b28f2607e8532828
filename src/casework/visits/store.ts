import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Seen, VisitorRef, VisitValues } from './model.ts';

/** A version of a visit, as it was saved. */
export interface VisitVersion extends VisitValues {
  readonly visitId: string;
  /** 1 as it was recorded first; the highest stands. */
  readonly number: number;
  readonly whyCorrected: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

interface VersionRow extends Omit<VisitVersion, 'visitor'> {
  readonly visitorStaffId: string | null;
  readonly visitorPersonId: string | null;
  readonly visitorName: string;
  readonly visitorRole: string;
}

const COLUMNS: RawBuilder<unknown> = sql`v.visit_id as "visitId", v.number, v.visited_on as "visitedOn",
  v.visitor_staff_id as "visitorStaffId", v.visitor_person_id as "visitorPersonId", v.visitor as "visitorName",
  v.visitor_role as "visitorRole", v.occasion, v.is_announced as "isAnnounced", v.at_placement as "atPlacement", v.place,
  v.seen, v.why_not_alone as "whyNotAlone", v.sleeping_accommodation_seen as "sleepingAccommodationSeen", v.found,
  v.said, v.said_how as "saidHow", v.to_do as "toDo", v.why_corrected as "whyCorrected",
  v.recorded_at as "recordedAt", s.name as "recordedBy"`;

const FROM: RawBuilder<unknown> = sql`visits v
  left join staff s on s.authority_id = v.authority_id and s.id = v.recorded_by`;

/** Of each visit the version that stands. */
const STANDS: RawBuilder<unknown> = sql`not exists (select from visits n
  where n.authority_id = v.authority_id and n.visit_id = v.visit_id and n.number > v.number)`;

function toVersion<Row extends VersionRow>({
  visitorStaffId,
  visitorPersonId,
  visitorName,
  visitorRole,
  ...version
}: Row) {
  return { ...version, visitor: { ref: toRef(visitorStaffId, visitorPersonId), name: visitorName, role: visitorRole } };
}

function toRef(staffId: string | null, personId: string | null): VisitorRef {
  if (staffId !== null) return { who: 'staff', staffId };
  return personId === null ? { who: 'named' } : { who: 'person', personId };
}

export interface VisitsWanted {
  readonly childId: string;
  readonly limit: number;
  readonly offset: number;
}

/** A visit as it stands, with when the child was seen the time before. */
export interface VisitInList extends VisitVersion {
  /** The day of the visit before at which the child was seen; null: none is recorded. */
  readonly seenBeforeOn: string | null;
  readonly total: number;
}

/** The visits to a child, the latest first; each as it stands. */
export async function readVisits(
  tx: Tx,
  { authorityId }: Actor,
  { childId, limit, offset }: VisitsWanted,
): Promise<VisitInList[]> {
  const { rows } = await sql<VersionRow & Pick<VisitInList, 'seenBeforeOn' | 'total'>>`
    select ${COLUMNS}, count(*) over ()::int as total,
      max(v.visited_on) filter (where v.seen <> 'not-seen') over (order by v.visited_on, v.visit_id
        rows between unbounded preceding and 1 preceding) as "seenBeforeOn"
    from ${FROM}
    where v.authority_id = ${authorityId} and v.child_id = ${childId} and ${STANDS}
    order by v.visited_on desc, v.visit_id desc limit ${limit} offset ${offset}`.execute(tx);
  return rows.map(toVersion);
}

const MOST_VERSIONS = 50;

export interface OneVisit {
  readonly childId: string;
  readonly visitId: string;
}

/** Every version of a visit, the one that stands first; empty where there is none, or none within reach. */
export async function readVersions(
  tx: Tx,
  { authorityId }: Actor,
  { childId, visitId }: OneVisit,
): Promise<VisitVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${COLUMNS} from ${FROM}
    where v.authority_id = ${authorityId} and v.child_id = ${childId} and v.visit_id = ${visitId}
    order by v.number desc limit ${MOST_VERSIONS}`.execute(tx);
  return rows.map(toVersion);
}

export interface VersionToAdd {
  readonly childId: string;
  readonly visitId: string;
  readonly number: number;
  readonly values: VisitValues;
  readonly whyCorrected: string | null;
}

export async function insertVersion(
  tx: Tx,
  { authorityId }: Actor,
  { childId, visitId, number, values, whyCorrected }: VersionToAdd,
): Promise<void> {
  const { ref, name, role } = values.visitor;
  await tx
    .insertInto('visits')
    .values({
      authority_id: authorityId,
      child_id: childId,
      visit_id: visitId,
      number,
      visited_on: values.visitedOn,
      visitor_staff_id: ref.who === 'staff' ? ref.staffId : null,
      visitor_person_id: ref.who === 'person' ? ref.personId : null,
      visitor: name,
      visitor_role: role,
      occasion: values.occasion,
      is_announced: values.isAnnounced,
      at_placement: values.atPlacement,
      place: values.place,
      seen: values.seen,
      why_not_alone: values.whyNotAlone,
      sleeping_accommodation_seen: values.sleepingAccommodationSeen,
      found: values.found,
      said: values.said,
      said_how: values.saidHow,
      to_do: values.toDo,
      why_corrected: whyCorrected,
    })
    .execute();
}

/** A visit at which the child was not seen alone, and why. */
export interface NotAlone {
  readonly on: string;
  readonly seen: Seen;
  readonly whyNotAlone: string;
}

/** What the visits to a child come to. */
export interface VisitSummary {
  readonly total: number;
  readonly lastOn: string | null;
  readonly lastSeenOn: string | null;
  readonly lastAloneOn: string | null;
  /** The last day on which somebody saw where the child sleeps, in the placement of today. */
  readonly sleepingAccommodationSeenOn: string | null;
  /** Visits after {@link SummaryWanted.since}. */
  readonly totalSince: number;
  /** Of those, the ones at which the child was not seen alone: the latest first, and only so many. */
  readonly notAloneSince: readonly NotAlone[];
}

export interface SummaryWanted {
  readonly childId: string;
  /** The day of the last review; null: none was held, and all count. */
  readonly since: string | null;
  /** The first day of the placement of today; null: it is not recorded, and any home counts. */
  readonly placedFrom: string | null;
}

const MOST_NOT_ALONE = 20;

export async function readSummary(
  tx: Tx,
  { authorityId }: Actor,
  { childId, since, placedFrom }: SummaryWanted,
): Promise<VisitSummary> {
  const isSince = sql`(${since}::date is null or v.visited_on > ${since}::date)`;
  const { rows } = await sql<VisitSummary>`
    with standing as materialized (
      select v.visit_id, v.visited_on, v.seen, v.why_not_alone, v.sleeping_accommodation_seen from visits v
      where v.authority_id = ${authorityId} and v.child_id = ${childId} and ${STANDS}
    )
    select count(*)::int as total, max(v.visited_on) as "lastOn",
      max(v.visited_on) filter (where v.seen <> 'not-seen') as "lastSeenOn",
      max(v.visited_on) filter (where v.seen = 'alone') as "lastAloneOn",
      max(v.visited_on) filter (where v.sleeping_accommodation_seen
        and (${placedFrom}::date is null or v.visited_on >= ${placedFrom}::date)) as "sleepingAccommodationSeenOn",
      count(*) filter (where ${isSince})::int as "totalSince",
      coalesce((select json_agg(json_build_object('on', n.visited_on, 'seen', n.seen, 'whyNotAlone', n.why_not_alone)
          order by n.visited_on desc, n.visit_id desc)
        from (select v.* from standing v where v.seen <> 'alone' and ${isSince}
          order by v.visited_on desc, v.visit_id desc limit ${MOST_NOT_ALONE}) n), '[]') as "notAloneSince"
    from standing v`.execute(tx);
  const [summary] = rows;
  if (summary === undefined) throw new Error('a count gave no row');
  return summary;
}

/** Somebody of the staff who visits a child today. */
export interface VisitingStaff {
  readonly staffId: string;
  readonly name: string;
  readonly isWorker: boolean;
}

/** The social worker of a child today, and whoever else visits for the authority. */
export async function readVisitingStaff(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<VisitingStaff[]> {
  const isNow = sql`r.authority_id = ${authorityId} and r.child_id = ${childId}
    and r.started_on <= ${today}::date and (r.ended_on is null or r.ended_on > ${today}::date)`;
  const { rows } = await sql<VisitingStaff>`
    select s.id as "staffId", s.name, bool_or(visiting.is_worker) as "isWorker" from (
      select r.staff_id, true as is_worker from child_workers r where ${isNow}
      union all
      select r.staff_id, false from child_roles r where ${isNow} and r.role = 'visitor'
    ) visiting
    join staff s on s.authority_id = ${authorityId} and s.id = visiting.staff_id
    group by s.id, s.name order by "isWorker" desc, s.name`.execute(tx);
  return rows;
}
