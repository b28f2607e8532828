-- The day that a person, or another system, states for a review, beside the one that is worked out.

create table app.stated_days (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  rule text not null check (rule like 'review.%'),
  about text,
  period integer,
  number integer not null check (number > 0),
  computed_due_on date not null,
  due_on date,
  stated_by text check (stated_by <> ''),
  note text check (note <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  unique nulls not distinct (authority_id, child_id, rule, about, period, number),
  check ((due_on is null) = (stated_by is null)),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, recorded_by) references app.staff
);
comment on table app.stated_days is
  'The day by which a person or another system says that a review is due. It stands beside the one that is worked out and '
  'never replaces it. A statement is added and never changed: of one duty the one with the highest number stands.';
comment on column app.stated_days.authority_id is 'The authority.';
comment on column app.stated_days.id is 'The statement.';
comment on column app.stated_days.child_id is 'The child.';
comment on column app.stated_days.rule is 'Of which duty: the rule.';
comment on column app.stated_days.about is 'Of which duty: what it is about, as the obligation had it when this was stated.';
comment on column app.stated_days.period is 'Of which duty: the period of care.';
comment on column app.stated_days.number is 'How many statements there are of this duty: what somebody reads, and another corrects meanwhile, has another number.';
comment on column app.stated_days.computed_due_on is 'The day that was worked out when this was stated; by it the statement stays with the review once that has a name of its own.';
comment on column app.stated_days.due_on is 'The day that is stated; null: nobody states one any more.';
comment on column app.stated_days.stated_by is 'Who or what states it, such as a court order or another system.';
comment on column app.stated_days.note is 'What else there is to say of it.';
comment on column app.stated_days.recorded_at is 'When it was entered.';
comment on column app.stated_days.recorded_by is 'Who entered it; null for what the program did by itself.';
create index stated_days_recorded_by on app.stated_days (authority_id, recorded_by);
alter table app.stated_days enable row level security;
alter table app.stated_days force row level security;
create policy seen_children on app.stated_days for select using (authority_id = (select app.current_authority_id())
  and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy stated_by_those_who_work_with_the_child on app.stated_days for insert with check (
  authority_id = (select app.current_authority_id())
  and recorded_by is not distinct from (select app.current_user_id())
  and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids()))
  and ((select app.acts_as('review-administrator'))
    or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
grant select, insert on app.stated_days to footprint_app;

create function app.stated_due_on(o app.obligations) returns date
  language sql stable parallel safe
  begin atomic
    select s.due_on from app.stated_days s
    where s.authority_id = o.authority_id and s.child_id = o.child_id and s.rule = o.rule
      and s.period is not distinct from o.period
      and (s.about is not distinct from o.about
        or s.about like '#%' and o.about not like '#%' and s.computed_due_on = o.due_on)
    order by (s.about is not distinct from o.about) desc, s.number desc limit 1;
  end;
comment on function app.stated_due_on(app.obligations) is
  'The day that somebody states for a review; null where nobody does. A review still to come is called by its number, and '
  'keeps what was stated of it when it gets a name of its own.';

-- A list of children shows the day that is stated for the next review beside the one that is worked out.
comment on column app.children.due_summary is
  'What is open, as lists of children show it. next: the first duty, with its rule; review: by when the next review is due; '
  'stated: the day that somebody states for that review; late: from which days each duty is late, in days since '
  '1 January 1970; silent: what is agreed by silence once its day is past, with its rule; unknown: how many duties nobody '
  'knows enough of. Kept by triggers on obligations, unknown_obligations and stated_days.';

create or replace function app.summarise_due(child_ids uuid[]) returns void
  language sql
  begin atomic
    update app.children c set due_summary = summary.due
      from (
        select s.id, json_strip_nulls(json_build_object(
          'next', o.next, 'rule', o.rule, 'review', o.review,
          'stated', (select app.stated_due_on(d) from app.obligations d
            where d.authority_id = app.current_authority_id() and d.child_id = s.id and d.due_on = o.review
              and d.rule like 'review.%' and d.rule <> 'review.complete'
              and d.met_on is null and d.not_owed_because is null and not d.silence_agrees
              and exists (select from app.stated_days t
                where t.authority_id = app.current_authority_id() and t.child_id = s.id)
            order by d.rule limit 1),
          'late', o.late, 'silent', o.silent,
          'unknown', (select nullif(count(*), 0) from app.unknown_obligations u
            where u.authority_id = app.current_authority_id() and u.child_id = s.id))) as due
        from unnest(child_ids) s (id)
        cross join lateral (
          select min(d.due_on) filter (where not d.silence_agrees) as next,
            (array_agg(d.rule order by d.due_on, d.rule) filter (where not d.silence_agrees))[1] as rule,
            min(d.due_on) filter (where not d.silence_agrees and d.rule like 'review.%' and d.rule <> 'review.complete')
              as review,
            -- A duty is late from the day after its own; one that is due at a time of the day, on that day.
            json_agg(d.due_on - date '1970-01-01' + case when d.due_at is null then 1 else 0 end
              order by d.due_on, d.due_at) filter (where not d.silence_agrees) as late,
            json_agg(json_build_array(d.due_on, d.rule) order by d.due_on, d.rule) filter (where d.silence_agrees) as silent
          from app.obligations d
          where d.authority_id = app.current_authority_id() and d.child_id = s.id
            and d.met_on is null and d.not_owed_because is null
        ) o
      ) summary
      where c.authority_id = app.current_authority_id() and c.id = summary.id
        and c.due_summary::text <> summary.due::text;
  end;

create trigger summarise_stated after insert on app.stated_days
  referencing new table as changed for each statement execute function app.summarise_changed_due();
