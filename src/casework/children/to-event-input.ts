import type { EventInput } from '../../rules/index.ts';

/** What happened, as the record holds it: nulls where there is nothing to say. */
export interface EventOnRecord {
  readonly type: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** `YYYY-MM-DDTHH:MM` by the clocks of London, for what is counted in hours. */
  readonly at: string | null;
  readonly review: string | null;
  readonly dispute: string | null;
  readonly stage: number | null;
  readonly document: string | null;
  readonly reason: string | null;
  readonly placement: string | null;
}

/** The same as the rules read it. */
export function toEventInput(fact: EventOnRecord): EventInput & { readonly on: string } {
  const { type, on, at, review, dispute, stage, document, reason, placement } = fact;
  return {
    type,
    on,
    ...(at !== null && { at }),
    ...(review !== null && { review }),
    ...(dispute !== null && { dispute }),
    ...(stage !== null && { stage }),
    ...(document !== null && { document }),
    ...(reason !== null && { reason }),
    ...(placement !== null && { placement }),
  };
}
