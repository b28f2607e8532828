import type { ExclusionValues } from '../casework/preparation/invitations/exclusion.ts';
import type { Arrangement, ObtainedBy } from '../casework/preparation/model.ts';
import type { Answers, PartId } from '../casework/preparation/parts/part.ts';

/** A part to keep, and by whom. */
export interface PartOfDemo {
  readonly part: PartId;
  readonly by: 'iro' | 'worker';
  /** A day stands for itself: whoever keeps the answers knows which. */
  readonly answers: Answers;
}

interface WordsOfDemo {
  readonly words: string;
  readonly obtainedBy: ObtainedBy;
  readonly setting: string | null;
}

type KeptOut = Omit<
  ExclusionValues,
  'decidedOn' | 'iroConsultedOn' | 'explainedInWritingOn' | 'papersSentOn' | 'lookAgainOn'
>;

/** How far a review of the demo is prepared, and what was said. */
export interface DemoPreparation {
  readonly arrangement: Omit<Arrangement, 'heldOn' | 'kind'>;
  readonly parts: readonly PartOfDemo[];
  readonly words: readonly WordsOfDemo[];
  readonly invited: 'nobody' | 'decided' | 'sent' | 'answered';
  /** Why a parent is kept out; undefined where nobody is. */
  readonly keptOut: KeptOut | undefined;
}

interface Voice {
  readonly wishes: Answers;
  readonly words: WordsOfDemo;
  readonly talk: string;
}

/** What four children want, as they said it. */
const VOICES: readonly Voice[] = [
  {
    wishes: {
      comes: 'yes',
      whoComes: 'My carer, my teacher and my sister',
      whoNot: 'Not the whole school',
      where: 'At home, in the kitchen',
      when: 'After tea',
      timesToAvoid: 'Tuesdays, I have football',
      topics: 'Seeing my sister more\nGetting a bike',
      chairing: 'together',
      goodPlan: 'I stay here and I see my sister every week',
    },
    words: {
      words: 'I want to see my sister more. Every week, not when they remember.',
      obtainedBy: 'said',
      setting: 'At the kitchen table; nobody else was about',
    },
    talk: 'Wants to stay where they live. Misses a sister, and counts the weeks between visits.',
  },
  {
    wishes: {
      comes: 'part',
      whyNot: 'Says hello at the beginning and leaves a drawing for the rest',
      whoComes: 'People I know',
      where: 'Does not mind',
      topics: 'Not moving school',
      notTopics: 'Why I came here',
      chairing: 'iro',
      goodPlan: 'No more moving',
    },
    words: {
      words: 'Please no new school. I only just got friends.',
      obtainedBy: 'written',
      setting: 'On a card that came in the post',
    },
    talk: 'Has friends for the first time. Afraid that another move means another school.',
  },
  {
    wishes: {
      comes: 'no',
      whyNot: 'Writes a list beforehand, and the advocate reads it out',
      whoComes: 'My advocate instead of me',
      where: 'Does not mind',
      topics: 'Money for college\nA later bedtime',
      chairing: 'does-not-mind',
    },
    words: {
      words: 'I said it last time and nothing happened. Read the list and tell me what you did.',
      obtainedBy: 'through-advocate',
      setting: null,
    },
    talk: 'Does not expect that anything comes of it: wants each thing on the list answered.',
  },
  {
    wishes: {
      comes: 'yes',
      whoComes: 'Dad on the phone, and my keyworker',
      where: 'Somewhere with a garden',
      when: 'In the morning on a Saturday, or after school',
      topics: 'When I can go home for a night',
      chairing: 'child',
      goodPlan: 'One night at home, then two',
    },
    words: {
      words: 'Drew a house with two beds and a dog, and pointed to the smaller bed.',
      obtainedBy: 'drawn-or-played',
      setting: 'On the floor of the living room, with the felt-tips',
    },
    talk: 'Hopes for nights at home and wants to know who decides, and when.',
  },
];

const PLACES = [
  { placeKind: 'placement', place: null },
  { placeKind: 'school', place: 'The library, side entrance' },
  { placeKind: 'other', place: 'The community garden, the green hut' },
  { placeKind: 'placement', place: null },
] as const;
const STARTS = ['16:00', '15:45', '16:30'] as const;

const KEPT_OUT: KeptOut = {
  who: 'parent',
  extent: 'part',
  extentPart: 'The half hour with the child',
  ground: 'against-childs-interests',
  explanation:
    'When you are both in the room your child stops talking and hides. We want your child to say what matters, and we want to hear you: so we meet you by yourself on the same day.',
  alternatives: 'Sitting at different ends of the table; a supporter beside the child; the child joining by video.',
  decidedBy: 'The social worker',
  otherArrangement: 'A meeting with the IRO on the same day at half past five, and a paper to write on beforehand.',
  iroOffer: 'Rang and offered two times to meet. The second was taken.',
};

