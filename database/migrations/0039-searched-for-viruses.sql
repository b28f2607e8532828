-- Whether a file was searched for viruses before it was taken. What was not found clean by a search that was set up is never
-- taken, so the column tells the files of before, and those of an installation without a search, from the others.
alter table app.document_versions add column found_clean_at timestamptz;
comment on column app.document_versions.found_clean_at is
  'When it was searched for viruses and none was found; null where nothing searched it.';
