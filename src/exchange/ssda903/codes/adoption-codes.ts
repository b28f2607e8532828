/** Codes of the AD1 and PlacedAdoption tables. Source: the Department for Education's guides to the return, OGL v3. */
import { codeSet } from './code-set.ts';

export const ADOPTER_SEX = codeSet('adopters’ sex', {
  M1: 'Single male',
  F1: 'Single female',
  MM: 'Male couple',
  FF: 'Female couple',
  MF: 'Male and female couple',
});

export const ADOPTER_LEGAL_STATUS = codeSet('adopters’ legal status', {
  L0: 'Single adopter',
  L11: 'Married couple of different sex',
  L12: 'Married couple of the same sex',
  L2: 'Civil partners',
  L3: 'Unmarried couple of different sex',
  L4: 'Couple of the same sex, neither married nor civil partners',
});

export const ADOPTER_COUNT = codeSet('number of adopters', { 1: 'One adopter', 2: 'Two adopters' });

export const REASON_DECISION_ENDED = codeSet('reason no longer to be placed', {
  RD1: 'The child’s needs changed',
  RD2: 'The court made no placement order',
  RD3: 'No adopters could be found',
  RD4: 'Any other reason',
});
