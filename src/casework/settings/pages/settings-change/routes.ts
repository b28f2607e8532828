import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { may } from '../../../../platform/identity/policy.ts';
import {
  download,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showConflict,
} from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { applySettingsChange, cancelSettingsChange, type DecisionOutcome } from '../../decide-settings-change.ts';
import { findSettingsChange } from '../../find-settings-change.ts';
import { listMovesOfChange, type PageOfMoves } from '../../list-moves.ts';
import type { SettingsChange as Change } from '../../model.ts';
import { toCsvRows, toView } from './view.ts';

const ROWS_A_PAGE = 50;
const MOST_ROWS_IN_CSV = 10_000;
const ADDRESS = '/settings/changes/:change';
const TEMPLATE = 'casework/settings/pages/settings-change/page.njk';

/** What other figures would change, or how far they are applied. */
export const SETTINGS_CHANGE: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.decide',
  action: 'settings.change-read',
  handle: async (request) => {
    const { tx, user, params } = request;
    const change = await findSettingsChange(tx, user, params['change'] ?? '');
    if (change === undefined) return NOT_FOUND;
    const { model, moves } = await modelOf(request, change);
    return show(TEMPLATE, model, { childIds: childrenIn(moves), details: { changeId: change.id } });
  },
};

/** The whole list of children whose days would move, for a spreadsheet. */
export const SETTINGS_CHANGE_CSV: Page = {
  method: 'GET',
  path: `${ADDRESS}/children`,
  permission: 'settings.decide',
  action: 'settings.change-download',
  handle: async ({ tx, user, terms, params }) => {
    const change = await findSettingsChange(tx, user, params['change'] ?? '');
    if (change === undefined) return NOT_FOUND;
    const moves = await listMovesOfChange(tx, user, { changeId: change.id, page: 1, rowsAPage: MOST_ROWS_IN_CSV });
    const { heading, rows } = toCsvRows(moves.moves, terms);
    const details = { changeId: change.id, rows: rows.length };
    return download('days-that-move.csv', toCsvFile(heading, rows, moves.seen.duties), {
      childIds: childrenIn(moves),
      details,
    });
  },
};

async function modelOf(request: PageRequest, change: Change) {
  const { tx, user, terms, query } = request;
  const page = readPageNumber(query);
  const moves = await listMovesOfChange(tx, user, { changeId: change.id, page, rowsAPage: ROWS_A_PAGE });
  return { moves, model: toView(change, { moves, user, terms, mostInCsv: MOST_ROWS_IN_CSV }) };
}

function childrenIn({ moves }: PageOfMoves): string[] {
  return [...new Set(moves.map(({ childId }) => childId))];
}

export const APPLY_SETTINGS_CHANGE: Page = {
  method: 'POST',
  path: `${ADDRESS}/apply`,
  permission: 'settings.decide',
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
  permission: 'settings.decide',
  action: 'settings.change-cancel',
  handle: (request) => decide(request, (changeId) => cancelSettingsChange(request.tx, request.user, changeId)),
};

/** A job that was given up is asked for again; it goes on where it stopped. */
export const RESUME_SETTINGS_CHANGE: Page = {
  method: 'POST',
  path: `${ADDRESS}/resume`,
  permission: 'settings.decide',
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
  'own-proposal': 'You proposed this yourself: somebody else who leads the service approves it',
  'not-theirs': 'This is for an IRO manager, a head of service or a director to approve',
} as const;

async function decide(request: PageRequest, work: (changeId: string) => Promise<DecisionOutcome>): Promise<Reply> {
  const { tx, user, params } = request;
  const changeId = params['change'] ?? '';
  const outcome = await work(changeId);
  const change = await findSettingsChange(tx, user, changeId);
  if (outcome === 'not-found' || change === undefined) return NOT_FOUND;
  const details = { changeId, outcome };
  if (outcome !== 'applied' && outcome !== 'cancelled') {
    const errors = [{ field: 'settings', text: request.terms.retell(REFUSALS[outcome]), href: '#decision' }];
    const { model, moves } = await modelOf(request, change);
    return showConflict(TEMPLATE, { ...model, errors }, { childIds: childrenIn(moves), details });
  }
  const isManager = may(user.roles, 'settings.manage');
  const to = outcome === 'cancelled' && isManager ? '/settings' : `/settings/changes/${changeId}`;
  return redirect(to, { notice: NOTICES[outcome], details });
}
