import type { Band, SkewedDays } from './random.ts';

/** The story that a period of care follows, from its first legal status to the way it ends. */
export type Pathway =
  | 'home-soon'
  | 'proceedings'
  | 'special-guardianship'
  | 'adoption'
  | 'long-term'
  | 'at-home'
  | 'older-child'
  | 'unaccompanied'
  | 'remand'
  | 'short-breaks-agreement';

/** How long the period lasts: to the 18th birthday, but for the share who leave on a day before it, or in days. */
export type LengthMix = { readonly untilAdult: true; readonly leavingEarly: number } | SkewedDays;

export interface PathwayMix {
  /** Of 1,000 children looked after on a day. */
  readonly lookedAfter: number;
  /** Leaving in a year for every 1,000 looked after on a day; with the lengths it keeps the number steady. */
  readonly leaving: number;
  /** Age in years on becoming looked after, of those who start: each band runs up to the age that follows. */
  readonly ageAtStart: readonly Band[];
  readonly length: LengthMix;
}

export const PATHWAYS: Readonly<Record<Pathway, PathwayMix>> = {
  'home-soon': {
    lookedAfter: 20,
    leaving: 62,
    ageAtStart: [
      { from: 0, to: 1, weight: 14 },
      { from: 1, to: 5, weight: 22 },
      { from: 5, to: 10, weight: 20 },
      { from: 10, to: 16, weight: 34 },
      { from: 16, to: 17.8, weight: 10 },
    ],
    length: { median: 80, spread: 0.9, least: 2, most: 540 },
  },
  proceedings: {
    lookedAfter: 42,
    leaving: 44,
    ageAtStart: [
      { from: 0, to: 1, weight: 34 },
      { from: 1, to: 5, weight: 30 },
      { from: 5, to: 10, weight: 22 },
      { from: 10, to: 15, weight: 14 },
    ],
    length: { median: 310, spread: 0.55, least: 21, most: 900 },
  },
  'special-guardianship': {
    lookedAfter: 52,
    leaving: 36,
    ageAtStart: [
      { from: 0, to: 1, weight: 36 },
      { from: 1, to: 5, weight: 32 },
      { from: 5, to: 10, weight: 22 },
      { from: 10, to: 15, weight: 10 },
    ],
    length: { median: 460, spread: 0.55, least: 150, most: 2000 },
  },
  adoption: {
    lookedAfter: 64,
    leaving: 30,
    ageAtStart: [
      { from: 0, to: 1, weight: 72 },
      { from: 1, to: 4, weight: 25 },
      { from: 4, to: 6, weight: 3 },
    ],
    length: { median: 760, spread: 0.3, least: 420, most: 1700 },
  },
  'long-term': {
    lookedAfter: 524,
    leaving: 54,
    ageAtStart: [
      { from: 0, to: 1, weight: 10 },
      { from: 1, to: 5, weight: 22 },
      { from: 5, to: 10, weight: 35 },
      { from: 10, to: 15, weight: 33 },
    ],
    length: { untilAdult: true, leavingEarly: 0 },
  },
  'at-home': {
    lookedAfter: 58,
    leaving: 19,
    ageAtStart: [
      { from: 0, to: 1, weight: 22 },
      { from: 1, to: 5, weight: 28 },
      { from: 5, to: 10, weight: 28 },
      { from: 10, to: 14, weight: 22 },
    ],
    length: { median: 950, spread: 0.5, least: 300, most: 2600 },
  },
  'older-child': {
    lookedAfter: 124,
    leaving: 62,
    ageAtStart: [
      { from: 12, to: 14, weight: 22 },
      { from: 14, to: 16, weight: 44 },
      { from: 16, to: 17.9, weight: 34 },
    ],
    length: { untilAdult: true, leavingEarly: 0.42 },
  },
  unaccompanied: {
    lookedAfter: 100,
    leaving: 64,
    ageAtStart: [
      { from: 12, to: 14, weight: 4 },
      { from: 14, to: 15, weight: 8 },
      { from: 15, to: 16, weight: 20 },
      { from: 16, to: 17, weight: 38 },
      { from: 17, to: 17.9, weight: 30 },
    ],
    length: { untilAdult: true, leavingEarly: 0.3 },
  },
  remand: {
    lookedAfter: 3,
    leaving: 14,
    ageAtStart: [
      { from: 12, to: 14, weight: 10 },
      { from: 14, to: 16, weight: 38 },
      { from: 16, to: 17.7, weight: 52 },
    ],
    length: { median: 42, spread: 0.8, least: 3, most: 260 },
  },
  'short-breaks-agreement': {
    lookedAfter: 13,
    leaving: 5,
    ageAtStart: [
      { from: 4, to: 10, weight: 50 },
      { from: 10, to: 15, weight: 50 },
    ],
    length: { median: 800, spread: 0.4, least: 200, most: 1300 },
  },
};
