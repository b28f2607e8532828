import type { CodeSet } from '../../exchange/ssda903/codes/code-set.ts';
import {
  LEGAL_STATUS,
  REASON_EPISODE_CEASED,
  REASON_PLACE_CHANGE,
} from '../../exchange/ssda903/codes/episode-codes.ts';
import { LABEL_NOT_PUBLISHED, PLACEMENT, PLACEMENT_PROVIDER } from '../../exchange/ssda903/codes/placement-codes.ts';
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

/** A code to choose, in words. */
export interface CodeChoice {
  readonly value: string;
  readonly text: string;
}

/** The legal statuses that the law has today. */
export function listLegalStatusChoices(): readonly CodeChoice[] {
  return choicesOf(LEGAL_STATUS).filter(({ value }) => !NO_MORE.has(value));
}

/** Where a child may live, of the returns of today. */
export function listPlacementChoices(): readonly CodeChoice[] {
  return choicesOf(PLACEMENT);
}

/** Why a child may have left where they lived. */
export function listMoveReasonChoices(): readonly CodeChoice[] {
  return choicesOf(REASON_PLACE_CHANGE);
}

/** Who may provide a placement. */
export function listProviderChoices(): readonly CodeChoice[] {
  return choicesOf(PLACEMENT_PROVIDER);
}

/** `PR4` as "Private provision"; undefined where nobody has said. */
export function providerInWords(code: string | null): string | undefined {
  return code === null || code === '' ? undefined : inWords(PLACEMENT_PROVIDER, code);
}

/** Freeing orders ended on 30 December 2005, with the Adoption and Children Act 2002. */
const NO_MORE: ReadonlySet<string> = new Set(['D1']);

/** Codes of which nobody knows what they mean cannot be chosen by it. */
function choicesOf({ codes }: CodeSet): CodeChoice[] {
  const current = [...codes.values()].filter(({ to, label }) => to === undefined && label !== LABEL_NOT_PUBLISHED);
  return current.map(({ code, label }) => ({ value: code, text: label }));
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
