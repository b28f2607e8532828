-- The page that an IRO opens each morning, in as little of a processor as it can do with.

-- Whose children a person sees is asked by the policy of each table, and asking cost more than reading what was asked for:
-- some thirty steps were made ready each time, of which most find nothing for most people. Now one question tells what
-- there can be at all, and only that is asked for. What is given is what was given before.
create or replace function app.own_child_ids() returns setof uuid
  language plpgsql stable parallel safe
  -- Planned once a connection: a plan for these values would be no better, and planning costs more than the answer.
  set plan_cache_mode = force_generic_plan
  as $$
  declare
    authority constant uuid := app.current_authority_id();
    person constant uuid := app.current_user_id();
    today constant date := app.today();
    own_roles text[];
    is_barred boolean;
    covers boolean;
    reads_restricted boolean;
    opened_some boolean;
    barred uuid[] := '{}';
    officers uuid[] := array[person];
    workers uuid[] := array[person];
    managers uuid[] := array[person];
  begin
    select s.roles,
        exists (select from app.barred_staff b where b.authority_id = authority and b.staff_id = person),
        exists (select from app.absences a where a.authority_id = authority and a.covered_by = person
          and a.last_on >= today and a.first_on <= today),
        exists (select from app.restriction_readers n where n.authority_id = authority and n.staff_id = person),
        exists (select from app.emergency_accesses e where e.authority_id = authority and e.staff_id = person
          and e.ends_at > now())
      into own_roles, is_barred, covers, reads_restricted, opened_some
      from app.staff s
      where s.authority_id = authority and s.id = person and (s.left_on is null or s.left_on > today);
    if own_roles is null then return; end if;
    if is_barred then
      barred := array(select b.child_id from app.barred_staff b where b.authority_id = authority and b.staff_id = person);
    end if;
    if covers then
      -- For a colleague who has left there is nothing to stand in for: their children wait for somebody new.
      select officers || array_agg(s.id) filter (where 'iro' = any (s.roles)),
          workers || array_agg(s.id) filter (where 'social-worker' = any (s.roles)),
          managers || array_agg(s.id) filter (where 'team-manager' = any (s.roles))
        into officers, workers, managers
        from app.absences a
        join app.staff s on s.authority_id = a.authority_id and s.id = a.staff_id
          and (s.left_on is null or s.left_on > today)
        where a.authority_id = authority and a.covered_by = person and a.last_on >= today and a.first_on <= today;
    end if;
    if 'iro' = any (own_roles) then
      return query select p.child_id from app.appointments p
        where p.authority_id = authority and p.staff_id = any (officers)
          and p.started_on <= today and (p.ended_on is null or p.ended_on > today) and p.child_id <> all (barred);
    end if;
    if 'social-worker' = any (own_roles) then
      return query select w.child_id from app.child_workers w
        where w.authority_id = authority and w.staff_id = any (workers)
          and w.started_on <= today and (w.ended_on is null or w.ended_on > today) and w.child_id <> all (barred);
    end if;
    if 'team-manager' = any (own_roles) then
      return query select w.child_id from app.team_memberships mine
        join app.teams t on t.authority_id = mine.authority_id and t.id = mine.team_id
          and (t.closed_on is null or t.closed_on > today)
        join app.team_memberships theirs on theirs.authority_id = mine.authority_id and theirs.team_id = mine.team_id
          and theirs.during @> today
        join app.child_workers w on w.authority_id = mine.authority_id and w.staff_id = theirs.staff_id
        where mine.authority_id = authority and mine.staff_id = any (managers) and mine.during @> today
          and w.started_on <= today and (w.ended_on is null or w.ended_on > today) and w.child_id <> all (barred)
          and not exists (select from app.restrictions r
            where r.authority_id = w.authority_id and r.child_id = w.child_id and r.lifted_at is null);
    end if;
    if not own_roles && array['iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal'] then
      return;
    end if;
    if reads_restricted then
      return query select n.child_id from app.restriction_readers n
        join app.restrictions r on r.authority_id = n.authority_id and r.child_id = n.child_id and r.lifted_at is null
        where n.authority_id = authority and n.staff_id = person and n.child_id <> all (barred);
    end if;
    if opened_some then
      return query select e.child_id from app.emergency_accesses e
        where e.authority_id = authority and e.staff_id = person and e.ends_at > now() and e.child_id <> all (barred);
    end if;
  end $$;

-- What a list of children says of what is due stands on the child, so that a list reads one row a child and not what may
-- be forty: the days alone, because what is late is a comparison with today.
alter table app.children add column due_summary json not null default '{}' check (json_typeof(due_summary) = 'object');
comment on column app.children.due_summary is
  'What is open, as lists of children show it. next: the first duty, with its rule; review: by when the next review is due; '
  'late: from which days each duty is late, in days since 1 January 1970; silent: what is agreed by silence once its day '
  'is past, with its rule; unknown: how many duties nobody knows enough of. Kept by triggers on obligations and '
  'unknown_obligations.';

create function app.summarise_due(child_ids uuid[]) returns void
  language sql
  begin atomic
    update app.children c set due_summary = summary.due
      from (
        select s.id, json_strip_nulls(json_build_object(
          'next', o.next, 'rule', o.rule, 'review', o.review, 'late', o.late, 'silent', o.silent,
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
comment on function app.summarise_due(uuid[]) is 'Writes down on children what is open of them, for lists.';
grant execute on function app.summarise_due(uuid[]) to footprint_app;

create function app.summarise_changed_due() returns trigger
  language plpgsql
  as $$
  declare
    child_ids constant uuid[] := array(select distinct child_id from changed);
  begin
    if child_ids <> '{}' then perform app.summarise_due(child_ids); end if;
    return null;
  end $$;
comment on function app.summarise_changed_due() is 'Writes down anew what is open of the children whose duties one statement changed.';

create trigger summarise_added after insert on app.obligations
  referencing new table as changed for each statement execute function app.summarise_changed_due();
create trigger summarise_changed after update on app.obligations
  referencing new table as changed for each statement execute function app.summarise_changed_due();
create trigger summarise_removed after delete on app.obligations
  referencing old table as changed for each statement execute function app.summarise_changed_due();
create trigger summarise_added after insert on app.unknown_obligations
  referencing new table as changed for each statement execute function app.summarise_changed_due();
create trigger summarise_changed after update on app.unknown_obligations
  referencing new table as changed for each statement execute function app.summarise_changed_due();
create trigger summarise_removed after delete on app.unknown_obligations
  referencing old table as changed for each statement execute function app.summarise_changed_due();

-- What is there already, authority by authority: who migrates is held to the policies.
do $existing$
declare
  authority uuid;
begin
  for authority in select authority_id from app.authority_ids loop
    perform set_config('app.authority_id', authority::text, true);
    perform app.summarise_due(array(select id from app.children));
  end loop;
  perform set_config('app.authority_id', '', true);
end
$existing$;
