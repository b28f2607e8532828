import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import type { SendRefusal } from '../../send-papers.ts';

const BECAUSE = {
  unknown: 'is not around the child any more',
  'has-one': 'has a paper already: withdraw it before you send another one',
  'not-to-be-asked': 'must not be contacted',
  'no-address': 'has no address for this way: choose another way, or enter it among the people around the child',
  'custody-unasked':
    'is in custody, where others read letters: ask first how letters are to reach them, and write it down',
  'custody-by-hand': 'gets letters by hand in custody: choose a letter, and somebody takes it along',
  'address-unfit': 'has an address that cannot be one: mend it among the people around the child',
} as const;

/** Why nothing was sent, in words, at the person that it is about. */
export function inWords(refusal: Exclude<SendRefusal, { kind: 'not-found' }>): FormError {
  switch (refusal.kind) {
    case 'not-theirs':
      return refuse('person', 'Nothing was sent: you may read this record and not write into it');
    case 'no-birth-date':
      return refuse(
        'person',
        'Nothing was sent: enter the child’s date of birth first, without it nobody could open a link',
      );
    case 'person':
      return refuse(
        `channel-${refusal.personId}`,
        `Nothing was sent: ${refusal.name || 'somebody'} ${BECAUSE[refusal.because]}`,
      );
  }
}
