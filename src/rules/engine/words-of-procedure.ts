import { PROCEDURES } from '../procedures/procedures.ts';
import { type ProcedureWords, word } from './words.ts';

/** As the statutory guidance has it, and as the rules themselves are written. */
export const STANDARD_WORDS: ProcedureWords = {
  iro: word('IRO'),
  officer: word('Independent Reviewing Officer'),
  child: word('looked-after child', 'looked-after children'),
  youngPerson: word('young person', 'young people'),
  review: word('review'),
  closing: word('review before leaving care', 'reviews before leaving care'),
  dispute: word('dispute'),
  resolution: word('dispute resolution process', 'dispute resolution processes'),
  service: word('IRO service'),
  team: word('social work team'),
  manager: word('team manager'),
};

/** What a procedure calls things: `wordsOfProcedure('halton').iro.one` is "IRM". */
export function wordsOfProcedure(id: string): ProcedureWords {
  const words = PROCEDURES.find((procedure) => procedure.id === id)?.words;
  return words === undefined ? STANDARD_WORDS : { ...STANDARD_WORDS, ...words };
}
