import { whyNotToChild } from '../../children/custody.ts';
import type { Recipient } from '../../post/model.ts';
import type { InvitationRow } from '../store/invitations.ts';

/** To whom something about a review goes, with every address that is known of them. */
export function recipientOf(row: InvitationRow, childId: string): Recipient {
  const kinds = { child: 'child', person: 'person-around-the-child', staff: 'staff', named: 'outside' } as const;
  const ids = { child: childId, person: row.personId, staff: row.staffId, named: null };
  // What is handed over in person bears no address.
  const address = row.channel === 'in-person' ? null : row.addressNow;
  return {
    kind: kinds[row.who],
    id: ids[row.who],
    name: row.name,
    address,
    email: row.emailNow,
    phone: row.phoneNow,
    isAddressWithheld: row.isAddressWithheld,
  };
}

/** Why nothing can be sent to somebody, in words; undefined where it can. */
export function whyNotSent({
  contactRule,
  channel,
  emailNow,
  phoneNow,
  postInCustody,
}: InvitationRow): string | undefined {
  if (contactRule === 'no-contact-order') return 'An order forbids contact with the child';
  if (contactRule === 'not-allowed') return 'They must not be contacted';
  if (channel === 'email' && emailNow === null) return 'There is no email address';
  if (channel === 'text' && phoneNow === null) return 'There is no telephone number';
  return whyNotToChild(postInCustody, channel);
}
