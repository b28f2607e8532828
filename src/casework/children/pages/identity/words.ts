import { type ComparedField, chosen, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { ChildIdentity } from '../../details/identity.ts';
import { nhsNumberInWords } from '../../details/nhs-number.ts';

const UNKNOWN = 'We don’t know yet';
const SEX = { male: 'Male', female: 'Female', unknown: UNKNOWN } as const;
const NO_UPN = 'None, and the return says why';

/** Who a child is, name by name, in words. */
export const IDENTITY_IN_WORDS: readonly {
  readonly label: string;
  readonly of: (identity: ChildIdentity) => string;
}[] = [
  { label: 'Likes to be called', of: ({ knownAs, givenName }) => knownAs ?? givenName ?? UNKNOWN },
  { label: 'Given names', of: ({ givenName }) => givenName ?? UNKNOWN },
  { label: 'Family name', of: ({ familyName }) => familyName ?? UNKNOWN },
  { label: 'Date of birth', of: ({ bornOn }) => (bornOn === null ? UNKNOWN : shortDay(bornOn)) },
  { label: 'Sex', of: ({ sex }) => (sex === null ? UNKNOWN : SEX[sex]) },
  { label: 'NHS number', of: ({ nhsNumber }) => (nhsNumber === null ? UNKNOWN : nhsNumberInWords(nhsNumber)) },
  {
    label: 'Unique pupil number (UPN)',
    of: ({ upn }) => (upn === null ? UNKNOWN : upn.startsWith('UN') ? `${NO_UPN}: ${upn}` : upn),
  },
];

/** What of it two people may change at once. */
export const COMPARED: readonly ComparedField[] = [
  typed('knownAs', 'Likes to be called', UNKNOWN),
  typed('givenName', 'Given names', UNKNOWN),
  typed('familyName', 'Family name', UNKNOWN),
  typedDay('bornOn', 'Date of birth', UNKNOWN),
  chosen('sex', 'Sex', (sex) => (sex === 'male' || sex === 'female' ? SEX[sex] : UNKNOWN)),
  typed('nhsNumber', 'NHS number', UNKNOWN),
  typed('upn', 'Unique pupil number (UPN)', UNKNOWN),
];
