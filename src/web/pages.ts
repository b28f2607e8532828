import { ALLOCATION_SETTINGS } from '../casework/allocation/pages/allocation-settings/routes.ts';
import { CASELOAD_RANGES } from '../casework/allocation/pages/caseload-range/routes.ts';
import { CHILD_INFORMATION } from '../casework/allocation/pages/child-information/routes.ts';
import { CHOOSE_OFFICER } from '../casework/allocation/pages/choose-officer/routes.ts';
import { OFFICER_COMPETENCE } from '../casework/allocation/pages/competence/routes.ts';
import { CHECK_HAND_OVER, HAND_OVER, HAND_OVER_CHILDREN } from '../casework/allocation/pages/hand-over/routes.ts';
import { HAND_OVER_SEVERAL } from '../casework/allocation/pages/hand-over-several/routes.ts';
import { INTRODUCTIONS } from '../casework/allocation/pages/introduction/routes.ts';
import { INTRODUCTION_PRINTS } from '../casework/allocation/pages/introduction-print/routes.ts';
import { INTRODUCTION_TEXTS } from '../casework/allocation/pages/introduction-texts/routes.ts';
import { CHILDREN_TO_MEET } from '../casework/allocation/pages/introductions/routes.ts';
import { STAFF_MANAGERS } from '../casework/allocation/pages/managers/routes.ts';
import { NOTIFICATIONS } from '../casework/allocation/pages/notification/routes.ts';
import { NOTIFY_SERVICE } from '../casework/allocation/pages/notify/routes.ts';
import { OFFICER_PROFILE } from '../casework/allocation/pages/profile/routes.ts';
import { ALLOCATION_QUEUE } from '../casework/allocation/pages/queue/routes.ts';
import { CHILD_ROLES } from '../casework/allocation/pages/roles/routes.ts';
import { AUDIT, AUDIT_CHECK, AUDIT_FILE } from '../casework/audit/pages/audit/routes.ts';
import { CHILD } from '../casework/children/pages/child/routes.ts';
import { CHILD_LISTS } from '../casework/children/pages/child-list/routes.ts';
import { NEW_CHILDREN } from '../casework/children/pages/child-new/routes.ts';
import { CHILDREN } from '../casework/children/pages/children/routes.ts';
import { CUSTODY, RECORD_CUSTODY_WISH } from '../casework/children/pages/custody/routes.ts';
import { DETAILS } from '../casework/children/pages/details/routes.ts';
import { FACT } from '../casework/children/pages/fact/routes.ts';
import { CORRECTIONS } from '../casework/children/pages/fact-correct/routes.ts';
import { NEW_FACTS } from '../casework/children/pages/fact-new/routes.ts';
import { CHILD_HISTORY } from '../casework/children/pages/history/routes.ts';
import { HOUSEHOLD_PAGES } from '../casework/children/pages/household/routes.ts';
import { HOUSEHOLD_MEMBER_PAGES } from '../casework/children/pages/household-member/routes.ts';
import { IDENTITY_PAGES } from '../casework/children/pages/identity/routes.ts';
import { LEGAL_STATUS_PAGES } from '../casework/children/pages/legal-status/routes.ts';
import { NEEDS_PAGES } from '../casework/children/pages/needs/routes.ts';
import { OPEN_IN_EMERGENCY } from '../casework/children/pages/open-in-emergency/routes.ts';
import { PEOPLE } from '../casework/children/pages/people/routes.ts';
import { PERSON_PAGES } from '../casework/children/pages/person/routes.ts';
import { PLACEMENT_PAGES } from '../casework/children/pages/placement/routes.ts';
import { PLACEMENT_MOVES } from '../casework/children/pages/placement-move/routes.ts';
import { RELATION_PAGES } from '../casework/children/pages/relation/routes.ts';
import { NEW_RELATIONS } from '../casework/children/pages/relation-new/routes.ts';
import { RESTRICTION } from '../casework/children/pages/restriction/routes.ts';
import { ADVICE_PAGES } from '../casework/communication/pages/advice/routes.ts';
import { COMMUNICATION } from '../casework/communication/pages/communication/routes.ts';
import { PRACTITIONER_PAGES } from '../casework/communication/pages/practitioners/routes.ts';
import { SUPPORT_PAGES } from '../casework/communication/pages/support/routes.ts';
import { CONTACT } from '../casework/contacts/pages/contact/routes.ts';
import { CONTACT_FORM_PAGES } from '../casework/contacts/pages/contact-form/routes.ts';
import { CONTACTS, CONTACTS_CSV } from '../casework/contacts/pages/contacts/routes.ts';
import { DOCUMENT_PAGES } from '../casework/documents/pages/document/routes.ts';
import { NEW_DOCUMENTS } from '../casework/documents/pages/document-new/routes.ts';
import { DOCUMENT_WITHHELD } from '../casework/documents/pages/document-withheld/routes.ts';
import { DOCUMENTS } from '../casework/documents/pages/documents/routes.ts';
import { CASELOAD, CASELOAD_CSV, CASELOAD_MONTHS_CSV } from '../casework/figures/pages/caseload/routes.ts';
import { CASELOAD_ROWS, CASELOAD_ROWS_CSV } from '../casework/figures/pages/caseload-rows/routes.ts';
import { PARTICIPATION, PARTICIPATION_CSV } from '../casework/figures/pages/participation/routes.ts';
import { PARTICIPATION_ROWS, PARTICIPATION_ROWS_CSV } from '../casework/figures/pages/participation-rows/routes.ts';
import { ROWS, ROWS_CSV } from '../casework/figures/pages/rows/routes.ts';
import { TEAM_CASELOADS } from '../casework/figures/pages/team/routes.ts';
import { TIMELINESS, TIMELINESS_CSV } from '../casework/figures/pages/timeliness/routes.ts';
import { IMPORTS, UPLOAD_FILES } from '../casework/imports/pages/imports-list/routes.ts';
import { CANCEL_UPLOAD, CONFIRM_UPLOAD, DISCARD_UPLOAD, UPLOAD } from '../casework/imports/pages/upload/routes.ts';
import { UPLOAD_PROBLEMS, UPLOAD_PROBLEMS_CSV } from '../casework/imports/pages/upload-problems/routes.ts';
import { LEGAL_WORDS } from '../casework/law/pages/definitions/routes.ts';
import { IRO_SHEET } from '../casework/law/pages/iro-sheet/routes.ts';
import { LAW } from '../casework/law/pages/law/routes.ts';
import { READING_PAGE } from '../casework/law/pages/reading/routes.ts';
import { RULE } from '../casework/law/pages/rule/routes.ts';
import { DUE_OF_CHILD } from '../casework/obligations/pages/due-of-child/routes.ts';
import { IRO_CASELOAD } from '../casework/obligations/pages/iro-caseload/routes.ts';
import { MY_CASELOAD, MY_CASELOAD_CSV } from '../casework/obligations/pages/my-caseload/routes.ts';
import { STATED_DAYS } from '../casework/obligations/pages/stated-day/routes.ts';
import { WHY_THIS_DATE } from '../casework/obligations/pages/why-this-date/routes.ts';
import { OFFICE_PAGES } from '../casework/offices/pages/office/routes.ts';
import { OFFICE_LIST } from '../casework/offices/pages/office-list/routes.ts';
import { DECISION_FORM_PAGES } from '../casework/outcomes/pages/decision-form/routes.ts';
import { DECISIONS_PAGES } from '../casework/outcomes/pages/decisions/routes.ts';
import { ISSUED_DECISIONS } from '../casework/outcomes/pages/issued-decisions/routes.ts';
import {
  ASK_AFTER_ALL,
  CONSULTATION,
  LEAVE_OUT,
  SEND_PAPERS,
} from '../casework/participation/pages/consultation/routes.ts';
import { PERSONAL_LINK } from '../casework/participation/pages/link/routes.ts';
import {
  CHECK_OWN_PAPER,
  OWN_ANSWERS,
  OWN_COPY,
  OWN_PAPER,
  SUBMIT_OWN_PAPER,
} from '../casework/participation/pages/own-paper/routes.ts';
import {
  ENTER_PAPER,
  LIFT_WITHHOLDING,
  NEW_ENTRY,
  PAPER,
  PRINTED_PAPER,
  WITHDRAW_PAPER,
  WITHHOLD_ANSWER,
} from '../casework/participation/pages/paper/routes.ts';
import { LETTERS, POST_LETTERS } from '../casework/post/pages/letters/routes.ts';
import { POST_ITEM, RETURN_POST, SEND_POST_AGAIN, WITHDRAW_POST } from '../casework/post/pages/post-item/routes.ts';
import { POST, POST_CSV } from '../casework/post/pages/post-list/routes.ts';
import { AGENDA } from '../casework/preparation/pages/agenda/routes.ts';
import { ARRANGE } from '../casework/preparation/pages/arrange/routes.ts';
import { CANCEL_PAGES } from '../casework/preparation/pages/cancel/routes.ts';
import { CONSIDER_PAGES } from '../casework/preparation/pages/consider/routes.ts';
import { DIRECTION_PAGES } from '../casework/preparation/pages/directions/routes.ts';
import { END_OF_CARE_PAGES } from '../casework/preparation/pages/end-of-care/routes.ts';
import { EXCLUSION_PAGES } from '../casework/preparation/pages/exclusion/routes.ts';
import { INVITATION_PAGES } from '../casework/preparation/pages/invitation/routes.ts';
import { INVITATION_LIST } from '../casework/preparation/pages/invitations/routes.ts';
import { LIST_AGREED_PAGES } from '../casework/preparation/pages/list-agreed/routes.ts';
import { OWN_WORDS_PAGES } from '../casework/preparation/pages/own-words/routes.ts';
import { PART_PAGES } from '../casework/preparation/pages/part/routes.ts';
import { PREPARATION } from '../casework/preparation/pages/preparation/routes.ts';
import { PREPARATION_SETTINGS } from '../casework/preparation/pages/preparation-settings/routes.ts';
import { REVIEWS } from '../casework/preparation/pages/review/routes.ts';
import { TO_ARRANGE_PAGES } from '../casework/preparation/pages/to-arrange/routes.ts';
import { TO_INVITE_PAGES } from '../casework/preparation/pages/to-invite/routes.ts';
import { OWN_REMINDERS } from '../casework/reminders/pages/own-reminders/routes.ts';
import { REMINDER_SETTINGS } from '../casework/reminders/pages/reminder-settings/routes.ts';
import { REMINDERS_OF_CHILD } from '../casework/reminders/pages/reminders-of-child/routes.ts';
import { POLICY_COPIES } from '../casework/review-policy/pages/copies/routes.ts';
import { REVIEW_POLICY } from '../casework/review-policy/pages/policy/routes.ts';
import { NEW_POLICY_EDITIONS } from '../casework/review-policy/pages/policy-new/routes.ts';
import { WITHDRAW_POLICY_EDITION } from '../casework/review-policy/pages/policy-withdraw/routes.ts';
import { REVIEW_CALENDARS } from '../casework/reviews/pages/calendar/routes.ts';
import { ADMINISTRATION } from '../casework/settings/pages/administration/routes.ts';
import { OWN_DEFINITIONS } from '../casework/settings/pages/definition/routes.ts';
import { APPROVE_DEPARTURES, DEPARTURES } from '../casework/settings/pages/departures/routes.ts';
import { OWN_FIGURE, PROPOSE_FIGURE } from '../casework/settings/pages/figure/routes.ts';
import { OWN_PROCEDURE } from '../casework/settings/pages/procedure/routes.ts';
import { CHANGE_SETTINGS, SETTINGS } from '../casework/settings/pages/settings/routes.ts';
import {
  APPLY_SETTINGS_CHANGE,
  CANCEL_SETTINGS_CHANGE,
  RESUME_SETTINGS_CHANGE,
  SETTINGS_CHANGE,
  SETTINGS_CHANGE_CSV,
} from '../casework/settings/pages/settings-change/routes.ts';
import { CHANGE_WORDS, WORDS } from '../casework/settings/pages/words/routes.ts';
import {
  ABSENCE,
  CHANGE_ABSENCE,
  END_ABSENCE,
  NEW_ABSENCE,
  RECORD_ABSENCE,
} from '../casework/staff/pages/absence/routes.ts';
import { ACCESS, GIVE_ACCESS_BACK, STOP_ACCESS } from '../casework/staff/pages/access/routes.ts';
import {
  ACCOUNT,
  CHANGE_OWN_PASSWORD,
  CHOOSE_DIGEST,
  OWN_AUTHENTICATOR,
  OWN_PASSWORD,
  OWN_RECOVERY_CODES,
  RENEW_OWN_AUTHENTICATOR,
  RENEW_OWN_RECOVERY_CODES,
  SIGN_OUT_ELSEWHERE,
} from '../casework/staff/pages/account/routes.ts';
import { ALERTS, READ_ALERT } from '../casework/staff/pages/alerts/routes.ts';
import { END_ACCESS, LEAVING } from '../casework/staff/pages/end-access/routes.ts';
import {
  ADD_STAFF_MEMBER,
  CHANGE_STAFF_MEMBER,
  EDIT_STAFF_MEMBER,
  NEW_STAFF_MEMBER,
} from '../casework/staff/pages/staff-form/routes.ts';
import { STAFF_LIST } from '../casework/staff/pages/staff-list/routes.ts';
import {
  INVITE_STAFF_MEMBER,
  RESET_SECOND_FACTOR,
  STAFF_MEMBER,
  UNLOCK_ACCOUNT,
} from '../casework/staff/pages/staff-member/routes.ts';
import { ADD_TEAM_MEMBER, CHANGE_TEAM, END_MEMBERSHIP, TEAM } from '../casework/staff/pages/team/routes.ts';
import { CREATE_TEAM, TEAM_LIST } from '../casework/staff/pages/team-list/routes.ts';
import { VISIT } from '../casework/visits/pages/visit/routes.ts';
import { VISIT_FORM_PAGES } from '../casework/visits/pages/visit-form/routes.ts';
import { VISITS, VISITS_CSV } from '../casework/visits/pages/visits/routes.ts';
import { PLAN_VIEWS_PAGES } from '../casework/voice/pages/plan-views/routes.ts';
import { VOICE } from '../casework/voice/pages/voice/routes.ts';
import type { LinkDoor, LinkPage } from '../platform/pages/link-page.ts';
import type { Page } from '../platform/pages/page.ts';

