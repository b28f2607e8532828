import type { PartIn } from './part.ts';

const DAY_HINT = 'For example, 27 3 2027';

/** What the child wants of the review; somebody the child trusts may ask (Role and Expectations §3). */
export const wishes: PartIn = (terms) => ({
  id: 'wishes',
  title: 'What the child wants',
  who: terms.say('{Iro}, or somebody the child trusts'),
  guidance: [
    terms.say(
      'Who comes, where and when, about what, who chairs. Somebody the child trusts may ask in place of the {iro}, who then makes sure of hearing enough of it.',
    ),
    'The rules on what is talked about and how often hold all the same: begin with what the child wants.',
  ],
  fields: [
    {
      name: 'on',
      kind: 'day',
      label: 'When was the child asked?',
      hint: DAY_HINT,
      missing: 'Enter the day on which the child was asked',
    },
    {
      name: 'askedBy',
      kind: 'text',
      label: 'Who asked?',
      hint: 'Name, and what they are to the child',
      missing: 'Enter who asked',
    },
    {
      name: 'isDelegated',
      kind: 'one-of',
      label: terms.say('Was that the {iro}?'),
      choices: { no: terms.say('Yes, the {iro}'), yes: 'No, somebody the child trusts' },
      missing: 'Choose who asked',
    },
    {
      name: 'heardOn',
      kind: 'day',
      label: terms.say('If not: when did the {iro} hear of it?'),
      hint: DAY_HINT,
      neededIf: { question: 'isDelegated', is: ['yes'], missing: 'Enter the day on which it was heard of' },
    },
    {
      name: 'comes',
      kind: 'one-of',
      label: 'Does the child want to come?',
      choices: { yes: 'Yes, to all of it', part: 'To a part of it', no: 'No', 'not-sure': 'Not sure yet' },
      missing: 'Choose whether the child wants to come',
    },
    {
      name: 'whyNot',
      kind: 'long-text',
      label: 'If not, or to a part: why, and how do they take part instead?',
      neededIf: { question: 'comes', is: ['part', 'no'], missing: 'Enter why, and how the child takes part instead' },
    },
    {
      name: 'whoComes',
      kind: 'long-text',
      label: 'Who should be there?',
      missing: 'Enter who should be there, or that the child does not mind',
    },
    { name: 'whoNot', kind: 'long-text', label: 'Who should not?' },
    { name: 'where', kind: 'text', label: 'Where?', missing: 'Enter where, or that the child does not mind' },
    { name: 'when', kind: 'text', label: 'When is a good time?' },
    {
      name: 'timesToAvoid',
      kind: 'text',
      label: 'When is school, college, an appointment or anything else that matters?',
    },
    {
      name: 'topics',
      kind: 'long-text',
      label: 'What does the child want to talk about?',
      missing: 'Enter what the child wants to talk about, or that it is nothing',
    },
    { name: 'notTopics', kind: 'long-text', label: 'What should not be talked about in front of everybody?' },
    {
      name: 'chairing',
      kind: 'one-of',
      label: 'Who should chair?',
      choices: {
        iro: terms.say('The {iro}'),
        child: 'The child',
        together: 'Both together',
        'does-not-mind': 'The child does not mind',
      },
    },
    {
      name: 'booklet',
      kind: 'one-of',
      label: 'How is the child’s booklet used?',
      hint: terms.say('It draws out what the child thinks, before the {review} or in it'),
      choices: {
        before: terms.say('Talked about before the {review}'),
        during: terms.say('It is used in the {review}'),
        both: 'Both',
        'not-used': 'Not used: none came back, or the child does not want it',
      },
    },
    { name: 'goodPlan', kind: 'long-text', label: 'What would a good plan look like, for the child?' },
    {
      name: 'considered',
      kind: 'long-text',
      label: 'How were these wishes considered?',
      hint: 'What is done as the child wishes, what is not, and why. Leave it empty until that is settled',
    },
  ],
});

/** Whether the child agrees that health information is there (handbook ¶3.48). */
export const healthInformation: PartIn = (terms) => ({
  id: 'health-information',
  title: 'Health information: does the child agree?',
  who: terms.say('{Iro} or social worker'),
  guidance: [
    terms.say(
      'Ask the child, as far as age and understanding go, whether health information may be there for the {review}.',
    ),
  ],
  fields: [
    {
      name: 'agrees',
      kind: 'one-of',
      label: 'Does the child agree?',
      choices: {
        yes: 'Yes',
        some: 'To some of it',
        no: 'No',
        'not-asked': 'Not asked: too young, or does not understand',
      },
      missing: 'Choose what the child said',
    },
    {
      name: 'note',
      kind: 'long-text',
      label: 'To what, or why was the child not asked?',
      neededIf: {
        question: 'agrees',
        is: ['some', 'not-asked'],
        missing: 'Say to what, or why the child was not asked',
      },
    },
    {
      name: 'on',
      kind: 'day',
      label: 'When was the child asked?',
      hint: DAY_HINT,
      neededIf: {
        question: 'agrees',
        is: ['yes', 'some', 'no'],
        missing: 'Enter the day on which the child was asked',
      },
    },
    { name: 'askedBy', kind: 'text', label: 'By whom?' },
  ],
});

/** What is talked about, in which order, and when each professional joins (handbook ¶3.21). */
export const agenda: PartIn = (terms) => ({
  id: 'agenda',
  title: 'The agenda',
  who: terms.of('Iro'),
  takesOver: true,
  guidance: [
    'What the child wants to talk about comes first. Agree all of it with the child.',
    'Professionals need not be there throughout: say when each joins and leaves.',
  ],
  fields: [
    {
      name: 'topics',
      kind: 'long-text',
      label: 'What is talked about, in order',
      hint: 'One thing a line, in brackets where it comes from. Everybody who is there reads it',
      missing: 'Enter what is talked about',
    },
    {
      name: 'joins',
      kind: 'long-text',
      label: 'When does each professional join and leave?',
      hint: 'One person a line',
      missing: 'Enter when each professional joins, or that all are there throughout',
    },
    {
      name: 'withChild',
      kind: 'one-of',
      label: 'Was it agreed with the child?',
      choices: { yes: 'Yes', 'not-yet': 'Not yet', 'too-young': 'The child is too young' },
      missing: 'Choose whether it was agreed with the child',
    },
    {
      name: 'agreedOn',
      kind: 'day',
      label: 'When?',
      hint: DAY_HINT,
      neededIf: { question: 'withChild', is: ['yes'], missing: 'Enter the day on which it was agreed' },
    },
  ],
});
