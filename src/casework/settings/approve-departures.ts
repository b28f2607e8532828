import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { listProcedures, type RegisteredOverride } from '../../rules/index.ts';
import { overrideInForceOn } from './find-own-procedure.ts';
import { findChosenProcedure, listKeptOverrides } from './procedure-of-authority.ts';
import { type ApprovedDeparture, insertDepartures, readDepartures } from './store/departures.ts';

/** A figure of the procedure that an authority follows, looser than statutory guidance, with who answers for it. */
export interface Departure {
  readonly override: RegisteredOverride;
  /** Undefined while nobody does. */
  readonly approval: ApprovedDeparture | undefined;
}

/**
 * Where the procedure that an authority follows is looser than statutory guidance. Guidance is followed unless there are
 * exceptional reasons (IRO Handbook 1.5), so somebody of the authority answers for each, and not the program that brings
 * it. A figure of the authority's own that holds today has its own approval, and is not among them.
 */
export async function listDepartures(tx: Tx, actor: Actor, today: string): Promise<Departure[]> {
  const { base } = await findChosenProcedure(tx, actor);
  const looser = looserFiguresOf(base);
  if (looser.length === 0) return [];
  const own = await listKeptOverrides(tx, actor);
  const approved = await readDepartures(tx, actor, base);
  return looser
    .filter(({ rule }) => overrideInForceOn(own, { rule, day: today }) === undefined)
    .map((override) => ({
      override,
      approval: approved.find(({ rule, figure }) => rule === override.rule && figure === override.terms.due),
    }));
}

function looserFiguresOf(procedure: string): RegisteredOverride[] {
  const found = listProcedures().find(({ id }) => id === procedure);
  return (found?.overrides ?? []).filter(({ strictness }) => strictness === 'looser');
}

/** Why somebody takes it on themselves that a figure is looser than guidance, by the id of its rule. */
export interface ReasonToDepart {
  readonly rule: string;
  readonly reason: string;
}

/** @returns how many figures are approved now that were not before */
export async function approveDepartures(
  tx: Tx,
  actor: Actor,
  { reasons, today }: { readonly reasons: readonly ReasonToDepart[]; readonly today: string },
): Promise<number> {
  const open = (await listDepartures(tx, actor, today)).filter(({ approval }) => approval === undefined);
  const approved = open.flatMap(({ override: { procedure, rule, terms } }) => {
    const reason = reasons.find((each) => each.rule === rule)?.reason;
    return reason === undefined ? [] : [{ procedure, rule, figure: terms.due, reason }];
  });
  if (approved.length > 0) await insertDepartures(tx, actor, approved);
  return approved.length;
}
