-- A number belongs to one child, also where whoever types it may not see whose it is already. The function says that it is
-- taken and nothing else: not by whom, and no row.

create policy by_functions_that_tell_of_numbers on app.children for select to footprint_owner
  using (authority_id = (select app.current_authority_id()));

create function app.number_taken(nhs text, pupil text, but_by uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case
      when exists (select from app.children c where c.authority_id = app.current_authority_id()
        and c.nhs_number = nhs and c.id is distinct from but_by) then 'nhsNumber'
      -- UN1 to UN5 say why there is none.
      when pupil not like 'UN_' and exists (select from app.children c where c.authority_id = app.current_authority_id()
        and c.upn = pupil and c.id is distinct from but_by) then 'upn'
    end;
  end;
comment on function app.number_taken(text, text, uuid) is
  'Which of an NHS number and a UPN another child of the authority has, within reach or not; null where neither.';

revoke all on function app.number_taken(text, text, uuid) from public;
grant execute on function app.number_taken(text, text, uuid) to footprint_app;
