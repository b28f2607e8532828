import { hashOf } from '../../platform/identity/tokens.ts';
import type { Answers, Question } from './model.ts';

/** SHA-256 over what was asked and what was said, in the order of the questions: it tells whether either was touched. */
export function hashOfAnswers(questions: readonly Question[], answers: Answers): Buffer {
  const pairs = questions.map(({ id, text }) => [id, text, answers[id] ?? null]);
  return hashOf(JSON.stringify(pairs));
}
