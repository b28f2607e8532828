import { shortDay } from '../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { reminderOf } from '../../contacts/words.ts';
import { type Answers, answerTo, type FactOfPart, isWatched, type PartIn } from './part.ts';

const DAY_HINT = 'For example, 27 3 2027';

/** How somebody may make ready, in writing or otherwise (Blackburn with Darwen §6). */
function waysToPrepare(terms: Terms) {
  return {
    writing: 'In writing: a booklet, a letter',
    drawing: 'By drawing, photos or film',
    helper: 'With a carer, an advocate or somebody else they trust',
    iro: terms.say('By seeing the {iro} alone'),
    other: 'In another way',
  };
}

/** The social worker and the child, twenty working days before (handbook ¶3.16; Blackburn with Darwen §6). */
export const socialWorkerTalk: PartIn = (terms) => ({
  id: 'social-worker-talk',
  title: 'The social worker talks with the child',
  who: 'Social worker',
  rule: 'preparation.social-worker-consults-child',
  factType: 'social-worker-consulted-child',
  guidance: [
    terms.say(
      'Talk with the child about what the {review} is for, who comes, and where it is held, early enough for the {iro} to hear of it and for written invitations.',
    ),
  ],
  fields: [
    { name: 'on', kind: 'day', label: 'When did you talk?', hint: DAY_HINT, missing: 'Enter the day of the talk' },
    {
      name: 'with',
      kind: 'any-of',
      label: terms.say('With whom did you talk about what the {review} is for?'),
      choices: { child: 'The child', parents: 'The parents', carers: 'The carers' },
      missing: 'Choose with whom you talked',
    },
    {
      name: 'alone',
      kind: 'one-of',
      label: 'Was the child alone with you?',
      choices: { yes: 'Yes', no: 'No' },
      missing: 'Choose whether the child was alone with you',
    },
    {
      name: 'whyNotAlone',
      kind: 'text',
      label: 'If not, why?',
      neededIf: { question: 'alone', is: ['no'], missing: 'Say why the child was not alone with you' },
    },
    {
      name: 'whoComes',
      kind: 'long-text',
      label: 'Whom does the child want there, and whom not?',
      missing: 'Enter what the child said of who comes',
    },
    {
      name: 'where',
      kind: 'long-text',
      label: 'Where does the child want it held?',
      missing: 'Enter what the child said of where',
    },
    {
      name: 'wantsToChair',
      kind: 'one-of',
      label: 'Does the child want to chair?',
      hint: terms.say('If so, the {iro} is told'),
      choices: { no: 'No', yes: 'Yes', 'not-asked': 'Not asked yet' },
    },
    {
      name: 'childPrepares',
      kind: 'any-of',
      label: 'How does the child prepare?',
      choices: { ...waysToPrepare(terms), 'too-young': 'Not at all: too young' },
      missing: 'Choose how the child prepares',
    },
    {
      name: 'parentsPrepare',
      kind: 'any-of',
      label: 'How do the parents prepare?',
      choices: { ...waysToPrepare(terms), none: 'Not at all: there are none, or they do not want to' },
      missing: 'Choose how the parents prepare',
    },
    {
      name: 'howToPrepare',
      kind: 'long-text',
      label: 'What do you do to encourage and help them?',
      missing: 'Say what you do to encourage and help them',
    },
    {
      name: 'preparingAgreedOn',
      kind: 'day',
      label: terms.say('When did you agree on that with the {iro}?'),
      hint: 'Leave it empty until then',
    },
  ],
  factOf: (answers) => onDay('social-worker-consulted-child', answers),
});

