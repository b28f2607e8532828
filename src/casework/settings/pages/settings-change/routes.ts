import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showConflict,
} from '../../../../platform/pages/page.ts';
import { applySettingsChange, cancelSettingsChange, type DecisionOutcome } from '../../decide-settings-change.ts';
import { findSettingsChange } from '../../find-settings-change.ts';
import { toView } from './view.ts';

const ADDRESS = '/settings/changes/:change';
const TEMPLATE = 'casework/settings/pages/settings-change/page.njk';

/** What other figures would change, or how far they are applied. */
export const SETTINGS_CHANGE: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.change-read',
  handle: async ({ tx, user, params }) => {
    const change = await findSettingsChange(tx, user, params['change'] ?? '');
    if (change === undefined) return NOT_FOUND;
    return show(TEMPLATE, toView(change), { details: { changeId: change.id } });
  },
};

export const APPLY_SETTINGS_CHANGE: Page = {
  method: 'POST',
  path: `${ADDRESS}/apply`,
  permission: 'settings.manage',
  action: 'settings.change-apply',
  handle: (request) =>
    decide(request, async (changeId) => {
      const { tx, user, enqueue } = request;
      const outcome = await applySettingsChange(tx, user, changeId);
      if (outcome === 'applied') await enqueue('recompute-authority', { authorityId: user.authorityId, changeId });
      return outcome;
    }),
};

export const CANCEL_SETTINGS_CHANGE: Page = {
  method: 'POST',
  path: `${ADDRESS}/cancel`,
  permission: 'settings.manage',
  action: 'settings.change-cancel',
  handle: (request) => decide(request, (changeId) => cancelSettingsChange(request.tx, request.user, changeId)),
};

/** A job that was given up is asked for again; it goes on where it stopped. */
export const RESUME_SETTINGS_CHANGE: Page = {
  method: 'POST',
  path: `${ADDRESS}/resume`,
  permission: 'settings.manage',
  action: 'settings.change-resume',
  handle: async ({ tx, user, params, enqueue }) => {
    const change = await findSettingsChange(tx, user, params['change'] ?? '');
    if (change === undefined) return NOT_FOUND;
    await enqueue('recompute-authority', { authorityId: user.authorityId, changeId: change.id });
    return redirect(`/settings/changes/${change.id}`, { details: { changeId: change.id } });
  },
};

const NOTICES = {
  applied: 'The change holds from now on. The children are being worked out anew.',
  cancelled: 'The change is given up. Nothing was changed.',
} as const;

const REFUSALS = {
  'not-tried': 'This has been decided already, or is not counted yet',
  conflict: 'Somebody else changed the settings meanwhile, so nothing was applied: ask again from the settings',
} as const;

async function decide(request: PageRequest, work: (changeId: string) => Promise<DecisionOutcome>): Promise<Reply> {
  const { tx, user, params } = request;
  const changeId = params['change'] ?? '';
  const outcome = await work(changeId);
  const change = await findSettingsChange(tx, user, changeId);
  if (outcome === 'not-found' || change === undefined) return NOT_FOUND;
  const details = { changeId, outcome };
  if (outcome === 'not-tried' || outcome === 'conflict') {
    const errors = [{ field: 'settings', text: REFUSALS[outcome], href: '/settings' }];
    return showConflict(TEMPLATE, { ...toView(change), errors }, { details });
  }
  const to = outcome === 'cancelled' ? '/settings' : `/settings/changes/${changeId}`;
  return redirect(to, { notice: NOTICES[outcome], details });
}
