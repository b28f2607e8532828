import { type Citations, cite, excerpt, general, read } from '../engine/citation.ts';

/** The ways by which a child comes to be looked after. */
export const LEGAL_ROUTE_IDS = [
  'interim-care-order',
  'care-order',
  'placement-order',
  'adoption-consent',
  'freeing-order',
  'accommodation',
  'short-breaks',
  'police-protection',
  'emergency-protection-order',
  'child-assessment-order',
  'remand',
  'police-detention',
  'youth-rehabilitation-order',
] as const;

export type LegalRouteId = (typeof LEGAL_ROUTE_IDS)[number];

/**
 * Who has parental responsibility by a route alone: those who had it before; the authority as well; the authority, for
 * what the child's safety needs while the order lasts; or, by a freeing order, the authority in their place.
 */
export type SharedResponsibility = 'not-shared' | 'shared' | 'shared-for-safety' | 'authority-alone';

/** A way of being looked after, with what it means for parental responsibility. */
export interface LegalRoute {
  readonly id: LegalRouteId;
  readonly title: string;
  readonly responsibility: SharedResponsibility;
  /** The entry among the definitions that says more about it. */
  readonly definition: string;
  readonly citations: Citations;
}

const ORDER = 'parental-responsibility-care-order';
const ADOPTION = 'parental-responsibility-adoption';
const NONE = 'parental-responsibility-section-20';
const LOOKED_AFTER = 'looked-after';

const section21 = cite('children-act-1989', 's 21(2)', read('2026-11-30'));
const section33 = cite('children-act-1989', 's 33(3)', read('2026-11-30'));

/** Each way of being looked after. Whichever it is, the child has an IRO (Children Act 1989 s 25A(1)). */
export const LEGAL_ROUTES: readonly LegalRoute[] = [
  {
    id: 'interim-care-order',
    title: 'An interim care order',
    ...{ responsibility: 'shared', definition: ORDER },
    citations: [section33, cite('children-act-1989', 's 38', general('2026-11-22'))],
  },
  {
    id: 'care-order',
    title: 'A care order',
    ...{ responsibility: 'shared', definition: ORDER },
    citations: [
      section33,
      cite('children-act-1989', 's 31', general('2026-11-22')),
      cite('handbook', '4.12', read('2026-11-22')),
    ],
  },
  {
    id: 'placement-order',
    title: 'A placement order: authorised to be placed for adoption, or placed',
    ...{ responsibility: 'shared', definition: ADOPTION },
    citations: [cite('adoption-act-2002', 'ss 18(3), 21 and 25', general('2026-11-22'))],
  },
  {
    id: 'adoption-consent',
    title: 'The parents’ formal consent: authorised to be placed for adoption, or placed',
    ...{ responsibility: 'shared', definition: ADOPTION },
    citations: [cite('adoption-act-2002', 'ss 18(3), 19 and 25', general('2026-11-22'))],
  },
  {
    id: 'freeing-order',
    title: 'A freeing order, none of which could be made after 29 December 2005',
    ...{ responsibility: 'authority-alone', definition: ADOPTION },
    citations: [cite('adoption-act-2002', 'Sch 4, on the Adoption Act 1976 s 18', general('2026-11-22'))],
  },
  {
    id: 'accommodation',
    title: 'Accommodation under section 20, also of a child who is here alone and seeks asylum',
    ...{ responsibility: 'not-shared', definition: NONE },
    citations: [cite('children-act-1989', 's 20', excerpt('2026-11-30')), cite('handbook', '1.10', read('2026-11-22'))],
  },
  {
    id: 'short-breaks',
    title: 'Accommodation under section 20 in a series of short breaks',
    ...{ responsibility: 'not-shared', definition: NONE },
    citations: [cite('cppcr-2010', 'reg 48', read('2026-11-22'))],
  },
  {
    id: 'police-protection',
    title: 'Police protection, in the authority’s accommodation',
    ...{ responsibility: 'not-shared', definition: LOOKED_AFTER },
    citations: [section21, cite('children-act-1989', 's 46(9)', excerpt('2026-11-30'))],
  },
  {
    id: 'emergency-protection-order',
    title: 'An emergency protection order',
    ...{ responsibility: 'shared-for-safety', definition: LOOKED_AFTER },
    citations: [cite('children-act-1989', 's 44(4)–(5)', general('2026-11-22'))],
  },
  {
    id: 'child-assessment-order',
    title: 'A child assessment order, in the authority’s accommodation',
    ...{ responsibility: 'not-shared', definition: LOOKED_AFTER },
    citations: [cite('children-act-1989', 's 43', general('2026-11-22'))],
  },
  {
    id: 'remand',
    title: 'A remand to the authority’s accommodation or to youth detention accommodation',
    ...{ responsibility: 'not-shared', definition: LOOKED_AFTER },
    citations: [cite('legal-aid-act-2012', 's 104', excerpt('2026-11-22'))],
  },
  {
    id: 'police-detention',
    title: 'Detention by the police, in the authority’s accommodation',
    ...{ responsibility: 'not-shared', definition: LOOKED_AFTER },
    citations: [section21],
  },
  {
    id: 'youth-rehabilitation-order',
    title: 'A youth rehabilitation order with a residence or intensive fostering requirement',
    ...{ responsibility: 'not-shared', definition: LOOKED_AFTER },
    citations: [section21],
  },
];

export function findLegalRoute(id: LegalRouteId): LegalRoute {
  const found = LEGAL_ROUTES.find((route) => route.id === id);
  if (found === undefined) throw new Error(`there is no legal route ${id}`);
  return found;
}