/** The stages, from a day agreed to everything but the meeting. */
const STAGES = ['agreed', 'consulted', 'heard', 'discussed', 'decided', 'sent', 'answered', 'ready'] as const;

/** The preparation of the demo's review of that number, among so many: the last is ready. */
export function demoPreparationOf(index: number, among: number): DemoPreparation {
  const stage = Math.floor((index * STAGES.length) / among);
  const voice = VOICES[index % VOICES.length] as Voice;
  const reaches = (name: (typeof STAGES)[number]) => stage >= STAGES.indexOf(name);
  return {
    arrangement: arrangementOf(index, reaches('ready')),
    parts: partsOf(voice, reaches),
    words: reaches('heard') ? [voice.words] : [],
    invited: reaches('answered') ? 'answered' : reaches('sent') ? 'sent' : reaches('decided') ? 'decided' : 'nobody',
    keptOut: stage === STAGES.indexOf('sent') ? KEPT_OUT : undefined,
  };
}

function arrangementOf(index: number, isConfirmed: boolean): DemoPreparation['arrangement'] {
  const place = PLACES[index % PLACES.length] ?? PLACES[0];
  return {
    ...place,
    starts: STARTS[index % STARTS.length] ?? null,
    lengthMinutes: 60,
    shape: 'single',
    seriesPlan: null,
    shapeAgreedWith: isConfirmed ? ['child', 'social-worker', 'iro'] : ['iro'],
    chairedBy: index % 4 === 0 ? 'child-with-iro' : 'iro',
    placeAgreedChildOn: null,
    placeAgreedWorkerOn: null,
    placeAgreedIroOn: null,
    whyNotPlacement: null,
    childDecided: index % 2 === 0 ? ['time', 'place'] : ['place'],
    whyChildDidNot: null,
    isConfirmed,
    childMisses: 'nothing',
    whyMissed: null,
  };
}

type Reaches = (stage: (typeof STAGES)[number]) => boolean;

function partsOf({ wishes, talk }: Voice, reaches: Reaches): PartOfDemo[] {
  return [
    ...(reaches('consulted')
      ? [
          {
            part: 'social-worker-talk',
            by: 'worker',
            answers: {
              on: '',
              with: ['child', 'carers'],
              alone: 'yes',
              whoComes: String(wishes['whoComes']),
              where: String(wishes['where']),
              wantsToChair: wishes['chairing'] === 'child' ? 'yes' : 'no',
            },
          } as const,
        ]
      : []),
    ...(reaches('heard')
      ? [
          {
            part: 'wishes',
            by: 'iro',
            answers: { on: '', askedBy: 'The IRO', isDelegated: 'no', ...wishes },
          } as const,
        ]
      : []),
    ...(reaches('discussed') ? DISCUSSED : []),
    ...(reaches('ready') ? readyParts(wishes, talk) : []),
  ];
}

const DISCUSSED: readonly PartOfDemo[] = [
  {
    part: 'talk-with-social-worker',
    by: 'iro',
    answers: {
      on: '',
      how: 'phone',
      childLanguage: 'English',
      parentsLanguage: 'English',
      fullPart: 'yes',
      shape: 'One meeting',
    },
  },
  {
    part: 'support',
    by: 'iro',
    answers: {
      interpreterForChild: 'not-needed',
      translation: 'not-needed',
      interpreterForParents: 'not-needed',
      advocate: 'wanted',
      advocateNote: 'The social worker asks the advocacy service; for the whole of the meeting',
      supporter: 'not-needed',
      specialNeeds: 'not-needed',
      legalAdviser: 'no',
    },
  },
];

function readyParts(wishes: Answers, talk: string): PartOfDemo[] {
  return [
    {
      part: 'private-talk',
      by: 'iro',
      answers: {
        on: '',
        where: 'In the garden; the carer was in the house',
        method: 'in-person',
        alone: 'yes',
        toldLimits: 'yes',
        wishesAndFeelings: talk,
        inPlacement: 'yes',
        placementNote: 'Greeted me at the door and showed me the room. At ease here.',
      },
    },
    {
      part: 'health-information',
      by: 'iro',
      answers: { agrees: 'some', note: 'The glasses, not the clinic', on: '', askedBy: 'The IRO' },
    },
    {
      part: 'agenda',
      by: 'iro',
      answers: {
        topics: `${wishes['topics']}\nSchool\nHealth`,
        joins: 'The teacher for the first half\nAll others throughout',
        withChild: 'yes',
        agreedOn: '',
      },
    },
  ];
}
