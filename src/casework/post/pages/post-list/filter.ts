import type { FormFields } from '../../../../platform/pages/page.ts';
import type { PostFilter } from '../../list-post.ts';
import { CHANNELS, STATES } from '../../model.ts';

/** What the address asks for; what it asks for that cannot be is left out. */
export function readFilter(query: FormFields): PostFilter {
  return {
    state: STATES.find((state) => state === query['state']) ?? 'to-send',
    channel: CHANNELS.find((channel) => channel === query['channel']),
  };
}

/** The question of an address for it, such as `state=failed&channel=email`. */
export function toSearch({ state, channel }: PostFilter): string {
  return new URLSearchParams({ state, ...(channel !== undefined && { channel }) }).toString();
}
