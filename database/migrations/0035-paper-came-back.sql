-- The reviewing officer is told when somebody has answered: a paper that nobody knows of is read at the review, or never.

alter table app.alerts drop constraint alerts_kind_check;
alter table app.alerts add constraint alerts_kind_check check (kind in ('emergency-access', 'sign-in-reset',
  'roles-changed', 'child-looked-after', 'iro-for-child', 'paper-came-back'));
alter table app.alerts add column paper_id uuid;
alter table app.alerts add foreign key (authority_id, paper_id) references app.consultation_papers;
create index alerts_paper on app.alerts (authority_id, paper_id);
comment on column app.alerts.kind is
  'emergency-access: somebody opened a record in an emergency. sign-in-reset: somebody gave a person a new link or took '
  'away their second factor. roles-changed: somebody gave a person a role that reaches every child. child-looked-after: '
  'a child became looked after and needs an IRO. iro-for-child: the person was appointed a child''s IRO. '
  'paper-came-back: somebody said what they think before a review.';
comment on column app.alerts.paper_id is 'The consultation paper that came back.';

create function app.tell_officer_of_paper(authority uuid, paper uuid, day date) returns void
  language sql
  as $$
    insert into app.alerts (authority_id, staff_id, kind, child_id, paper_id)
    select distinct a.authority_id, a.staff_id, 'paper-came-back', a.child_id, paper from (
      select p.authority_id, p.child_id, coalesce(
        (select c.covered_by from app.absences c
          where c.authority_id = p.authority_id and c.staff_id = p.staff_id and c.covered_by is not null
            and c.during @> day
            and not exists (select from app.barred_staff b
              where b.authority_id = c.authority_id and b.child_id = p.child_id and b.staff_id = c.covered_by)), p.staff_id) as staff_id
      from app.consultation_papers q
      join app.appointments p on p.authority_id = q.authority_id and p.child_id = q.child_id
        and p.started_on <= day and (p.ended_on is null or p.ended_on > day)
      where q.authority_id = authority and q.id = paper) a
    where a.staff_id is distinct from app.current_user_id()
  $$;
comment on function app.tell_officer_of_paper(uuid, uuid, date) is
  'Tells the child''s reviewing officer of the day, or whoever acts for them while they are away, that a paper came back; '
  'nobody where it was they who entered it.';

-- Whoever answers by a link cannot know whose child it is: for this one sentence the program speaks in their stead, and
-- the transaction runs for no authority again before anything else is asked.
create function app.tell_officer_of_own_paper(day date) returns void
  language plpgsql
  as $$
  declare
    authority constant uuid := app.link_authority_id();
    paper constant uuid := (select p.id from app.consultation_papers p
      where p.authority_id = app.link_authority_id() and p.link_id = app.current_link_id() and p.came_back_at is not null);
  begin
    if paper is null then
      return;
    end if;
    perform set_config('app.authority_id', authority::text, true);
    perform app.tell_officer_of_paper(authority, paper, day);
    perform set_config('app.authority_id', '', true);
  end $$;
comment on function app.tell_officer_of_own_paper(date) is
  'Tells the reviewing officer of the paper that came back by the link of the transaction, and nothing of any other.';
grant execute on function app.tell_officer_of_paper(uuid, uuid, date), app.tell_officer_of_own_paper(date)
  to footprint_app;
