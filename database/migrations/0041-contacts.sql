-- The IRO's footprint on a child's record: each direct contact around the child, with every version of it.

create function app.reviewed_child_ids() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select p.child_id from app.appointments p
      where p.authority_id = app.current_authority_id()
        and p.started_on <= app.today() and (p.ended_on is null or p.ended_on > app.today())
        and (p.staff_id = app.current_user_id() or p.staff_id in (
          select a.staff_id from app.absences a
            join app.staff s on s.authority_id = a.authority_id and s.id = a.staff_id
              and (s.left_on is null or s.left_on > app.today())
            where a.authority_id = app.current_authority_id() and a.covered_by = app.current_user_id()
              and app.today() between a.first_on and a.last_on))
        and (select app.acts_as('iro'))
        and p.child_id not in (select app.barred_child_ids());
  end;
comment on function app.reviewed_child_ids() is
  'The children whose IRO a person is today, or for whose IRO they stand in: who reads a record for another reason is not in it.';
grant execute on function app.reviewed_child_ids() to footprint_app;

create table app.contacts (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  child_id uuid not null,
  number integer not null check (number > 0),
  contacted_on date not null,
  how text not null check (how in ('visit', 'call', 'text', 'email', 'video', 'letter', 'other')),
  how_note text,
  place text,
  seen_alone boolean,
  why_not_alone text,
  done text not null check (done <> ''),
  analysis text,
  said text,
  said_how text check (said_how in (
    'said', 'written', 'signed-or-symbols', 'drawn-or-played', 'observed', 'through-advocate')),
  told_limits text check (told_limits in ('yes', 'before', 'no', 'too-young')),
  why_corrected text,
  fact_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, fact_id) references app.facts,
  foreign key (authority_id, recorded_by) references app.staff,
  -- Of two people who put the same contact right at once the later one is told.
  unique (authority_id, contact_id, number),
  check (how <> 'other' or how_note is not null),
  check (seen_alone is distinct from false or why_not_alone is not null),
  check ((said is null) = (said_how is null)),
  check ((number = 1) = (why_corrected is null))
);
comment on table app.contacts is
  'Each direct contact that an IRO had around a child, as it was saved each time. Rows are only added: of one contact the '
  'row with the highest number stands.';
comment on column app.contacts.authority_id is 'The authority.';
comment on column app.contacts.id is 'The row.';
comment on column app.contacts.contact_id is 'The contact, the same in each of its versions.';
comment on column app.contacts.child_id is 'The child.';
comment on column app.contacts.number is '1 as it was recorded first; the highest stands.';
comment on column app.contacts.contacted_on is 'The day of the contact.';
comment on column app.contacts.how is 'How they were in touch.';
comment on column app.contacts.how_note is 'How, in words, where it was another way.';
comment on column app.contacts.place is 'Where, and who was about.';
comment on column app.contacts.seen_alone is 'Whether the child was seen alone; null where that is no question.';
comment on column app.contacts.why_not_alone is 'Why the child was not, in the IRO''s own words.';
comment on column app.contacts.done is 'What was done, in plain facts.';
comment on column app.contacts.analysis is 'What it means for the plan; null where nothing was written.';
comment on column app.contacts.said is 'What the child said or showed, as it was said; null where nothing was written down.';
comment on column app.contacts.said_how is 'How that came to be known.';
comment on column app.contacts.told_limits is
  'Whether the child was told that what is said may be passed on; before: at an earlier time. Null without the child.';
comment on column app.contacts.why_corrected is 'Why the version before was put right; null for the first.';
comment on column app.contacts.fact_id is 'That the IRO was in touch with the child, as the fact it was recorded as; null for others.';
comment on column app.contacts.recorded_at is 'When this version was saved.';
comment on column app.contacts.recorded_by is 'Who saved it; null for what the program did by itself.';
create index contacts_child on app.contacts (authority_id, child_id, contacted_on desc, contact_id desc);
create index contacts_fact on app.contacts (authority_id, fact_id);
create index contacts_recorded_by on app.contacts (authority_id, recorded_by);

create table app.contact_parties (
  authority_id uuid not null,
  version_id uuid not null,
  number integer not null check (number > 0),
  child_id uuid not null,
  who text not null check (who in ('child', 'person', 'staff', 'named')),
  person_id uuid,
  staff_id uuid,
  name text not null check (name <> ''),
  relation text not null check (relation <> ''),
  kind text not null check (kind in ('child', 'parent', 'family', 'carer', 'professional', 'other')),
  primary key (authority_id, version_id, number),
  foreign key (authority_id, version_id) references app.contacts,
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, person_id) references app.child_people,
  foreign key (authority_id, staff_id) references app.staff,
  check ((who = 'staff') = (staff_id is not null) and (who = 'person') = (person_id is not null)),
  check ((who = 'child') = (kind = 'child'))
);
comment on table app.contact_parties is
  'With whom an IRO was in touch, in each version of a contact, as they were called and what they were to the child then.';
comment on column app.contact_parties.authority_id is 'The authority.';
comment on column app.contact_parties.version_id is 'The version of the contact.';
comment on column app.contact_parties.number is 'Their place among those of the contact, from 1.';
comment on column app.contact_parties.child_id is 'The child.';
comment on column app.contact_parties.who is 'child: the child; person: of the people around the child; staff; named: in no list.';
comment on column app.contact_parties.person_id is 'Which of the people around the child.';
comment on column app.contact_parties.staff_id is 'Which member of staff.';
comment on column app.contact_parties.name is 'Their name.';
comment on column app.contact_parties.relation is 'What they were to the child.';
comment on column app.contact_parties.kind is
  'child, parent, family (of origin or of birth), carer, professional or other.';
create index contact_parties_child on app.contact_parties (authority_id, child_id);
create index contact_parties_person on app.contact_parties (authority_id, person_id);
create index contact_parties_staff on app.contact_parties (authority_id, staff_id);

-- Seen with the child, and written by the child's IRO and who stands in, and by nobody else: not by a colleague of the
-- child, and by no manager.
do $policies$
declare
  child_table text;
  seen constant text := '(select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())';
  here constant text := 'authority_id = (select app.current_authority_id())';
begin
  foreach child_table in array array['contacts', 'contact_parties'] loop
    execute format('alter table app.%I enable row level security', child_table);
    execute format('alter table app.%I force row level security', child_table);
    execute format('create policy seen_children on app.%I for select using (%s and (%s))', child_table, here, seen);
    execute format('create policy recorded_by_the_iro on app.%I for insert
      with check (%s and child_id in (select app.reviewed_child_ids()))', child_table, here);
    execute format('grant select, insert on app.%I to footprint_app', child_table);
  end loop;
end
$policies$;
alter policy recorded_by_the_iro on app.contacts
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and child_id in (select app.reviewed_child_ids()));
