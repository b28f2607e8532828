-- Whoever supports a child with additional communication needs is there too when a great change is considered.

alter table app.review_considerations add column supported_by text;
comment on column app.review_considerations.supported_by is
  'Of a child with additional communication needs: who supported them to say what they think of it, or why nobody did.';
