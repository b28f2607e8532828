import { isId } from '../../../../platform/ids.ts';
import { type FormFields, type Page, redirect, show } from '../../../../platform/pages/page.ts';
import { listLettersToPrint } from '../../list-letters-to-print.ts';
import { postLetters } from '../../post-letters.ts';
import { toView } from './view.ts';

/** The letters that wait, each on a page of its own, to be printed in one go. */
export const LETTERS: Page = {
  method: 'GET',
  path: '/post/letters',
  permission: 'post.manage',
  action: 'post.letters',
  handle: async ({ tx, user, query }) => {
    const letters = await listLettersToPrint(tx, user, { itemId: readIds(query, 'item')[0] });
    const childIds = letters.flatMap(({ childId }) => (childId === null ? [] : [childId]));
    const shown = { childIds: [...new Set(childIds)], details: { letters: letters.length } };
    const model = { letters: await Promise.all(letters.map(toView)) };
    return show('casework/post/pages/letters/page.njk', model, shown);
  },
};

/** They are in the post. */
export const POST_LETTERS: Page = {
  method: 'POST',
  path: '/post/letters',
  permission: 'post.manage',
  action: 'post.letters-posted',
  handle: async ({ tx, user, form }) => {
    const { count, childIds } = await postLetters(tx, user, { itemIds: readIds(form, 'letter') });
    const notice = count === 1 ? 'One letter is marked as posted' : `${count} letters are marked as posted`;
    return redirect('/post', { notice, childIds, details: { letters: count } });
  },
};

function readIds(fields: FormFields, name: string): readonly string[] {
  return [fields[name] ?? []].flat().filter(isId);
}
