/**
 * Codes of the Header and UASC tables. Source: the Department for Education's guides to the children looked-after
 * return (SSDA903), Open Government Licence v3; labels shortened.
 */
import { codeSet } from './code-set.ts';

/** Figures to the 2023-24 return, letters from 2024-25. */
export const SEX = codeSet('sex', {
  1: { label: 'Male', to: 2024 },
  2: { label: 'Female', to: 2024 },
  M: { label: 'Male', from: 2025 },
  F: { label: 'Female', from: 2025 },
  U: { label: 'Unknown', from: 2025 },
});

export const ETHNICITY = codeSet('ethnicity', {
  WBRI: 'White: British',
  WIRI: 'White: Irish',
  WOTH: 'White: any other background',
  WIRT: 'White: Traveller of Irish heritage',
  WROM: 'White: Gypsy or Roma',
  MWBC: 'Mixed: White and Black Caribbean',
  MWBA: 'Mixed: White and Black African',
  MWAS: 'Mixed: White and Asian',
  MOTH: 'Mixed: any other background',
  AIND: 'Asian: Indian',
  APKN: 'Asian: Pakistani',
  ABAN: 'Asian: Bangladeshi',
  AOTH: 'Asian: any other background',
  BCRB: 'Black: Caribbean',
  BAFR: 'Black: African',
  BOTH: 'Black: any other background',
  CHNE: 'Chinese',
  OOTH: 'Any other ethnic group',
  REFU: 'Refused',
  NOBT: 'Not yet obtained',
});

/** Stand in the UPN column where the unique pupil number itself is not known. */
export const UPN_UNKNOWN = codeSet('unknown pupil number', {
  UN1: 'Not yet of school age, none assigned',
  UN2: 'Never at a maintained school in England',
  UN3: 'Educated outside England',
  UN4: 'Newly looked after, not yet known',
  UN5: 'Sources disagree, no reliable match',
});

/** A sex as facts hold it, whichever year's code the return wrote. */
export type Sex = 'male' | 'female' | 'unknown';

const SEX_OF_CODE: Readonly<Record<string, Sex>> = { 1: 'male', 2: 'female', M: 'male', F: 'female', U: 'unknown' };

/** The meaning of a sex code of any year. */
export function sexOfCode(code: string): Sex {
  return SEX_OF_CODE[code] ?? 'unknown';
}
