import type { CommunicationMethod, CommunicationNeed } from '../children/details/needs.ts';

/** Handbook 7.2: good practice is an IRO within the first five working days, and at no time after them is there none. */
export const APPOINTED_WITHIN_WORKING_DAYS = 5;

/** That a child has become looked after, as it is told. Days are `YYYY-MM-DD`. */
export interface CareNotification {
  readonly lookedAfterFrom: string;
  /** `HH:MM` in London; null where nobody said. */
  readonly lookedAfterAt: string | null;
  /** The code of the legal status, such as `C1`; null: not known yet. */
  readonly legalStatus: string | null;
  /** The code of the placement, such as `U6`; null: not known yet. */
  readonly placement: string | null;
  readonly siblings: string | null;
  readonly needs: readonly CommunicationNeed[];
  readonly methods: readonly CommunicationMethod[];
  readonly communicationNote: string | null;
  /** With commas between. */
  readonly languages: string | null;
  readonly identity: string | null;
  readonly hasProtectionPlan: boolean;
  /** Who told whoever writes it down, where that was somebody else. */
  readonly toldBy: string | null;
}
