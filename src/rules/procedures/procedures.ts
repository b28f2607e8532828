import type { ProcedureDefinition } from '../engine/procedure.ts';
import { bwd } from './bwd.ts';
import { expectations } from './expectations.ts';
import { halton } from './halton.ts';
import { national } from './national.ts';
import { thurrock } from './thurrock.ts';

/** Every procedure that ships, the national one first. */
export const PROCEDURES: readonly [ProcedureDefinition, ...ProcedureDefinition[]] = [
  national,
  halton,
  expectations,
  thurrock,
  bwd,
];
