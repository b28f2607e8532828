-- What an authority calls things, and so what every page says: read with whoever holds the session, in one question.

alter table app.authorities add column terms jsonb not null default '{}' check (jsonb_typeof(terms) = 'object');
comment on column app.authorities.terms is
  'What it calls things otherwise than its procedure does: {"iro": {"one": "IRM", "many": "IRMs"}}.';

drop function app.enter_session(bytea);
create function app.enter_session(token bytea)
  returns table (authority_id uuid, staff_id uuid, name text, roles text[], authority_name text, is_demo boolean,
    procedure text, own_terms jsonb, is_complete boolean, unread_alerts integer)
  language plpgsql
  as $$
  declare
    found app.sessions;
  begin
    select * into found from app.sessions s where s.token_hash = token and s.ends_at > now()
      and s.last_seen_at > now() - interval '2 hours';
    if found.token_hash is null then return; end if;
    perform set_config('app.authority_id', found.authority_id::text, true),
      set_config('app.user_id', found.staff_id::text, true);
    if found.last_seen_at < now() - interval '1 minute' then
      update app.sessions s set last_seen_at = now() where s.token_hash = token;
    end if;
    return query
      select s.authority_id, s.id, s.name, s.roles, a.name, a.is_demo, a.procedure, a.terms, found.is_complete,
        (select count(*)::integer from app.alerts l
          where l.authority_id = s.authority_id and l.staff_id = s.id and l.read_at is null)
      from app.staff s join app.authorities a on a.authority_id = s.authority_id
      where s.authority_id = found.authority_id and s.id = found.staff_id
        and (s.left_on is null or s.left_on > app.today());
    if not found.is_complete then
      perform set_config('app.authority_id', '', true), set_config('app.user_id', '', true);
    end if;
  end $$;
comment on function app.enter_session(bytea) is
  'Makes the transaction run for whoever holds the session, and tells who that is and what their authority calls things; '
  'no row where there is no such session any more, it rested for two hours, or the person has left. While only the '
  'password is proved it tells who that is and runs for nobody.';
grant execute on function app.enter_session(bytea) to footprint_app;
