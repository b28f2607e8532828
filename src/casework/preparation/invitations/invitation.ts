/** What was decided of somebody and a review. */
export const DECISIONS = ['invited', 'asked-in-writing', 'not-invited'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a child thinks of somebody’s coming; of the child, whether the child wants to come. */
export const CHILDS_VIEWS = ['wants', 'does-not-mind', 'does-not-want', 'cannot-say', 'not-asked'] as const;
export type ChildsView = (typeof CHILDS_VIEWS)[number];

export const INVITE_BY = ['email', 'letter', 'text', 'in-person'] as const;
export type InviteBy = (typeof INVITE_BY)[number];

export const INVITATION_ANSWERS = ['none', 'coming', 'not-coming', 'sends-views', 'delegate'] as const;
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number];

/** What somebody is who comes to support the child or a parent. */
export const SUPPORTER_KINDS = ['family-or-friend', 'advocate', 'interpreter', 'solicitor', 'other'] as const;
export type SupporterKind = (typeof SUPPORTER_KINDS)[number];

/** Whom it is about. */
export type Invitee =
  | { readonly who: 'child' }
  | { readonly who: 'person'; readonly personId: string }
  | { readonly who: 'staff'; readonly staffId: string }
  | { readonly who: 'named' };

/** What is decided and known of one person and a review. */
export interface InvitationValues {
  readonly name: string;
  /** What they are to the child. */
  readonly role: string;
  /** For somebody in no list. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly decision: Decision;
  /** Why they are not invited, or asked to write instead. */
  readonly reason: string | null;
  readonly childsView: ChildsView;
  readonly childsViewNote: string | null;
  /** When the child was asked about their coming. */
  readonly childAskedOn: string | null;
  /** What a professional is needed for. */
  readonly neededFor: string | null;
  /** What they need to be there and take part, such as for a disability. */
  readonly needs: string | null;
  /** What is arranged for that, and by whom; of a child who does not come, what was tried. */
  readonly needsArranged: string | null;
  readonly attends: 'whole' | 'part';
  readonly attendsPart: string | null;
  readonly channel: InviteBy;
  /** Told that they may bring a supporter or interpreter, and see the IRO alone. */
  readonly toldOfSupporter: boolean;
  readonly answer: InvitationAnswer;
  readonly answeredOn: string | null;
  readonly answerNote: string | null;
  readonly delegateName: string | null;
  readonly delegateAgreedOn: string | null;
  /** Whom they bring to support them. */
  readonly supporterName: string | null;
  readonly supporterKind: SupporterKind | null;
  /** When the IRO explained to the supporter what a supporter may do. */
  readonly supporterToldOn: string | null;
  /** When a solicitor was told of the policy of the authority. */
  readonly supporterPolicyOn: string | null;
  /** What they contributed otherwise than by being there. */
  readonly contribution: string | null;
  readonly contributedOn: string | null;
}

/** Somebody who is usually invited, by the procedures' list (Blackburn with Darwen §5). */
export interface Usual {
  readonly role: string;
  readonly why: string;
  /** What the people around a child call it. */
  readonly relationships: readonly string[];
}

const PERSONAL_ADVISER_FROM_AGE = 16;

