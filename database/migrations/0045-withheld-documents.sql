-- A document that somebody must not see, though they may open the child's record: a named person on the staff, everybody in a
-- role, or somebody around the child who would otherwise be shown or sent it. For those on the staff the database itself hides
-- the document, its files and their bytes; nobody is told that there is one. An emergency opens the record and not this.

create table app.document_withholdings (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  document_id uuid not null,
  staff_id uuid,
  -- Never the role of the reviewing officer, and no other role of theirs: the child's own one sees the whole record.
  role text check (role in ('iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal')),
  person_id uuid,
  reader text check (reader in ('child', 'parents', 'carers', 'professionals')),
  reason text not null check (reason <> ''),
  from_on date not null,
  decided_at timestamptz not null default now(),
  decided_by uuid default app.current_user_id(),
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_because text check (lifted_because <> ''),
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, document_id) references app.documents,
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, person_id) references app.child_people,
  foreign key (authority_id, decided_by) references app.staff,
  foreign key (authority_id, lifted_by) references app.staff,
  check (num_nonnulls(staff_id, role, person_id, reader) = 1),
  check ((lifted_at is null) = (lifted_because is null)),
  check (lifted_at is not null or lifted_by is null)
);
comment on table app.document_withholdings is
  'From whom a document is withheld, since when, why, by whose decision, and when and why that was lifted.';
comment on column app.document_withholdings.authority_id is 'The authority.';
comment on column app.document_withholdings.id is 'The decision.';
comment on column app.document_withholdings.child_id is 'The child.';
comment on column app.document_withholdings.document_id is 'The document.';
comment on column app.document_withholdings.staff_id is 'The person on the staff; null where it is somebody else.';
comment on column app.document_withholdings.role is 'The role, whoever has it; null where it is somebody else.';
comment on column app.document_withholdings.person_id is 'The person around the child; null where it is somebody else.';
comment on column app.document_withholdings.reader is
  'child, parents, carers or professionals, whoever they are; null where it is somebody else.';
comment on column app.document_withholdings.reason is 'Why, in words.';
comment on column app.document_withholdings.from_on is 'The first day on which it is withheld.';
comment on column app.document_withholdings.decided_at is 'When it was decided.';
comment on column app.document_withholdings.decided_by is 'Who decided it; null for what the program did by itself.';
comment on column app.document_withholdings.lifted_at is 'When it was lifted; null while it holds.';
comment on column app.document_withholdings.lifted_by is 'Who lifted it.';
comment on column app.document_withholdings.lifted_because is 'Why it was lifted.';
comment on column app.document_withholdings.version is 'How often the row has been saved.';
create unique index document_withholdings_once on app.document_withholdings
  (authority_id, document_id, coalesce(staff_id::text, role, person_id::text, reader)) where lifted_at is null;
create index document_withholdings_document on app.document_withholdings (authority_id, document_id);
create index document_withholdings_child on app.document_withholdings (authority_id, child_id);
create index document_withholdings_staff on app.document_withholdings (authority_id, staff_id) where lifted_at is null;
create index document_withholdings_role on app.document_withholdings (authority_id, role) where lifted_at is null;
create index document_withholdings_person on app.document_withholdings (authority_id, person_id);
create index document_withholdings_decided_by on app.document_withholdings (authority_id, decided_by);
create index document_withholdings_lifted_by on app.document_withholdings (authority_id, lifted_by);
alter table app.document_withholdings enable row level security;
alter table app.document_withholdings force row level security;

-- What is withheld from somebody is worked out from rows that they may not see.
create policy by_the_function_that_hides on app.document_withholdings for select to footprint_owner
  using (authority_id = (select app.current_authority_id()));
create function app.is_own_officer(child uuid, staff uuid) returns boolean
  language sql stable
  return exists (select from app.appointments a
    where a.authority_id = app.current_authority_id() and a.child_id = child and a.staff_id = staff
      and a.started_on <= app.today() and (a.ended_on is null or a.ended_on > app.today()));
comment on function app.is_own_officer(uuid, uuid) is 'Whether somebody is the child''s own reviewing officer today.';
grant execute on function app.is_own_officer(uuid, uuid) to footprint_app;
create function app.withheld_document_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select w.document_id from app.document_withholdings w
      where w.authority_id = app.current_authority_id() and w.staff_id = app.current_user_id()
        and w.lifted_at is null and w.from_on <= app.today()
    union all
    select w.document_id from app.staff s
      join app.document_withholdings w on w.authority_id = s.authority_id and w.role = any (s.roles)
        and w.lifted_at is null and w.from_on <= app.today()
      where s.authority_id = app.current_authority_id() and s.id = app.current_user_id()
        and not app.is_own_officer(w.child_id, s.id);
  end;
comment on function app.withheld_document_ids() is
  'The documents that are withheld today from whom the transaction runs for, by name or by a role of theirs; none from the program.';
revoke all on function app.withheld_document_ids() from public;
grant execute on function app.withheld_document_ids() to footprint_app;

alter policy seen_children on app.documents
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids()))
    and id not in (select app.withheld_document_ids()));
alter policy changed_by_those_who_record on app.documents
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()))
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids()))
    and id not in (select app.withheld_document_ids()));

-- Nobody reads a decision about themselves, also before its first day; and nobody decides one, as they could not undo it.
create function app.is_about_me(child uuid, staff uuid, of_role text) returns boolean
  language sql stable
  return app.current_user_id() is not null and (staff is not distinct from app.current_user_id()
    or exists (select from app.staff s where s.authority_id = app.current_authority_id()
      and s.id = app.current_user_id() and of_role = any (s.roles) and not app.is_own_officer(child, s.id)));
comment on function app.is_about_me(uuid, uuid, text) is
  'Whether a decision about a person or a role is about whom the transaction runs for.';
grant execute on function app.is_about_me(uuid, uuid, text) to footprint_app;

create policy seen_documents on app.document_withholdings for select to footprint_app
  using (authority_id = (select app.current_authority_id())
    and document_id in (select d.id from app.documents d) and not app.is_about_me(child_id, staff_id, role));
create policy decided_by_those_who_record on app.document_withholdings for insert to footprint_app
  with check (authority_id = (select app.current_authority_id())
    and decided_by is not distinct from (select app.current_user_id())
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids()))
    and exists (select from app.documents d where d.authority_id = document_withholdings.authority_id
      and d.id = document_withholdings.document_id and d.child_id = document_withholdings.child_id)
    and not app.is_about_me(child_id, staff_id, role)
    and not app.is_own_officer(child_id, staff_id));
create policy lifted_by_those_who_record on app.document_withholdings for update to footprint_app
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids()))
    and document_id in (select d.id from app.documents d) and not app.is_about_me(child_id, staff_id, role));
grant select, insert, update on app.document_withholdings to footprint_app;
create trigger raise_version before update on app.document_withholdings
  for each row execute function app.raise_version();

create function app.only_lift() returns trigger
  language plpgsql
  as $$ begin
    if old.lifted_at is not null
      or (to_jsonb(old) - '{lifted_at,lifted_by,lifted_because,version}'::text[])
        <> (to_jsonb(new) - '{lifted_at,lifted_by,lifted_because,version}'::text[])
      or new.lifted_by is distinct from app.current_user_id()
    then
      raise exception 'a decision to withhold a document is lifted once, in one''s own name, and not changed otherwise';
    end if;
    return new;
  end $$;
comment on function app.only_lift() is 'Refuses every change of a decision but that it is lifted.';
create trigger only_lift before update on app.document_withholdings for each row execute function app.only_lift();
