import type { Band } from './introduction.ts';

/** The words that come with the program, until an authority writes its own. */
const WORDS: Readonly<Record<Band, string>> = {
  'under-7': [
    'Hello {child}!',
    'My name is {iro}.',
    'I want to hear what you like, and what you do not like.',
    'I check that the grown-ups do what they said they would do for you.',
    'I will come and see you soon.',
  ].join('\n\n'),
  '7-11': [
    'Dear {child},',
    'My name is {iro}, and I am your {job}. That is a long name for somebody who checks that you are looked after well.',
    'I listen to what you want. I make sure that the plans for you are as good as they can be, and that people do what they promised.',
    'We meet before your first review. A review is a meeting about how things are going for you. You help to decide who comes and where it is.',
    'You can ask me anything. If you would like somebody else to help you say what you want, you can have an advocate. Just ask.',
    'See you soon,',
    '{iro}',
  ].join('\n\n'),
  '12-and-over': [
    'Dear {child},',
    'My name is {iro}. I am your {job} at {authority}. I do not work in the team that looks after you: my job is to check their work.',
    'I listen to what you want and how you feel. I chair your reviews, make sure that the plan for you is the best it can be, and speak up when people do not do what they promised.',
    'We meet before your first review. You help to decide when and where it is, who comes and what we talk about. You can also see me by yourself.',
    'What you tell me I may have to share, if that keeps you or somebody else safe. I will tell you before I do, whenever I can.',
    'You have the right to an advocate who helps you to say what you want, to complain about anything in your care, also about me, and to a lawyer. Ask me, and I tell you how.',
    'See you soon,',
    '{iro}',
  ].join('\n\n'),
};

const EASY_READ = [
  '[face] Hello {child}. I am {iro}.',
  '[talk] I want to know what you like, and what you do not like.',
  '[calendar] We meet before your review. A review is a meeting about you.',
  '[house] I check that your home is good for you.',
  '[help] Somebody can help you to say what you want. That is an advocate.',
  '[phone] You can call me, or somebody can call me for you.',
].join('\n\n');

export function wordsThatCome(band: Band, isEasyRead: boolean): string {
  return isEasyRead ? EASY_READ : WORDS[band];
}
