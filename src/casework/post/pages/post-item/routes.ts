import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { findPostItem } from '../../find-post-item.ts';
import type { PostState } from '../../model.ts';
import { STATES_IN_WORDS } from '../../post-in-words.ts';
import { recordReturnOfPost } from '../../record-return-of-post.ts';
import { sendAgain } from '../../send-again.ts';
import { withdrawPost } from '../../withdraw-post.ts';
import { readReason } from './form.ts';
import { toView } from './view.ts';

const TEMPLATE = 'casework/post/pages/post-item/page.njk';

/** One letter, email or text: what it says, to whom, and what happened to it. */
export const POST_ITEM: Page = {
  method: 'GET',
  path: '/post/:item',
  permission: 'post.manage',
  action: 'post.read',
  handle: (request) => reply(request, {}),
};

export const SEND_POST_AGAIN: Page = {
  method: 'POST',
  path: '/post/:item/again',
  permission: 'post.manage',
  action: 'post.send-again',
  handle: async (request) => {
    const itemId = idOf(request);
    const outcome = await sendAgain(request.tx, request.user, { itemId });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'not-ended') return await reply(request, { errors: [standsElsewhere(outcome.state)] });
    await request.enqueue('send-post', {});
    return done(request, outcome, 'It is among what is to be sent');
  },
};

export const WITHDRAW_POST: Page = {
  method: 'POST',
  path: '/post/:item/withdraw',
  permission: 'post.manage',
  action: 'post.withdraw',
  handle: async (request) => {
    const reading = readReason(request.form);
    if (!reading.isValid) return await reply(request, { errors: reading.errors, asks: 'withdraw' });
    const outcome = await withdrawPost(request.tx, request.user, { itemId: idOf(request), ...reading.values });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'too-late') return await reply(request, { errors: [standsElsewhere(outcome.state)] });
    return done(request, outcome, 'It is withdrawn');
  },
};

export const RETURN_POST: Page = {
  method: 'POST',
  path: '/post/:item/returned',
  permission: 'post.manage',
  action: 'post.returned',
  handle: async (request) => {
    const reading = readReason(request.form);
    if (!reading.isValid) return await reply(request, { errors: reading.errors, asks: 'returned' });
    const outcome = await recordReturnOfPost(request.tx, request.user, { itemId: idOf(request), ...reading.values });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'not-sent') return await reply(request, { errors: [standsElsewhere(outcome.state)] });
    return done(request, outcome, 'It is recorded that it came back');
  },
};

interface Shown {
  readonly errors?: readonly FormError[];
  /** The form whose reason is missing. */
  readonly asks?: 'withdraw' | 'returned';
}

async function reply({ tx, user, params, form }: PageRequest, { errors = [], asks }: Shown): Promise<Reply> {
  const item = await findPostItem(tx, user, params['item'] ?? '');
  if (item === undefined) return NOT_FOUND;
  const model = { item: toView(item), errors, asks, typed: form['reason'] ?? '' };
  const shown = { childIds: item.childId === null ? [] : [item.childId], details: { itemId: item.id } };
  return showForm(TEMPLATE, model, shown);
}

function done(request: PageRequest, { childId }: { readonly childId: string | null }, notice: string): Reply {
  const itemId = idOf(request);
  return redirect(`/post/${itemId}`, { notice, childIds: childId === null ? [] : [childId], details: { itemId } });
}

function standsElsewhere(state: PostState): FormError {
  return refuse(
    'history',
    `Nothing was changed: somebody else was here before you, and it stands at “${STATES_IN_WORDS[state]}” now`,
  );
}

function idOf({ params }: PageRequest): string {
  return params['item'] ?? '';
}
