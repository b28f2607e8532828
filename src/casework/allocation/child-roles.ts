import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ChildRole, endRole, insertRole, type RoleToAdd, readColleagues, readRoles } from './store/roles.ts';

export type { ChildRole } from './store/roles.ts';

/** Who is what to a child, and was, besides social worker and IRO. */
export async function listChildRoles(tx: Tx, actor: Actor, childId: string): Promise<ChildRole[]> {
  return await readRoles(tx, actor, childId);
}

/** Those who may be named: everybody who works here. */
export async function listColleagues(tx: Tx, actor: Actor) {
  return await readColleagues(tx, actor);
}

/** Records what somebody is to a child. @returns false where the person does not work here */
export async function addChildRole(tx: Tx, actor: Actor, role: RoleToAdd): Promise<boolean> {
  return await insertRole(tx, actor, role);
}

/** Ends it today. What was done for the plan or the case bars for good, ended or not. */
export async function endChildRole(
  tx: Tx,
  actor: Actor,
  asked: { readonly childId: string; readonly roleId: string },
): Promise<boolean> {
  return await endRole(tx, actor, asked);
}