/** Whom a review of this child usually needs, besides the child, the social worker and the IRO. */
export function whoIsUsuallyInvited({
  age,
  placeKind,
  needsInterpreter,
}: {
  readonly age: number | undefined;
  readonly placeKind: string | null;
  readonly needsInterpreter: boolean;
}): Usual[] {
  const isInSchoolYears = age === undefined || (age >= 4 && age < 18);
  return [
    {
      role: 'Parents and others with parental responsibility',
      why: 'They are expected for the whole of it',
      relationships: ['mother', 'father', 'step-parent', 'other holder of parental responsibility', 'special guardian'],
    },
    ...(placeKind === 'foster' || placeKind === 'kinship'
      ? [
          {
            role: 'Carers',
            why: 'They care for the child',
            relationships: [
              'foster carer',
              'connected person who cares',
              'grandparent',
              'aunt or uncle',
              'other relative',
            ],
          },
          {
            role: 'Supervising social worker',
            why: 'The child is in foster care',
            relationships: ['supervising social worker'],
          },
        ]
      : []),
    ...(placeKind === 'residential'
      ? [{ role: 'Link worker', why: 'The child is in residential care', relationships: ['key worker', 'link worker'] }]
      : []),
    ...(isInSchoolYears
      ? [
          {
            role: 'Designated teacher',
            why: 'The most fitting teacher',
            relationships: ['school', 'designated teacher'],
          },
          {
            role: 'Lead on the education of looked-after children',
            why: 'Answers for educational achievement',
            relationships: ['virtual school'],
          },
        ]
      : []),
    ...(age !== undefined && age >= PERSONAL_ADVISER_FROM_AGE
      ? [{ role: 'Personal adviser', why: 'The child is 16 or over', relationships: ['personal adviser'] }]
      : []),
    {
      role: 'Independent visitor or advocate',
      why: 'If the child has one',
      relationships: ['independent visitor', 'advocate'],
    },
    ...(needsInterpreter
      ? [{ role: 'Interpreter', why: 'The child or a parent needs one', relationships: ['interpreter'] }]
      : []),
  ];
}

/** Whoever works around the child, whoever is of the family, and words for being uneasy. */
const PROFESSIONAL =
  'professionals?|staff|(?:social |key |link )?workers?|school|teachers?|team|colleagues?|agency|agencies|nurses?|chair|iro|we|us|our';
const FAMILY =
  'child|children|young person|baby|brother|sister|siblings?|mother|father|parents?|carers?|grandmother|grandfather|she|he|they|him|her|them';
const UNEASE =
  'anxious|anxiety|anxieties|nervous|nervousness|uncomfortable|discomfort|uneasy|unease|awkward|awkwardness|worried|worry|worries|intimidated|intimidating|apprehensive|stressed|stressful';
const WORDS = new RegExp(`\\b(?:(${PROFESSIONAL})|(${FAMILY})|(${UNEASE})(?! that))\\b`, 'gi');

/**
 * Whether a reason rests on professionals being uneasy, which is no reason to keep a child or a parent out (handbook
 * ¶3.17). Of each word for unease the person named last before it counts, or the first after it: that the child is
 * afraid may well be a reason.
 *
 * ```ts
 * restsOnProfessionalsUnease('The school staff feel anxious about her.') // true
 * restsOnProfessionalsUnease('The child is anxious when the worker is there.') // false
 * ```
 */
export function restsOnProfessionalsUnease(reason: string): boolean {
  return reason.split(/[.;!?\n]+/).some((sentence) => {
    const found = [...sentence.matchAll(WORDS)].map(([, professional, family]) =>
      professional !== undefined ? 'professional' : family !== undefined ? 'family' : 'unease',
    );
    return found.some((word, index) => {
      if (word !== 'unease') return false;
      const before = found.slice(0, index).findLast((each) => each !== 'unease');
      const whose = before ?? found.slice(index + 1).find((each) => each !== 'unease');
      return whose === 'professional';
    });
  });
}

const DISABILITY =
  /\b(disab|wheelchair|deaf|hearing (?:loss|impair)|blind|visual(?:ly)? impair|autis|adhd|down.?s syndrome|learning (?:disab|difficult)|non-?verbal|special needs|epilep|seizure|cannot (?:speak|talk|hear|see|walk)|does not (?:speak|talk|use speech))/i;

/**
 * Whether a reason for which a child does not come names a disability, which is no barrier to coming (Blackburn with
 * Darwen §5): what would let the child come is to be arranged instead.
 *
 * ```ts
 * restsOnDisability('She is deaf and would not follow it.') // true
 * ```
 */
export function restsOnDisability(reason: string): boolean {
  return DISABILITY.test(reason);
}
