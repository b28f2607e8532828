import { type Answers, FACES, type Question } from './model.ts';

/** As much as anybody writes to one question. */
export const MOST_CHARACTERS = 5000;

/** One thing that is wrong with an answer. */
export interface AnswerFault {
  readonly question: string;
  readonly kind: 'too-long' | 'not-offered';
}

/** What was typed, by question, without blanks at its ends; what was left out is not there. */
export function readAnswers(
  questions: readonly Question[],
  typed: Readonly<Record<string, unknown>>,
): { readonly answers: Answers; readonly faults: readonly AnswerFault[] } {
  const said = questions.flatMap((question) => {
    const value = typed[fieldOf(question)];
    const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
    return text === '' ? [] : [{ question, text }];
  });
  const faults = said.flatMap(({ question, text }): AnswerFault[] => {
    if (question.kind === 'words') {
      return text.length > MOST_CHARACTERS ? [{ question: question.id, kind: 'too-long' }] : [];
    }
    const offered: readonly string[] = question.kind === 'face' ? FACES : (question.options ?? []);
    return offered.includes(text) ? [] : [{ question: question.id, kind: 'not-offered' }];
  });
  return { answers: Object.fromEntries(said.map(({ question, text }) => [question.id, text])), faults };
}

/** The name of the field of a question in a form. */
export function fieldOf({ id }: Pick<Question, 'id'>): string {
  return `answer-${id}`;
}
