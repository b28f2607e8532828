import { mergeVersions } from '../../../../platform/pages/conflict.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { enterEdition, listEditions } from '../../keep-policy.ts';
import { COMPARED, EDITION_FORM, readEditionForm, toFields } from './form.ts';

const PATH = '/settings/policy/new';
const TEMPLATE = 'casework/review-policy/pages/policy-new/page.njk';

const NEW_EDITION: Page = {
  method: 'GET',
  path: PATH,
  permission: 'settings.manage',
  action: 'policy.new-form',
  forms: [EDITION_FORM],
  handle: async (request) => {
    const { tx, user, today } = request;
    const values = typedBefore(request, EDITION_FORM) ?? toFields(await listEditions(tx, user), today);
    return answer(request, { values });
  },
};

const ENTER_EDITION: Page = {
  method: 'POST',
  path: PATH,
  permission: 'settings.manage',
  action: 'policy.enter',
  forms: [EDITION_FORM],
  handle: async (request) => {
    const { tx, user, form, files, today } = request;
    const read = readEditionForm(form, files);
    if (!read.isValid) return answer(request, { values: form, errors: read.errors });
    const version = Number(form['version'] ?? -1);
    const outcome = await enterEdition(tx, user, { ...read.values, version });
    switch (outcome.kind) {
      case 'not-taken':
        return answer(request, { values: form, errors: [refuse('file', outcome.why)] });
      case 'name-taken':
        return answer(request, { values: form, errors: [NAME_TAKEN] });
      case 'conflict':
        return answer(request, { values: form, theirs: toFields(outcome.theirs, today) });
      case 'entered':
        return redirect('/law/policy', {
          notice: 'The edition is entered. Those of before stay to be read.',
          details: { policyId: outcome.policyId },
        });
    }
  },
};

const NAME_TAKEN = refuse('edition', 'There is an edition of this name already: call this one otherwise');

export const NEW_POLICY_EDITIONS: readonly Page[] = [NEW_EDITION, ENTER_EDITION];

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly theirs?: FormFields;
}

function answer({ terms }: PageRequest, { values, errors = [], theirs }: Shown): Reply {
  const merged = theirs && mergeVersions(COMPARED, { mine: values, theirs });
  const model = {
    values: merged?.values ?? values,
    conflict: merged?.conflict,
    errors: errors.map((error) => ({ ...error, text: terms.retell(error.text) })),
  };
  if (merged !== undefined) return showConflict(TEMPLATE, model);
  return showForm(TEMPLATE, model);
}
