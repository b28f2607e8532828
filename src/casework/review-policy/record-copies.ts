import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { mayRecord } from '../children/may-record.ts';
import { listPeople, type PersonRow } from '../children/people/list-people.ts';
import { findPolicy } from './keep-policy.ts';
import { type CopyOwed, type CopyWay, listCopiesOwed, type PolicyCopy, type PolicyStanding } from './model.ts';
import { insertCopies, readCopies, updateCopyWithdrawn } from './store/copies.ts';

const MOST_PEOPLE = 500;

/** How it stands with the copies of the policy around a child. */
export interface CopiesOfChild {
  readonly policy: PolicyStanding;
  readonly owed: readonly CopyOwed[];
  /** Everybody around the child today. */
  readonly people: readonly PersonRow[];
  /** All that was recorded, the latest first. */
  readonly copies: readonly PolicyCopy[];
}

/** @param name how the child is called */
export async function findCopiesOfChild(
  tx: Tx,
  actor: Actor,
  { childId, name, today }: { readonly childId: string; readonly name: string; readonly today: string },
): Promise<CopiesOfChild> {
  const policy = await findPolicy(tx, actor, today);
  const { people } = await listPeople(tx, actor, { childId, today, are: 'now', limit: MOST_PEOPLE, offset: 0 });
  const copies = await readCopies(tx, actor, childId);
  const owed = listCopiesOwed({ name }, people, { copies, current: policy.current?.id });
  return { policy, owed, people, copies };
}

/** To whom a copy of which edition went, or is not to go. */
export interface CopiesToRecord {
  readonly childId: string;
  /** How the child is called. */
  readonly name: string;
  readonly policyId: string;
  /** `child`, or ids of people around the child. */
  readonly to: readonly string[];
  /** Somebody who is in no list; null where nobody is. */
  readonly other: { readonly name: string; readonly relation: string } | null;
  readonly handedOn: string;
  readonly how: CopyWay | null;
  readonly whyNot: string | null;
  readonly today: string;
}

/** Keeps to whom a copy was handed, one row a person. */
export async function recordCopies(
  tx: Tx,
  actor: Actor,
  { childId, name, today, to, other, ...copy }: CopiesToRecord,
): Promise<'kept' | 'not-yours' | 'not-found'> {
  if (!(await mayRecord(tx, actor, childId))) return 'not-yours';
  const { policy, people } = await findCopiesOfChild(tx, actor, { childId, name, today });
  const editions = [policy.current, ...policy.later, ...policy.earlier];
  if (!editions.some((edition) => edition?.id === copy.policyId)) return 'not-found';
  const known = people.filter(({ personId }) => to.includes(personId));
  const rows = [
    ...(to.includes('child') ? [{ who: 'child' as const, personId: null, name, relation: 'the child' }] : []),
    ...known.map((person) => ({
      who: 'person' as const,
      personId: person.personId,
      name: person.name,
      relation: person.relationship,
    })),
    ...(other === null ? [] : [{ who: 'named' as const, personId: null, ...other }]),
  ];
  if (known.length !== to.filter((key) => key !== 'child').length || rows.length === 0) return 'not-found';
  await insertCopies(
    tx,
    actor,
    rows.map((row) => ({ ...copy, ...row, childId })),
  );
  return 'kept';
}

/** Says that an entry was a slip; it stays to be seen. */
export async function withdrawCopy(
  tx: Tx,
  actor: Actor,
  of: { readonly childId: string; readonly copyId: string },
): Promise<boolean> {
  return (await mayRecord(tx, actor, of.childId)) && (await updateCopyWithdrawn(tx, actor, of));
}
