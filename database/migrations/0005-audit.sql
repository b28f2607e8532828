-- Who did and saw what. Events are added in the transaction of what they tell of, unsealed, so that nobody waits for
-- anybody; afterwards one sealer at a time chains them, authority by authority, each seal over the one before.

create table app.audit_events (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  occurred_at timestamptz not null default clock_timestamp(),
  user_id uuid default app.current_user_id(),
  action text not null check (action <> ''),
  child_ids uuid[] not null default '{}',
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  primary key (authority_id, id),
  foreign key (authority_id, user_id) references app.staff
);
comment on table app.audit_events is
  'One page or command, reads included, with the children it showed. Rows are only ever added.';
comment on column app.audit_events.authority_id is 'The authority.';
comment on column app.audit_events.id is 'The event.';
comment on column app.audit_events.occurred_at is 'When it happened.';
comment on column app.audit_events.user_id is 'Who did it; null for what the program did by itself.';
comment on column app.audit_events.action is 'What was done: the name of the page or the command.';
comment on column app.audit_events.child_ids is 'The children whose records it showed or changed.';
comment on column app.audit_events.details is 'Ids and counts that say more; never a name.';
create index audit_events_children on app.audit_events using gin (child_ids);
create index audit_events_user on app.audit_events (authority_id, user_id, occurred_at);
alter table app.audit_events enable row level security;
alter table app.audit_events force row level security;
create policy own_authority on app.audit_events using (authority_id = (select app.current_authority_id()))
  with check (authority_id = (select app.current_authority_id())
    and user_id is not distinct from (select app.current_user_id()));
grant select, insert on app.audit_events to footprint_app;

create table app.audit_unsealed (
  authority_id uuid not null,
  event_id uuid not null,
  primary key (authority_id, event_id),
  foreign key (authority_id, event_id) references app.audit_events
);
comment on table app.audit_unsealed is
  'The events that wait for their seal, so that the sealer need not look through all. Taking one out hides nothing: '
  'verify_audit counts what has no seal by itself.';
comment on column app.audit_unsealed.authority_id is 'The authority.';
comment on column app.audit_unsealed.event_id is 'The event.';
alter table app.audit_unsealed enable row level security;
alter table app.audit_unsealed force row level security;
create policy own_authority on app.audit_unsealed using (authority_id = (select app.current_authority_id()));
grant select, insert, delete on app.audit_unsealed to footprint_app;

create function app.await_seal() returns trigger
  language plpgsql
  as $$ begin
    insert into app.audit_unsealed (authority_id, event_id) values (new.authority_id, new.id);
    return null;
  end $$;
comment on function app.await_seal() is 'Puts a new event among those that wait for their seal.';
create trigger await_seal after insert on app.audit_events for each row execute function app.await_seal();

create table app.audit_seals (
  authority_id uuid not null,
  number bigint not null check (number > 0),
  event_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (authority_id, number),
  unique (authority_id, event_id),
  foreign key (authority_id, event_id) references app.audit_events
);
comment on table app.audit_seals is
  'The chain over the audit: each hash covers an event and the hash before it, so no event can be changed, taken out or '
  'put in between without breaking every later one.';
comment on column app.audit_seals.authority_id is 'The authority.';
comment on column app.audit_seals.number is 'Its place in the authority''s chain, from 1.';
comment on column app.audit_seals.event_id is 'The event that it seals.';
comment on column app.audit_seals.hash is 'SHA-256 over the hash before (32 zeros for the first) and the event.';
comment on column app.audit_seals.sealed_at is 'When it was sealed.';
alter table app.audit_seals enable row level security;
alter table app.audit_seals force row level security;
create policy own_authority on app.audit_seals using (authority_id = (select app.current_authority_id()));
grant select, insert on app.audit_seals to footprint_app;

create function app.audit_hash(previous bytea, e app.audit_events) returns bytea
  language sql immutable parallel safe
  return sha256(previous || convert_to(jsonb_build_array(
    e.authority_id, e.id, extract(epoch from e.occurred_at), e.user_id, e.action, e.child_ids, e.details)::text, 'UTF8'));
comment on function app.audit_hash(bytea, app.audit_events) is 'The hash of an event after the one before it.';

create function app.seal_audit_events(at_most integer) returns integer
  language plpgsql
  as $$
  declare
    authority constant uuid := app.current_authority_id();
    last_number bigint;
    last_hash bytea;
    event app.audit_events;
    sealed integer := 0;
  begin
    -- One sealer at a time for an authority: two would give one number twice.
    perform pg_advisory_xact_lock(hashtextextended('audit ' || authority, 0));
    select number, hash into last_number, last_hash
      from app.audit_seals where authority_id = authority order by number desc limit 1;
    last_number := coalesce(last_number, 0);
    last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
    for event in
      select e.* from app.audit_events e
      join app.audit_unsealed u on u.authority_id = e.authority_id and u.event_id = e.id
      where u.authority_id = authority order by u.event_id limit at_most
    loop
      last_number := last_number + 1;
      last_hash := app.audit_hash(last_hash, event);
      insert into app.audit_seals (authority_id, number, event_id, hash)
        values (authority, last_number, event.id, last_hash);
      delete from app.audit_unsealed u where u.authority_id = authority and u.event_id = event.id;
      sealed := sealed + 1;
    end loop;
    return sealed;
  end $$;
comment on function app.seal_audit_events(integer) is
  'Chains the oldest unsealed events of the current authority, at most so many, and gives how many there were.';

create function app.verify_audit() returns table (sealed bigint, unsealed bigint, broken_at bigint, last_hash bytea)
  language sql stable
  as $$
  with chain as (
    select s.number, s.hash, s.number = row_number() over by_number
        and s.hash is not distinct from app.audit_hash(
          coalesce(lag(s.hash) over by_number, decode(repeat('00', 32), 'hex')), e) as holds
    from app.audit_seals s
    left join app.audit_events e on e.authority_id = s.authority_id and e.id = s.event_id
    where s.authority_id = app.current_authority_id()
    window by_number as (order by s.number)
  )
  select count(*),
    (select count(*) from app.audit_events e where e.authority_id = app.current_authority_id()
      and not exists (select from app.audit_seals s where s.authority_id = e.authority_id and s.event_id = e.id)),
    min(number) filter (where not holds),
    (array_agg(hash order by number desc))[1]
  from chain
  $$;
comment on function app.verify_audit() is
  'Checks the chain of the current authority: how many events are sealed, how many not yet, the number of the first seal '
  'that does not hold (null where all do), and the last hash, which can be noted down elsewhere.';
