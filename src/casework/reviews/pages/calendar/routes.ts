import { writeOwnCalendar } from '../../../../exchange/calendar-invitation/write-invitation.ts';
import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { may, reachesEveryChild } from '../../../../platform/identity/policy.ts';
import { download, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { listTeams } from '../../../staff/list-teams.ts';
import { spanOf } from '../../calendar-days.ts';
import { listOwnMeetings } from '../../list-own-meetings.ts';
import { listReviewCalendar } from '../../list-review-calendar.ts';
import { listReviewingStaff } from '../../list-reviewing-staff.ts';
import { fileHeadingIn, readAsked, toFileRow, toOwnEvent, toView } from './view.ts';

/** So many reviews of a day stand in a month or a week; all of them on the day's own page. */
const MOST_OF_A_DAY = { month: 6, week: 20, day: 500 } as const;
/** A file holds all of a day, of every day. */
const MOST_OF_A_DAY_IN_FILE = 500;

/** The calendar of reviews: one's own, or the authority's. */
const REVIEW_CALENDAR: Page = {
  method: 'GET',
  path: '/reviews',
  permission: 'children.read',
  action: 'review.calendar.read',
  handle: async (request) => {
    const { tx, user, today, terms } = request;
    const { asked, span, entries } = await find(request, (view) => MOST_OF_A_DAY[view]);
    const seesAll = reachesEveryChild(user.roles);
    const iros = seesAll ? await listReviewingStaff(tx, user, today) : undefined;
    const teams = seesAll ? await listTeams(tx, user, today) : [];
    const hasOwn = may(user.roles, 'caseload.own');
    const model = { ...toView({ asked, span, entries, iros, teams, today, terms }), hasOwn };
    return show('casework/reviews/pages/calendar/page.njk', model, shownOf(entries, asked.view, span.from));
  },
};

/** The same days as a file. */
const REVIEW_CALENDAR_CSV: Page = {
  method: 'GET',
  path: '/reviews/csv',
  permission: 'children.read',
  action: 'review.calendar.download',
  handle: async (request) => {
    const { asked, span, entries } = await find(request, () => MOST_OF_A_DAY_IN_FILE);
    const rows = [...entries.values()].flat().map((entry) => toFileRow(entry, request.today));
    const file = toCsvFile(fileHeadingIn(request.terms), rows);
    return download(`reviews-${span.from}.csv`, file, shownOf(entries, asked.view, span.from));
  },
};

/** One's own meetings to come, for the calendar on one's telephone. */
const OWN_CALENDAR: Page = {
  method: 'GET',
  path: '/reviews/my-calendar',
  permission: 'caseload.own',
  action: 'review.calendar.own',
  handle: async ({ tx, user, today, terms, installation }) => {
    const meetings = await listOwnMeetings(tx, user, today);
    const within = { terms, address: installation.address };
    const body = writeOwnCalendar(
      terms.say('My {reviews}'),
      meetings.map((meeting) => toOwnEvent(meeting, within)),
    );
    return download(
      'my-reviews.ics',
      { type: 'text/calendar; charset=utf-8', body },
      { childIds: [...new Set(meetings.map(({ childId }) => childId))], details: { meetings: meetings.length } },
    );
  },
};

export const REVIEW_CALENDARS: readonly Page[] = [REVIEW_CALENDAR, REVIEW_CALENDAR_CSV, OWN_CALENDAR];

type Entries = Awaited<ReturnType<typeof listReviewCalendar>>;

async function find({ tx, user, query, today }: PageRequest, mostOf: (view: keyof typeof MOST_OF_A_DAY) => number) {
  const asked = readAsked(query, today);
  const span = spanOf(asked.view, asked.on);
  const { iroId, teamId, view } = asked;
  const wanted = { from: span.from, to: span.to, today, iroId, teamId, limitOfDay: mostOf(view) };
  return { asked, span, entries: await listReviewCalendar(tx, user, wanted) };
}

function shownOf(entries: Entries, view: string, from: string) {
  const childIds = [...new Set([...entries.values()].flat().map(({ childId }) => childId))];
  return { childIds, details: { view, from } };
}
