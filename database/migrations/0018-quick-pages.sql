-- What every page asks, found without reading past it.

-- Who reviews a child today is asked with the last day in it, "has not ended or ends later", which an index over those
-- that have not ended cannot answer: every appointment of the authority was read instead, several times a page. This
-- one answers from itself.
create index appointments_staff on app.appointments (authority_id, staff_id, child_id) include (started_on, ended_on);
drop index app.appointments_caseload;
-- A child's own times: the indexes that keep them from overlapping find them too, a hundred times slower, and are taken
-- unless another one answers by itself.
create index appointments_child on app.appointments (authority_id, child_id, started_on)
  include (staff_id, ended_on, during);
create index periods_of_care_child on app.periods_of_care (authority_id, child_id, started_on)
  include (ended_on, start_known, end_reason, number);

-- What is open of a child is answered by the index itself: the rows, with all that explains them, lie all over the disk.
drop index app.obligations_open;
create index obligations_open on app.obligations (authority_id, child_id, due_on)
  include (rule, due_at, silence_agrees) where met_on is null and not_owed_because is null;

-- The children of an event are written down when it is sealed, no more while somebody waits for the page that showed
-- them: seventy rows with two indexes cost more than the page. Until then the event itself tells of them, and whoever
-- asks who looked at a child asks the few unsealed events too.
drop trigger keep_audit_event_children on app.audit_events;
drop function app.keep_audit_event_children();
comment on table app.audit_event_children is
  'Which events showed or changed a child''s record, to be found by the child. Kept by the sealer for the events that it '
  'seals; those that still wait stand in audit_unsealed and tell of their children themselves.';

create or replace function app.seal_audit_events(at_most integer) returns integer
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
      -- Those that an earlier version wrote at once are there already.
      insert into app.audit_event_children (authority_id, child_id, event_id)
        select distinct authority, child_id, event.id from unnest(event.child_ids) child_id
        on conflict do nothing;
      delete from app.audit_unsealed u where u.authority_id = authority and u.event_id = event.id;
      sealed := sealed + 1;
    end loop;
    return sealed;
  end $$;
