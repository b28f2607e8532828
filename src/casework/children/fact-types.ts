import { AREAS } from '../../rules/areas.ts';
import { type EventType, findEventType } from '../../rules/index.ts';
import { eventInFewWords } from './fact-in-words.ts';

/** Each area of events, as a heading. */
const AREAS_IN_WORDS: Readonly<Record<string, string>> = {
  children: 'Coming into care, moving, leaving',
  allocation: 'The IRO is told and appointed',
  plans: 'Plans',
  reviews: 'Reviews',
  preparation: 'Preparing a review',
  footprint: 'Contact between reviews',
  outcomes: 'After a review',
  disputes: 'Disputes',
  proceedings: 'In court',
};

/** What is recorded most often, for a list of its own at the top. */
const OFTEN = [
  'review-started',
  'review-completed',
  'decisions-issued',
  'record-completed',
  'iro-saw-child',
  'iro-contacted-child',
  'placement-started',
] as const;

/** Each is told with its reason on the page of reviews that must be held, and by whom it may be. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set([
  'iro-requested-review',
  'visit-raised-concern',
  'release-planned',
  'accommodation-end-proposed',
  'placement-end-proposed',
  'placing-with-parent-proposed',
  'other-arrangements-proposed',
]);

/** Some types of event under a heading. */
export interface TypesOfArea {
  readonly title: string;
  readonly types: readonly { readonly type: string; readonly words: string }[];
}

/** Everything that may be recorded as it is, in the order in which a child's life meets it; what is recorded often first. */
export function listFactTypes(): readonly TypesOfArea[] {
  const areas = AREAS.filter(({ events }) => events.length > 0).map(({ id, events }) => ({
    title: AREAS_IN_WORDS[id] ?? id,
    types: events
      .filter(({ type }) => !TOLD_ELSEWHERE.has(type))
      .map(({ type }) => ({ type, words: eventInFewWords(type) })),
  }));
  return [
    { title: 'Recorded most often', types: OFTEN.map((type) => ({ type, words: eventInFewWords(type) })) },
    ...areas,
  ];
}

/** What each type of event must be told with, besides the day. */
export interface FieldsOfType {
  readonly isMoment: boolean;
  readonly isToldAhead: boolean;
  readonly of: EventType['of'];
  readonly reasons: readonly string[];
  readonly hasPlacement: boolean;
}

/** Undefined where there is no such type, or it is recorded and put right elsewhere. */
export function findFieldsOf(type: string): FieldsOfType | undefined {
  const found = findEventType(type);
  if (found === undefined || TOLD_ELSEWHERE.has(type)) return undefined;
  return {
    isMoment: found.when === 'moment',
    isToldAhead: found.toldAhead,
    of: found.of,
    reasons: found.reasons,
    hasPlacement: type === 'placement-started',
  };
}
