-- With whom what a child said to the IRO was shared, and what the child thought of that.

alter table app.contacts
  add column shared_with text check (shared_with <> ''),
  add column child_agreed text check (child_agreed in ('yes', 'no', 'not-asked', 'too-young')),
  add check ((shared_with is null) = (child_agreed is null));
comment on column app.contacts.shared_with is 'With whom what the child said was shared, and why; null where with nobody.';
comment on column app.contacts.child_agreed is 'Whether the child agreed to that; null where it was shared with nobody.';
