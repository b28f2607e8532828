import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { insertChange } from '../store/changes.ts';
import { lockRelation, type SharedIroNotes, updateIroNotes } from '../store/relations.ts';
import { valuesThatDiffer } from '../values-that-differ.ts';

export type { SharedIroNotes } from '../store/relations.ts';

/** What is to be kept of the IROs of two children who belong to each other. */
export interface NoteOnSharedIro extends SharedIroNotes {
  /** One of the two. */
  readonly childId: string;
  readonly relationId: string;
  readonly version: number;
}

export type NoteOutcome = 'saved' | 'not-found' | 'conflict';

/** Keeps why siblings need not share an IRO (handbook ¶7.2), or when both were told that they do. */
export async function noteOnSharedIro(
  tx: Tx,
  actor: Actor,
  { childId, relationId, version, ...notes }: NoteOnSharedIro,
): Promise<NoteOutcome> {
  const relation = await lockRelation(tx, actor, { childId, relationId });
  if (relation === undefined) return 'not-found';
  if (relation.version !== version) return 'conflict';
  const { irosDifferBecause, irosDifferNote, toldOfSharedIroOn } = relation;
  const changed = valuesThatDiffer<SharedIroNotes>({ irosDifferBecause, irosDifferNote, toldOfSharedIroOn }, notes);
  if (changed === undefined) return 'saved';
  await updateIroNotes(tx, actor, { relationId, ...notes });
  for (const id of [relation.childId, relation.otherChildId]) {
    await insertChange(tx, actor, { childId: id, what: 'relation', rowId: relationId, ...changed });
  }
  return 'saved';
}
