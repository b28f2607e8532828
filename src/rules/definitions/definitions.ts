export type { Definition, DefinitionKind } from './definition.ts';

import { BACKGROUND } from './background.ts';
import { CARE_TERMS } from './care-terms.ts';
import type { Definition } from './definition.ts';
import { LEAVING_CARE_TERMS } from './leaving-care-terms.ts';
import { OPEN_TERMS } from './open-terms.ts';
import { PROVISIONS } from './provisions.ts';

/** Every word of the field that is defined here, with the provisions and judgments that the work rests on. */
export const DEFINITIONS: readonly Definition[] = [
  ...CARE_TERMS,
  ...LEAVING_CARE_TERMS,
  ...OPEN_TERMS,
  ...PROVISIONS,
  ...BACKGROUND,
];

/** The definition of this id: `findDefinition('eligible-child')`. */
export function findDefinition(id: string): Definition | undefined {
  return DEFINITIONS.find((definition) => definition.id === id);
}
