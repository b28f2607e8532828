-- Who agreed to the place of a review and when, why it is not where the child lives, and what the child helped to decide.

alter table app.review_arrangements
  add column place_agreed_child_on date,
  add column place_agreed_social_worker_on date,
  add column place_agreed_iro_on date,
  add column why_not_placement text check (why_not_placement <> ''),
  add column child_decided text[] not null default '{}' check (child_decided <@ array['day', 'time', 'place']::text[]),
  add column why_child_did_not text check (why_child_did_not <> '');
comment on column app.review_arrangements.place_agreed_child_on is 'The day on which the child agreed to the place; null: not yet.';
comment on column app.review_arrangements.place_agreed_social_worker_on is 'The day on which the social worker did.';
comment on column app.review_arrangements.place_agreed_iro_on is 'The day on which the IRO did.';
comment on column app.review_arrangements.why_not_placement is 'Why it is not held where the child lives.';
comment on column app.review_arrangements.child_decided is 'What of day, time and place the child helped to decide.';
comment on column app.review_arrangements.why_child_did_not is 'Why the child did not help to decide, such as age and understanding.';