/** Who has which children, and who gets them. */
const TEAM_PAGES: readonly Page[] = [
  TEAM_CASELOADS,
  IRO_CASELOAD,
  HAND_OVER,
  CHECK_HAND_OVER,
  HAND_OVER_CHILDREN,
  ...HAND_OVER_SEVERAL,
  ...ALLOCATION_QUEUE,
  ...NOTIFY_SERVICE,
  ...NOTIFICATIONS,
  ...CHOOSE_OFFICER,
  ...CHILD_ROLES,
  ...INTRODUCTIONS,
  CHILDREN_TO_MEET,
  ...INTRODUCTION_PRINTS,
  ...POLICY_COPIES,
];

/** Who is asked before a review, and what they say. */
const CONSULTATION_PAGES: readonly Page[] = [
  CONSULTATION,
  SEND_PAPERS,
  LEAVE_OUT,
  ASK_AFTER_ALL,
  PAPER,
  PRINTED_PAPER,
  NEW_ENTRY,
  ENTER_PAPER,
  WITHDRAW_PAPER,
  WITHHOLD_ANSWER,
  LIFT_WITHHOLDING,
];

/** What is sent to people. */
const POST_PAGES: readonly Page[] = [
  POST,
  POST_CSV,
  LETTERS,
  POST_LETTERS,
  POST_ITEM,
  SEND_POST_AGAIN,
  WITHDRAW_POST,
  RETURN_POST,
];

