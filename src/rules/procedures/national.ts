import type { ProcedureDefinition } from '../engine/procedure.ts';

/** The Regulations and statutory guidance with nothing of an authority's own. */
export const national: ProcedureDefinition = {
  id: 'national',
  name: 'National: the Regulations and the IRO Handbook',
  source: 'handbook',
  about:
    'The statutory timetable with the figures of the statutory guidance. Every other procedure is held against it.',
  ladder: [],
  words: {},
  overrides: [],
};
