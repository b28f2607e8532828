import { getDay } from '../calendar/day.ts';
import type { Strictness } from './compare-terms.ts';
import { type CompiledProcedure, compileProcedure, type DatedOverride } from './compile-procedure.ts';
import { COMPILED_NATIONAL, getCompiled } from './compiled-procedures.ts';
import { checkOwnOverride, type OwnFault, type OwnOverride } from './own-override.ts';

/** A procedure that is checked and ready: one that ships, or an authority's own upon it. */
export type Procedure = CompiledProcedure;

/** What is wrong with one of several overrides. */
export interface FaultOfOverride extends OwnFault {
  /** Which of them, from 0. */
  readonly index: number;
}

/** The id that a procedure of an authority's own has in every result. */
const OWN_PROCEDURE_ID = 'own';

/** A procedure that ships. @throws where there is none of this id */
export function getProcedure(id: string): Procedure {
  return getCompiled(id);
}

/**
 * Makes an authority's own procedure of one that ships and of what the authority sets upon it, or tells all that is wrong.
 *
 * ```ts
 * readOwnProcedure('national', [{
 *   rule: 'outcome.full-record', figures: { due: [{ amount: 18, unit: 'working day' }] }, inForceFrom: '2026-09-01',
 *   document: 'Reviews policy 2026', paragraph: '4.2', reason: 'Records are checked by a second officer.',
 * }]);
 * ```
 *
 * An override holds for what is counted from its day or later; what was counted before stays as it was, so old law is
 * joined by new and never rewritten. Of two overrides of one rule from the same day the later in the list holds.
 */
export function readOwnProcedure(
  base: string,
  overrides: readonly OwnOverride[],
): { readonly procedure: Procedure } | { readonly faults: readonly FaultOfOverride[] } {
  const { definition } = getCompiled(base);
  const faults: FaultOfOverride[] = [];
  const dated = new Map<string, DatedOverride[]>();
  for (const [index, own] of overrides.entries()) {
    const checked = checkOwnOverride(definition, own);
    if ('faults' in checked) {
      faults.push(...checked.faults.map((fault) => ({ ...fault, index })));
      continue;
    }
    const version: DatedOverride = { from: getDay(own.inForceFrom), override: checked.override };
    dated.set(own.rule, joinedBy(dated.get(own.rule) ?? [], version));
  }
  if (faults.length > 0) return { faults };
  if (overrides.length === 0) return { procedure: getCompiled(base) };
  return {
    procedure: compileProcedure(
      {
        ...definition,
        id: OWN_PROCEDURE_ID,
        name: `${definition.name}, with figures of the authority’s own`,
        source: 'own',
      },
      COMPILED_NATIONAL,
      dated,
    ),
  };
}

function joinedBy(versions: readonly DatedOverride[], next: DatedOverride): DatedOverride[] {
  const others = versions.filter(({ from }) => from !== next.from);
  return [...others, next].sort((a, b) => a.from - b.from);
}

/** How an override that is right stands to the national figure; `looser` wants somebody to answer for it. */
export function strictnessOfOwn(base: string, own: OwnOverride): Strictness {
  const checked = checkOwnOverride(getCompiled(base).definition, own);
  return 'faults' in checked ? 'not comparable' : checked.strictness;
}
