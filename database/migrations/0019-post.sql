-- What is sent to people, by letter, email or text, and its proof. An item is entered in the transaction of its cause, so
-- that neither is ever kept without the other; a job hands it over, and what happened to it is only ever added to.

create table app.post_items (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  child_id uuid,
  review_id uuid,
  purpose text not null check (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  channel text not null check (channel in ('letter', 'email', 'text')),
  recipient_kind text not null check (recipient_kind in ('staff', 'child', 'person-around-the-child', 'outside')),
  recipient_id uuid,
  recipient_name text not null check (recipient_name <> ''),
  recipient_address text check (recipient_address <> ''),
  is_address_withheld boolean not null default false,
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  calendar jsonb check (jsonb_typeof(calendar) = 'object'),
  state text not null default 'to-send'
    check (state in ('to-send', 'sending', 'sent', 'returned', 'failed', 'withdrawn')),
  queued_at timestamptz not null default clock_timestamp(),
  queued_by uuid default app.current_user_id(),
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null default now(),
  began_at timestamptz,
  printed_at timestamptz,
  sent_at timestamptz,
  ended_at timestamptz,
  problem text,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews on delete set null (review_id),
  foreign key (authority_id, queued_by) references app.staff,
  check (channel = 'letter' or recipient_address is not null),
  check (channel = 'email' or calendar is null),
  check ((state in ('returned', 'failed', 'withdrawn')) = (ended_at is not null)),
  check (state not in ('returned', 'failed') or problem is not null),
  check (state <> 'sent' or sent_at is not null),
  check (state <> 'sending' or began_at is not null)
);
comment on table app.post_items is
  'One letter, email or text to one person: what it says, to which address of that day, and how far it has come.';
comment on column app.post_items.authority_id is 'The authority.';
comment on column app.post_items.id is 'The item; its email bears it as its Message-ID, however often it is handed over.';
comment on column app.post_items.child_id is 'The child it is about; null for what is about nobody.';
comment on column app.post_items.review_id is 'The review it is about; null where there is none.';
comment on column app.post_items.purpose is 'What it is for, such as invitation; the program has the words.';
comment on column app.post_items.channel is 'letter, email or text.';
comment on column app.post_items.recipient_kind is
  'staff, child, person-around-the-child (child_people), or outside: somebody in no list.';
comment on column app.post_items.recipient_id is 'The row of staff, children or child_people; null for somebody in no list.';
comment on column app.post_items.recipient_name is 'Their name when it was written.';
comment on column app.post_items.recipient_address is
  'Their address, email address or number when it was written; null for a letter that is handed over.';
comment on column app.post_items.is_address_withheld is
  'The address is kept from everyone to whom papers go: it stands on the letter itself and in no list.';
comment on column app.post_items.subject is 'The heading of the letter, or the subject of the email.';
comment on column app.post_items.body is 'The text, in paragraphs with an empty line between.';
comment on column app.post_items.calendar is
  'What a calendar is told with the email: {uid, sequence, method, startsAt, endsAt, place, summary}.';
comment on column app.post_items.state is
  'to-send; sending: being handed over; sent: handed over, or posted; returned: it came back; failed: it was given up; '
  'withdrawn: not to be sent any more.';
comment on column app.post_items.queued_at is 'When it was written.';
comment on column app.post_items.queued_by is 'Who wrote it; null for what the program did by itself.';
comment on column app.post_items.attempts is 'How often it was handed over since somebody last asked for it.';
comment on column app.post_items.next_attempt_at is 'Not to be handed over before.';
comment on column app.post_items.began_at is 'When the last handing over began.';
comment on column app.post_items.printed_at is 'When the letter was last opened for printing; null until then.';
comment on column app.post_items.sent_at is 'When it was handed over, or posted.';
comment on column app.post_items.ended_at is 'When it came back, was given up or withdrawn; null otherwise.';
comment on column app.post_items.problem is
  'Why the last handing over did not succeed, why it came back, or why it was withdrawn, in words.';
comment on column app.post_items.version is 'How often the row has been saved.';
create index post_items_by_state on app.post_items (authority_id, state, id);
create index post_items_by_channel on app.post_items (authority_id, channel, state, id);
create index post_items_waiting on app.post_items (authority_id, next_attempt_at)
  where state = 'to-send' and channel <> 'letter';
create index post_items_under_way on app.post_items (authority_id, began_at) where state = 'sending';
create index post_items_child on app.post_items (authority_id, child_id, id);
create index post_items_review on app.post_items (authority_id, review_id, id);
create index post_items_queued_by on app.post_items (authority_id, queued_by);
create index post_items_recipient on app.post_items (authority_id, recipient_id) where recipient_id is not null;
alter table app.post_items enable row level security;
alter table app.post_items force row level security;
-- What is about no child is seen by the service, by whoever wrote it and by whom it is for.
create policy seen_children on app.post_items for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and (child_id is null or child_id not in (select app.withheld_child_ids()))
    or child_id in (select app.own_child_ids())
    or child_id is null and (select app.current_user_id()) in (queued_by, recipient_id)));
create policy queued_by_those_who_work_with_the_child on app.post_items for insert
  with check (authority_id = (select app.current_authority_id())
    and queued_by is not distinct from (select app.current_user_id())
    and (select app.acts_as('iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager'))
    and (child_id is null or child_id in (select app.own_child_ids())
      or (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())));
