import type { ProcedureDefinition } from '../engine/procedure.ts';
import { word } from '../engine/words.ts';

/** Halton's Independent Reviewing Managers follow the national figures; the chapter sets words and duties, no days. */
export const halton: ProcedureDefinition = {
  id: 'halton',
  name: 'Halton: Independent Reviewing Manager',
  source: 'halton',
  about: 'The national figures, with Independent Reviewing Managers in the place of IROs.',
  ladder: [],
  words: {
    iro: word('IRM'),
    officer: word('Independent Reviewing Manager'),
    child: word('Child in Care', 'Children in Care'),
    review: word('Children in Care Review'),
    service: word('IRM service'),
  },
  overrides: [],
};
