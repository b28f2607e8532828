import { type RawBuilder, sql } from 'kysely';
import type { DutyFigure, ReportPeriod } from '../model.ts';

/**
 * The duties that fell due from one day to another, each with how it stands, and how it stands by the national day. What
 * was done after the day as of which the report looks was not done yet on it. By the national day a duty stands as it
 * does by its own where the two are one.
 */
export const judged = ({ from, until, asOf }: ReportPeriod) => sql`
    standing as (
      select o.*, to_char(o.due_on, 'YYYY-MM') as month, s.status
      from obligations o
      cross join lateral (select case
          when o.met_on <= ${asOf} or o.met_on is null then obligation_status(o, ${asOf})
          when ${asOf} < o.due_on or (${asOf} = o.due_on and o.due_at is null) then 'upcoming'
          when o.silence_agrees then 'deemed-agreed'
          else 'overdue'
        end as status) s
      where o.due_on between ${from} and ${until}
    ), judged as (
      select *, case
          when national_due_on is null or national_due_on = due_on then status
          when status in ('not-applicable', 'met-early') then status
          when met_on <= ${asOf} and met_on <= national_due_on then 'met'
          when ${asOf} <= national_due_on and (met_on is null or met_on > ${asOf}) then 'upcoming'
          when silence_agrees then 'deemed-agreed'
          when met_on <= ${asOf} then 'met-late'
          else 'overdue'
        end as national_status
      from standing
    )`;

/** Which of the judged duties a figure counts. */
export const COUNTED_WHERE = {
  due: sql`true`,
  inTime: sql`status = 'met'`,
  late: sql`status = 'met-late'`,
  early: sql`status = 'met-early'`,
  overdue: sql`status = 'overdue'`,
  deemedAgreed: sql`status = 'deemed-agreed'`,
  upcoming: sql`status = 'upcoming'`,
  notApplicable: sql`status = 'not-applicable'`,
  breaches: sql`layer = 'statute' and not is_softened_2020 and national_status in ('met-late', 'overdue')`,
  nationallyKnown: sql`national_due_on is not null and national_status not in ('upcoming', 'not-applicable')`,
  nationallyInTime: sql`national_due_on is not null and national_status = 'met'`,
  nationallyDiffering: sql`national_due_on <> due_on`,
} satisfies Readonly<Record<DutyFigure, RawBuilder<unknown>>>;
