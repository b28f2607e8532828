import type { Actor } from './transaction.ts';

/** The link of somebody outside, for whom a transaction runs. */
export interface LinkKey {
  readonly authorityId: string;
  readonly linkId: string;
}

/** As whom a link acts where an actor is asked for: nobody of the authority's. */
export interface LinkActor extends Actor {
  readonly userId: null;
}

export function actorOfLink({ authorityId }: LinkKey): LinkActor {
  return { authorityId, userId: null };
}
