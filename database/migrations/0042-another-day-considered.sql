-- A review that is moved to another day may be thought of as well as one that is brought forward.
alter table app.review_considerations drop constraint review_considerations_outcome_check;
alter table app.review_considerations add constraint review_considerations_outcome_check
  check (outcome in ('earlier-review', 'another-review', 'another-day', 'no-change'));
comment on column app.review_considerations.outcome is
  'earlier-review: the open review is brought forward; another-review: one besides it; another-day: it is moved; no-change: none of these.';
