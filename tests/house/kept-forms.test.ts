import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { KeptForm } from '../../src/platform/pages/kept-form.ts';
import { PAGES } from '../../src/web/pages.ts';
import { listForms } from './kept-forms.ts';
import { ROOT, withTree } from './temporary-tree.ts';

/** Forms that keep no draft, each with the reason: so little is typed that nobody would miss it, or it must not be kept. */
const KEEP_NOTHING: Readonly<Record<string, string>> = {
  'casework/allocation/pages/allocation-settings/page.njk': 'three numbers',
  'casework/allocation/pages/choose-officer/page.njk': 'one sentence, and who is suggested may be another by then',
  'casework/allocation/pages/hand-over-several/page.njk':
    'one sentence; what else stands there follows from the address',
  'casework/allocation/pages/introduction/page.njk #2': 'an address to send to',
  'casework/imports/pages/imports-list/page.njk': 'files, which a browser does not fill in again',
  'casework/participation/pages/paper/page.njk #2': 'one sentence: why an answer is kept from somebody',
  'casework/participation/pages/paper/page.njk #3': 'one sentence: why a paper is withdrawn',
  'casework/post/pages/post-item/page.njk #1': 'one sentence: why a letter is withdrawn or came back',
  'casework/preparation/pages/preparation-settings/page.njk': 'one number',
  'casework/reminders/pages/reminder-settings/page.njk': 'one number',
  'casework/staff/pages/account/authenticator.njk': 'a code that holds for a minute',
  'casework/staff/pages/team-list/page.njk': 'the name of a team',
  'casework/staff/pages/team/page.njk #3': 'the name of a team',
  'web/views/sign-in/code.njk': 'nobody is signed in, and a code is never kept',
  'web/views/sign-in/set-up-codes.njk': 'nobody is signed in, and a code is never kept',
  'web/views/sign-in/sign-in.njk': 'nobody is signed in, and a password is never kept',
};

const FORMS = listForms(path.join(ROOT, 'src'));
const named = (method: 'GET' | 'POST') =>
  PAGES.filter((page) => page.method === method).flatMap(({ forms = [] }) => forms);

describe('a form in which words are typed', () => {
  it('keeps them before it is sent, or is on the short list with the reason', () => {
    const unkept = FORMS.filter(({ hasWords, keepsDraft }) => hasWords && !keepsDraft).map(({ name }) => name);
    assert.deepEqual(unkept.toSorted(), Object.keys(KEEP_NOTHING).toSorted());
  });

  it('is named by the page that shows it and by the page that takes it', () => {
    const [shown, taken] = [named('GET'), named('POST')].map((forms) => new Set(forms.map(({ name }) => name)));
    // The paper of somebody outside has a page of its own kind.
    const names = FORMS.flatMap(({ draft }) => (draft === undefined || draft === 'consultation' ? [] : [draft]));
    for (const name of names) assert.ok(shown?.has(name) && taken?.has(name), `no page names the form ${name}`);
    assert.deepEqual(shown, taken);
  });

  it('keeps every field that its template has for words', () => {
    const kept = Map.groupBy(named('GET'), ({ name }) => name);
    for (const { name, draft, typed } of FORMS) {
      const forms = draft === undefined ? [] : (kept.get(draft) ?? []);
      for (const field of typed.filter((each) => each !== '?' && forms.length > 0))
        assert.ok(
          forms.some((form) => keeps(form, field)),
          `${name}: ${field} is not kept`,
        );
    }
  });
});

describe('the look at forms', () => {
  const FORM = (more: string) => `<form method="post">{{ govukTextarea({ id: "why", name: "why" }) }}${more}</form>`;

  it('finds one that keeps nothing, also where a macro has its field, and passes one that does', async () => {
    const files = {
      'src/a.njk': FORM(''),
      'src/b.njk': FORM('{{ keepsItself(drafts.b) }}'),
      'src/c.njk': `{% macro more(v) %}${FORM('').replaceAll(/<.?form[^>]*>/g, '')}{% endmacro %}`,
      'src/d.njk': '<form method="post">{{ more(values) }}</form><form method="post"><button>Go</button></form>',
    };
    await withTree({ files }, async (folder) => {
      const found = listForms(path.join(folder, 'src')).map(({ name, hasWords, keepsDraft, typed }) => [
        name,
        hasWords,
        keepsDraft,
        typed.join(),
      ]);
      assert.deepEqual(found, [
        ['a.njk', true, false, 'why'],
        ['b.njk', true, true, 'why'],
        ['d.njk #1', true, false, ''],
        ['d.njk #2', false, false, ''],
      ]);
    });
  });
});

function keeps({ fields }: KeptForm, field: string): boolean {
  return fields.some((kept) => (kept.endsWith('*') ? field.startsWith(kept.slice(0, -1)) : field === kept));
}
