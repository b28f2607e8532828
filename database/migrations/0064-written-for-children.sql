-- That a child was given what is written for their age: on reviews, the plan and their IRO, and on advocates.

alter table app.child_tellings drop constraint child_tellings_item_check;
alter table app.child_tellings add constraint child_tellings_item_check
  check (item in ('who-iro-is', 'reach', 'unavailable', 'sharing', 'advocate', 'complaint', 'complaint-about-iro', 'legal',
    'review-policy', 'how-often', 'apart', 'parents-apart', 'siblings-share', 'met', 'successor', 'sheets-given',
    'advocate-sheet-given'));
