-- Those who manage staff open accounts, invite, reset and unlock, and never see what anybody proves themselves with.
--
-- The application is one role, so a grant by column would give a person who signs in and an administrator the same. What
-- an administrator may do is therefore a function each: it runs as the owner of the tables, asks first who calls, and
-- touches no other column. The row itself stays shut to them: no query of theirs, forgetful or wicked, reads a hash.

alter table app.accounts add column totp_next_secret bytea;
comment on column app.accounts.totp_next_secret is
  'The secret of an authenticator app that is being set up in the place of the other, encrypted; in force once a code proved it.';
alter table app.accounts add column last_signed_in_at timestamptz;
comment on column app.accounts.last_signed_in_at is 'When they last signed in; null where they never have.';

create policy by_functions_for_those_who_manage_staff on app.accounts to footprint_owner
  using (authority_id = (select app.current_authority_id()));
create policy by_functions_for_those_who_manage_staff on app.recovery_codes to footprint_owner
  using (authority_id = (select app.current_authority_id()));

create function app.require_staff_manager() returns void
  language plpgsql stable
  as $$ begin
    if not app.acts_as('system-administrator', 'iro-manager') then
      raise insufficient_privilege using message = 'only those who manage staff may do this to an account';
    end if;
  end $$;
comment on function app.require_staff_manager() is
  'Throws unless the transaction runs for somebody who manages staff, or for the program itself.';

create function app.open_account(staff uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform app.require_staff_manager();
    insert into app.accounts (authority_id, staff_id) values (app.current_authority_id(), staff) on conflict do nothing;
  end $$;
comment on function app.open_account(uuid) is 'Opens an account for a member of staff; nothing where there is one.';

create function app.set_invitation(staff uuid, token_hash bytea, ends_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform app.require_staff_manager();
    update app.accounts a set invitation_hash = token_hash, invitation_ends_at = ends_at
      where a.authority_id = app.current_authority_id() and a.staff_id = staff;
  end $$;
comment on function app.set_invitation(uuid, bytea, timestamptz) is
  'Puts a link with which a person chooses a password in the place of the one before; with nulls it only takes that one away.';

create function app.reset_second_factor(staff uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform app.require_staff_manager();
    update app.accounts a set totp_secret = null, totp_next_secret = null, totp_confirmed_at = null, totp_last_step = null
      where a.authority_id = app.current_authority_id() and a.staff_id = staff;
    delete from app.recovery_codes r where r.authority_id = app.current_authority_id() and r.staff_id = staff;
  end $$;
comment on function app.reset_second_factor(uuid) is
  'Forgets a person''s authenticator app and recovery codes: they set up another when they next sign in.';

create function app.unlock_account(staff uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform app.require_staff_manager();
    update app.accounts a set failed_attempts = 0, locked_until_at = null
      where a.authority_id = app.current_authority_id() and a.staff_id = staff;
  end $$;
comment on function app.unlock_account(uuid) is 'Forgets wrong attempts, so that the person need not wait.';

create function app.account_states() returns table (staff_id uuid, has_password boolean, has_second_factor boolean,
    invitation_ends_at timestamptz, locked_until_at timestamptz, last_signed_in_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select a.staff_id, a.password_hash is not null, a.totp_confirmed_at is not null, a.invitation_ends_at,
      a.locked_until_at, a.last_signed_in_at
    from app.accounts a
    where a.authority_id = app.current_authority_id() and app.acts_as('system-administrator', 'iro-manager');
  end;
comment on function app.account_states() is
  'How each account of the authority stands, for those who manage staff, and no row for anybody else.';

revoke all on function app.open_account(uuid), app.set_invitation(uuid, bytea, timestamptz),
  app.reset_second_factor(uuid), app.unlock_account(uuid), app.account_states() from public;
grant execute on function app.open_account(uuid), app.set_invitation(uuid, bytea, timestamptz),
  app.reset_second_factor(uuid), app.unlock_account(uuid), app.account_states() to footprint_app;

create function app.refuse_own_roles() returns trigger
  language plpgsql
  as $$ begin
    if new.id = app.current_user_id() then
      raise insufficient_privilege using message = 'nobody changes their own roles';
    end if;
    return new;
  end $$;
comment on function app.refuse_own_roles() is
  'Whoever looks after the program must not let themselves into the records: their roles are for a colleague to change.';
create trigger refuse_own_roles before update of roles on app.staff
  for each row when (old.roles is distinct from new.roles) execute function app.refuse_own_roles();

alter table app.alerts drop constraint alerts_kind_check;
alter table app.alerts add constraint alerts_kind_check
  check (kind in ('emergency-access', 'sign-in-reset', 'roles-changed'));
comment on column app.alerts.kind is
  'emergency-access: somebody opened a record in an emergency. sign-in-reset: somebody gave a person a new link or took '
  'away their second factor. roles-changed: somebody gave a person a role that reaches every child.';
alter table app.alerts add column raised_by uuid default app.current_user_id();
alter table app.alerts add foreign key (authority_id, raised_by) references app.staff;
comment on column app.alerts.raised_by is 'Who did what it tells of; null for what the program did by itself.';
create index alerts_raised_by on app.alerts (authority_id, raised_by);
