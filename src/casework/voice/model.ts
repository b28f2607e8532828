import type { ObtainedBy } from '../preparation/model.ts';

/** The parts of a care plan of which a child is asked, in the order in which they are asked. */
export const PLAN_PARTS = ['home', 'family', 'school', 'health', 'identity', 'free-time', 'workers', 'future'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

/** How a child stands to a part of the plan. */
export const STANDINGS = ['agrees', 'partly', 'disputes', 'no-view'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Whether a child is happy with the plan on the whole. */
export const HAPPINESS = ['yes', 'partly', 'no', 'not-sure'] as const;
export type Happiness = (typeof HAPPINESS)[number];

/** Which support was offered to a child who disputes the plan. */
export const SUPPORT = ['iro', 'advocate', 'other', 'declined'] as const;
export type Support = (typeof SUPPORT)[number];

/** Whether a child understands what a change of the plan would mean; `no-change`: none is coming. */
export const UNDERSTANDING = ['yes', 'partly', 'no', 'no-change'] as const;
export type Understanding = (typeof UNDERSTANDING)[number];

/** Whether a child knows how often meetings are; `told-now`: since they were told this time. */
export const KNOWS_HOW_OFTEN = ['yes', 'told-now', 'no', 'too-young'] as const;
export type KnowsHowOften = (typeof KNOWS_HOW_OFTEN)[number];

/** How often a child would have meetings. */
export const WANTS_MEETINGS = ['oftener', 'as-now', 'seldomer', 'no-view'] as const;
export type WantsMeetings = (typeof WANTS_MEETINGS)[number];

/** What a child thinks of one part of the plan. */
export interface PartView {
  readonly standing: Standing;
  /** In the child's words; null where nothing was written down. */
  readonly words: string | null;
}

/** What a child thinks of the plan when asked, or shows when watched. */
export interface PlanViewValues {
  /** `YYYY-MM-DD`. */
  readonly askedOn: string;
  readonly askedBy: string;
  readonly obtainedBy: ObtainedBy;
  /** Where, and who was about. */
  readonly setting: string | null;
  /** What was not talked about is not there. */
  readonly parts: Readonly<Partial<Record<PlanPart, PartView>>>;
  readonly isHappy: Happiness | null;
  /** How the plan is going, as the child sees it. */
  readonly going: string | null;
  /** What became of what the child said before. */
  readonly cameOfIt: string | null;
  /** Where the child disputes something: what was explained could be done. */
  readonly explained: string | null;
  readonly support: readonly Support[];
  readonly chosen: string | null;
  readonly understands: Understanding | null;
  readonly knowsHowOften: KnowsHowOften | null;
  readonly wantsMeetings: WantsMeetings | null;
  readonly meetingsNote: string | null;
  readonly worry: string | null;
  /** What is done about it, and how the child hears of it. */
  readonly worryAnswer: string | null;
}

/** The parts that a child disputes. */
export function disputedParts({ parts }: Pick<PlanViewValues, 'parts'>): PlanPart[] {
  return PLAN_PARTS.filter((part) => parts[part]?.standing === 'disputes');
}

/** Whether anything of what the child thinks stands in it. */
export function saysAnything({ parts, isHappy, going, wantsMeetings, worry }: PlanViewValues): boolean {
  return Object.keys(parts).length > 0 || [isHappy, going, wantsMeetings, worry].some((each) => each !== null);
}

/** Whether two records of what a child thinks tell the same in each of their fields. */
export function saysTheSame(one: PlanViewValues, other: PlanViewValues): boolean {
  return JSON.stringify(toTold(one)) === JSON.stringify(toTold(other));
}

function toTold(told: PlanViewValues): readonly unknown[] {
  return [
    ...[told.askedOn, told.askedBy, told.obtainedBy, told.setting],
    PLAN_PARTS.map((part) => [told.parts[part]?.standing, told.parts[part]?.words]),
    ...[told.isHappy, told.going, told.cameOfIt, told.explained, told.support, told.chosen, told.understands],
    ...[told.knowsHowOften, told.wantsMeetings, told.meetingsNote, told.worry, told.worryAnswer],
  ];
}

/** A part of the plan with what the child thought of it last. */
export interface LatestOfPart extends PartView {
  readonly part: PlanPart;
  readonly askedOn: string;
  readonly viewId: string;
}

/**
 * What a child thought last of each part of the plan, in the order of the parts; of what was never talked about, nothing.
 *
 * @param views the latest first
 */
export function latestOfEachPart(
  views: readonly (Pick<PlanViewValues, 'parts' | 'askedOn'> & { readonly viewId: string })[],
): LatestOfPart[] {
  return PLAN_PARTS.flatMap((part) => {
    const view = views.find(({ parts }) => parts[part] !== undefined);
    const said = view?.parts[part];
    return view === undefined || said === undefined
      ? []
      : [{ part, ...said, askedOn: view.askedOn, viewId: view.viewId }];
  });
}
