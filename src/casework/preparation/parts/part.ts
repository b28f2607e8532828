import type { Terms } from '../../../platform/pages/terms.ts';

/** What was answered, by the name of the question; what was left open is not there. Days are `YYYY-MM-DD`. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What the record knows around a part while it is filled in: some questions are asked, or needed, by it. */
export interface AroundPart {
  readonly shortName: string;
  /** Whole years on the day of the review, or today; null where nobody knows. */
  readonly age: number | null;
  /** The day of the review, held or arranged; null while none is agreed. */
  readonly reviewOn: string | null;
  /** Of this period of care no review was held yet. */
  readonly isFirst: boolean;
  /** Beyond how many miles outside the borough a call stands in for the visit; undefined where none ever does. */
  readonly farMiles: number | undefined;
  /** What is on the record, in words. */
  readonly record: {
    readonly relationship: string;
    readonly placement: string;
    readonly distance: string | undefined;
    readonly changes: string;
    /** Within which days the IRO is to see the child. */
    readonly window: string | undefined;
  };
}

/** Under this age meeting and watching is the way to know a child (Role and Expectations §3). */
const WATCHED_UNDER_AGE = 4;

/** Whether a child is so young that the IRO comes to know them by meeting and watching. */
export function isWatched({ age }: AroundPart): boolean {
  return age !== null && age < WATCHED_UNDER_AGE;
}

interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What to say where it is left open; without it the question may be. */
  readonly missing?: string;
  /** Must be answered where another question has one of these answers. */
  readonly neededIf?: { readonly question: string; readonly is: readonly string[]; readonly missing: string };
  /** Whether it is asked at all; without it, always. */
  readonly asks?: (around: AroundPart) => boolean;
  /** What the record says of it, shown beside the question. */
  readonly onRecord?: (around: AroundPart) => string | undefined;
  /** What else is wrong with it, by the other answers and the record. */
  readonly fault?: (answers: Answers, around: AroundPart) => string | undefined;
}

/** One question of a part. */
export type Field = Question &
  (
    | { readonly kind: 'text' | 'long-text' }
    /** Of what has happened, unless it may be still to come. */
    | { readonly kind: 'day'; readonly mayBeAhead?: boolean }
    | { readonly kind: 'one-of' | 'any-of'; readonly choices: Readonly<Record<string, string>> }
  );

/** What the record is told of a part: a type of event with its day. */
export interface FactOfPart {
  readonly type: string;
  readonly on: string;
  readonly reason?: string;
}

export const PART_IDS = [
  'social-worker-talk',
  'talk-with-social-worker',
  'meet-child',
  'private-talk',
  'private-talk-excused',
  'wishes',
  'child-does-not-come',
  'support',
  'taking-part',
  'health-information',
  'agenda',
  'records-up-to-date',
  'iro-is-ready',
  'separate-meeting',
] as const;
export type PartId = (typeof PART_IDS)[number];

/** A part of the preparation: what is asked, who does it, and what the record is told of it. */
export interface Part {
  readonly id: PartId;
  readonly title: string;
  /** Who does it, in the words of the authority. */
  readonly who: string;
  /** What to know before one begins. */
  readonly guidance: readonly string[];
  /** The same, by what the record knows. */
  readonly guidanceFor?: (around: AroundPart) => readonly string[];
  readonly fields: readonly Field[];
  /** What the record itself tells, and nobody is asked: it is kept with the answers as it was then. */
  readonly told?: readonly Field[];
  /** The rule that says by when; undefined where none does. */
  readonly rule?: string;
  /** Undefined where the answers amount to none. */
  readonly factOf?: (answers: Answers) => FactOfPart | undefined;
  /** The type of event that `factOf` gives. */
  readonly factType?: string;
  /** Topics that the other parts tell are offered for its question `topics`. */
  readonly takesOver?: boolean;
  /** There may be several of it, each saved by itself. */
  readonly isRepeated?: boolean;
}

/** A part in the authority's own words. */
export type PartIn = (terms: Terms) => Part;

/** The answer to one question, as one text; undefined where there is none. */
export function answerTo(answers: Answers, name: string): string | undefined {
  const answer = answers[name];
  return typeof answer === 'string' ? answer : undefined;
}
