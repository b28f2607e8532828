import { asProgram } from '../../../../platform/database/as-program.ts';
import { type ConflictView, mergeVersions } from '../../../../platform/pages/conflict.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showConflict,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { findRulesProgress } from '../../../obligations/rules-in-use.ts';
import { listDepartures } from '../../approve-departures.ts';
import { changeSettings } from '../../change-settings.ts';
import { findSettings } from '../../find-settings.ts';
import { findOpenChange } from '../../find-settings-change.ts';
import { readSettingsForm, SETTINGS_FORM, toFields } from './form.ts';
import { COMPARED, toView } from './view.ts';

const ADDRESS = '/settings';
const TEMPLATE = 'casework/settings/pages/settings/page.njk';

/** What the authority chooses for itself. */
export const SETTINGS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.read',
  forms: [SETTINGS_FORM],
  handle: async (request) => {
    const settings = await findSettings(request.tx, request.user);
    const values = typedBefore(request, SETTINGS_FORM) ?? toFields(settings, settings.version);
    return show(TEMPLATE, await modelOf(request, { values }));
  },
};

export const CHANGE_SETTINGS: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.change',
  forms: [SETTINGS_FORM],
  handle: async (request) => {
    const { tx, user, form, today, enqueue } = request;
    const reading = readSettingsForm(form, today);
    if (!reading.isValid) return await invalid(request, reading.errors);
    const version = Number(form['version']) || 0;
    const outcome = await changeSettings(tx, user, { ...reading.values, version });
    switch (outcome.kind) {
      case 'unchanged':
        return redirect(ADDRESS, { notice: 'Nothing was changed.', details: { changed: false } });
      case 'saved':
        return redirect(ADDRESS, { notice: 'The settings are saved.', details: { changed: true } });
      case 'tried-out': {
        const { changeId } = outcome;
        await enqueue('recompute-authority', { authorityId: user.authorityId, changeId });
        return redirect(`/settings/changes/${changeId}`, { details: { changeId } });
      }
      case 'busy':
        return await invalid(request, [
          refuse('procedure', 'Another change is being applied to the children: wait until it is done'),
        ]);
      case 'does-not-fit': {
        const titles = outcome.rules.map((rule) => `“${titleOfRule(rule)}”`).join(', ');
        const why = `Your own figures for ${request.terms.retell(titles)} cannot stand upon this procedure: give them up first`;
        return await invalid(request, [refuse('procedure', why)]);
      }
      case 'code-taken':
        return await invalid(request, [refuse('code', 'Another authority has this code')]);
      case 'conflict': {
        const { theirs } = outcome;
        const merged = mergeVersions(COMPARED, { mine: form, theirs: toFields(theirs, theirs.version) });
        return showConflict(TEMPLATE, await modelOf(request, merged));
      }
    }
  },
};

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** Somebody else saved meanwhile. */
  readonly conflict?: ConflictView;
}

async function invalid(request: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  return showInvalid(TEMPLATE, await modelOf(request, { values: request.form, errors }));
}

async function modelOf(
  { tx, user, terms, today }: PageRequest,
  { values, errors = [], conflict }: Typed,
): Promise<object> {
  const rulesProgress = await asProgram(tx, user, (_, program) => findRulesProgress(tx, program, today));
  const departures = await listDepartures(tx, user, today);
  const open = await findOpenChange(tx, user);
  return { ...toView({ values, open, departures, conflict, terms }), rulesProgress, errors };
}
