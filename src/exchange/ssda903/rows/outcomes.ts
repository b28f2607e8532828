import { ACCOMMODATION, ACTIVITY, IN_TOUCH } from '../codes/care-leaver-codes.ts';
import { SDQ_REASON } from '../codes/other-codes.ts';
import type { Cells } from './cells.ts';
import type { CareLeaverRow, HealthRow } from './row.ts';

/** Reads the OC2 table: health, and the strengths and difficulties questionnaire. */
export function healthReader(cells: Cells): () => HealthRow {
  const dob = cells.column('DOB');
  const sdqScore = cells.column('SDQ_SCORE');
  const sdqReason = cells.column('SDQ_REASON');
  const convicted = cells.column('CONVICTED');
  const healthCheck = cells.column('HEALTH_CHECK');
  const immunisations = cells.column('IMMUNISATIONS');
  const teethCheck = cells.column('TEETH_CHECK');
  const healthAssessment = cells.column('HEALTH_ASSESSMENT');
  const substanceMisuse = cells.column('SUBSTANCE_MISUSE');
  const interventionReceived = cells.column('INTERVENTION_RECEIVED');
  const interventionOffered = cells.column('INTERVENTION_OFFERED');
  return () => ({
    dob: cells.optionalDay(dob, 'INT14'),
    sdqScore: cells.number(sdqScore),
    sdqReason: cells.optionalCode(sdqReason, SDQ_REASON, '196'),
    convicted: cells.flag(convicted, '181'),
    healthCheck: cells.flag(healthCheck, '181'),
    immunisations: cells.flag(immunisations, '181'),
    teethCheck: cells.flag(teethCheck, '181'),
    healthAssessment: cells.flag(healthAssessment, '181'),
    substanceMisuse: cells.flag(substanceMisuse, '181'),
    interventionReceived: cells.flag(interventionReceived, '181'),
    interventionOffered: cells.flag(interventionOffered, '181'),
    ...cells.basis(),
  });
}

/** Reads the OC3 table: what became of a care leaver. */
export function careLeaverReader(cells: Cells): () => CareLeaverRow {
  const dob = cells.column('DOB');
  const inTouch = cells.column('IN_TOUCH');
  const activity = cells.column('ACTIV');
  const accommodation = cells.column('ACCOM');
  return () => ({
    dob: cells.optionalDay(dob, 'INT15'),
    inTouch: cells.optionalCode(inTouch, IN_TOUCH, '131'),
    activity: cells.optionalCode(activity, ACTIVITY, '132'),
    accommodation: cells.optionalCode(accommodation, ACCOMMODATION, '133'),
    ...cells.basis(),
  });
}
