import { findLegalRoute, type LegalRoute, type LegalRouteId } from '../../rules/definitions/legal-routes.ts';

/** Which way of being looked after each code of the return stands for. */
const ROUTES: Readonly<Record<string, LegalRouteId>> = {
  C1: 'interim-care-order',
  C2: 'care-order',
  D1: 'freeing-order',
  E1: 'placement-order',
  V2: 'accommodation',
  V3: 'short-breaks',
  V4: 'short-breaks',
  L1: 'police-protection',
  L2: 'emergency-protection-order',
  L3: 'child-assessment-order',
  J1: 'remand',
  J2: 'police-detention',
  J3: 'youth-rehabilitation-order',
};

/** The way of being looked after that a legal status stands for; undefined for a code that nobody knows. */
export function legalRouteOf(status: string): LegalRoute | undefined {
  const id = ROUTES[status];
  return id === undefined ? undefined : findLegalRoute(id);
}