/** The IRO and the social worker, fifteen working days before (handbook ¶3.5–3.12). */
export const talkWithSocialWorker: PartIn = (terms) => ({
  id: 'talk-with-social-worker',
  title: terms.say('The {iro} talks with the social worker'),
  who: terms.of('Iro'),
  rule: 'preparation.iro-speaks-to-social-worker',
  factType: 'iro-spoke-to-social-worker',
  guidance: [
    'Find out the first language of the child and of the parents. That a child believes their English will do does not settle it: see whether the child can take a full part in it.',
    'Where the plan would change, tell the social worker beforehand what stands in the way of your agreement: concerns, questions, what has to be done.',
    reminderOf(terms),
  ],
  fields: [
    { name: 'on', kind: 'day', label: 'When did you talk?', hint: DAY_HINT, missing: 'Enter the day of the talk' },
    {
      name: 'how',
      kind: 'one-of',
      label: 'How?',
      choices: { 'in-person': 'In person', phone: 'By phone', video: 'By video' },
      missing: 'Choose how you talked',
    },
    {
      name: 'childLanguage',
      kind: 'text',
      label: 'First language of the child',
      missing: 'Enter the first language of the child',
    },
    {
      name: 'parentsLanguage',
      kind: 'text',
      label: 'First language of the parents',
      missing: 'Enter the first language of the parents, or that it is not known',
    },
    {
      name: 'fullPart',
      kind: 'one-of',
      label: 'Can the child take a full part in English?',
      choices: { yes: 'Yes, English is the first language or that was tested', no: 'No', 'to-test': 'To be tested' },
      missing: 'Choose whether the child can take a full part in English',
    },
    {
      name: 'keyIssues',
      kind: 'long-text',
      label: 'What are the key issues, and who prepares each?',
      hint: terms.say('Early enough for each to be ready by the {review}'),
      missing: 'Enter the key issues, and who prepares each',
    },
    {
      name: 'shape',
      kind: 'text',
      label: 'Which shape did you agree on?',
      hint: 'One meeting, or several with a central one. What stands is under “When and where”',
    },
    {
      name: 'concerns',
      kind: 'long-text',
      label: 'What stands in the way of your agreement to the plan?',
      hint: 'Concerns, questions and what has to be done. Leave it empty where nothing does',
    },
    {
      name: 'toldOn',
      kind: 'day',
      label: 'When was the social worker told of that?',
      hint: DAY_HINT,
      neededIf: {
        question: 'concerns',
        is: [],
        missing: 'Enter the day on which the social worker was told of your concerns',
      },
    },
    {
      name: 'court',
      kind: 'long-text',
      label: 'Legal status, timetable of the court and progress there',
      hint: 'For a child who is or was in proceedings',
    },
    { name: 'otherMeetings', kind: 'long-text', label: 'What came of other meetings about the plan?' },
  ],
  factOf: (answers) => onDay('iro-spoke-to-social-worker', answers),
});

/** Ways in which the IRO and the child do not see each other. */
const BY_CALL: readonly string[] = ['phone', 'video'];

/** Where, when and on which day the IRO meets the child before the review (handbook ¶3.33, ¶7.14; BwD §8). */
export const meetChild: PartIn = (terms) => ({
  id: 'meet-child',
  title: 'Meeting the child beforehand is arranged',
  who: terms.of('Iro'),
  guidance: [
    terms.say(
      'Meet the child ahead of every {review}, where needed on another day than it. Arrange it with the child and whoever looks after them, with time enough.',
    ),
  ],
  guidanceFor: ({ isFirst }) =>
    isFirst
      ? [
          terms.say(
            'This is the first {review}: how it goes may set the tone for the years to come. Take time to plan it, and this meeting before it.',
          ),
        ]
      : [],
  fields: [
    {
      name: 'on',
      kind: 'day',
      mayBeAhead: true,
      label: 'On which day?',
      hint: DAY_HINT,
      missing: 'Enter the day on which you meet',
      onRecord: ({ reviewOn, record }) =>
        [
          ...(reviewOn === null ? [] : [`${terms.say('The {review} is on')} ${shortDay(reviewOn)}.`]),
          ...(record.window === undefined ? [] : [record.window]),
        ].join(' ') || undefined,
      fault: (answers, { reviewOn }) =>
        reviewOn !== null && (answerTo(answers, 'on') ?? '') > reviewOn
          ? terms.say('This is after the {review}')
          : undefined,
    },
    {
      name: 'whySameDay',
      kind: 'text',
      label: terms.say('If it is the day of the {review}: why not before?'),
      hint: 'That should be the rarest case',
      fault: (answers, { reviewOn }) =>
        answers['whySameDay'] === undefined && reviewOn !== null && answers['on'] === reviewOn
          ? 'Say why there is no day before'
          : undefined,
    },
    { name: 'time', kind: 'text', label: 'At what time, and for how long?', missing: 'Enter the time, and how long' },
    {
      name: 'where',
      kind: 'text',
      label: 'Where?',
      hint: 'Where the child is at ease',
      missing: 'Enter where you meet',
    },
    {
      name: 'arrangedWith',
      kind: 'any-of',
      label: 'With whom was it arranged?',
      choices: {
        child: 'The child',
        carers: 'The carers',
        parents: 'The parents',
        'social-worker': 'The social worker',
      },
      missing: 'Choose with whom it was arranged',
    },
    {
      name: 'plan',
      kind: 'long-text',
      label: 'How do you go about it?',
      hint: 'What you want to learn, what helps this child to talk, what you bring',
      missing: 'Say how you go about it',
    },
  ],
});

