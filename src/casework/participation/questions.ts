import type { Audience, PaperHeading, Question } from './model.ts';
import { termsOfPaper } from './terms-of-paper.ts';

/**
 * The questions, by the audience they are written for. `{child}` is what the child is called. A paper keeps the questions
 * with which it was sent; a change here is a new version and touches no paper that is out.
 */
export const QUESTIONS_VERSION = '2026-12';

const YOUNGER: readonly Question[] = [
  { id: 'home', kind: 'face', text: 'How is it where you live?' },
  { id: 'home-words', kind: 'words', text: 'What do you like there? What do you not like?' },
  { id: 'school', kind: 'face', text: 'How is school or nursery?' },
  { id: 'family', kind: 'face', text: 'How do you feel about seeing your family?' },
  { id: 'family-words', kind: 'words', text: 'Who would you like to see more? Who would you like to see less?' },
  { id: 'body', kind: 'face', text: 'How does your body feel?' },
  { id: 'worries', kind: 'words', text: 'Is there something that makes you sad or worried?' },
  { id: 'wishes', kind: 'words', text: 'If you had three wishes, what would they be?' },
  { id: 'meeting', kind: 'words', text: 'Who should come to your meeting? Where should it be?' },
  { id: 'helper', kind: 'words', text: 'Did somebody help you with this? Who?' },
];

const OLDER: readonly Question[] = [
  { id: 'home', kind: 'words', text: 'How is it where you live?', hint: 'What is good? What would you change?' },
  {
    id: 'school',
    kind: 'words',
    text: 'How is school, college or work going?',
    hint: 'Lessons, friends, and anything you need help with.',
  },
  { id: 'health', kind: 'words', text: 'How are you feeling, in your body and in your head?' },
  {
    id: 'family',
    kind: 'words',
    text: 'How is it with your family and friends?',
    hint: 'Do you see the people who matter to you often enough? Too often?',
  },
  {
    id: 'social-worker',
    kind: 'words',
    text: 'How is it with your social worker?',
    hint: 'Do they listen? Do they do what they said?',
  },
  {
    id: 'plan',
    kind: 'words',
    text: 'Your care plan says what should happen for you. Do you agree with it?',
    hint: 'If you have not seen it, write that.',
  },
  { id: 'since', kind: 'words', text: 'What was decided at your last review? Has it happened?' },
  {
    id: 'future',
    kind: 'words',
    text: 'What would you like to happen next?',
    hint: 'Next month, next year, or when you are grown up.',
  },
  {
    id: 'attend',
    kind: 'choice',
    text: 'Would you like to come to your review?',
    options: ['Yes', 'For some of it', 'No', 'I would rather talk before it'],
  },
  {
    id: 'meeting',
    kind: 'words',
    text: 'Who should be there, where should it be, and what should be talked about?',
    hint: 'You can also say who should not be there. You could even run the meeting yourself.',
  },
  {
    id: 'private',
    kind: 'words',
    text: 'Is there anything here that somebody should not see?',
    hint: 'Write what, and who should not see it. We will talk with you about it first.',
  },
  { id: 'helper', kind: 'words', text: 'Did somebody help you with this? Who?' },
];

const PRIVATE: Question = {
  id: 'private',
  kind: 'words',
  text: 'Is there anything here that somebody should not see?',
  hint: 'Write what it is and who should not see it, and why. The independent reviewing officer decides about it and will talk to you.',
};

const PARENT: readonly Question[] = [
  { id: 'well', kind: 'words', text: 'What is going well for {child}?' },
  { id: 'worries', kind: 'words', text: 'What worries you?' },
  { id: 'home', kind: 'words', text: 'What do you think of where {child} lives and how they are looked after?' },
  {
    id: 'contact',
    kind: 'words',
    text: 'How is the time that you spend with {child}?',
    hint: 'How often it is, where, and what would make it better.',
  },
  {
    id: 'health-school',
    kind: 'words',
    text: 'Is there something about health, school, faith or culture that we should know?',
  },
  {
    id: 'plan',
    kind: 'words',
    text: 'What do you think of the care plan?',
    hint: 'What should stay, and what should change?',
  },
  { id: 'support', kind: 'words', text: 'What help do you need yourself?' },
  {
    id: 'attend',
    kind: 'choice',
    text: 'Would you like to come to the review?',
    options: [
      'Yes',
      'Yes, but I would like to speak to the independent reviewing officer alone',
      'No, this is what I want to say',
    ],
  },
  {
    id: 'needs',
    kind: 'words',
    text: 'What would help you to take part?',
    hint: 'An interpreter, somebody beside you, another time or place.',
  },
  PRIVATE,
];

