import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { DEFINITIONS } from '../../rules/definitions/definitions.ts';
import { insertOwnDefinition, lockDefinitions, type OwnDefinition, readOwnDefinitions } from './store/definitions.ts';

export type { OwnDefinition } from './store/definitions.ts';

/** The terms of which an authority may say what it means by them. */
const OPEN_TERM_IDS: ReadonlySet<string> = new Set(
  DEFINITIONS.filter(({ kind }) => kind === 'open-term').map(({ id }) => id),
);

/** What an authority says of one term: what holds today, what is to hold, and what held before. */
export interface DefinitionHere {
  readonly current: OwnDefinition | undefined;
  readonly later: readonly OwnDefinition[];
  readonly earlier: readonly OwnDefinition[];
}

/** What an authority says of each open term, by the id of the term. */
export async function listOwnDefinitions(
  tx: Tx,
  actor: Actor,
  today: string,
): Promise<ReadonlyMap<string, DefinitionHere>> {
  const stated = Map.groupBy(await readOwnDefinitions(tx, actor), ({ term }) => term);
  return new Map([...stated].map(([term, definitions]) => [term, sortDefinitions(definitions, today)]));
}

/**
 * @param definitions of one term, the newest first
 * @returns the one in force on the day, without those that only say that there is none
 */
export function sortDefinitions(definitions: readonly OwnDefinition[], today: string): DefinitionHere {
  const inForce = definitions.findIndex(({ inForceFrom }) => inForceFrom <= today);
  const begun = inForce === -1 ? [] : definitions.slice(inForce);
  const [latest] = begun;
  return {
    current: latest?.meaning === null ? undefined : latest,
    later: inForce === -1 ? definitions : definitions.slice(0, inForce),
    earlier: begun.slice(latest?.meaning === null ? 0 : 1),
  };
}

/** One definition to state. */
export interface DefinitionToState extends Pick<OwnDefinition, 'term' | 'meaning' | 'document' | 'inForceFrom'> {
  /** How many had been stated of the term when the form was opened. */
  readonly version: number;
}

export type StatingOutcome =
  | { readonly kind: 'stated' }
  | { readonly kind: 'not-found' }
  /** Somebody else stated one meanwhile; nothing was kept. */
  | { readonly kind: 'conflict'; readonly theirs: readonly OwnDefinition[] };

/** States what the authority means by an open term from a day on; what held before stays to be read. */
export async function stateDefinition(
  tx: Tx,
  actor: Actor,
  { version, ...definition }: DefinitionToState,
): Promise<StatingOutcome> {
  if (!OPEN_TERM_IDS.has(definition.term)) return { kind: 'not-found' };
  await lockDefinitions(tx, actor);
  const theirs = await readOwnDefinitions(tx, actor, definition.term);
  if (theirs.length !== version) return { kind: 'conflict', theirs };
  await insertOwnDefinition(tx, actor, definition);
  return { kind: 'stated' };
}

/** Everything that was ever stated of one open term, the newest first; undefined where the term is not open. */
export async function findStatedDefinitions(tx: Tx, actor: Actor, term: string): Promise<OwnDefinition[] | undefined> {
  return OPEN_TERM_IDS.has(term) ? await readOwnDefinitions(tx, actor, term) : undefined;
}
