-- Offices and own definitions are read by everybody of the authority, and written by those who keep its settings alone.

drop policy own_authority on app.offices;
create policy own_authority on app.offices for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_service on app.offices for insert
  with check (authority_id = (select app.current_authority_id())
    and entered_by is not distinct from (select app.current_user_id())
    and (select app.acts_as('iro-manager', 'system-administrator')));
create policy changed_by_the_service on app.offices for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));

drop policy own_authority on app.own_definitions;
create policy own_authority on app.own_definitions for select using (authority_id = (select app.current_authority_id()));
create policy stated_by_the_service on app.own_definitions for insert
  with check (authority_id = (select app.current_authority_id())
    and stated_by is not distinct from (select app.current_user_id())
    and (select app.acts_as('iro-manager', 'system-administrator')));
