import type { Day } from '../calendar/day.ts';
import type { LocalMoment } from '../calendar/london.ts';
import type { ObligationStatus } from './contract-result.ts';
import type { CitedProvision, Layer, RuleIdentity } from './rule-identity.ts';
import type { WhyThisDay } from './why.ts';

/** The moments of a duty that is counted in hours. */
export interface ObligationMoments {
  readonly due: LocalMoment;
  readonly metOn: LocalMoment | undefined;
}

/**
 * What must be done, by when, and how it stands. Days are whole numbers and NEVER stands for none;
 * `toContractResult` turns them into text.
 */
export interface Obligation {
  readonly rule: RuleIdentity;
  readonly about: string | null;
  readonly period: number | null;
  readonly earliest: Day;
  readonly due: Day;
  readonly nationalDue: Day;
  readonly scheduleBy: Day;
  readonly target: Day;
  readonly status: ObligationStatus;
  readonly metOn: Day;
  /** Calendar days; undefined where it is not late. */
  readonly daysLate: number | undefined;
  readonly layer: Layer;
  /** The national rule behind `nationalDue`, where it is another than this one. */
  readonly nationalRule: RuleIdentity | undefined;
  readonly citations: readonly CitedProvision[];
  readonly isAsSoonAsPracticable: boolean;
  readonly isProvisional: boolean;
  readonly isEarlierLaw: boolean;
  readonly isSoftened2020: boolean;
  readonly reason: string | undefined;
  readonly moments: ObligationMoments | undefined;
  /** Says why the due day is what it is; made when asked for. */
  readonly explain: () => string;
  /** Takes apart how it was counted; made when asked for. */
  readonly why: () => WhyThisDay;
}
