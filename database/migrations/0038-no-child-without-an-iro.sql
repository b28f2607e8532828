-- After the first days of care a child is never without an IRO: what ends an appointment must have somebody follow.

create function app.refuse_to_leave_without_officer() returns trigger
  language plpgsql
  as $$ begin
    if exists (
      select from app.appointments a
      join app.periods_of_care p on p.authority_id = a.authority_id and p.child_id = a.child_id
        and a.ended_on <@ p.during and a.ended_on > p.started_on + 14
      where a.authority_id = new.authority_id and a.id = new.id and a.ended_on = new.ended_on
        and not exists (
          select from app.appointments n
          where n.authority_id = a.authority_id and n.child_id = a.child_id and n.during @> a.ended_on)
    ) then
      raise check_violation using message = 'this would leave a looked-after child without an IRO',
        constraint = 'appointments_followed';
    end if;
    return null;
  end $$;
comment on function app.refuse_to_leave_without_officer() is
  'Nobody''s appointment ends while the child is looked after unless another begins by that day. The first five working '
  'days, in which there may be nobody yet, are never longer than fourteen days; to the day they are counted by the program, '
  'which says so in words before it comes to this.';
-- When the transaction ends, because whoever follows is written after who came before.
create constraint trigger followed after update of ended_on on app.appointments
  deferrable initially deferred for each row
  when (new.ended_on is not null and new.ended_on is distinct from old.ended_on)
  execute function app.refuse_to_leave_without_officer();

alter table app.alerts drop constraint alerts_kind_check;
alter table app.alerts add constraint alerts_kind_check
  check (kind in ('emergency-access', 'sign-in-reset', 'roles-changed', 'child-looked-after', 'iro-for-child',
    'paper-came-back', 'child-without-iro', 'introduce-successor'));
comment on column app.alerts.kind is
  'emergency-access: somebody opened a record in an emergency. sign-in-reset: somebody gave a person a new link or took '
  'away their second factor. roles-changed: somebody gave a person a role that reaches every child. child-looked-after: '
  'a child became looked after and needs an IRO. iro-for-child: the person was appointed a child''s IRO. '
  'paper-came-back: somebody said what they think before a review. child-without-iro: a child has no IRO after the day by which one was due. introduce-successor: the person was the '
  'child''s IRO, and should introduce the next one in person.';
create index alerts_without_iro on app.alerts (authority_id, child_id, staff_id) where kind = 'child-without-iro';
