-- The visits of the social worker to a child, with every version of each, and who lives with the child, with their days.

-- Somebody around a child is named together with the child, so that no row of one child points at the mother of another.
drop index app.child_people_child;
alter table app.child_people add unique (authority_id, child_id, id);

alter table app.contact_parties
  drop constraint contact_parties_authority_id_person_id_fkey,
  add foreign key (authority_id, child_id, person_id) references app.child_people (authority_id, child_id, id);
alter table app.document_withholdings
  drop constraint document_withholdings_authority_id_person_id_fkey,
  add foreign key (authority_id, child_id, person_id) references app.child_people (authority_id, child_id, id);
alter table app.invitations
  drop constraint invitations_authority_id_person_id_fkey,
  add foreign key (authority_id, child_id, person_id) references app.child_people (authority_id, child_id, id);
alter table app.policy_copies
  drop constraint policy_copies_authority_id_person_id_fkey,
  add foreign key (authority_id, child_id, person_id) references app.child_people (authority_id, child_id, id);

create function app.worked_child_ids() returns setof uuid
  language sql stable parallel safe
  begin atomic
    with acted_for as (
      select s.id, s.roles from app.staff s
        where s.authority_id = app.current_authority_id() and (s.left_on is null or s.left_on > app.today())
          and (s.id = app.current_user_id() or s.id in (
            select a.staff_id from app.absences a
              where a.authority_id = app.current_authority_id() and a.covered_by = app.current_user_id()
                and app.today() between a.first_on and a.last_on))
    ), worked as not materialized (
      select w.child_id, w.staff_id from app.child_workers w
        where w.authority_id = app.current_authority_id()
          and w.started_on <= app.today() and (w.ended_on is null or w.ended_on > app.today())
          and w.child_id not in (select app.barred_child_ids())
    )
    select w.child_id from worked w
      where (select app.acts_as('social-worker'))
        and w.staff_id in (select f.id from acted_for f where 'social-worker' = any (f.roles))
    union
    select w.child_id from worked w
      join app.team_memberships theirs on theirs.authority_id = app.current_authority_id()
        and theirs.staff_id = w.staff_id and theirs.during @> app.today()
      join app.teams t on t.authority_id = theirs.authority_id and t.id = theirs.team_id
        and (t.closed_on is null or t.closed_on > app.today())
      join app.team_memberships mine on mine.authority_id = theirs.authority_id and mine.team_id = theirs.team_id
        and mine.during @> app.today()
      where (select app.acts_as('team-manager'))
        and mine.staff_id in (select f.id from acted_for f where 'team-manager' = any (f.roles))
        and not exists (select from app.restrictions r
          where r.authority_id = app.current_authority_id() and r.child_id = w.child_id and r.lifted_at is null);
  end;
comment on function app.worked_child_ids() is
  'The children whose social worker a person is today, or whose worker is in a team that they manage, themselves or in the '
  'same role for somebody who is away: who reads a record for another reason is not in it.';
grant execute on function app.worked_child_ids() to footprint_app;

create table app.visits (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  visit_id uuid not null,
  child_id uuid not null,
  number integer not null check (number > 0),
  visited_on date not null,
  visitor_staff_id uuid,
  visitor_person_id uuid,
  visitor text not null check (visitor <> ''),
  visitor_role text not null check (visitor_role <> ''),
  occasion text not null check (occasion in ('statutory', 'child-asked', 'other')),
  is_announced boolean not null,
  at_placement boolean not null,
  place text check (place <> ''),
  seen text not null check (seen in ('alone', 'not-alone', 'not-seen')),
  why_not_alone text check (why_not_alone <> ''),
  sleeping_accommodation_seen boolean,
  found text check (found <> ''),
  said text check (said <> ''),
  said_how text check (said_how in (
    'said', 'written', 'signed-or-symbols', 'drawn-or-played', 'observed', 'through-advocate')),
  to_do text check (to_do <> ''),
  why_corrected text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, visitor_staff_id) references app.staff,
  foreign key (authority_id, child_id, visitor_person_id) references app.child_people (authority_id, child_id, id),
  foreign key (authority_id, recorded_by) references app.staff,
  -- Of two people who put the same visit right at once the later one is told.
  unique (authority_id, visit_id, number),
  check (num_nonnulls(visitor_staff_id, visitor_person_id) <= 1),
  check (at_placement or place is not null),
  check ((seen = 'alone') = (why_not_alone is null)),
  check (at_placement = (sleeping_accommodation_seen is not null)),
  check ((said is null) = (said_how is null)),
  check ((number = 1) = (why_corrected is null))
);
comment on table app.visits is
  'Each visit to a child on behalf of the authority, as it was saved each time. Rows are only added: of one visit the row '
  'with the highest number stands.';
