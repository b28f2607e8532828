import { reachesEveryChild } from '../../../../platform/identity/policy.ts';
import { type Page, show } from '../../../../platform/pages/page.ts';
import { listTeams } from '../../../staff/list-teams.ts';
import { spanOf } from '../../calendar-days.ts';
import { listReviewCalendar } from '../../list-review-calendar.ts';
import { listReviewingStaff } from '../../list-reviewing-staff.ts';
import { readAsked, toView } from './view.ts';

/** So many reviews of a day stand in a month or a week; all of them on the day's own page. */
const MOST_OF_A_DAY = { month: 6, week: 20, day: 500 } as const;

/** The calendar of reviews: one's own, or the authority's. */
export const REVIEW_CALENDAR: Page = {
  method: 'GET',
  path: '/reviews',
  permission: 'children.read',
  action: 'review.calendar.read',
  handle: async ({ tx, user, query, today }) => {
    const asked = readAsked(query, today);
    const span = spanOf(asked.view, asked.on);
    const { iroId, teamId, view } = asked;
    const wanted = { from: span.from, to: span.to, today, iroId, teamId, limitOfDay: MOST_OF_A_DAY[view] };
    const entries = await listReviewCalendar(tx, user, wanted);
    const seesAll = reachesEveryChild(user.roles);
    const iros = seesAll ? await listReviewingStaff(tx, user, today) : undefined;
    const teams = seesAll ? await listTeams(tx, user, today) : [];
    const model = toView({ asked, span, entries, iros, teams, today });
    const childIds = [...new Set([...entries.values()].flat().map(({ childId }) => childId))];
    return show('casework/reviews/pages/calendar/page.njk', model, { childIds, details: { view, from: span.from } });
  },
};
