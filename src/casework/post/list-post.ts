import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Slice } from '../../platform/pages/paging.ts';
import { type Channel, type PostState, STATES } from './model.ts';
import { countPost, type ListedPost, MOST_COUNTED, type PostFilter, readPost } from './store/list.ts';

export type { ListedPost, PostFilter } from './store/list.ts';

/** Some of the post, with how much there is in each state. */
export interface PostList {
  readonly items: readonly ListedPost[];
  /** How many are in the state that was asked for. */
  readonly total: number;
  readonly counts: ReadonlyMap<PostState, number>;
  /** Where a count has reached it, there are that many or more. */
  readonly mostCounted: number;
}

/** What waits, was sent, came back or failed, a page at a time. */
export async function listPost(tx: Tx, actor: Actor, filter: PostFilter & Slice): Promise<PostList> {
  const items = await readPost(tx, actor, filter);
  const counts = await countPost(tx, actor, { states: STATES, channel: filter.channel });
  return { items, total: counts.get(filter.state) ?? 0, counts, mostCounted: MOST_COUNTED };
}

/** How much waits for each channel: what a channel that is not set up keeps from going. */
export async function countWaiting(
  tx: Tx,
  actor: Actor,
  channels: readonly Channel[],
): Promise<ReadonlyMap<Channel, number>> {
  const counted = new Map<Channel, number>();
  for (const channel of channels) {
    const counts = await countPost(tx, actor, { states: ['to-send'], channel });
    counted.set(channel, counts.get('to-send') ?? 0);
  }
  return counted;
}
