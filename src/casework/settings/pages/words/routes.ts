import { mergeVersions } from '../../../../platform/pages/conflict.ts';
import { type KeptForm, typedBefore } from '../../../../platform/pages/kept-form.ts';
import { type Page, redirect, show, showConflict, showInvalid } from '../../../../platform/pages/page.ts';
import { TERM_NAMES } from '../../../../platform/pages/terms.ts';
import { changeTerms, findKeptTerms } from '../../change-terms.ts';
import { readWordsForm, toFields } from './form.ts';
import { comparedIn, toView } from './view.ts';

const ADDRESS = '/settings/words';
const TEMPLATE = 'casework/settings/pages/words/page.njk';

/** What is kept of the form before it is sent. */
const WORDS_FORM: KeptForm = {
  name: 'words',
  fields: [...TERM_NAMES.flatMap((name) => [`${name}-one`, `${name}-many`]), 'youngPersonFrom'],
};

/** What the authority calls things. */
export const WORDS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.words-read',
  forms: [WORDS_FORM],
  handle: async (request) => {
    const kept = await findKeptTerms(request.tx, request.user);
    const values = typedBefore(request, WORDS_FORM) ?? toFields(kept);
    return show(TEMPLATE, toView({ kept, values }));
  },
};

export const CHANGE_WORDS: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.words-change',
  forms: [WORDS_FORM],
  handle: async ({ tx, user, form }) => {
    const reading = readWordsForm(form);
    if (!reading.isValid) {
      const kept = await findKeptTerms(tx, user);
      return showInvalid(TEMPLATE, { ...toView({ kept, values: form }), errors: reading.errors });
    }
    const version = Number(form['version']) || 0;
    const outcome = await changeTerms(tx, user, { ...reading.values, version });
    if (outcome.kind === 'conflict') {
      const { theirs } = outcome;
      const merged = mergeVersions(comparedIn(theirs), { mine: form, theirs: toFields(theirs) });
      return showConflict(TEMPLATE, toView({ kept: theirs, ...merged }));
    }
    const { changed } = outcome;
    const notice = changed === 0 ? 'Nothing was changed.' : 'Every page says it so from now on.';
    return redirect(ADDRESS, { notice, details: { changed } });
  },
};
