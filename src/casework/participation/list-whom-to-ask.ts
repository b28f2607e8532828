import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findChild } from '../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../children/name-of-child.ts';
import { listPeople, type PersonRow } from '../children/people/list-people.ts';
import type { Recipient } from '../post/model.ts';
import { type Audience, audienceOfChild, audienceOfPerson } from './model.ts';

/** Somebody who can be asked what they think before a review. */
export interface WhomToAsk {
  readonly kind: 'child' | 'person-around-the-child';
  readonly id: string;
  readonly name: string;
  readonly relationship: string;
  readonly audience: Audience;
  readonly recipient: Recipient;
  /** Of the child; null where nobody knows, and for all others. */
  readonly bornOn: string | null;
  /** Why nothing is sent to them, in words; undefined where they may be asked. */
  readonly notToBeAsked?: string;
  /** What to mind before something is sent. */
  readonly mind?: string;
}

const MOST_PEOPLE = 100;

/** The child, and those around the child today, with the paper that suits each. */
export async function listWhomToAsk(
  tx: Tx,
  actor: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<readonly WhomToAsk[]> {
  const child = await findChild(tx, actor, { childId, today });
  if (child === undefined) return [];
  const { people } = await listPeople(tx, actor, { childId, today, are: 'now', limit: MOST_PEOPLE, offset: 0 });
  const name = nameOfChild(child);
  const age = child.bornOn === null ? undefined : yearsBetween(child.bornOn, today);
  const asChild: WhomToAsk = {
    kind: 'child',
    id: childId,
    name: shortNameOfChild(child),
    relationship: 'the child',
    audience: audienceOfChild(age),
    recipient: { kind: 'child', id: childId, name },
    bornOn: child.bornOn,
  };
  return [asChild, ...people.map(toWhom)];
}

function yearsBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'year' }).years;
}

function toWhom(person: PersonRow): WhomToAsk {
  const { personId: id, name, relationship, contactRule, contactNote } = person;
  return {
    kind: 'person-around-the-child',
    id,
    name,
    relationship,
    audience: audienceOfPerson(person),
    recipient: {
      kind: 'person-around-the-child',
      id,
      name,
      address: person.address,
      email: person.email,
      phone: person.phone,
      isAddressWithheld: person.isAddressWithheld,
    },
    bornOn: null,
    // An order about the child forbids them to meet, not to be heard.
    ...(contactRule === 'not-allowed' && { notToBeAsked: contactNote ?? 'They must not be contacted' }),
    ...(contactRule === 'ask-social-worker' && { mind: 'Ask the social worker first' }),
    ...(contactRule === 'no-contact-order' && {
      mind: 'An order forbids contact with the child: they are asked, and meet nobody by it',
    }),
  };
}
