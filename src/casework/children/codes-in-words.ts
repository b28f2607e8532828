import type { CodeSet } from '../../exchange/ssda903/codes/code-set.ts';
import {
  LEGAL_STATUS,
  REASON_EPISODE_CEASED,
  REASON_PLACE_CHANGE,
} from '../../exchange/ssda903/codes/episode-codes.ts';
import { PLACEMENT } from '../../exchange/ssda903/codes/placement-codes.ts';
import { PARTICIPATION } from '../../exchange/ssda903/codes/review-codes.ts';
import { PLACES_WITHOUT_CODE } from './times-of-facts.ts';

/** `C2` as "Full care order". */
export function legalStatusInWords(code: string): string {
  return inWords(LEGAL_STATUS, code);
}

/** `U6` as "Foster care with other carers, not long term". */
export function placementInWords(code: string): string {
  if (code === PLACES_WITHOUT_CODE.unknown) return 'A place of which the kind is not known yet';
  return code === PLACES_WITHOUT_CODE.adopters ? 'With prospective adopters' : inWords(PLACEMENT, code);
}

/** `IN` and `OUT` of the authority's own area; undefined where nobody has said. */
export function locationInWords(code: string | null): string | undefined {
  if (code === 'IN') return 'in the authority’s area';
  return code === 'OUT' ? 'outside the authority’s area' : undefined;
}

/** Why a period of care or a placement ended; undefined where nobody has said. */
export function endReasonInWords(code: string | null): string | undefined {
  if (code === null || code === '') return undefined;
  return (REASON_EPISODE_CEASED.codes.get(code) ?? REASON_PLACE_CHANGE.codes.get(code))?.label ?? code;
}

/** `PN2` as "Attended, an advocate spoke for them"; undefined where nobody has said. */
export function participationInWords(code: string | null): string | undefined {
  return code === null ? undefined : inWords(PARTICIPATION, code);
}

/** A code of a year that is not known here is shown as it stands. */
function inWords({ codes }: CodeSet, code: string): string {
  return codes.get(code)?.label ?? code;
}
