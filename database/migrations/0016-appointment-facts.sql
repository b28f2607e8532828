-- A manager tells of an appointment, and corrects nobody.
--
-- No manager writes into the record that an officer keeps. An appointment is another thing: it is the manager's own act,
-- the law gives it a day, and only the manager knows that it was done; without that fact the duty to appoint would stand
-- as not done for every child whom a manager gives an IRO. So those who appoint may add what tells of allocation. Until
-- now such a fact could be entered as the correction of any other, and a correction hides what it corrects: an IRO's
-- visit could have been hidden behind an appointment. From now on a manager only adds.

drop policy recorded_by_those_who_work_with_the_child on app.facts;
create policy recorded_by_those_who_work_with_the_child on app.facts for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()))
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro-manager'))
        and (import_id is not null
          or corrects_id is null and type in ('service-notified', 'iro-appointed', 'introductory-letter-sent'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
