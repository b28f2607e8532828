import type { Field, PartIn } from './part.ts';

const STATES = {
  'not-needed': 'Considered: not needed',
  wanted: 'Needed: the social worker arranges it',
  arranged: 'Arranged',
  declined: 'Offered and declined',
} as const;

/** Whether the authority’s own legal adviser comes, where somebody brings one (Blackburn with Darwen §7). */
const OWN_ADVISER = {
  'not-needed': STATES['not-needed'],
  wanted: STATES.wanted,
  arranged: STATES.arranged,
};

/** Interpreter, advocate, supporter, help with special needs, legal adviser (handbook ¶3.12; Blackburn with Darwen §7). */
export const support: PartIn = (terms) => ({
  id: 'support',
  title: 'Support to take part',
  who: terms.say('{Iro} and social worker'),
  guidance: [
    'Offer an interpreter to the child and to each parent whose first language is not English; also for a part of the meeting only.',
    'Think beforehand about an advocate, a supporter, and any help that a disability or another special need asks for. The social worker arranges it.',
  ],
  fields: [
    ...need('interpreterForChild', 'An interpreter for the child'),
    ...need('interpreterForParents', 'An interpreter for the parents'),
    ...need('advocate', 'An advocate'),
    ...need('supporter', 'A supporter for the child or the parents'),
    ...need('specialNeeds', 'Help that a disability or another need asks for'),
    ...need('translation', terms.say('What is written for the {review} and after it, in another language')),
    {
      name: 'legalAdviser',
      kind: 'one-of',
      label: 'Has anybody asked to bring a legal adviser as a supporter?',
      choices: { no: 'No', yes: 'Yes' },
      missing: 'Choose whether anybody asked for a legal adviser',
    },
    {
      name: 'legalAdviserNote',
      kind: 'text',
      label: 'If so: who, and whom do they advise?',
      neededIf: {
        question: 'legalAdviser',
        is: ['yes'],
        missing: 'Say who asked, and whom they advise',
      },
    },
    {
      name: 'legalAdviserToldOn',
      kind: 'day',
      label: terms.say('If so: when was the {iro} told?'),
      hint: 'For example, 27 3 2027',
      neededIf: {
        question: 'legalAdviser',
        is: ['yes'],
        missing: terms.say('Enter the day on which the {iro} was told'),
      },
    },
    {
      name: 'ownLegalAdviser',
      kind: 'one-of',
      label: 'If so: does the authority’s own legal adviser come too?',
      choices: OWN_ADVISER,
      neededIf: {
        question: 'legalAdviser',
        is: ['yes'],
        missing: 'Choose whether the authority’s own legal adviser comes',
      },
    },
    {
      name: 'ownLegalAdviserNote',
      kind: 'text',
      label: 'Who arranges it, and who comes?',
      neededIf: {
        question: 'ownLegalAdviser',
        is: ['wanted', 'arranged'],
        missing: 'Say who arranges it, or who comes',
      },
    },
  ],
});

/** How the child says what matters to them in the meeting itself (handbook Annex 4, case 2 and ¶7). */
export const takingPart: PartIn = (terms) => ({
  id: 'taking-part',
  title: 'How the child takes part in the meeting',
  who: terms.of('Iro'),
  guidance: [
    'Choose the points with the child, few enough to be said and heard. Where the child asks for it, keep the meeting small. Agree when the child has their turn, and how.',
    'A disability is no reason to stay away: arrange the meeting so that it suits this child.',
  ],
  fields: [
    {
      name: 'on',
      kind: 'day',
      label: 'When did you plan it with the child?',
      hint: 'For example, 27 3 2027',
      missing: 'Enter the day on which you planned it',
    },
    {
      name: 'keyPoints',
      kind: 'long-text',
      label: 'Which points does the child want to make?',
      hint: 'One a line. They go on the agenda',
      missing: 'Enter the points, or that the child wants to make none',
    },
    {
      name: 'small',
      kind: 'one-of',
      label: 'Does the child want few people there?',
      choices: { yes: 'Yes', 'does-not-mind': 'Does not mind', no: 'No' },
      missing: 'Choose whether the child wants few people there',
    },
    {
      name: 'smallWho',
      kind: 'text',
      label: 'If so: who is there, and how do the others take part?',
      neededIf: { question: 'small', is: ['yes'], missing: 'Say who is there, and how the others take part' },
    },
    {
      name: 'turn',
      kind: 'text',
      label: 'When is the child’s turn, and how long has it?',
      missing: 'Say when the child has their turn',
    },
    {
      name: 'how',
      kind: 'any-of',
      label: 'How does the child say it?',
      choices: {
        words: 'In words',
        signs: 'By signs, symbols or an aid',
        'yes-or-no': 'By answering yes or no',
        shown: 'By a picture, photos or a film',
        helper: 'Somebody says it for them',
      },
      missing: 'Choose how the child says it',
    },
    { name: 'helper', kind: 'text', label: 'Who helps, and with what?' },
    {
      name: 'suits',
      kind: 'long-text',
      label: 'What is done so that the meeting suits this child?',
      hint: 'Place, time, breaks, light and noise, the way there',
      missing: 'Say what is done so that it suits this child',
    },
  ],
});

function need(name: string, label: string): Field[] {
  return [
    {
      name,
      kind: 'one-of',
      label,
      choices: STATES,
      missing: `Choose how it stands: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    },
    {
      name: `${name}Note`,
      kind: 'text',
      label: 'Which, who arranges it, for which part of the meeting',
      neededIf: { question: name, is: ['wanted', 'arranged'], missing: 'Say which, and who arranges it' },
    },
  ];
}
