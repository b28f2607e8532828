import { recordAudit } from '../../platform/audit/audit.ts';
import type { LinkActor } from '../../platform/database/link.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { minutesLockedAfter } from '../../platform/identity/lock-out.ts';
import { lockOwnLink, markFailure, markOpened, type OwnLink } from './store/links.ts';

/** So many wrong dates in a row shut a link for good: whoever knows the child does not need them. */
const MOST_FAILURES = 15;
const SHUT = 'Too many wrong dates of birth were given';

export type UnlockOutcome =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'wrong' }
  /** It rests for a while after wrong ones. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'ended'; readonly state: Exclude<OwnLink['state'], 'open'> };

/** Opens a link for whoever knows when the child was born. Without that it shows nothing. */
export async function unlockLink(tx: Tx, actor: LinkActor, bornOn: string): Promise<UnlockOutcome> {
  const link = await lockOwnLink(tx);
  if (link === undefined) return { kind: 'ended', state: 'withdrawn' };
  if (link.state !== 'open') return { kind: 'ended', state: link.state };
  const tell = (action: string) =>
    recordAudit(tx, actor, { action, childIds: [link.childId], details: { linkId: link.id } });
  if (link.isLocked) {
    await tell('link.locked');
    return { kind: 'locked' };
  }
  if (bornOn !== link.bornOn) {
    const failures = link.failures + 1;
    const shutBecause = failures >= MOST_FAILURES ? SHUT : null;
    await markFailure(tx, { linkId: link.id, minutes: minutesLockedAfter(failures), shutBecause });
    await tell('link.refused');
    return { kind: 'wrong' };
  }
  await markOpened(tx, link.id);
  await tell('link.unlocked');
  return { kind: 'unlocked' };
}
