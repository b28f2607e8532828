-- How people sign in.
--
-- Whoever signs in is not known yet, nor is the authority; so two tables stand outside row-level security by authority:
-- which account an address belongs to, and which sessions there are. They hold ids and hashes, never a name.

create table app.sign_in_ids (
  email_hash bytea primary key check (length(email_hash) = 32),
  authority_id uuid not null,
  staff_id uuid not null,
  unique (authority_id, staff_id),
  foreign key (authority_id, staff_id) references app.staff
);
comment on table app.sign_in_ids is 'Whose account an email address is, without the address.';
comment on column app.sign_in_ids.email_hash is 'SHA-256 of the address in small letters.';
comment on column app.sign_in_ids.authority_id is 'The authority.';
comment on column app.sign_in_ids.staff_id is 'The person.';
grant select, insert, update, delete on app.sign_in_ids to footprint_app;

create table app.sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  authority_id uuid not null,
  staff_id uuid not null,
  is_complete boolean not null default false,
  started_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  foreign key (authority_id, staff_id) references app.staff
);
comment on table app.sessions is 'Who is signed in, by the hash of what their browser holds.';
comment on column app.sessions.token_hash is 'SHA-256 of the token in the cookie.';
comment on column app.sessions.authority_id is 'The authority.';
comment on column app.sessions.staff_id is 'The person.';
comment on column app.sessions.is_complete is 'False between the password and the second factor: nothing is shown yet.';
comment on column app.sessions.started_at is 'When they signed in.';
comment on column app.sessions.last_seen_at is 'When a page was last asked for, to the minute.';
comment on column app.sessions.ends_at is 'When it ends, whatever happens.';
create index sessions_staff on app.sessions (authority_id, staff_id);
create index sessions_ends_at on app.sessions (ends_at);
grant select, insert, update, delete on app.sessions to footprint_app;

create table app.accounts (
  authority_id uuid not null,
  staff_id uuid not null,
  password_hash text,
  password_set_at timestamptz,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  failed_attempts integer not null default 0 check (failed_attempts >= 0),
  locked_until_at timestamptz,
  invitation_hash bytea unique check (length(invitation_hash) = 32),
  invitation_ends_at timestamptz,
  primary key (authority_id, staff_id),
  foreign key (authority_id, staff_id) references app.staff,
  check ((invitation_hash is null) = (invitation_ends_at is null)),
  check (totp_confirmed_at is null or totp_secret is not null)
);
comment on table app.accounts is 'What somebody proves themselves with. Read by the program when they sign in, and by nobody else.';
comment on column app.accounts.authority_id is 'The authority.';
comment on column app.accounts.staff_id is 'The person.';
comment on column app.accounts.password_hash is 'argon2id, with its parameters and its salt; null until they have chosen one.';
comment on column app.accounts.password_set_at is 'When the password was chosen.';
comment on column app.accounts.totp_secret is 'The secret of the second factor, encrypted with the installation''s key.';
comment on column app.accounts.totp_confirmed_at is 'When a first code proved it; null until then.';
comment on column app.accounts.totp_last_step is 'The step of the last code used: no code is taken twice.';
comment on column app.accounts.failed_attempts is 'Wrong passwords or codes since the last right one.';
comment on column app.accounts.locked_until_at is 'Nothing is tried until then; each further failure doubles the wait.';
comment on column app.accounts.invitation_hash is 'SHA-256 of the link with which they choose a password; gone once used.';
comment on column app.accounts.invitation_ends_at is 'When that link ends.';
alter table app.accounts enable row level security;
alter table app.accounts force row level security;
create policy for_signing_in on app.accounts
  using (authority_id = (select app.current_authority_id()) and ((select app.current_user_id()) is null
    or staff_id = (select app.current_user_id())));
grant select, insert, update on app.accounts to footprint_app;

create table app.recovery_codes (
  authority_id uuid not null,
  staff_id uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (authority_id, staff_id, code_hash),
  foreign key (authority_id, staff_id) references app.accounts
);
comment on table app.recovery_codes is 'Codes on paper for whoever lost their second factor, each good once.';
comment on column app.recovery_codes.authority_id is 'The authority.';
comment on column app.recovery_codes.staff_id is 'The person.';
comment on column app.recovery_codes.code_hash is 'SHA-256 of the code.';
comment on column app.recovery_codes.used_at is 'When it was used; null while it is good.';
alter table app.recovery_codes enable row level security;
alter table app.recovery_codes force row level security;
create policy for_signing_in on app.recovery_codes
  using (authority_id = (select app.current_authority_id()) and ((select app.current_user_id()) is null
    or staff_id = (select app.current_user_id())));
grant select, insert, update, delete on app.recovery_codes to footprint_app;

create function app.enter_session(token bytea)
  returns table (authority_id uuid, staff_id uuid, name text, roles text[], authority_name text, is_demo boolean,
    procedure text, is_complete boolean, unread_alerts integer)
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
      select s.authority_id, s.id, s.name, s.roles, a.name, a.is_demo, a.procedure, found.is_complete,
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
  'Makes the transaction run for whoever holds the session, and tells who that is; no row where there is no such session '
  'any more, it rested for two hours, or the person has left. While only the password is proved it tells who that is and '
  'runs for nobody.';
grant execute on function app.enter_session(bytea) to footprint_app;