/** How the service does, in numbers that open to what is behind them. */
const FIGURES: readonly Page[] = [
  TIMELINESS,
  TIMELINESS_CSV,
  ROWS,
  ROWS_CSV,
  PARTICIPATION,
  PARTICIPATION_CSV,
  PARTICIPATION_ROWS,
  PARTICIPATION_ROWS_CSV,
  CASELOAD,
  CASELOAD_CSV,
  CASELOAD_MONTHS_CSV,
  CASELOAD_ROWS,
  CASELOAD_ROWS_CSV,
];

/** What the authority chooses for itself. */
const SETTINGS_PAGES: readonly Page[] = [
  ADMINISTRATION,
  SETTINGS,
  CHANGE_SETTINGS,
  OWN_PROCEDURE,
  DEPARTURES,
  APPROVE_DEPARTURES,
  OWN_FIGURE,
  PROPOSE_FIGURE,
  SETTINGS_CHANGE,
  SETTINGS_CHANGE_CSV,
  APPLY_SETTINGS_CHANGE,
  CANCEL_SETTINGS_CHANGE,
  RESUME_SETTINGS_CHANGE,
  WORDS,
  CHANGE_WORDS,
  ...OWN_DEFINITIONS,
  ...NEW_POLICY_EDITIONS,
  ...WITHDRAW_POLICY_EDITION,
  ...ALLOCATION_SETTINGS,
  ...PREPARATION_SETTINGS,
  ...REMINDER_SETTINGS,
  ...INTRODUCTION_TEXTS,
];

