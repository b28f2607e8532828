import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { resetSecondFactor as forgetSecondFactor } from '../../platform/identity/accounts.ts';
import { readStaffMember } from './store/staff.ts';
import { tellThoseWhoManageStaff } from './tell-those-who-manage-staff.ts';

export type ResetOutcome = 'reset' | 'not-found' | 'none' | 'oneself';

/** For whoever lost their phone and their recovery codes: they set up another when they next sign in. */
export async function resetSecondFactor(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly today: string },
): Promise<ResetOutcome> {
  const { staffId } = asked;
  if (staffId === actor.userId) return 'oneself';
  const person = await readStaffMember(tx, actor, asked);
  if (person === undefined) return 'not-found';
  if (!person.hasSecondFactor) return 'none';
  await forgetSecondFactor(tx, { authorityId: actor.authorityId, staffId });
  await tellThoseWhoManageStaff(tx, actor, { ...asked, kind: 'sign-in-reset' });
  return 'reset';
}
