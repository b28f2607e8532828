-- What a child with additional communication needs is owed besides: how their own way works, who supports them and by whose
-- choice, whom the IRO asked, and who can be called on.

alter table app.child_needs add column sign_for_yes text;
alter table app.child_needs add column sign_for_no text;
alter table app.child_needs add column aids text;
alter table app.child_needs add column likes text;
alter table app.child_needs add column dislikes text;
alter table app.child_needs add column feedback_format text;
alter table app.child_needs add column reaches_iro_by text;
comment on column app.child_needs.sign_for_yes is 'What stands for yes with this child.';
comment on column app.child_needs.sign_for_no is 'What stands for no with this child.';
comment on column app.child_needs.aids is 'Which aids, symbols or boards, where they are and how they are used.';
comment on column app.child_needs.likes is 'What the child likes, and how that shows.';
comment on column app.child_needs.dislikes is 'What the child does not like, and how that shows.';
comment on column app.child_needs.feedback_format is 'In which form the child can use what is told back.';
comment on column app.child_needs.reaches_iro_by is 'How the child can reach the IRO between reviews.';

create table app.communication_support (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  decided_on date not null,
  kind text not null check (kind in ('advocate', 'chosen', 'declined', 'iro')),
  who text,
  skill text,
  since_on date,
  child_said text not null check (child_said <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, recorded_by) references app.staff,
  check ((kind in ('advocate', 'chosen')) = (who is not null)),
  check (who is not null or since_on is null)
);
comment on table app.communication_support is
  'Who supports a child to say what they want, as it was settled each time with the child. Rows are only added: the latest '
  'one stands.';
comment on column app.communication_support.authority_id is 'The authority.';
comment on column app.communication_support.id is 'The row.';
comment on column app.communication_support.child_id is 'The child.';
comment on column app.communication_support.decided_on is 'The day on which it was settled.';
comment on column app.communication_support.kind is
  'advocate: an independent advocate with the skill; chosen: somebody else, whom the child chose; declined: the child wants '
  'nobody; iro: the IRO masters the child''s own way.';
comment on column app.communication_support.who is 'Who supports the child.';
comment on column app.communication_support.skill is 'What they bring for this child.';
comment on column app.communication_support.since_on is 'Since when they do; null while they have not begun.';
comment on column app.communication_support.child_said is 'How the child was asked, and what they said or showed.';
comment on column app.communication_support.recorded_at is 'When it was entered.';
comment on column app.communication_support.recorded_by is 'Who entered it; null for what the program did by itself.';
create index communication_support_child on app.communication_support (authority_id, child_id, id desc);
create index communication_support_recorded_by on app.communication_support (authority_id, recorded_by);

create table app.communication_advice (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  asked_on date not null,
  whom text not null check (whom <> ''),
  relation text not null check (relation <> ''),
  said text not null check (said <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, recorded_by) references app.staff
);
comment on table app.communication_advice is
  'Whom an IRO or a social worker asked how communication with a child can work, and what they said. Rows are only added.';
comment on column app.communication_advice.authority_id is 'The authority.';
comment on column app.communication_advice.id is 'The row.';
comment on column app.communication_advice.child_id is 'The child.';
comment on column app.communication_advice.asked_on is 'The day on which they were asked.';
comment on column app.communication_advice.whom is 'Who was asked.';
comment on column app.communication_advice.relation is 'What they are to the child.';
comment on column app.communication_advice.said is 'What they said.';
comment on column app.communication_advice.recorded_at is 'When it was entered.';
comment on column app.communication_advice.recorded_by is 'Who entered it; null for what the program did by itself.';
create index communication_advice_child on app.communication_advice (authority_id, child_id, asked_on desc);
create index communication_advice_recorded_by on app.communication_advice (authority_id, recorded_by);

do $policies$
declare
  child_table text;
  here constant text := 'authority_id = (select app.current_authority_id())';
begin
  foreach child_table in array array['communication_support', 'communication_advice'] loop
    execute format('alter table app.%I enable row level security', child_table);
    execute format('alter table app.%I force row level security', child_table);
    execute format('create policy seen_children on app.%I for select using (%s and (
      (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())))', child_table, here);
    execute format('create policy recorded_by_those_who_work_with_the_child on app.%I for insert with check (%s
      and recorded_by is not distinct from (select app.current_user_id())
      and ((select app.current_user_id()) is null
        or (select app.acts_as(''iro'', ''social-worker'', ''team-manager'')) and child_id in (select app.own_child_ids())))',
      child_table, here);
    execute format('grant select, insert on app.%I to footprint_app', child_table);
  end loop;
end
$policies$;

create table app.practitioners (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  method text not null check (method in (
    'british-sign-language', 'other-sign-language', 'key-word-signing', 'symbols-or-pictures', 'communication-aid',
    'eye-pointing', 'yes-or-no-signal', 'play-or-drawing', 'other')),
  name text not null check (name <> ''),
  work text not null check (work <> ''),
  reached_by text not null check (reached_by <> ''),
  note text,
  kept_by uuid default app.current_user_id(),
  kept_at timestamptz not null default now(),
  checked_on date not null,
  removed_on date,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, kept_by) references app.staff
);
comment on table app.practitioners is
  'Whom IROs can call on who knows a way to communicate, across the authority and beyond.';
comment on column app.practitioners.authority_id is 'The authority.';
comment on column app.practitioners.id is 'The person.';
comment on column app.practitioners.method is 'Which way they know.';
comment on column app.practitioners.name is 'Their name.';
comment on column app.practitioners.work is 'What they are, and where.';
comment on column app.practitioners.reached_by is 'How they are reached.';
comment on column app.practitioners.note is 'What they help with, when, and what it costs.';
comment on column app.practitioners.kept_by is 'Which colleague keeps the link; null for what the program did by itself.';
comment on column app.practitioners.kept_at is 'When they were entered.';
comment on column app.practitioners.checked_on is 'The last day on which somebody found that it still holds.';
comment on column app.practitioners.removed_on is 'The day on which they were taken out; null while they can be called on.';
comment on column app.practitioners.version is 'How often the row has been saved.';
create index practitioners_method on app.practitioners (authority_id, method);
create index practitioners_kept_by on app.practitioners (authority_id, kept_by);
create trigger raise_version before update on app.practitioners for each row execute function app.raise_version();
alter table app.practitioners enable row level security;
alter table app.practitioners force row level security;
create policy own_authority on app.practitioners for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_iros on app.practitioners for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro', 'iro-manager')));
create policy changed_by_iros on app.practitioners for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro', 'iro-manager')));
grant select, insert, update on app.practitioners to footprint_app;

-- The points that a child wants to make at the meeting are what the child says, too.
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
          and (p.part in ('wishes', 'private-talk', 'child-does-not-come', 'health-information', 'taking-part')
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
