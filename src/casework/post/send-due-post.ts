import { writeInvitation } from '../../exchange/calendar-invitation/write-invitation.ts';
import { recordAudit } from '../../platform/audit/audit.ts';
import { forEachAuthority } from '../../platform/database/authority-ids.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Handover, Message, Notifier } from '../../platform/notify/notifier.ts';
import { textToHtml } from '../../platform/notify/text-to-html.ts';
import { type Channel, LISTS_OF_ONE_PERSON } from './model.ts';
import { minutesUntilNextAttempt } from './retry.ts';
import { addPostEvent } from './store/events.ts';
import {
  type AttachedFile,
  type ClaimedItem,
  claimNextItem,
  hasWork,
  lockInterruptedItems,
  markFailed,
  markSent,
  postponeItem,
  readAttachments,
} from './store/sending.ts';

/** So many are under way at once; a program that is killed leaves no more than these in doubt. */
const LANES = 4;
/** Longer than a mail server may take to answer: what began before that was stopped. */
const INTERRUPTED_AFTER_MINUTES = 10;
const INTERRUPTED_AT_ONCE = 100;
const INTERRUPTED =
  'Footprint was stopped while it handed this over. It may have arrived: ask the person before you send it again.';
/** What a demo shows instead of sending: its people do not exist, and their addresses might be somebody’s. */
const SHOWN_ON_SCREEN: readonly Channel[] = ['email', 'text'];

interface Sending {
  readonly notifier: Notifier;
  readonly signal: AbortSignal;
}

/**
 * Hands over what waits, authority by authority. Each item is marked before it goes and again when it has gone, so that
 * a crash in between is known and told, and nothing goes twice by itself.
 */
export async function sendDuePost(database: Database, sending: Sending): Promise<void> {
  await forEachAuthority(database, async (program) => {
    if (!sending.signal.aborted) await sendPostOf(database, program, sending);
  });
}

async function sendPostOf(database: Database, program: Actor, { notifier, signal }: Sending): Promise<void> {
  const { has, isDemo } = await database.withTransaction(program, (tx) => hasWork(tx, program));
  if (!has) return;
  await database.withTransaction(program, (tx) => settleInterrupted(tx, program));
  const channels = isDemo ? SHOWN_ON_SCREEN : notifier.channels;
  if (channels.length === 0) return;
  const sender: Sender = { database, program, notifier: isDemo ? undefined : notifier, channels };
  const lane = async (): Promise<void> => {
    while (!signal.aborted && (await sendNext(sender)));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

interface Sender {
  readonly database: Database;
  readonly program: Actor;
  /** Undefined for a demo, of which nothing leaves the house. */
  readonly notifier: Notifier | undefined;
  readonly channels: readonly Channel[];
}

/** Whether there was one. */
async function sendNext({ database, program, notifier, channels }: Sender): Promise<boolean> {
  const claimed = await database.withTransaction(program, async (tx) => {
    const item = await claimNextItem(tx, program, channels);
    if (item === undefined) return undefined;
    await addPostEvent(tx, program, { itemId: item.id, childId: item.childId, what: 'began', address: item.address });
    return { item, files: await readAttachments(tx, program, item.id) };
  });
  if (claimed === undefined) return false;
  const { item } = claimed;
  const outcome =
    notifier === undefined ? showOnScreen(item) : await notifier.handOver(toMessage(claimed, notifier.mailFrom));
  await database.withTransaction(program, (tx) => settle(tx, program, { item, outcome }));
  return true;
}

/** A demo shows what would go. To an address that can never exist (RFC 2606) nothing could, and it says so as a server does. */
function showOnScreen({ channel, address }: ClaimedItem): RefusedOnScreen | undefined {
  if (channel !== 'email' || !address.endsWith('.invalid')) return undefined;
  const because = `There is no mail server for ${address.slice(address.lastIndexOf('@') + 1)}.`;
  return { kind: 'refused', via: 'outbox', because, isFinal: true };
}

function toMessage(
  { item, files }: { readonly item: ClaimedItem; readonly files: readonly AttachedFile[] },
  mailFrom: string | undefined,
): Message {
  const { id, channel, purpose, recipientName: toName, address: to, subject, body, calendar } = item;
  // Lists with links read better as HTML, beside the text; what people wrote goes as they wrote it.
  const html = LISTS_OF_ONE_PERSON.includes(purpose) ? textToHtml(body) : undefined;
  const message = { id, channel, toName, to, subject, body, html, files };
  if (calendar === null || mailFrom === undefined) return message;
  const content = writeInvitation({
    ...calendar,
    writtenAt: item.queuedAt,
    organiser: { name: item.authorityName, email: mailFrom },
    attendee: { name: toName, email: to },
  });
  return { ...message, calendar: { method: calendar.method, content } };
}

/** What a demo could not have sent either. */
type RefusedOnScreen = Omit<Extract<Handover, { kind: 'refused' }>, 'via'> & { readonly via: 'outbox' };

interface Settling {
  readonly item: ClaimedItem;
  /** Undefined where it is shown on a screen and goes nowhere. */
  readonly outcome: Handover | RefusedOnScreen | undefined;
}

async function settle(tx: Tx, program: Actor, { item, outcome }: Settling): Promise<void> {
  const of = { itemId: item.id, childId: item.childId };
  const tell = (action: string, via: string) =>
    recordAudit(tx, program, {
      action,
      childIds: item.childId === null ? [] : [item.childId],
      details: { itemId: item.id, via },
    });
  if (outcome === undefined || outcome.kind === 'taken') {
    const via = outcome?.via ?? 'outbox';
    await markSent(tx, program, of);
    await addPostEvent(tx, program, {
      ...of,
      what: 'sent',
      via,
      address: item.address,
      reference: outcome?.reference ?? null,
    });
    return await tell('post.sent', via);
  }
  const { via, because } = outcome;
  const event = { ...of, via, address: item.address, note: because };
  if (outcome.kind === 'unknown') {
    const problem = `${because} It may have arrived: ask the person before you send it again.`;
    await markFailed(tx, program, { ...of, because: problem });
    await addPostEvent(tx, program, { ...event, what: 'interrupted', reference: outcome.reference });
    return await tell('post.interrupted', via);
  }
  const minutes = outcome.isFinal ? undefined : minutesUntilNextAttempt(item.attempts);
  if (minutes !== undefined) {
    await postponeItem(tx, program, { ...of, because, minutes });
    return await addPostEvent(tx, program, { ...event, what: 'postponed' });
  }
  await markFailed(tx, program, { ...of, because });
  await addPostEvent(tx, program, { ...event, what: 'failed' });
  await tell('post.failed', via);
}

/** What was being handed over when a program was killed: nobody knows whether it arrived, and it is said so. */
async function settleInterrupted(tx: Tx, program: Actor): Promise<void> {
  const items = await lockInterruptedItems(tx, program, {
    afterMinutes: INTERRUPTED_AFTER_MINUTES,
    atMost: INTERRUPTED_AT_ONCE,
  });
  for (const { id: itemId, childId } of items) {
    await markFailed(tx, program, { itemId, because: INTERRUPTED });
    await addPostEvent(tx, program, { itemId, childId, what: 'interrupted', note: INTERRUPTED });
    await recordAudit(tx, program, {
      action: 'post.interrupted',
      childIds: childId === null ? [] : [childId],
      details: { itemId },
    });
  }
}
