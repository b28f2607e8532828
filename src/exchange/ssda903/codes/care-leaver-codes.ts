/** Codes of the OC3 table. Source: the Department for Education's guides to the return, OGL v3; labels shortened. */
import { type CodeEntry, codeSet } from './code-set.ts';

export const IN_TOUCH = codeSet('in touch', {
  YES: 'In touch',
  NO: 'Not in touch',
  DIED: 'Died after leaving care',
  REFU: 'Refuses contact',
  NREQ: 'No longer needs services',
  RHOM: 'Back with parents for six months or more',
});

/** F3 and P3 gave way to F4, F5, P4 and P5 with the 2021-22 return. */
export const ACTIVITY = codeSet('activity', {
  F1: 'Higher education, full time',
  P1: 'Higher education, part time',
  F2: 'Other education, full time',
  P2: 'Other education, part time',
  F3: { label: 'Training or employment, full time', to: 2021 },
  P3: { label: 'Training or employment, part time', to: 2021 },
  F4: { label: 'Apprenticeship, full time', from: 2022 },
  P4: { label: 'Apprenticeship, part time', from: 2022 },
  F5: { label: 'Training or employment but no apprenticeship, full time', from: 2022 },
  P5: { label: 'Training or employment but no apprenticeship, part time', from: 2022 },
  G4: 'None: illness or disability',
  G5: 'None: other circumstances',
  G6: 'None: pregnancy or parenting',
  0: 'Not known, died or back home',
});

const ACCOMMODATION_BY_LETTER: Readonly<Record<string, string>> = {
  B: 'With parents or relatives',
  C: 'Community home or other residential care',
  D: 'Semi-independent or supported self-contained',
  E: 'Supported lodgings',
  G: 'Gone abroad',
  H: 'Deported',
  K: 'Ordinary lodgings',
  R: 'Residence not known',
  S: 'No fixed abode',
  T: 'Foyer or similar',
  U: 'Independent living',
  V: 'Emergency accommodation',
  W: 'Bed and breakfast',
  X: 'In custody',
  Y: 'Other accommodation',
  Z: 'With former foster carers',
};

/** A letter for the accommodation, 1 where it is suitable and 2 where it is not; 0 where it is not known. */
export const ACCOMMODATION = codeSet('accommodation', accommodationEntries());

function accommodationEntries(): Record<string, CodeEntry> {
  const entries: Record<string, CodeEntry> = { 0: 'Not known, died or back home' };
  for (const [letter, label] of Object.entries(ACCOMMODATION_BY_LETTER)) {
    entries[`${letter}1`] = `${label}, suitable`;
    entries[`${letter}2`] = `${label}, not suitable`;
  }
  return entries;
}
