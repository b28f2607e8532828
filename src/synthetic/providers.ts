import type { Place, Placement } from './child-life.ts';
import { PROVIDERS, SHARE_PLACED_IN_ANOTHER_AREA } from './mix.ts';
import { Random } from './random.ts';

/**
 * Postcodes of areas that do not exist (no British area begins with Z but ZE, Shetland), and registration numbers from
 * a range that Ofsted has not reached, so that nothing made up can be mistaken for a real place.
 */
const OWN_AREA = 'ZZ';
const OTHER_AREAS = ['ZX', 'ZY'] as const;
/** Postcodes never use C, I, K, M, O or V in their last two places. */
const INWARD_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
/** Districts of family homes and of placements are kept apart: the two may not be the same unless a child is at home. */
const HOME_DISTRICTS = { from: 1, to: 9 };
const PLACEMENT_DISTRICTS = { from: 10, to: 29 };

type Register = 'fostering' | 'adoption' | 'homes' | 'secure' | 'supported' | 'residential';

/** How many registered providers there are to choose from, and where their numbers begin; the first is our own. */
const REGISTERS: Readonly<Record<Register, { readonly firstNumber: number; readonly size: number }>> = {
  fostering: { firstNumber: 9_900_000, size: 40 },
  adoption: { firstNumber: 9_910_000, size: 12 },
  homes: { firstNumber: 9_920_000, size: 400 },
  secure: { firstNumber: 9_930_000, size: 14 },
  supported: { firstNumber: 9_940_000, size: 300 },
  residential: { firstNumber: 9_950_000, size: 60 },
};

const OWN_PROVISION = 'PR1';

export function homePostcodeOf(random: Random): string {
  return postcode(random, OWN_AREA, HOME_DISTRICTS);
}

/** Somebody who can give a placement of this kind. */
export function placementOf(random: Random, place: Place, homePostcode: string | undefined): Placement {
  switch (place) {
    case 'U1':
    case 'U3':
      // Relatives and friends are approved by the child's own authority.
      return { place, provider: OWN_PROVISION, urn: urnOf('fostering', 0), postcode: somewhere(random) };
    case 'U4':
    case 'U5':
    case 'U6':
      return inFamily(random, place, 'fostering');
    case 'A3':
    case 'A4':
    case 'A5':
    case 'A6':
      return inFamily(random, place, 'adoption');
    case 'K1':
      return inBuilding(random, place, 'secure');
    case 'K2':
      return inBuilding(random, place, 'homes');
    case 'K3':
      return inBuilding(random, place, 'supported');
    case 'R3':
    case 'S1':
      return inBuilding(random, place, 'residential');
    case 'P1':
      return { place, provider: 'PR0', urn: undefined, postcode: homePostcode ?? somewhere(random) };
    case 'P2':
      return { place, provider: 'PR4', urn: undefined, postcode: somewhere(random) };
    case 'R5':
      return { place, provider: 'PR3', urn: undefined, postcode: somewhere(random) };
    default:
      // Temporary moves and the authority's own schedule name no provider.
      return { place, provider: undefined, urn: undefined, postcode: somewhere(random) };
  }
}

function inFamily(random: Random, place: Place, register: 'fostering' | 'adoption'): Placement {
  const provider = random.weighted(register === 'fostering' ? PROVIDERS.foster : PROVIDERS.adoption);
  const number = provider === OWN_PROVISION ? 0 : numberIn(random, register);
  return { place, provider, urn: urnOf(register, number), postcode: somewhere(random) };
}

function inBuilding(random: Random, place: Place, register: Exclude<Register, 'fostering' | 'adoption'>): Placement {
  const urn = urnOf(register, numberIn(random, register));
  // Drawn from its number, because a building has one provider and one postcode whoever lives there.
  const building = new Random(Number(urn));
  const provider = building.weighted(register === 'supported' ? PROVIDERS.supported : PROVIDERS.home);
  return { place, provider, urn, postcode: somewhere(building) };
}

/** The first numbers of a register are chosen more often than the last. */
function numberIn(random: Random, register: Register): number {
  return 1 + Math.floor(random.fraction() * random.fraction() * (REGISTERS[register].size - 1));
}

function urnOf(register: Register, number: number): string {
  return String(REGISTERS[register].firstNumber + number);
}

function somewhere(random: Random): string {
  const area = random.chance(SHARE_PLACED_IN_ANOTHER_AREA) ? random.pick(OTHER_AREAS) : OWN_AREA;
  return postcode(random, area, PLACEMENT_DISTRICTS);
}

function postcode(random: Random, area: string, districts: { readonly from: number; readonly to: number }): string {
  const letters = INWARD_LETTERS.charAt(random.between(0, 19)) + INWARD_LETTERS.charAt(random.between(0, 19));
  return `${area}${random.between(districts.from, districts.to)} ${random.between(0, 9)}${letters}`;
}
