import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { shortNameOfChild } from '../children/name-of-child.ts';
import { listRelatedChildren } from '../children/people/list-related-children.ts';
import { isSibling } from '../children/people/relations.ts';
import { wordsOfList } from './communication.ts';
import { APART_WORDS } from './reasons-in-words.ts';
import {
  type ChildInQuestion,
  readChildInQuestion,
  readEarlierOfficers,
  readOfficersToWeigh,
} from './store/candidates.ts';
import { readWeighing } from './store/settings.ts';
import { readTies } from './store/ties.ts';
import { type Relative, type Suggestion, suggestOfficers } from './suggest-officers.ts';

export type { ChildInQuestion } from './store/candidates.ts';

/** Another looked-after child who belongs to this one, with the row that says so. */
export interface RelativeOfChild extends Relative {
  readonly relationId: string;
  readonly version: number;
  readonly toldOfSharedIroOn: string | null;
}

/** A child, and who could be the IRO. */
export interface ChildWithSuggestion {
  readonly child: ChildInQuestion;
  readonly relatives: readonly RelativeOfChild[];
  readonly suggestion: Suggestion;
}

/**
 * Who could be a child's IRO from a day, the best first, each with why; whoever is the IRO now is left out. Caseloads count
 * every child, also those whose records are not the actor's to see.
 */
export async function findSuggestion(
  tx: Tx,
  actor: Actor,
  { childId, on }: { readonly childId: string; readonly on: string },
): Promise<ChildWithSuggestion | undefined> {
  const child = await readChildInQuestion(tx, actor, { childId, on });
  if (child === undefined) return undefined;
  const officers = await asProgram(tx, actor, async () => await readOfficersToWeigh(tx, actor, { on }));
  const others = officers.filter(({ staffId }) => staffId !== child.iroId);
  const staffIds = others.map(({ staffId }) => staffId);
  const ties = (await readTies(tx, actor, { childIds: [childId], staffIds })).get(childId) ?? [];
  const relatives = await listRelatives(tx, actor, { childId, today: on });
  const suggestion = suggestOfficers({
    child: {
      methods: child.methods,
      languages: wordsOfList(child.languages),
      identity: wordsOfList(child.identity),
      hasProtectionPlan: child.hasProtectionPlan,
      earlier: await readEarlierOfficers(tx, actor, { childId, on }),
      relatives,
      ties,
    },
    officers: others,
    weighing: await readWeighing(tx, actor),
    from: on,
  });
  return { child, relatives, suggestion };
}

/** Those of a child's relatives who are looked after and have an IRO. */
async function listRelatives(
  tx: Tx,
  actor: Actor,
  asked: { readonly childId: string; readonly today: string },
): Promise<RelativeOfChild[]> {
  return (await listRelatedChildren(tx, actor, asked)).flatMap((one): RelativeOfChild[] => {
    if (one.iroId === null || one.isInCare !== true) return [];
    const { relation, irosDifferBecause, irosDifferNote } = one;
    const because = irosDifferBecause === null ? null : APART_WORDS[irosDifferBecause].toLowerCase();
    return [
      {
        name: shortNameOfChild(one),
        kind: isSibling(relation) ? 'sibling' : relation === 'parent' ? 'parent' : 'child',
        staffId: one.iroId,
        apartBecause: because === null || irosDifferNote === null ? because : `${because}. ${irosDifferNote}`,
        relationId: one.relationId,
        version: one.version,
        toldOfSharedIroOn: one.toldOfSharedIroOn,
      },
    ];
  });
}
