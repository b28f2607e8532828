import type { PartId } from '../preparation/parts/part.ts';

/** Which answers of the parts of a preparation tell what the child said, wants or showed. */
const SAID_IN_PARTS: Readonly<Partial<Record<PartId, readonly string[]>>> = {
  'social-worker-talk': ['whoComes', 'where', 'wantsToChair', 'childPrepares'],
  'private-talk': ['wishesAndFeelings', 'understanding', 'raised', 'bestPart'],
  wishes: [
    ...['comes', 'whyNot', 'whoComes', 'whoNot', 'where', 'when', 'timesToAvoid', 'topics', 'notTopics', 'chairing'],
    ...['goodPlan', 'considered'],
  ],
  'child-does-not-come': ['why', 'views', 'carriedBy'],
  'taking-part': ['keyPoints', 'small', 'smallWho', 'turn'],
  'health-information': ['agrees', 'note'],
};

export const PARTS_OF_CHILD = Object.keys(SAID_IN_PARTS);

/** In which answer the day stands on which it was said, where that is not `on`. */
export const DAY_OF_PART: Readonly<Partial<Record<PartId, string>>> = { 'child-does-not-come': 'spokenOn' };

/** How a part came to know it, by its own questions. */
export const HOW_OF_PARTS: readonly string[] = ['method', 'how', 'alone'];

/** The questions of a part that tell what the child said. */
export function saidIn(part: PartId): readonly string[] {
  return SAID_IN_PARTS[part] ?? [];
}
