-- A name is heard on the telephone and typed as it sounds: Kathryn for Catherine, Shawn for Shaun. How each word of a
-- child's name sounds stands in rows of its own, because under row-level security an index is used for what is equal and
-- not for what a list contains.

create extension if not exists fuzzystrmatch with schema public;
create extension if not exists unaccent with schema public;

create function app.sounds_of(name text) returns setof text
  language sql stable parallel safe strict
  begin atomic
    select distinct sound
    from regexp_split_to_table(lower(public.unaccent(name)), '[^a-z]+') word,
      unnest(array[public.dmetaphone(word), public.dmetaphone_alt(word)]) sound
    where length(word) > 1 and sound <> '';
  end;
comment on function app.sounds_of(text) is
  'How the words of a name sound to an English ear, by double metaphone: a word that may be said in two ways has two. A '
  'single letter and a number sound like nothing.';
grant execute on function app.sounds_of(text) to footprint_app;

create table app.child_name_sounds (
  authority_id uuid not null,
  sound text not null check (sound <> ''),
  child_id uuid not null,
  primary key (authority_id, sound, child_id),
  foreign key (authority_id, child_id) references app.children
);
comment on table app.child_name_sounds is
  'How each word of a child''s names sounds, to be found by whoever heard it. Kept by a trigger on children.';
comment on column app.child_name_sounds.authority_id is 'The authority.';
comment on column app.child_name_sounds.sound is 'The sound of one word, as sounds_of gives it.';
comment on column app.child_name_sounds.child_id is 'The child.';
create index child_name_sounds_child on app.child_name_sounds (authority_id, child_id);
alter table app.child_name_sounds enable row level security;
alter table app.child_name_sounds force row level security;
create policy found_by_those_who_work_with_children on app.child_name_sounds
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as(
    'iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal'))
    and child_id not in (select app.barred_child_ids()));
grant select, insert, delete on app.child_name_sounds to footprint_app;

create function app.keep_child_name_sounds() returns trigger
  language plpgsql
  as $$ begin
    delete from app.child_name_sounds where authority_id = new.authority_id and child_id = new.id;
    insert into app.child_name_sounds (authority_id, sound, child_id)
      select new.authority_id, sound, new.id
      from app.sounds_of(concat_ws(' ', new.known_as, new.given_name, new.family_name)) sound;
    return null;
  end $$;
comment on function app.keep_child_name_sounds() is 'Keeps how a child''s names sound, when they are entered or changed.';
create trigger keep_child_name_sounds after insert on app.children
  for each row when (coalesce(new.known_as, new.given_name, new.family_name) is not null)
  execute function app.keep_child_name_sounds();
create trigger keep_changed_child_name_sounds after update of known_as, given_name, family_name on app.children
  for each row when ((old.known_as, old.given_name, old.family_name)
    is distinct from (new.known_as, new.given_name, new.family_name))
  execute function app.keep_child_name_sounds();

-- What is there already, authority by authority: who migrates is held to the policies.
do $existing$
declare
  authority uuid;
begin
  for authority in select authority_id from app.authority_ids loop
    perform set_config('app.authority_id', authority::text, true);
    insert into app.child_name_sounds (authority_id, sound, child_id)
      select c.authority_id, sound, c.id
      from app.children c, app.sounds_of(concat_ws(' ', c.known_as, c.given_name, c.family_name)) sound;
  end loop;
  perform set_config('app.authority_id', '', true);
end
$existing$;