const CARER: readonly Question[] = [
  { id: 'day', kind: 'words', text: 'How is {child}, day by day?' },
  { id: 'well', kind: 'words', text: 'What is going well, and what is {child} proud of?' },
  { id: 'worries', kind: 'words', text: 'What worries you?' },
  {
    id: 'health',
    kind: 'words',
    text: 'How is {child}’s health?',
    hint: 'Dentist, optician, sleep, food, mood, and appointments since the last review.',
  },
  { id: 'school', kind: 'words', text: 'How is school?' },
  { id: 'contact', kind: 'words', text: 'How is time with family, and how is {child} before and after it?' },
  { id: 'plan', kind: 'words', text: 'Is the placement plan right? What should change?' },
  { id: 'support', kind: 'words', text: 'What help do you need, and do you get it?' },
  { id: 'since', kind: 'words', text: 'What was decided at the last review and has not happened?' },
  PRIVATE,
];

const SCHOOL: readonly Question[] = [
  {
    id: 'attendance',
    kind: 'words',
    text: 'How is {child}’s attendance?',
    hint: 'Lateness, absence, suspensions and reduced timetables too.',
  },
  { id: 'progress', kind: 'words', text: 'How is {child} getting on with learning?' },
  { id: 'strengths', kind: 'words', text: 'What is {child} good at, and what do they enjoy?' },
  { id: 'friends', kind: 'words', text: 'How is {child} with other pupils and with staff?' },
  {
    id: 'pep',
    kind: 'words',
    text: 'When was the personal education plan last reviewed, and what of it has been done?',
  },
  { id: 'support', kind: 'words', text: 'What support is in place, and what is missing?' },
  { id: 'worries', kind: 'words', text: 'What worries you?' },
  PRIVATE,
];

const HEALTH: readonly Question[] = [
  { id: 'assessment', kind: 'words', text: 'When was {child}’s health last assessed, and what came of it?' },
  {
    id: 'needs',
    kind: 'words',
    text: 'Which health needs, physical or emotional, should the review know of?',
    hint: 'A child who is old enough is asked whether health information may be talked about. Write what has been agreed.',
  },
  {
    id: 'appointments',
    kind: 'words',
    text: 'Which appointments, treatments and immunisations are due or were missed?',
  },
  { id: 'plan', kind: 'words', text: 'Is the health plan right, and is it being followed?' },
  { id: 'support', kind: 'words', text: 'What is {child} waiting for, and since when?' },
  { id: 'worries', kind: 'words', text: 'What worries you?' },
  PRIVATE,
];

const PROFESSIONAL: readonly Question[] = [
  { id: 'work', kind: 'words', text: 'What is your work with {child}, and since when?' },
  { id: 'well', kind: 'words', text: 'What is going well?' },
  { id: 'worries', kind: 'words', text: 'What worries you?' },
  {
    id: 'views',
    kind: 'words',
    text: 'What has {child} told you that the review should hear?',
    hint: 'In {child}’s words where you can.',
  },
  { id: 'next', kind: 'words', text: 'What should happen next, who should do it, and by when?' },
  PRIVATE,
];

const SETS: Readonly<Record<Audience, readonly Question[]>> = {
  'child-younger': YOUNGER,
  'child-older': OLDER,
  parent: PARENT,
  carer: CARER,
  school: SCHOOL,
  health: HEALTH,
  professional: PROFESSIONAL,
};

/** The questions for an audience, in the words of the paper, with the child’s own name in them. */
export function questionsFor(audience: Audience, heading: PaperHeading): readonly Question[] {
  const terms = termsOfPaper(heading);
  const name = (text: string) => terms.retell(text).replaceAll('{child}', heading.childName);
  return SETS[audience].map((question) => ({
    ...question,
    text: name(question.text),
    ...(question.hint !== undefined && { hint: name(question.hint) }),
    ...(question.options !== undefined && { options: question.options.map(name) }),
  }));
}