/** Who works here, in which team, who is away, and how each signs in. */
const STAFF_PAGES: readonly Page[] = [
  STAFF_LIST,
  NEW_STAFF_MEMBER,
  ADD_STAFF_MEMBER,
  STAFF_MEMBER,
  EDIT_STAFF_MEMBER,
  CHANGE_STAFF_MEMBER,
  INVITE_STAFF_MEMBER,
  RESET_SECOND_FACTOR,
  UNLOCK_ACCOUNT,
  LEAVING,
  END_ACCESS,
  ACCESS,
  STOP_ACCESS,
  GIVE_ACCESS_BACK,
  NEW_ABSENCE,
  RECORD_ABSENCE,
  ABSENCE,
  CHANGE_ABSENCE,
  END_ABSENCE,
  TEAM_LIST,
  CREATE_TEAM,
  TEAM,
  CHANGE_TEAM,
  ADD_TEAM_MEMBER,
  END_MEMBERSHIP,
  OFFICE_LIST,
  ...OFFICE_PAGES,
  ...OFFICER_COMPETENCE,
  ...OFFICER_PROFILE,
  ...CASELOAD_RANGES,
  ...STAFF_MANAGERS,
];

/** Files that are brought in, and what comes of them. */
const IMPORT_PAGES: readonly Page[] = [
  IMPORTS,
  UPLOAD_FILES,
  UPLOAD,
  CONFIRM_UPLOAD,
  CANCEL_UPLOAD,
  DISCARD_UPLOAD,
  UPLOAD_PROBLEMS,
  UPLOAD_PROBLEMS_CSV,
];