comment on column app.visits.authority_id is 'The authority.';
comment on column app.visits.id is 'The row.';
comment on column app.visits.visit_id is 'The visit, the same in each of its versions.';
comment on column app.visits.child_id is 'The child.';
comment on column app.visits.number is '1 as it was recorded first; the highest stands.';
comment on column app.visits.visited_on is 'The day of the visit.';
comment on column app.visits.visitor_staff_id is 'Who visited, of those who work for the authority; null for others.';
comment on column app.visits.visitor_person_id is 'Who visited, of the people around the child; null for others.';
comment on column app.visits.visitor is 'Their name.';
comment on column app.visits.visitor_role is 'What they were to the child then.';
comment on column app.visits.occasion is
  'statutory: at the intervals of the Regulations; child-asked: the child wished it; other.';
comment on column app.visits.is_announced is 'Whether the visit was announced.';
comment on column app.visits.at_placement is 'Whether it was where the child lives.';
comment on column app.visits.place is 'Where, in words; needed where it was elsewhere.';
comment on column app.visits.seen is 'Whether the child was seen, and alone.';
comment on column app.visits.why_not_alone is 'Why the child was not seen alone, or not seen.';
comment on column app.visits.sleeping_accommodation_seen is
  'Whether the visitor saw where the child sleeps; null where the visit was elsewhere.';
comment on column app.visits.found is 'How the child and the home were, in plain facts.';
comment on column app.visits.said is 'What the child said or showed, as it was said; null where nothing was written down.';
comment on column app.visits.said_how is 'How that came to be known.';
comment on column app.visits.to_do is 'What must be done, by whom and by when.';
comment on column app.visits.why_corrected is 'Why the version before was put right; null for the first.';
comment on column app.visits.recorded_at is 'When this version was saved.';
comment on column app.visits.recorded_by is 'Who saved it; null for what the program did by itself.';
create index visits_child on app.visits (authority_id, child_id, visited_on desc, visit_id desc);
create index visits_visitor_staff on app.visits (authority_id, visitor_staff_id);
create index visits_recorded_by on app.visits (authority_id, recorded_by);

create table app.household_members (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  person_id uuid,
  name text not null check (name <> ''),
  relationship text not null check (relationship <> ''),
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  is_withdrawn boolean not null default false,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, child_id, person_id) references app.child_people (authority_id, child_id, id)
);
comment on table app.household_members is
  'Who lives or lived with a child, by name, from when to when. They belong to the placement in which their first day lies.';
comment on column app.household_members.authority_id is 'The authority.';
comment on column app.household_members.id is 'The row.';
comment on column app.household_members.child_id is 'The child.';
comment on column app.household_members.person_id is 'Which of the people around the child; null for others.';
comment on column app.household_members.name is 'Their name.';
comment on column app.household_members.relationship is 'What they are to the child, or to those who care for the child.';
comment on column app.household_members.started_on is 'The first day on which they lived with the child.';
comment on column app.household_members.ended_on is 'The day on which they moved out; null while they live there.';
comment on column app.household_members.is_withdrawn is 'It was entered by mistake: they never lived there.';
comment on column app.household_members.version is 'How often the row has been saved.';
create index household_members_child on app.household_members (authority_id, child_id, started_on);
create trigger raise_version before update on app.household_members for each row execute function app.raise_version();

