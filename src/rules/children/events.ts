import { defineEvent } from '../facts/event-type.ts';

export const becameLookedAfter = defineEvent({
  type: 'became-looked-after',
  of: 'period',
  meaning: 'The child became looked after: a period of care begins.',
});

export const ceasedLookedAfter = defineEvent({
  type: 'ceased-looked-after',
  of: 'period',
  meaning: 'The child ceased to be looked after: the period of care ends.',
});

export const placementStarted = defineEvent({
  type: 'placement-started',
  of: 'period',
  meaning: 'The child moved into a placement; the care plan counts from the first.',
});

export const authorisedForAdoption = defineEvent({
  type: 'authorised-for-adoption',
  of: 'period',
  keepsEvery: true,
  meaning: 'The authority was authorised to place the child for adoption, by order or by consent.',
});

export const placedForAdoption = defineEvent({
  type: 'placed-for-adoption',
  of: 'period',
  keepsEvery: true,
  meaning: 'The child was placed with prospective adopters.',
});

export const adoptionPlacementDisrupted = defineEvent({
  type: 'adoption-placement-disrupted',
  of: 'period',
  keepsEvery: true,
  meaning: 'The child was returned by, or removed from, the prospective adopters.',
});

export const adoptionAuthorityEnded = defineEvent({
  type: 'adoption-authority-ended',
  of: 'period',
  keepsEvery: true,
  meaning: 'The authority to place for adoption ended: the order was revoked or the consent withdrawn.',
});

export const shortBreaksStarted = defineEvent({
  type: 'short-breaks-started',
  of: 'period',
  keepsEvery: true,
  meaning: 'The first placement day of a series of short breaks.',
});

export const shortBreaksEnded = defineEvent({
  type: 'short-breaks-ended',
  of: 'period',
  keepsEvery: true,
  meaning: 'The last placement day of a series of short breaks.',
});

export const placedAtHomeOnCareOrder = defineEvent({
  type: 'placed-at-home-on-care-order',
  of: 'period',
  keepsEvery: true,
  meaning: 'The child on a care order went to live with a parent.',
});

export const leftHomeOnCareOrder = defineEvent({
  type: 'left-home-on-care-order',
  of: 'period',
  keepsEvery: true,
  meaning: 'The child on a care order no longer lives with the parent.',
});