/** A review, from the day it is arranged. */
const REVIEW_PAGES: readonly Page[] = [
  ...REVIEWS,
  ...DECISIONS_PAGES,
  ...DECISION_FORM_PAGES,
  ISSUED_DECISIONS,
  ...ARRANGE,
  ...CANCEL_PAGES,
  ...CONSIDER_PAGES,
  ...DIRECTION_PAGES,
  ...END_OF_CARE_PAGES,
  PREPARATION,
  AGENDA,
  ...PART_PAGES,
  ...OWN_WORDS_PAGES,
  ...INVITATION_LIST,
  ...LIST_AGREED_PAGES,
  ...INVITATION_PAGES,
  ...EXCLUSION_PAGES,
  ...TO_ARRANGE_PAGES,
  ...TO_INVITE_PAGES,
];

/** Everybody's own. */
const OWN_PAGES: readonly Page[] = [
  ACCOUNT,
  CHOOSE_DIGEST,
  OWN_PASSWORD,
  CHANGE_OWN_PASSWORD,
  OWN_AUTHENTICATOR,
  RENEW_OWN_AUTHENTICATOR,
  OWN_RECOVERY_CODES,
  RENEW_OWN_RECOVERY_CODES,
  SIGN_OUT_ELSEWHERE,
  ALERTS,
  READ_ALERT,
  OWN_REMINDERS,
];

