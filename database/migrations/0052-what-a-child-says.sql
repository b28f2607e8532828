-- What a child thinks of the plan, part by part, and on which day anybody last wrote down what the child says.

create table app.plan_views (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  view_id uuid not null,
  child_id uuid not null,
  number integer not null check (number > 0),
  asked_on date not null,
  asked_by text not null check (asked_by <> ''),
  obtained_by text not null check (obtained_by in (
    'said', 'written', 'signed-or-symbols', 'drawn-or-played', 'observed', 'through-advocate')),
  setting text,
  contact_id uuid,
  review_id uuid,
  parts jsonb not null check (jsonb_typeof(parts) = 'object'),
  is_happy text check (is_happy in ('yes', 'partly', 'no', 'not-sure')),
  going text,
  came_of_it text,
  explained text,
  support text[] not null default '{}' check (support <@ array['iro', 'advocate', 'other', 'declined']),
  chosen text,
  understands text check (understands in ('yes', 'partly', 'no', 'no-change')),
  knows_how_often text check (knows_how_often in ('yes', 'told-now', 'no', 'too-young')),
  wants_meetings text check (wants_meetings in ('oftener', 'as-now', 'seldomer', 'no-view')),
  meetings_note text,
  worry text,
  worry_answer text,
  why_corrected text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, recorded_by) references app.staff,
  -- Of two people who put the same thing right at once the later one is told.
  unique (authority_id, view_id, number),
  check ((number = 1) = (why_corrected is null))
);
comment on table app.plan_views is
  'What a child thinks of the plan when asked, part by part, as it was saved each time. Rows are only added: of one asking '
  'the row with the highest number stands.';
comment on column app.plan_views.authority_id is 'The authority.';
comment on column app.plan_views.id is 'The row.';
comment on column app.plan_views.view_id is 'The asking, the same in each of its versions.';
comment on column app.plan_views.child_id is 'The child.';
comment on column app.plan_views.number is '1 as it was recorded first; the highest stands.';
comment on column app.plan_views.asked_on is 'The day on which the child was asked or watched.';
comment on column app.plan_views.asked_by is 'Who asked or watched, in words.';
comment on column app.plan_views.obtained_by is 'How it came to be known.';
comment on column app.plan_views.setting is 'Where, and who was about.';
comment on column app.plan_views.contact_id is 'The contact at which it was; null where it was at none.';
comment on column app.plan_views.review_id is 'The review before which it was; null where it was before none.';
comment on column app.plan_views.parts is
  'By the part of the plan (home, family, school, health and so on), how the child stands to it and in which words. What was '
  'not talked about is not there.';
comment on column app.plan_views.is_happy is 'Whether the child is happy with the plan on the whole; null where that was not asked.';
comment on column app.plan_views.going is 'How the plan is going, as the child sees it.';
comment on column app.plan_views.came_of_it is 'What became of what the child said before.';
comment on column app.plan_views.explained is 'Where the child disputes something: what the IRO explained could be done.';
comment on column app.plan_views.support is 'The support that was offered for it.';
comment on column app.plan_views.chosen is 'What the child chose to do.';
comment on column app.plan_views.understands is 'Whether the child understands what a change of the plan would mean.';
comment on column app.plan_views.knows_how_often is 'Whether the child knows how often meetings are.';
comment on column app.plan_views.wants_meetings is 'How often the child would have them.';
comment on column app.plan_views.meetings_note is 'That in words, and what comes of it.';
comment on column app.plan_views.worry is 'What the child brought up that worries them.';
comment on column app.plan_views.worry_answer is 'What is done about it, and how the child hears of it.';
comment on column app.plan_views.why_corrected is 'Why the version before was put right; null for the first.';
comment on column app.plan_views.recorded_at is 'When this version was saved.';
comment on column app.plan_views.recorded_by is 'Who saved it; null for what the program did by itself.';
create index plan_views_child on app.plan_views (authority_id, child_id, asked_on desc);
create index plan_views_review on app.plan_views (authority_id, review_id);
create index plan_views_recorded_by on app.plan_views (authority_id, recorded_by);
alter table app.plan_views enable row level security;
alter table app.plan_views force row level security;
create policy seen_children on app.plan_views for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy recorded_by_those_who_work_with_the_child on app.plan_views for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and ((select app.current_user_id()) is null
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
grant select, insert on app.plan_views to footprint_app;

-- A list of children says of whom nobody has written down lately what they want. The day stands on the child, as what is
-- due does, so that a list reads one row a child.
alter table app.children add column said_last_on date;
comment on column app.children.said_last_on is
  'The last day of which it is written down what the child said or showed; null: nobody has. Kept by triggers on contacts, '
  'child_words, preparation_answers, consultation_papers and plan_views.';

create function app.said_last_on(child uuid) returns date
  language sql stable
  begin atomic
    select max(said.said_on) from (
      select max(c.contacted_on) from app.contacts c
        where c.authority_id = app.current_authority_id() and c.child_id = child and c.said is not null
          and not exists (select from app.contacts n where n.authority_id = c.authority_id
            and n.contact_id = c.contact_id and n.number > c.number)
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
comment on function app.said_last_on(uuid) is
  'The last day of which it is written down what a child said or showed, as it stands; null where nobody has.';

create function app.note_said_last() returns trigger
  language plpgsql
  as $$
  declare
    -- A child who answers by a link is nobody who works here: for this one day the program speaks in their stead.
    is_by_link constant boolean := app.current_authority_id() is null;
  begin
    if is_by_link then perform set_config('app.authority_id', new.authority_id::text, true); end if;
    update app.children c set said_last_on = app.said_last_on(c.id)
      where c.authority_id = new.authority_id and c.id = new.child_id
        and c.said_last_on is distinct from app.said_last_on(c.id);
    if is_by_link then perform set_config('app.authority_id', '', true); end if;
    return null;
  end $$;
comment on function app.note_said_last() is 'Writes down on a child when it was last written down what the child says.';
grant execute on function app.said_last_on(uuid) to footprint_app;

create trigger note_said_last after insert on app.contacts for each row execute function app.note_said_last();
create trigger note_said_last after insert on app.child_words for each row execute function app.note_said_last();
create trigger note_said_last after insert on app.preparation_answers for each row execute function app.note_said_last();
create trigger note_said_last after insert on app.plan_views for each row execute function app.note_said_last();
create trigger note_said_last after update of received_on, withdrawn_at on app.consultation_papers
  for each row execute function app.note_said_last();

-- What was written down before, authority by authority: who migrates is held to the policies.
do $existing$
declare
  authority uuid;
begin
  for authority in select authority_id from app.authority_ids loop
    perform set_config('app.authority_id', authority::text, true);
    update app.children c set said_last_on = app.said_last_on(c.id) where c.authority_id = authority;
  end loop;
  perform set_config('app.authority_id', '', true);
end
$existing$;
