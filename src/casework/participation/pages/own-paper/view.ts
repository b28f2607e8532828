import { dayInWords } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { type AnswerFault, fieldOf, MOST_CHARACTERS } from '../../answers.ts';
import { type Answers, FACES, type PaperHeading, type Question } from '../../model.ts';
import { termsOfPaper } from '../../terms-of-paper.ts';
import { FACES_IN_WORDS } from '../../words.ts';

interface PaperShown {
  readonly audience: string;
  readonly heading: PaperHeading;
  readonly questions: readonly Question[];
}

type Typed = Readonly<Record<string, unknown>>;

/** A paper to be filled in. */
export function toPaper({ audience, heading, questions }: PaperShown, typed: Typed, errors: readonly FormError[]) {
  const isChild = audience.startsWith('child');
  const terms = termsOfPaper(heading);
  return {
    isChild,
    isYoung: audience === 'child-younger',
    title: isChild ? `Hello ${heading.childName}` : `${heading.childName}’s ${terms.of('review')}`,
    intro: introOf(heading, { isChild, terms }),
    questions: questions.map((question, index) => toField(question, { number: index + 1, typed, errors })),
  };
}

function introOf(
  { childName, reviewOn, officerName }: PaperHeading,
  { isChild, terms }: { readonly isChild: boolean; readonly terms: Terms },
): string[] {
  if (isChild) {
    const when =
      reviewOn === null
        ? terms.say('You will have {an review} soon')
        : `${terms.say('Your {review} is on')} ${dayInWords(reviewOn)}`;
    return [
      `${when}. It is a meeting about you.`,
      `${officerName ?? terms.say('Your {officer}')} reads what you write here. You can leave questions out, stop, and come back later.`,
      'If you write that somebody is hurting you, or that you are not safe, we have to tell the people who can keep you safe.',
    ];
  }
  const when =
    reviewOn === null
      ? terms.say('The {review} will be soon')
      : `${terms.say('The {review} is on')} ${dayInWords(reviewOn)}`;
  const reads = terms.say(
    'reads what you write, and it goes into the record of the {review} under your name, as you write it.',
  );
  return [
    `${when}. ${officerName ?? terms.say('The {officer}')} ${reads}`,
    `Answer what you can, and leave out what you do not know. ${childName} may see it one day.`,
  ];
}

function toField(
  question: Question,
  { number, typed, errors }: { number: number; typed: Typed; errors: readonly FormError[] },
) {
  const name = fieldOf(question);
  const value = String(typed[name] ?? '');
  const options =
    question.kind === 'face'
      ? FACES.map((face) => ({ value: face, text: FACES_IN_WORDS[face] ?? face }))
      : optionsOf(question);
  return {
    ...question,
    number,
    name,
    value,
    options: options.map((option) => ({ ...option, checked: option.value === value })),
    error: errors.find(({ field }) => field === name)?.text,
  };
}

function optionsOf({ options = [] }: Question) {
  return options.map((option) => ({ value: option, text: option }));
}

/** What somebody said, to be read: each question with its answer. */
export function toAnswers(questions: readonly Question[], answers: Answers) {
  return questions.map(({ id, text, kind }) => {
    const answer = answers[id];
    if (kind !== 'face' || answer === undefined) return { id, text, answer };
    return { id, text, answer: FACES_IN_WORDS[answer] ?? answer, face: answer };
  });
}

/** What is wrong with the answers, in words, at the questions. */
export function toErrors(faults: readonly AnswerFault[]): FormError[] {
  return faults.map(({ question, kind }) =>
    refuse(
      fieldOf({ id: question }),
      kind === 'too-long'
        ? `Write ${MOST_CHARACTERS.toLocaleString('en-GB')} characters or fewer here`
        : 'Choose one of the answers',
    ),
  );
}

export const NOTHING_SAID = 'Answer at least one question. If you would rather not, close this page: nothing is sent';
