import type { Terms } from '../../../platform/pages/terms.ts';

/** What was answered, by the name of the question; what was left open is not there. Days are `YYYY-MM-DD`. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What to say where it is left open; without it the question may be. */
  readonly missing?: string;
  /** Must be answered where another question has one of these answers. */
  readonly neededIf?: { readonly question: string; readonly is: readonly string[]; readonly missing: string };
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
  'private-talk',
  'private-talk-excused',
  'wishes',
  'child-does-not-come',
  'support',
  'health-information',
  'agenda',
  'records-up-to-date',
  'iro-is-ready',
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
  readonly fields: readonly Field[];
  /** The rule that says by when; undefined where none does. */
  readonly rule?: string;
  /** Undefined where the answers amount to none. */
  readonly factOf?: (answers: Answers) => FactOfPart | undefined;
  /** The type of event that `factOf` gives. */
  readonly factType?: string;
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
