import type { ReasonToDiffer } from '../children/people/relations.ts';
import type { ChangeReason } from './model.ts';

export const APART_WORDS: Readonly<Record<ReasonToDiffer, string>> = {
  'interests-conflict': 'Their interests conflict',
  'group-too-large': 'The group is too large for one IRO',
};

export const CHANGE_WORDS: Readonly<Record<ChangeReason, string>> = {
  'iro-leaves': 'The IRO leaves, or has left',
  absence: 'The IRO is away for long',
  'child-wish': 'The child wishes it',
  'conflict-of-interest': 'Interests conflict',
  caseload: 'The IRO’s caseload is too large',
  'not-independent': 'The IRO is no longer independent of the case',
  other: 'Another reason',
};
