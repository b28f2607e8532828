import type { CodeSet } from '../../../../exchange/ssda903/codes/code-set.ts';
import { LEGAL_STATUS } from '../../../../exchange/ssda903/codes/episode-codes.ts';
import { PLACEMENT } from '../../../../exchange/ssda903/codes/placement-codes.ts';

/** A code to choose. */
export interface CodeChoice {
  readonly value: string;
  readonly text: string;
}

/** The codes that are in use today, in words. */
function inUse({ codes }: CodeSet): CodeChoice[] {
  return [...codes.values()]
    .filter(({ to }) => to === undefined)
    .map(({ code, label }) => ({ value: code, text: label }));
}

export const LEGAL_STATUS_CHOICES: readonly CodeChoice[] = inUse(LEGAL_STATUS);
export const PLACEMENT_CHOICES: readonly CodeChoice[] = inUse(PLACEMENT);

export const LEGAL_STATUSES: ReadonlySet<string> = new Set(LEGAL_STATUS_CHOICES.map(({ value }) => value));
export const PLACEMENTS: ReadonlySet<string> = new Set(PLACEMENT_CHOICES.map(({ value }) => value));