/** The IRO and the child, in private, before every review (regulation 36(1)(b); handbook ¶3.33–3.36). */
export const privateTalk: PartIn = (terms) => ({
  id: 'private-talk',
  title: terms.say('The {iro} talks with the child in private'),
  who: terms.of('Iro'),
  rule: 'preparation.iro-sees-child',
  factType: 'iro-saw-child',
  isRepeated: true,
  guidance: [
    terms.say(
      'Before every {review} the {iro} talks with the child in private, and learns the child’s wishes and feelings in person. Nobody else can do that in your place.',
    ),
    'A phone call may do where you know each other well, the placement is settled and no great change is coming. With a baby or a young child, watching or playing may tell you more than a talk alone.',
    'Before you begin, say that you may have to pass on what the child tells you where that is best for them.',
    reminderOf(terms),
  ],
  guidanceFor: (around) =>
    isWatched(around)
      ? [
          `${around.shortName} is under four: meet them, and watch or play. What you see of how they communicate and what they understand is yours to judge by, first hand.`,
        ]
      : [],
  fields: [
    { name: 'on', kind: 'day', label: 'When?', hint: DAY_HINT, missing: 'Enter the day of the talk' },
    { name: 'where', kind: 'text', label: 'Where, and who else was about?', missing: 'Enter where it was' },
    {
      name: 'method',
      kind: 'one-of',
      label: 'How?',
      choices: {
        'in-person': 'In person',
        phone: 'By phone',
        video: 'By video',
        observation: 'By watching or playing',
      },
      missing: 'Choose how you talked or watched',
    },
    {
      name: 'whyThisWay',
      kind: 'text',
      label: 'If not in person, why this way?',
      neededIf: { question: 'method', is: ['phone', 'video', 'observation'], missing: 'Say why it was done this way' },
    },
    {
      name: 'knowsEachOther',
      kind: 'one-of',
      label: 'If by phone or video: do you and the child know each other well?',
      choices: { yes: 'Yes', no: 'No' },
      neededIf: { question: 'method', is: BY_CALL, missing: 'Choose whether you and the child know each other well' },
      onRecord: ({ record }) => record.relationship,
    },
    {
      name: 'isSettled',
      kind: 'one-of',
      label: 'If by phone or video: is the placement settled?',
      choices: { yes: 'Yes', no: 'No' },
      neededIf: { question: 'method', is: BY_CALL, missing: 'Choose whether the placement is settled' },
      onRecord: ({ record }) => record.placement,
    },
    {
      name: 'changeComing',
      kind: 'one-of',
      label: 'If by phone or video: is a great change coming?',
      choices: { no: 'No', yes: 'Yes' },
      neededIf: { question: 'method', is: BY_CALL, missing: 'Choose whether a great change is coming' },
      onRecord: ({ record }) => record.changes,
    },
    {
      name: 'isFar',
      kind: 'one-of',
      label:
        'If by phone or video: does the child live so far outside the borough that a call stands in for the visit?',
      choices: { no: 'No', yes: 'Yes' },
      asks: ({ farMiles }) => farMiles !== undefined,
      neededIf: { question: 'method', is: BY_CALL, missing: 'Choose whether the child lives so far away' },
      onRecord: ({ farMiles, record }) =>
        [`Your own procedure: more than ${farMiles} miles.`, record.distance ?? ''].join(' ').trim(),
    },
    {
      name: 'callArrangedWith',
      kind: 'any-of',
      label: 'If so: with whom was the call arranged beforehand?',
      choices: { child: 'The child', carers: 'The carers', parents: 'The parents' },
      asks: ({ farMiles }) => farMiles !== undefined,
      neededIf: { question: 'isFar', is: ['yes'], missing: 'Choose with whom the call was arranged beforehand' },
    },
    {
      name: 'seenStillOn',
      kind: 'day',
      mayBeAhead: true,
      label: terms.say('If so: when do you see the child before the {review} all the same?'),
      hint: DAY_HINT,
      asks: ({ farMiles }) => farMiles !== undefined,
      neededIf: {
        question: 'isFar',
        is: ['yes'],
        missing: terms.say('Enter the day on which you see the child before the {review}'),
      },
      fault: (answers, { reviewOn }) =>
        reviewOn !== null && (answerTo(answers, 'seenStillOn') ?? '') > reviewOn
          ? terms.say('This is after the {review}')
          : undefined,
    },
    {
      name: 'alone',
      kind: 'one-of',
      label: 'Was the child alone with you?',
      choices: { yes: 'Yes', no: 'No' },
      missing: 'Choose whether the child was alone with you',
    },
    {
      name: 'whyNotAlone',
      kind: 'one-of',
      label: 'If not, why?',
      choices: {
        disability: 'Disability',
        'health-and-safety': 'Health and safety',
        distress: 'It would distress the child',
        'child-wished': 'The child wished so',
        other: 'Another reason',
      },
      neededIf: { question: 'alone', is: ['no'], missing: 'Choose why the child was not alone with you' },
    },
    {
      name: 'whyNotAloneNote',
      kind: 'text',
      label: 'The reason in words',
      neededIf: { question: 'alone', is: ['no'], missing: 'Say why in words' },
    },
    {
      name: 'toldLimits',
      kind: 'one-of',
      label: 'Was the child told beforehand that you may have to pass on what they say?',
      choices: { yes: 'Yes', no: 'No', 'too-young': 'The child is too young' },
      missing: 'Choose whether the child was told',
    },
    {
      name: 'wishesAndFeelings',
      kind: 'long-text',
      label: 'The child’s wishes and feelings',
      hint: 'In the child’s words where you can. What was said word for word has a page of its own',
      missing: 'Enter the child’s wishes and feelings, as far as you learned them',
    },
    {
      name: 'understanding',
      kind: 'long-text',
      label: 'What did you see of how the child communicates, and of what they understand?',
      hint: 'For a young child, and wherever you watched or played',
      fault: (answers, around) =>
        answers['understanding'] === undefined && (isWatched(around) || answers['method'] === 'observation')
          ? 'Say what you saw of how the child communicates, and of what they understand'
          : undefined,
    },
    { name: 'raised', kind: 'long-text', label: 'What else did the child raise?' },
    { name: 'bestPart', kind: 'long-text', label: 'How can the child take part best?' },
    {
      name: 'inPlacement',
      kind: 'one-of',
      label: 'Did you see the child where they live?',
      choices: { yes: 'Yes', no: 'No' },
      missing: 'Choose whether you saw the child where they live',
    },
    {
      name: 'placementNote',
      kind: 'long-text',
      label: 'What did you see of whether the placement suits?',
      neededIf: { question: 'inPlacement', is: ['yes'], missing: 'Say what you saw of whether the placement suits' },
    },
    {
      name: 'whyThatDay',
      kind: 'text',
      label: terms.say('If it was on the day of the {review}: why not before?'),
      hint: 'That should be the rarest case',
      fault: (answers, { reviewOn }) =>
        answers['whyThatDay'] === undefined && reviewOn !== null && answers['on'] === reviewOn
          ? 'Say why you did not see the child before that day'
          : undefined,
    },
  ],
  factOf: (answers) => {
    // The law asks for a talk in private; watching a baby with the carer there is what the guidance puts in its place.
    const counts = answers['alone'] === 'yes' || answers['method'] === 'observation';
    return counts ? onDay('iro-saw-child', answers) : undefined;
  },
});

