import type { Actor, Tx } from '../../platform/database/transaction.ts';
import {
  type ChildLeftBehind,
  countChildrenWorkedWith,
  readChildrenWorkedWith,
  readOtherSocialWorkers,
  replaceWorker,
} from './store/children.ts';

const MOST_SHOWN = 100;

interface OnDay {
  /** Who leaves. */
  readonly staffId: string;
  /** The first day without them, `YYYY-MM-DD`. */
  readonly day: string;
}

/** The children who have no social worker once somebody has gone, and who may follow. */
export interface WorkerToFollow {
  /** Those whom whoever asks may see, at most a hundred. */
  readonly children: readonly ChildLeftBehind[];
  /** How many they are altogether. */
  readonly total: number;
  readonly workers: readonly { readonly staffId: string; readonly name: string }[];
}

export async function findWorkersToFollow(tx: Tx, actor: Actor, of: OnDay): Promise<WorkerToFollow> {
  return {
    children: await readChildrenWorkedWith(tx, actor, { ...of, limit: MOST_SHOWN }),
    total: await countChildrenWorkedWith(tx, actor, of),
    workers: await readOtherSocialWorkers(tx, actor, of),
  };
}

/** Who follows for a child. */
export interface NextWorker {
  readonly childId: string;
  readonly nextId: string;
}

/**
 * Names who follows somebody as the social worker of these children, from the day on which they are gone. Whoever is the
 * child's IRO never is its worker (regulation 46), and is passed over, as is whoever is no social worker here.
 *
 * @returns of how many children the next one is named now
 */
export async function nameNextWorkers(
  tx: Tx,
  actor: Actor,
  { next, ...of }: OnDay & { readonly next: readonly NextWorker[] },
): Promise<number> {
  const { children, workers } = await findWorkersToFollow(tx, actor, of);
  let named = 0;
  for (const { childId, nextId } of next) {
    const child = children.find((each) => each.childId === childId);
    const isWorker = workers.some(({ staffId }) => staffId === nextId);
    if (child === undefined || !isWorker || child.iroId === nextId) continue;
    if (await replaceWorker(tx, actor, { ...of, childId, nextId })) named += 1;
  }
  return named;
}
