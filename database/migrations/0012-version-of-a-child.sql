-- When what is owed is worked out anew, the next day that changes it is noted on the child; that is no change that
-- anybody made, and must not look like one to whoever saves what they read before.
drop trigger raise_version on app.children;
create trigger raise_version before update of local_id, upn, given_name, family_name, known_as, born_on, sex, ethnicity,
  is_unaccompanied, unaccompanied_until_on, recorded on app.children for each row execute function app.raise_version();
