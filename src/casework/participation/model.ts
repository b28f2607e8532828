/** For whom the questions of a paper are written. */
export const AUDIENCES = [
  'child-younger',
  'child-older',
  'parent',
  'carer',
  'school',
  'health',
  'professional',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** One question of a paper. */
export interface Question {
  /** Stays the same from version to version for as long as it asks the same. */
  readonly id: string;
  readonly text: string;
  readonly hint?: string;
  /** words: as much as they like to write; face: one of the {@link FACES}; choice: one of the options. */
  readonly kind: 'words' | 'face' | 'choice';
  readonly options?: readonly string[];
}

/** How it is, as a child can show it. */
export const FACES = ['good', 'okay', 'not-good', 'not-sure'] as const;

/** What they said, by the id of the question; what they left out is not there. */
export type Answers = Readonly<Record<string, string>>;

/** What stands above the questions, as it was when the paper was sent. */
export interface PaperHeading {
  /** What the child is called in a sentence. */
  readonly childName: string;
  readonly authorityName: string;
  /** The day of the review; null where none is arranged yet. */
  readonly reviewOn: string | null;
  /** The child's reviewing officer; null where nobody knows. */
  readonly officerName: string | null;
  /** What the authority called things then; papers of before that was kept are in the words of the guidance. */
  readonly words?: PaperWords;
}

/** What an authority calls things, as far as a paper about one child says it. */
export interface PaperWords {
  /** The procedure that it follows. */
  readonly procedure: string;
  /** What it calls otherwise. */
  readonly ownTerms: Readonly<Record<string, unknown>>;
  /** How old the child is; null where nobody knows. */
  readonly years: number | null;
}

/** How a paper stands. */
export type PaperState = 'sent' | 'came-back' | 'withdrawn' | 'expired';

/** What a paper tells of its state. */
export interface PaperTimes {
  readonly cameBackAt: string | null;
  readonly withdrawnAt: string | null;
  /** When its link ends; null where it has none. */
  readonly expiresAt: string | null;
}

/** How it stands at a moment, an ISO text in UTC. Paper that lies on a table does not expire: only a link does. */
export function stateOfPaper({ cameBackAt, withdrawnAt, expiresAt }: PaperTimes, now: string): PaperState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (cameBackAt !== null) return 'came-back';
  const isOver = expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0;
  return isOver ? 'expired' : 'sent';
}

/** A child of this age reads the paper for older children; whoever sends it may choose the other one. */
const OLDER_FROM_YEARS = 10;

const PARENTS = new Set([
  'mother',
  'father',
  'step-parent',
  'other holder of parental responsibility',
  'special guardian',
]);
const CARERS = new Set([
  'foster carer',
  'connected person who cares',
  'residential carer',
  'prospective adopter',
  'key worker',
]);

/** Which paper suits a child of an age; the one for younger children where nobody knows it. */
export function audienceOfChild(age: number | undefined): Audience {
  return age !== undefined && age >= OLDER_FROM_YEARS ? 'child-older' : 'child-younger';
}

/** Which paper suits somebody around a child. Whoever has parental responsibility is asked as a parent is. */
export function audienceOfPerson({
  relationship,
  hasParentalResponsibility,
}: {
  readonly relationship: string;
  readonly hasParentalResponsibility: boolean | null;
}): Audience {
  const word = relationship.toLowerCase();
  if (hasParentalResponsibility === true || PARENTS.has(word)) return 'parent';
  if (CARERS.has(word)) return 'carer';
  if (word.includes('school') || word.includes('teacher')) return 'school';
  if (word.includes('health')) return 'health';
  return 'professional';
}

/** Those from whom what somebody said may be kept. */
export const READERS = ['child', 'parents', 'carers', 'professionals'] as const;
export type Reader = (typeof READERS)[number];

/** A decision that keeps what somebody said from somebody. */
export interface Withholding {
  /** Null for the whole paper. */
  readonly question: string | null;
  readonly from: Reader;
}

/**
 * What of a paper a reader may be given: undefined where the whole of it is kept from them, else the answers without
 * those that are. What is left out leaves no trace, not even its question.
 */
export function answersFor(answers: Answers, withheld: readonly Withholding[], reader: Reader): Answers | undefined {
  const kept = withheld.filter(({ from }) => from === reader);
  if (kept.some(({ question }) => question === null)) return undefined;
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !kept.some(({ question }) => question === id)));
}
