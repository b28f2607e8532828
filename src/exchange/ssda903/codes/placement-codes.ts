/**
 * Placement codes and providers. Source: the Department for Education's guides to the children looked-after return
 * (SSDA903), Open Government Licence v3; labels shortened.
 */
import type { CollectionYear } from '../collection-year.ts';
import { type CodeEntry, codeSet, isValidIn } from './code-set.ts';

/** What kind of placement a code stands for, as far as the code itself tells. */
export type PlacementKind =
  | 'foster'
  | 'long-term-foster'
  | 'adoption'
  | 'home'
  | 'secure'
  | 'custody'
  | 'children-home'
  | 'supported'
  | 'semi-independent'
  | 'independent'
  | 'residential'
  | 'hospital'
  | 'temporary'
  | 'other';

interface Placement {
  readonly kind: PlacementKind;
  readonly entry: CodeEntry;
}

// The sources disagree on K3, H5, P2 and Z1 in 2024-25 and after; what is here lets both through for 2024-25.
export const LABEL_NOT_PUBLISHED = 'Other placement, split from Z1; its label is not in any source read so far';

const PLACEMENTS: Readonly<Record<string, Placement>> = {
  U1: { kind: 'long-term-foster', entry: 'Foster care with relatives or friends, long term' },
  U2: { kind: 'foster', entry: 'Foster care with relatives or friends who may adopt' },
  U3: { kind: 'foster', entry: 'Foster care with relatives or friends, not long term' },
  U4: { kind: 'long-term-foster', entry: 'Foster care with other carers, long term' },
  U5: { kind: 'foster', entry: 'Foster care with other carers who may adopt' },
  U6: { kind: 'foster', entry: 'Foster care with other carers, not long term' },
  A3: { kind: 'adoption', entry: 'Placed for adoption by consent with the current foster carers' },
  A4: { kind: 'adoption', entry: 'Placed for adoption by consent with others' },
  A5: { kind: 'adoption', entry: 'Placed for adoption under an order with the current foster carers' },
  A6: { kind: 'adoption', entry: 'Placed for adoption under an order with others' },
  K1: { kind: 'secure', entry: 'Secure children’s home' },
  K2: { kind: 'children-home', entry: 'Children’s home' },
  K3: { kind: 'supported', entry: { label: 'Registered supported accommodation', from: 2025 } },
  H5: { kind: 'semi-independent', entry: { label: 'Semi-independent living, not a children’s home', to: 2025 } },
  P1: { kind: 'home', entry: 'With parents or others with parental responsibility' },
  P2: { kind: 'independent', entry: { label: 'Independent living', to: 2025 } },
  P3: { kind: 'independent', entry: 'Residential employment' },
  R1: { kind: 'residential', entry: 'Residential care home' },
  R2: { kind: 'residential', entry: 'Health trust or other nursing or medical establishment' },
  R3: { kind: 'residential', entry: 'Family centre or mother and baby unit' },
  R5: { kind: 'custody', entry: 'Young offender institution' },
  S1: { kind: 'residential', entry: 'Residential school' },
  T0: { kind: 'temporary', entry: 'Temporary move of any type' },
  T1: { kind: 'hospital', entry: 'Temporary period in hospital' },
  T2: { kind: 'temporary', entry: 'Temporary absence on holiday' },
  T3: { kind: 'temporary', entry: 'Temporary, usual carers on holiday' },
  T4: { kind: 'temporary', entry: 'Temporary, seven days or less' },
  Z1: { kind: 'other', entry: { label: 'Other placement', to: 2025 } },
  Z11: { kind: 'other', entry: { label: LABEL_NOT_PUBLISHED, from: 2026 } },
  Z12: { kind: 'other', entry: { label: LABEL_NOT_PUBLISHED, from: 2026 } },
  Z13: { kind: 'other', entry: { label: LABEL_NOT_PUBLISHED, from: 2026 } },
  Z14: { kind: 'other', entry: { label: LABEL_NOT_PUBLISHED, from: 2026 } },
};

export const PLACEMENT = codeSet(
  'placement',
  Object.fromEntries(Object.entries(PLACEMENTS).map(([code, { entry }]) => [code, entry])),
);

export const PLACEMENT_PROVIDER = codeSet('placement provider', {
  PR0: 'Parents or others with parental responsibility',
  PR1: 'Own provision',
  PR2: 'Another local authority',
  PR3: 'Other public provision',
  PR4: 'Private provision',
  PR5: 'Voluntary provision',
});

/** The kind of placement a code of any year stands for. */
export function placementKindOf(code: string): PlacementKind {
  return PLACEMENTS[code]?.kind ?? 'other';
}

/** A move that is meant to lead back to the child's own placement (codes T0 to T4), so that it does not end it. */
export function isTemporaryMove(code: string): boolean {
  return code.startsWith('T');
}

/** A placement code, and the year of the return that it stands in. */
export interface PlaceInYear {
  readonly place: string;
  readonly year: CollectionYear | undefined;
}

/**
 * Whether the codes of two returns can stand for one and the same placement: equal ones, and ones of which the other's
 * year has none, so that the placement had to be coded anew (Z1 became Z11 to Z14 with 2025-26).
 */
export function canBeSamePlace(a: PlaceInYear, b: PlaceInYear): boolean {
  return a.place === b.place || !isCodeOf(a.place, b.year) || !isCodeOf(b.place, a.year);
}

function isCodeOf(place: string, year: CollectionYear | undefined): boolean {
  const code = PLACEMENT.codes.get(place);
  return code !== undefined && isValidIn(code, year);
}
