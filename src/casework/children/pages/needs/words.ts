import { type ComparedField, chosen, ticked, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import {
  type ChildNeeds,
  COMMUNICATION_METHODS,
  COMMUNICATION_NEEDS,
  communicationMethodInWords,
  communicationNeedInWords,
} from '../../details/needs.ts';
import { yesNoOrUnknownInWords } from '../yes-or-no.ts';

const UNKNOWN = 'We don’t know yet';

/** How a child communicates, in words. */
export const COMMUNICATION_IN_WORDS: readonly {
  readonly label: string;
  readonly of: (needs: ChildNeeds) => string;
}[] = [
  {
    label: 'Additional communication needs',
    of: ({ communicationNeeds }) => communicationNeeds.map(communicationNeedInWords).join('; ') || UNKNOWN,
  },
  {
    label: 'Preferred way',
    of: ({ communicationMethods: [first] }) => (first ? communicationMethodInWords(first) : UNKNOWN),
  },
  {
    label: 'Other ways',
    of: ({ communicationMethods: [, ...others] }) => others.map(communicationMethodInWords).join('; ') || UNKNOWN,
  },
  { label: 'What works', of: ({ communicationNote }) => communicationNote ?? UNKNOWN },
  { label: 'Yes', of: ({ signForYes }) => signForYes ?? UNKNOWN },
  { label: 'No', of: ({ signForNo }) => signForNo ?? UNKNOWN },
  { label: 'Aids and symbols', of: ({ aids }) => aids ?? UNKNOWN },
  { label: 'What they like', of: ({ likes }) => likes ?? UNKNOWN },
  { label: 'What they do not like', of: ({ dislikes }) => dislikes ?? UNKNOWN },
  { label: 'How things are told back', of: ({ feedbackFormat }) => feedbackFormat ?? UNKNOWN },
  { label: 'How they reach the IRO', of: ({ reachesIroBy }) => reachesIroBy ?? UNKNOWN },
  { label: 'Written into the care plan', of: ({ methodInPlanOn }) => dayOrUnknown(methodInPlanOn) },
  { label: 'Written into the assessment', of: ({ methodInAssessmentOn }) => dayOrUnknown(methodInAssessmentOn) },
];

/** Language and identity, in words. */
export const LANGUAGE_IN_WORDS: typeof COMMUNICATION_IN_WORDS = [
  { label: 'First language', of: ({ firstLanguage }) => firstLanguage ?? UNKNOWN },
  { label: 'Needs an interpreter', of: ({ needsInterpreter }) => yesNoOrUnknownInWords(needsInterpreter) },
  { label: 'Which interpreter', of: ({ interpreterNote }) => interpreterNote ?? UNKNOWN },
  { label: 'Religion or belief', of: ({ religion }) => religion ?? UNKNOWN },
  { label: 'Culture, food and care', of: ({ identityNote }) => identityNote ?? UNKNOWN },
];

/** What of it two people may change at once. */
export const COMPARED: readonly ComparedField[] = [
  ticked('communicationNeeds', 'Additional communication needs', (value) => needOf(value) ?? value),
  chosen('preferredMethod', 'Preferred way', (value) => methodOf(value) ?? UNKNOWN),
  ticked('communicationMethods', 'Ways that work', (value) => methodOf(value) ?? value),
  typed('communicationNote', 'What works', UNKNOWN),
  typed('signForYes', 'Yes', UNKNOWN),
  typed('signForNo', 'No', UNKNOWN),
  typed('aids', 'Aids and symbols', UNKNOWN),
  typed('likes', 'What they like', UNKNOWN),
  typed('dislikes', 'What they do not like', UNKNOWN),
  typed('feedbackFormat', 'How things are told back', UNKNOWN),
  typed('reachesIroBy', 'How they reach the IRO', UNKNOWN),
  typedDay('methodInPlanOn', 'Written into the care plan', UNKNOWN),
  typedDay('methodInAssessmentOn', 'Written into the assessment', UNKNOWN),
  typed('firstLanguage', 'First language', UNKNOWN),
  chosen('needsInterpreter', 'Needs an interpreter', (answer) =>
    yesNoOrUnknownInWords(answer === 'yes' || answer === 'no' ? answer === 'yes' : null),
  ),
  typed('interpreterNote', 'Which interpreter', UNKNOWN),
  typed('religion', 'Religion or belief', UNKNOWN),
  typed('identityNote', 'Culture, food and care', UNKNOWN),
];

function needOf(value: string): string | undefined {
  return COMMUNICATION_NEEDS.filter((each) => each === value).map(communicationNeedInWords)[0];
}

function methodOf(value: string): string | undefined {
  return COMMUNICATION_METHODS.filter((each) => each === value).map(communicationMethodInWords)[0];
}

function dayOrUnknown(on: string | null): string {
  return on === null ? UNKNOWN : shortDay(on);
}
