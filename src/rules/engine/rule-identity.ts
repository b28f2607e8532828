import type { EventType } from '../facts/event-type.ts';
import type { Citation, Citations } from './citation.ts';

/** Only `statute` may ever be called a breach of the Regulations. */
export type Layer = 'statute' | 'guidance' | 'local';

export type Actor =
  | 'authority'
  | 'independent reviewing officer'
  | 'review administrator'
  | 'social worker'
  | 'team manager'
  | 'person addressed'
  | 'legal department';

/** What every rule says of itself, whatever it is asked about. */
export interface RuleIdentity {
  /** Stable: `area.what`. */
  readonly id: string;
  /** What must be done, as a command. */
  readonly title: string;
  readonly actor: Actor;
  readonly layer: Layer;
  readonly citations: Citations;
  /** The event whose day meets the duty. */
  readonly metBy: EventType;
  /** Silence, or a late answer, is agreement. */
  readonly silenceAgrees?: true;
}

/** A citation as results carry it. */
export type CitedProvision = Pick<Citation, 'source' | 'provision'>;
