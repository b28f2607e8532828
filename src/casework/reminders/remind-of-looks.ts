import { recordAudit } from '../../platform/audit/audit.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { dayInWords } from '../../platform/pages/days-in-words.ts';
import { NAMES_NOBODY } from './lines-of-email.ts';
import { sendToStaff } from './send-to-staff.ts';
import { type LookToTell, markLookEmailed, raiseLookAlerts, raiseLooks } from './store/looks.ts';
import type { Telling } from './tell-people.ts';

interface Looking {
  readonly telling: Telling;
  readonly nextWorkingDay: string;
  readonly atMost: number;
}

/** How many were reminded, and how many of them by email. */
export interface LooksTold {
  readonly reminders: number;
  readonly people: number;
  readonly emails: number;
}

/**
 * Reminds those who keep it under review that it is to be looked at again why a child, parent or carer is kept out of a
 * review (handbook ¶3.19): on the day, or on the working day before it, once.
 */
export async function remindOfLooks(
  tx: Tx,
  actor: Actor,
  { telling, nextWorkingDay, atMost }: Looking,
): Promise<LooksTold> {
  const looks = await raiseLooks(tx, actor, { today: telling.today, nextWorkingDay, atMost });
  await raiseLookAlerts(tx, actor, looks);
  const people = Map.groupBy(looks, ({ staffId }) => staffId);
  let emails = 0;
  for (const theirs of people.values()) emails += await emailLooks(tx, actor, { theirs, telling });
  const childIds = [...new Set(looks.map(({ childId }) => childId))];
  const details = { exclusions: new Set(looks.map(({ exclusionId }) => exclusionId)).size };
  if (looks.length > 0) await recordAudit(tx, actor, { action: 'reminders.looks', childIds, details });
  return { reminders: looks.length, people: people.size, emails };
}

/** @returns 1 where an email was written, and 0 otherwise */
async function emailLooks(
  tx: Tx,
  actor: Actor,
  { theirs, telling }: { readonly theirs: readonly LookToTell[]; readonly telling: Telling },
): Promise<number> {
  const [first] = theirs;
  if (first === undefined || first.email === null || !telling.byEmail) return 0;
  const { staffId, name, email } = first;
  const person = { staffId, name, email };
  const itemId = await sendToStaff(tx, actor, { purpose: 'reminder', person, text: writeEmail(theirs, telling) });
  if (itemId === null) return 0;
  const exclusionIds = theirs.map(({ exclusionId }) => exclusionId);
  await markLookEmailed(tx, actor, { staffId, exclusionIds, itemId });
  return 1;
}

function writeEmail(theirs: readonly LookToTell[], { address, terms }: Telling) {
  const lines = theirs.map(({ lookOn, reviewId, invitationId, actsFor }) => {
    const forWhom = actsFor === null ? '' : `, for ${actsFor}`;
    return `* By ${dayInWords(lookOn)}${forWhom}\n  ${address}/reviews/${reviewId}/invitations/${invitationId}/exclusion`;
  });
  const body = [
    `Dear ${theirs[0]?.name ?? ''},`,
    terms.say(
      'Somebody is kept out of {an review}. The social worker, the team manager and the {iro} look at it again, so that it goes on no longer than it must:',
    ),
    lines.join('\n'),
    NAMES_NOBODY,
  ];
  return {
    subject: terms.say('Footprint: look again at why somebody is kept out of {an review}'),
    body: body.join('\n\n'),
  };
}