/** Why the private talk was not owed (regulation 36(1)(b)). */
export const privateTalkExcused: PartIn = (terms) => ({
  id: 'private-talk-excused',
  title: 'The private talk was not held',
  who: terms.of('Iro'),
  factType: 'iro-private-talk-excused',
  guidance: [
    'There are two reasons, and no other: the child understood and did not want it, or it would be wrong for the child’s age and understanding.',
  ],
  fields: [
    {
      name: 'on',
      kind: 'day',
      label: 'When was that settled?',
      hint: DAY_HINT,
      missing: 'Enter the day on which that was settled',
    },
    {
      name: 'reason',
      kind: 'one-of',
      label: 'Why?',
      choices: {
        refused: 'The child, who understood enough, did not want it',
        'age-and-understanding': 'It would be wrong for the child’s age and understanding',
      },
      missing: 'Choose why',
    },
    { name: 'note', kind: 'long-text', label: 'In words', missing: 'Say in words why it was not held' },
    {
      name: 'instead',
      kind: 'long-text',
      label: 'How were the child’s wishes and feelings learned instead?',
      missing: 'Say how they were learned instead',
    },
  ],
  factOf: (answers) => {
    const fact = onDay('iro-private-talk-excused', answers);
    const reason = answerTo(answers, 'reason');
    return fact === undefined || reason === undefined ? undefined : { ...fact, reason };
  },
});

function onDay(type: string, answers: Answers): FactOfPart | undefined {
  const on = answerTo(answers, 'on');
  return on === undefined ? undefined : { type, on };
}
