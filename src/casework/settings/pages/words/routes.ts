import { type Page, redirect, show, showConflict, showInvalid } from '../../../../platform/pages/page.ts';
import { changeTerms, findKeptTerms } from '../../change-terms.ts';
import { readWordsForm, toFields } from './form.ts';
import { toView } from './view.ts';

const ADDRESS = '/settings/words';
const TEMPLATE = 'casework/settings/pages/words/page.njk';

/** What the authority calls things. */
export const WORDS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.words-read',
  handle: async ({ tx, user }) => {
    const kept = await findKeptTerms(tx, user);
    return show(TEMPLATE, toView({ kept, values: toFields(kept.dictionary, kept.version) }));
  },
};

export const CHANGE_WORDS: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'settings.manage',
  action: 'settings.words-change',
  handle: async ({ tx, user, form }) => {
    const reading = readWordsForm(form);
    if (!reading.isValid) {
      const kept = await findKeptTerms(tx, user);
      return showInvalid(TEMPLATE, { ...toView({ kept, values: form }), errors: reading.errors });
    }
    const version = Number(form['version']) || 0;
    const outcome = await changeTerms(tx, user, { dictionary: reading.values, version });
    if (outcome.kind === 'conflict') {
      const { theirs } = outcome;
      const values = { ...form, version: String(theirs.version) };
      return showConflict(TEMPLATE, toView({ kept: theirs, values, mine: reading.values }));
    }
    const { changed } = outcome;
    const notice = changed === 0 ? 'Nothing was changed.' : 'Every page says it so from now on.';
    return redirect(ADDRESS, { notice, details: { changed } });
  },
};
