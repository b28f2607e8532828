/**
 * Codes of the Episodes table but for placements. Source: the Department for Education's guides to the children
 * looked-after return (SSDA903), Open Government Licence v3; labels shortened.
 */
import { codeSet } from './code-set.ts';

export const REASON_NEW_EPISODE = codeSet('reason for new episode', {
  S: 'Started to be looked after',
  L: 'Change of legal status',
  P: 'Change of placement and carers',
  T: 'Change of placement, same carers',
  B: 'Change of legal status, placement and carers',
  U: 'Change of legal status and placement, same carers',
});

export const LEGAL_STATUS = codeSet('legal status', {
  C1: 'Interim care order',
  C2: 'Full care order',
  D1: 'Freeing order',
  E1: 'Placement order',
  V2: 'Single period of accommodation under section 20',
  V3: 'Series of short breaks, each break recorded',
  V4: 'Series of short breaks, the agreement recorded',
  L1: 'Police protection, in the authority’s accommodation',
  L2: 'Emergency protection order',
  L3: 'Child assessment order, in the authority’s accommodation',
  J1: 'Remanded to local authority or youth detention accommodation',
  J2: 'Detained under the Police and Criminal Evidence Act 1984 in the authority’s accommodation',
  J3: 'Youth rehabilitation order with residence or intensive fostering requirement',
});

export const CATEGORY_OF_NEED = codeSet('category of need', {
  N1: 'Abuse or neglect',
  N2: 'Child’s disability',
  N3: 'Parent’s illness or disability',
  N4: 'Family in acute stress',
  N5: 'Family dysfunction',
  N6: 'Socially unacceptable behaviour',
  N7: 'Low income',
  N8: 'Absent parenting',
});

/** E43 and E44 gave way to E45 to E48 with the 2018-19 return. */
export const REASON_EPISODE_CEASED = codeSet('reason episode ceased', {
  X1: 'A new episode begins the same day',
  E11: 'Adopted, application unopposed',
  E12: 'Adopted, consent dispensed with',
  E2: 'Died',
  E3: 'Care taken over by another authority in the UK',
  E4A: 'Returned home as part of the care plan',
  E4B: 'Returned home, not part of the care plan',
  E13: 'Left to live with relatives or others without parental responsibility',
  E41: 'Residence or child arrangements order',
  E43: { label: 'Special guardianship, former foster carers', to: 2018 },
  E44: { label: 'Special guardianship, other carers', to: 2018 },
  E45: { label: 'Special guardianship, former foster carers who are relatives or friends', from: 2019 },
  E46: { label: 'Special guardianship, former foster carers, not relatives or friends', from: 2019 },
  E47: { label: 'Special guardianship, others who are relatives or friends', from: 2019 },
  E48: { label: 'Special guardianship, others, not relatives or friends', from: 2019 },
  E5: 'Independent living with formal support',
  E6: 'Independent living without formal support',
  E7: 'Residential care funded by adult services',
  E8: 'Ceased for any other reason',
  E9: 'Sentenced to custody',
  E14: 'Accommodation on remand ended',
  E15: 'Age assessment found 18 or over',
  E16: 'Moved abroad',
  E17: 'Aged 18 or over, stayed with carers',
});

/** Recorded on the episode that ends. */
export const REASON_PLACE_CHANGE = codeSet('reason for placement change', {
  CARPL: 'Change to or carrying out of the care plan',
  CLOSE: 'Resignation or closure of the provision',
  ALLEG: 'Allegation',
  STAND: 'Concern about standards of care',
  APPRR: 'Approval removed',
  CREQB: 'Carer asks, for the child’s behaviour',
  CREQO: 'Carer asks, for another reason',
  CHILD: 'Child asks',
  LAREQ: 'Responsible or area authority asks',
  PLACE: 'Change in the status of the placement only',
  CUSTOD: { label: 'Custody', from: 2019 },
  OTHER: 'Other',
});

/** The only reason for an episode's end that does not end the period of care. */
export const CARE_GOES_ON = 'X1';
export const STARTED_TO_BE_LOOKED_AFTER = 'S';

/** Reasons for a new episode with which a placement begins. */
export const BEGINS_PLACEMENT: ReadonlySet<string> = new Set(['S', 'P', 'T', 'B', 'U']);
/** Reasons for a new episode with which a legal status begins. */
export const BEGINS_LEGAL_STATUS: ReadonlySet<string> = new Set(['S', 'L', 'B', 'U']);
/** Reasons for a new episode that bring new carers. */
export const BRINGS_NEW_CARERS: ReadonlySet<string> = new Set(['S', 'P', 'B']);

/** Series of short breaks. Reviews held under them are never in a return (rule 399). */
export const SHORT_BREAK_STATUSES: ReadonlySet<string> = new Set(['V3', 'V4']);
export const CARE_ORDER_STATUSES: ReadonlySet<string> = new Set(['C1', 'C2']);
/** Legal statuses that authorise the authority to place the child for adoption. */
export const ADOPTION_AUTHORITY_STATUSES: ReadonlySet<string> = new Set(['E1', 'D1']);
export const REMAND_OR_SENTENCE_STATUSES: ReadonlySet<string> = new Set(['J1', 'J2', 'J3']);
