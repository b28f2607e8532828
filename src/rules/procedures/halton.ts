import { cite, read } from '../engine/citation.ts';
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
  amendments: [
    {
      month: '2017-07',
      what: 'The role of the Independent Reviewing Manager was revised after volume 2 of the guidance: to be sensitive to how closely parents of children in a series of short breaks are involved, and to solve difficulties with them.',
      citation: cite('halton', 'Amendment', read('2026-11-30')),
    },
  ],
};
