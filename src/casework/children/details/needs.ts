/** Why a child has additional communication needs (handbook note 14). */
export const COMMUNICATION_NEEDS = [
  'does-not-use-speech',
  'hard-to-express',
  'hard-to-understand',
  'not-understood',
] as const;

export type CommunicationNeed = (typeof COMMUNICATION_NEEDS)[number];

/** How a child communicates. */
export const COMMUNICATION_METHODS = [
  'speech',
  'british-sign-language',
  'other-sign-language',
  'key-word-signing',
  'symbols-or-pictures',
  'writing',
  'communication-aid',
  'eye-pointing',
  'yes-or-no-signal',
  'play-or-drawing',
  'other',
] as const;

export type CommunicationMethod = (typeof COMMUNICATION_METHODS)[number];

/** How a child speaks and understands, and what of their identity care must respect. Null: nobody has said. */
export interface ChildNeeds {
  readonly firstLanguage: string | null;
  readonly needsInterpreter: boolean | null;
  readonly interpreterNote: string | null;
  /** Empty: nobody has said that there are any. */
  readonly communicationNeeds: readonly CommunicationNeed[];
  /** The preferred one first. */
  readonly communicationMethods: readonly CommunicationMethod[];
  readonly communicationNote: string | null;
  /** What stands for yes, and for no, with this child. */
  readonly signForYes: string | null;
  readonly signForNo: string | null;
  /** Which aids, symbols or boards, and how they are used. */
  readonly aids: string | null;
  /** What the child likes and does not, and how that shows. */
  readonly likes: string | null;
  readonly dislikes: string | null;
  /** In which form the child can use what is told back. */
  readonly feedbackFormat: string | null;
  /** How the child can reach the IRO between reviews. */
  readonly reachesIroBy: string | null;
  /** The day on which the method was written into the care plan. */
  readonly methodInPlanOn: string | null;
  /** The day on which it was written into the assessment. */
  readonly methodInAssessmentOn: string | null;
  readonly religion: string | null;
  readonly identityNote: string | null;
}

/** What is known of a child before anybody has said anything. */
export const NO_NEEDS: ChildNeeds = {
  firstLanguage: null,
  needsInterpreter: null,
  interpreterNote: null,
  communicationNeeds: [],
  communicationMethods: [],
  communicationNote: null,
  signForYes: null,
  signForNo: null,
  aids: null,
  likes: null,
  dislikes: null,
  feedbackFormat: null,
  reachesIroBy: null,
  methodInPlanOn: null,
  methodInAssessmentOn: null,
  religion: null,
  identityNote: null,
};

const NEEDS_IN_WORDS: Readonly<Record<CommunicationNeed, string>> = {
  'does-not-use-speech': 'Does not use speech',
  'hard-to-express': 'Finds it hard to say what they think and feel',
  'hard-to-understand': 'Finds it hard to understand what others say',
  'not-understood': 'Those who support them do not understand them',
};

export function communicationNeedInWords(need: CommunicationNeed): string {
  return NEEDS_IN_WORDS[need];
}

const METHODS_IN_WORDS: Readonly<Record<CommunicationMethod, string>> = {
  speech: 'Speech',
  'british-sign-language': 'British Sign Language',
  'other-sign-language': 'Another sign language',
  'key-word-signing': 'Signs for key words',
  'symbols-or-pictures': 'Symbols or pictures',
  writing: 'Writing',
  'communication-aid': 'A communication aid',
  'eye-pointing': 'Pointing with the eyes',
  'yes-or-no-signal': 'A signal for yes or no',
  'play-or-drawing': 'Play or drawing',
  other: 'Another way',
};

export function communicationMethodInWords(method: CommunicationMethod): string {
  return METHODS_IN_WORDS[method];
}

/** Whether a child counts as one with additional communication needs (handbook ¶4.4, note 14). */
export function hasCommunicationNeeds({ communicationNeeds }: Pick<ChildNeeds, 'communicationNeeds'>): boolean {
  return communicationNeeds.length > 0;
}

/** Methods of which nobody knows how they work with a child until it is said of this child. */
const OWN_TO_EACH: ReadonlySet<CommunicationMethod> = new Set([
  'key-word-signing',
  'symbols-or-pictures',
  'communication-aid',
  'eye-pointing',
  'yes-or-no-signal',
  'other',
]);

/** What is not said yet of how a child's own ways work with this child: the same method differs from child to child. */
export function undescribed({
  communicationMethods,
  communicationNote,
  signForYes,
  signForNo,
  aids,
}: ChildNeeds): CommunicationMethod[] {
  const isSaid = (method: CommunicationMethod): boolean => {
    if (method === 'yes-or-no-signal') return signForYes !== null && signForNo !== null;
    if (method === 'communication-aid' || method === 'symbols-or-pictures') return aids !== null;
    return communicationNote !== null;
  };
  return communicationMethods.filter((method) => OWN_TO_EACH.has(method) && !isSaid(method));
}
