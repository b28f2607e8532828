import type { PartIn } from './part.ts';

/** The IRO may meet the professionals around the child, or the parents, by themselves (handbook ¶3.21). */
export const separateMeeting: PartIn = (terms) => ({
  id: 'separate-meeting',
  title: terms.say('The {iro} meets parents or professionals by themselves'),
  who: terms.of('Iro'),
  isRepeated: true,
  guidance: [
    terms.say(
      'Where it is better for the child, the {iro} meets the parents, or those who work with the child, by themselves: before the {review} or after it. What the child should hear of it is said to the child.',
    ),
  ],
  fields: [
    {
      name: 'on',
      kind: 'day',
      label: 'When was it?',
      hint: 'For example, 27 3 2027',
      missing: 'Enter the day of the meeting',
    },
    {
      name: 'with',
      kind: 'any-of',
      label: 'With whom?',
      choices: {
        parents: 'Parents',
        professionals: 'Those who work with the child',
        carers: 'Carers',
        family: 'Others of the family, or friends',
      },
      missing: 'Choose with whom the meeting was',
    },
    { name: 'names', kind: 'text', label: 'Who was there?', missing: 'Enter who was there' },
    { name: 'why', kind: 'text', label: 'Why by themselves?', missing: 'Say why they were met by themselves' },
    {
      name: 'told',
      kind: 'long-text',
      label: 'What was said?',
      missing: 'Enter what was said',
    },
    {
      name: 'brought',
      kind: 'long-text',
      label: terms.say('What of it comes into the {review}, and who tells the child?'),
      missing: 'Say what of it comes in, and who tells the child',
    },
  ],
});
