import { NOT_FOUND, type Page, redirect, show } from '../../../../platform/pages/page.ts';
import { findChild } from '../../find-child.ts';
import { findHousehold } from '../../household/find-household.ts';
import { takeOverHousehold, whoMayLiveOn } from '../../household/take-over-household.ts';
import { mayRecordForWorker } from '../../may-record-for-worker.ts';
import { toHouseholdView } from './view.ts';

const PATH = '/children/:child/household';

const HOUSEHOLD: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.read',
  action: 'household.read',
  handle: async ({ tx, user, params, today, terms }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const household = await findHousehold(tx, user, { childId, today });
    const canRecord = await mayRecordForWorker(tx, user, childId);
    const liveOn = canRecord ? whoMayLiveOn(household) : [];
    const model = toHouseholdView({ child, household, canRecord, liveOn, terms });
    const members = household.current?.members.length ?? 0;
    return show('casework/children/pages/household/page.njk', model, { childIds: [childId], details: { members } });
  },
};

/** Whoever lived with the child until the placement changed still does. */
const TAKE_OVER: Page = {
  method: 'POST',
  path: `${PATH}/taken-over`,
  permission: 'visits.record',
  action: 'household.take-over',
  handle: async ({ tx, user, params, today }) => {
    const childId = params['child'] ?? '';
    if ((await findChild(tx, user, { childId, today })) === undefined) return NOT_FOUND;
    const household = await findHousehold(tx, user, { childId, today });
    const members = await takeOverHousehold(tx, user, { childId, household });
    if (members === undefined) return NOT_FOUND;
    const notice = members === 0 ? 'Somebody has entered who lives there meanwhile.' : 'They are entered.';
    return redirect(`/children/${childId}/household`, { notice, childIds: [childId], details: { members } });
  },
};

/** Who lives with a child. */
export const HOUSEHOLD_PAGES: readonly Page[] = [HOUSEHOLD, TAKE_OVER];
