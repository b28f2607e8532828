import { PROCEDURES } from '../procedures/procedures.ts';
import { type CompiledProcedure, compileProcedure } from './compile-procedure.ts';

const [nationalDefinition, ...ownDefinitions] = PROCEDURES;

/** The national procedure, which every other one is held against. */
export const COMPILED_NATIONAL: CompiledProcedure = compileProcedure(nationalDefinition, undefined);

/** Every procedure that ships, ready to be applied, by its id. */
export const COMPILED: ReadonlyMap<string, CompiledProcedure> = new Map([
  [nationalDefinition.id, COMPILED_NATIONAL],
  ...ownDefinitions.map((definition) => [definition.id, compileProcedure(definition, COMPILED_NATIONAL)] as const),
]);

/** @throws where no procedure that ships has the id */
export function getCompiled(id: string): CompiledProcedure {
  const procedure = COMPILED.get(id);
  if (procedure === undefined) throw new Error(`there is no procedure ${id}`);
  return procedure;
}
