import { shortDay } from '../../../platform/pages/days-in-words.ts';
import type { Answers, Field, Part } from './part.ts';

/** The answers of a part, question by question; what was left open is left out. */
export function linesOfAnswers(
  { told = [], fields }: Pick<Part, 'told' | 'fields'>,
  answers: Answers,
): { readonly name: string; readonly label: string; readonly text: string }[] {
  return [...told, ...fields].flatMap((field) => {
    const text = answerInWords(field, answers);
    return text === undefined ? [] : [{ name: field.name, label: field.label, text }];
  });
}

/** One answer as it is read; undefined where the question was left open. */
export function answerInWords(field: Field, answers: Answers): string | undefined {
  const answer = answers[field.name];
  if (answer === undefined) return undefined;
  const texts = [answer].flat();
  if (field.kind === 'one-of' || field.kind === 'any-of') {
    return texts.map((choice) => field.choices[choice] ?? choice).join(', ');
  }
  return texts.map((text) => (field.kind === 'day' ? shortDay(text) : text)).join(', ');
}
