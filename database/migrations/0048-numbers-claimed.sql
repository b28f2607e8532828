-- Two people who give two children the same number in the same moment do not see each other's record yet. Whoever gives a
-- number holds it until the transaction ends: the second waits, and then sees that it is taken.

create function app.is_same_number(kept_nhs text, kept_pupil text, nhs text, pupil text) returns boolean
  language sql immutable parallel safe
  -- UN1 to UN5 say why there is none.
  return kept_nhs = nhs or kept_pupil = pupil and pupil not like 'UN_';
comment on function app.is_same_number(text, text, text, text) is
  'Whether two records have the same NHS number or the same UPN, which only one child can have; null or false where not.';

create function app.claim_numbers(nhs text, pupil text, for_child uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
  declare
    authority constant uuid := app.current_authority_id();
    taken text;
  begin
    -- Always in this order, so that two never wait for each other.
    if nhs is not null then
      perform pg_advisory_xact_lock(hashtextextended('nhs number ' || authority || ' ' || nhs, 0));
    end if;
    if pupil is not null and pupil not like 'UN_' then
      perform pg_advisory_xact_lock(hashtextextended('upn ' || authority || ' ' || pupil, 0));
    end if;
    select case when c.nhs_number = nhs then 'nhsNumber' else 'upn' end into taken
      from app.children c
      where c.authority_id = authority and app.is_same_number(c.nhs_number, c.upn, nhs, pupil)
        and c.id is distinct from for_child
      order by 1 limit 1;
    return taken;
  end;
$$;
comment on function app.claim_numbers(text, text, uuid) is
  'Keeps an NHS number and a UPN for a child until the transaction ends; says which of them another child of the authority has, within reach or not, and null where neither.';
revoke all on function app.claim_numbers(text, text, uuid) from public;
grant execute on function app.claim_numbers(text, text, uuid) to footprint_app;

drop function app.number_taken(text, text, uuid);

-- Who of some children whom somebody sees already are brothers and sisters: asked for with each caseload, which must not
-- ask once more whose children somebody sees.
create policy by_the_function_for_caseloads on app.child_relations for select to footprint_owner
  using (authority_id = (select app.current_authority_id()));

create function app.sibling_pairs(among uuid[], today date) returns setof text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select array[r.child_id::text, r.other_child_id::text] from app.child_relations r
      where r.authority_id = app.current_authority_id() and r.child_id = any (among) and r.other_child_id = any (among)
        and r.kind <> 'parent' and not r.is_withdrawn and (r.ended_on is null or r.ended_on > today)
      order by r.child_id, r.other_child_id;
  end;
comment on function app.sibling_pairs(uuid[], date) is
  'Of some children, those who are brothers and sisters on a day, two and two; nothing of anybody else.';
revoke all on function app.sibling_pairs(uuid[], date) from public;
grant execute on function app.sibling_pairs(uuid[], date) to footprint_app;