/** Who a child is, what they need, and who belongs to them. */
const AROUND_A_CHILD: readonly Page[] = [
  CUSTODY,
  RECORD_CUSTODY_WISH,
  PEOPLE,
  ...PERSON_PAGES,
  ...NEW_RELATIONS,
  ...RELATION_PAGES,
  DETAILS,
  ...IDENTITY_PAGES,
  ...NEEDS_PAGES,
  ...LEGAL_STATUS_PAGES,
  ...PLACEMENT_MOVES,
  ...PLACEMENT_PAGES,
  ...HOUSEHOLD_PAGES,
  ...HOUSEHOLD_MEMBER_PAGES,
];

/** With whom a child's IRO was in touch, and what the child says. */
const CONTACT_PAGES: readonly Page[] = [
  CONTACTS,
  CONTACTS_CSV,
  ...CONTACT_FORM_PAGES,
  CONTACT,
  VISITS,
  VISITS_CSV,
  ...VISIT_FORM_PAGES,
  VISIT,
  VOICE,
  ...PLAN_VIEWS_PAGES,
  COMMUNICATION,
  ...SUPPORT_PAGES,
  ...ADVICE_PAGES,
  ...PRACTITIONER_PAGES,
];

/** Every page of the service, in the order of the map of addresses. */
export const PAGES: readonly Page[] = [
  MY_CASELOAD,
  MY_CASELOAD_CSV,
  CHILDREN,
  ...NEW_CHILDREN,
  CHILD,
  ...CHILD_LISTS,
  ...AROUND_A_CHILD,
  ...CONTACT_PAGES,
  CHILD_HISTORY,
  DOCUMENTS,
  ...NEW_DOCUMENTS,
  ...DOCUMENT_PAGES,
  ...DOCUMENT_WITHHELD,
  ...NEW_FACTS,
  FACT,
  ...CORRECTIONS,
  ...REVIEW_CALENDARS,
  DUE_OF_CHILD,
  REMINDERS_OF_CHILD,
  WHY_THIS_DATE,
  ...STATED_DAYS,
  ...OPEN_IN_EMERGENCY,
  ...RESTRICTION,
  ...REVIEW_PAGES,
  ...TEAM_PAGES,
  ...CONSULTATION_PAGES,
  ...POST_PAGES,
  ...FIGURES,
  LAW,
  LEGAL_WORDS,
  READING_PAGE,
  ...IRO_SHEET,
  CHILD_INFORMATION,
  ...REVIEW_POLICY,
  RULE,
  ...IMPORT_PAGES,
  ...STAFF_PAGES,
  ...SETTINGS_PAGES,
  ...OWN_PAGES,
  AUDIT,
  AUDIT_FILE,
  AUDIT_CHECK,
];

/** Where whoever comes by a personal link comes in. */
export const LINK_DOOR: LinkDoor = PERSONAL_LINK;

/** What is behind a personal link. */
export const LINK_PAGES: readonly LinkPage[] = [OWN_PAPER, CHECK_OWN_PAPER, OWN_ANSWERS, SUBMIT_OWN_PAPER, OWN_COPY];