create policy changed_by_those_who_work_with_the_child on app.post_items for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager'))
    and ((select app.sees_every_child()) and (child_id is null or child_id not in (select app.withheld_child_ids()))
      or child_id in (select app.own_child_ids())
      or child_id is null and queued_by = (select app.current_user_id())));
grant select, insert, update on app.post_items to footprint_app;
create trigger raise_version before update on app.post_items for each row execute function app.raise_version();

create function app.keep_what_was_written() returns trigger
  language plpgsql
  as $$ begin
    if (old.child_id, old.purpose, old.channel, old.recipient_kind, old.recipient_id, old.recipient_name, old.subject,
        old.body, old.calendar, old.queued_at, old.queued_by)
      is distinct from (new.child_id, new.purpose, new.channel, new.recipient_kind, new.recipient_id, new.recipient_name,
        new.subject, new.body, new.calendar, new.queued_at, new.queued_by)
      or old.recipient_address is distinct from new.recipient_address and old.sent_at is not null
    then
      raise exception 'what was written to somebody is not changed afterwards';
    end if;
    return new;
  end $$;
comment on function app.keep_what_was_written() is
  'Refuses to change what an item says and to whom: it is the proof of what was sent. An address may be mended until it was.';
create trigger keep_what_was_written before update on app.post_items
  for each row execute function app.keep_what_was_written();

create table app.post_attachments (
  authority_id uuid not null,
  item_id uuid not null,
  number integer not null check (number > 0),
  child_id uuid,
  name text not null check (name <> ''),
  type text not null check (type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  bytes bytea not null,
  primary key (authority_id, item_id, number),
  foreign key (authority_id, item_id) references app.post_items,
  foreign key (authority_id, child_id) references app.children
);
comment on table app.post_attachments is 'A file that goes with an item.';
comment on column app.post_attachments.authority_id is 'The authority.';
comment on column app.post_attachments.item_id is 'The item.';
comment on column app.post_attachments.number is 'Its place among the item''s files.';
comment on column app.post_attachments.child_id is 'The child whom the item is about; null where it is about nobody.';
comment on column app.post_attachments.name is 'The file''s name.';
comment on column app.post_attachments.type is 'What kind of file it is, such as application/pdf.';
comment on column app.post_attachments.bytes is 'What is in it.';
create index post_attachments_child on app.post_attachments (authority_id, child_id);
alter table app.post_attachments enable row level security;
alter table app.post_attachments force row level security;
create policy seen_children on app.post_attachments
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and (child_id is null or child_id not in (select app.withheld_child_ids()))
    or child_id in (select app.own_child_ids())));
grant select, insert on app.post_attachments to footprint_app;

create table app.post_events (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  child_id uuid,
  happened_at timestamptz not null default clock_timestamp(),
  what text not null check (what in
    ('began', 'sent', 'postponed', 'failed', 'interrupted', 'printed', 'posted', 'returned', 'withdrawn', 'sent-again')),
  via text check (via in ('smtp', 'notify', 'outbox', 'post')),
  address text,
  reference text,
  note text,
  staff_id uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, item_id) references app.post_items,
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff
);
comment on table app.post_events is
  'What happened to an item, each with its moment: the proof of sending. Rows are only ever added.';
comment on column app.post_events.authority_id is 'The authority.';
comment on column app.post_events.id is 'The event.';
comment on column app.post_events.item_id is 'The item.';
comment on column app.post_events.child_id is 'The child whom the item is about; null where it is about nobody.';
comment on column app.post_events.happened_at is 'When it happened.';
comment on column app.post_events.what is
  'began: handing it over began; sent: the server took it; postponed: it will be tried again; failed: given up; '
  'interrupted: nobody knows whether it was taken; printed; posted; returned; withdrawn; sent-again: somebody asked for it.';
comment on column app.post_events.via is 'smtp, notify (GOV.UK Notify), outbox (shown on a screen and sent nowhere) or post.';
comment on column app.post_events.address is 'The address to which it went.';
comment on column app.post_events.reference is 'The Message-ID, or the id that GOV.UK Notify gave.';
comment on column app.post_events.note is 'Why, in words.';
comment on column app.post_events.staff_id is 'Who did it; null for what the program did by itself.';
create index post_events_item on app.post_events (authority_id, item_id, id);
create index post_events_child on app.post_events (authority_id, child_id);
create index post_events_staff on app.post_events (authority_id, staff_id);
alter table app.post_events enable row level security;
alter table app.post_events force row level security;
create policy seen_children on app.post_events for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and (child_id is null or child_id not in (select app.withheld_child_ids()))
    or child_id in (select app.own_child_ids())));
create policy added_by_those_who_work_with_the_child on app.post_events for insert
  with check (authority_id = (select app.current_authority_id())
    and staff_id is not distinct from (select app.current_user_id())
    and ((select app.sees_every_child()) and (child_id is null or child_id not in (select app.withheld_child_ids()))
      or child_id in (select app.own_child_ids())
      or child_id is null and (select app.acts_as('iro', 'social-worker', 'team-manager'))));
grant select, insert on app.post_events to footprint_app;
