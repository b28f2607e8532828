-- From when the authority keeps its record in Footprint itself: what a return never tells is known from that day on.

alter table app.authorities add column recording_from_on date;
comment on column app.authorities.recording_from_on is
  'The first day of which all that happens is recorded in Footprint; null while only returns are read. What was due '
  'before it and is in no return stays unknown.';

-- What is open of a child, the next first: for the page of a caseload and of a child.
create index obligations_open on app.obligations (authority_id, child_id, due_on)
  where met_on is null and not_owed_because is null;
