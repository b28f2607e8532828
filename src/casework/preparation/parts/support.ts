import type { Field, PartIn } from './part.ts';

const STATES = {
  'not-needed': 'Considered: not needed',
  wanted: 'Needed: the social worker arranges it',
  arranged: 'Arranged',
  declined: 'Offered and declined',
} as const;

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
      label: 'If so: who, and does the authority’s own legal adviser come too?',
      neededIf: {
        question: 'legalAdviser',
        is: ['yes'],
        missing: 'Say who asked, and whether the authority’s own legal adviser comes',
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