alter table app.child_changes
  drop constraint child_changes_what_check,
  add constraint child_changes_what_check check (what in (
    'identity', 'needs', 'person', 'relation', 'household', 'legal-status', 'placement', 'period-of-care'));

-- Seen with the child, and written by the child's worker, who stands in, their team manager and the administration.
do $policies$
declare
  child_table text;
  here constant text := 'authority_id = (select app.current_authority_id())';
  seen constant text := '(select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())';
  writes constant text := '(select app.acts_as(''review-administrator'')) and (select app.sees_every_child())
        and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.worked_child_ids())';
begin
  foreach child_table in array array['visits', 'household_members'] loop
    execute format('alter table app.%I enable row level security', child_table);
    execute format('alter table app.%I force row level security', child_table);
    execute format('create policy seen_children on app.%I for select using (%s and (%s))', child_table, here, seen);
    execute format('create policy recorded_for_the_worker on app.%I for insert with check (%s and (%s))',
      child_table, here, writes);
    execute format('grant select, insert on app.%I to footprint_app', child_table);
  end loop;
  execute format('create policy changed_for_the_worker on app.household_members for update using (%s and (%s))',
    here, writes);
  execute format('alter policy recorded_for_the_worker on app.visits
    with check (%s and recorded_by is not distinct from (select app.current_user_id()) and (%s))', here, writes);
end
$policies$;
grant update on app.household_members to footprint_app;

-- What a child says at a visit is said as well.
create or replace function app.said_last_on(child uuid) returns date
  language sql stable
  begin atomic
    select max(said.said_on) from (
      select max(c.contacted_on) from app.contacts c
        where c.authority_id = app.current_authority_id() and c.child_id = child and c.said is not null
          and not exists (select from app.contacts n where n.authority_id = c.authority_id
            and n.contact_id = c.contact_id and n.number > c.number)
      union all
      select max(v.visited_on) from app.visits v
        where v.authority_id = app.current_authority_id() and v.child_id = child and v.said is not null
          and not exists (select from app.visits n where n.authority_id = v.authority_id
            and n.visit_id = v.visit_id and n.number > v.number)
      union all
      select max(w.said_on) from app.child_words w
        where w.authority_id = app.current_authority_id() and w.child_id = child
          and not exists (select from app.child_words n where n.authority_id = w.authority_id and n.corrects_id = w.id)
      union all
      select max((p.answers ->> case p.part when 'child-does-not-come' then 'spokenOn' else 'on' end)::date)
        from app.preparation_answers p
        where p.authority_id = app.current_authority_id() and p.child_id = child
          and (p.part in ('wishes', 'private-talk', 'child-does-not-come', 'health-information')
            or p.part = 'social-worker-talk' and p.answers -> 'with' ? 'child')
          and not exists (select from app.preparation_answers n where n.authority_id = p.authority_id
            and n.review_id = p.review_id and n.part = p.part and n.item_id = p.item_id and n.number > p.number)
      union all
      select max(q.received_on) from app.consultation_papers q
        where q.authority_id = app.current_authority_id() and q.child_id = child and q.person_kind = 'child'
          and q.withdrawn_at is null
      union all
      select max(v.asked_on) from app.plan_views v
        where v.authority_id = app.current_authority_id() and v.child_id = child
          and not exists (select from app.plan_views n where n.authority_id = v.authority_id
            and n.view_id = v.view_id and n.number > v.number)
    ) said (said_on);
  end;
create trigger note_said_last after insert on app.visits for each row execute function app.note_said_last();
comment on column app.children.said_last_on is
  'The last day of which it is written down what the child said or showed; null: nobody has. Kept by triggers on contacts, '
  'visits, child_words, preparation_answers, consultation_papers and plan_views.';
