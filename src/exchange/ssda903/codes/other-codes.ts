/**
 * Codes of the OC2, Missing, SWEpisodes and PrevPerm tables. Source: the Department for Education's guides to the
 * children looked-after return (SSDA903), Open Government Licence v3; labels shortened.
 */
import { codeSet } from './code-set.ts';

/** Why there is no score of the strengths and difficulties questionnaire. */
export const SDQ_REASON = codeSet('reason for no SDQ score', {
  SDQ1: 'Under 4 or over 16 at the latest assessment',
  SDQ2: 'Carer refused',
  SDQ3: 'Not possible: severity of the disability',
  SDQ4: 'Other',
  SDQ5: 'Child refused',
});

export const MISSING_KIND = codeSet('missing or away', {
  M: 'Missing: whereabouts not known',
  A: 'Away without authorisation: whereabouts known',
});

/** Why the social worker changed. In the return from 2023-24. */
export const SOCIAL_WORKER_REASON = codeSet('reason for a new social worker', {
  MANAGE: { label: 'Managing caseloads', from: 2024 },
  FCONTA: { label: 'First contact or re-referral', from: 2024 },
  LEFTRL: { label: 'Previous social worker left the role', from: 2024 },
  ORGRST: { label: 'Organisation restructured', from: 2024 },
  TSPROC: { label: 'Transfer by the standard process', from: 2024 },
  ABSENC: { label: 'Cover for absence or return from it', from: 2024 },
  CHCHAN: { label: 'Child asked for a change', from: 2024 },
  PCCHAN: { label: 'Parent or carer asked for a change', from: 2024 },
  SWDIED: { label: 'Previous social worker died', from: 2024 },
  OTHERS: { label: 'Other reason', from: 2024 },
});

export const PREVIOUS_PERMANENCE = codeSet('previous permanence', {
  P1: 'Adoption',
  P2: 'Special guardianship order',
  P3: 'Residence or child arrangements order',
  P4: 'Unknown',
  Z1: 'None before',
});

/** Columns that hold yes or no. */
export const YES_NO = codeSet('yes or no', { 1: 'Yes', 0: 'No' });
