import { NotifyClient } from 'notifications-node-client';
import type { Carrier, Handover, Message, MessageChannel } from './notifier.ts';
import type { NotifySettings } from './settings.ts';

const ADDRESS_LINES = 7;
const TOO_MANY_REQUESTS = 429;
const FIRST_FAULT_OF_THEIRS = 500;
/** Node's codes for a connection that was never made, so that nothing can have been taken. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Texts, and emails and letters where a template is named for them, by GOV.UK Notify. */
export function notifyCarrier({ key, url, templates }: NotifySettings): Carrier {
  const client = url === undefined ? new NotifyClient(key) : new NotifyClient(url, key);
  return {
    via: 'notify',
    channels: Object.keys(templates) as MessageChannel[],
    handOver: async (message) => {
      try {
        const { data } = await send(client, message, templates[message.channel] ?? '');
        return { kind: 'taken', via: 'notify', reference: data.id };
      } catch (error) {
        return explain(error, message.id);
      }
    },
    close: () => undefined,
  };
}

async function send(client: NotifyClient, message: Message, template: string): Promise<{ data: { id: string } }> {
  const { channel, id: reference, to, subject, body } = message;
  if (channel === 'text') return await client.sendSms(template, to, { reference, personalisation: { body } });
  if (channel === 'email')
    return await client.sendEmail(template, to, { reference, personalisation: { subject, body } });
  return await client.sendLetter(template, { reference, personalisation: { subject, body, ...addressLines(message) } });
}

function addressLines({ toName, to }: Message): Record<string, string> {
  const lines = [toName, ...to.split('\n').map((line) => line.trim())].filter((line) => line !== '');
  return Object.fromEntries(lines.slice(0, ADDRESS_LINES).map((line, index) => [`address_line_${index + 1}`, line]));
}

function explain(error: unknown, reference: string): Handover {
  const status = statusOf(error);
  if (status !== undefined) {
    const isTheirs = status === TOO_MANY_REQUESTS || status >= FIRST_FAULT_OF_THEIRS;
    const isOurs = status === 401 || status === 403;
    const because = isOurs
      ? `GOV.UK Notify did not accept FOOTPRINT_NOTIFY_KEY. It answered ${status}.`
      : `GOV.UK Notify did not take it. It answered ${status}.`;
    return { kind: 'refused', via: 'notify', because, isFinal: !isTheirs && !isOurs };
  }
  if (!(error instanceof Error)) throw error;
  if ('code' in error && NEVER_CONNECTED.has(String(error.code))) {
    return { kind: 'refused', via: 'notify', because: 'GOV.UK Notify could not be reached.', isFinal: false };
  }
  return { kind: 'unknown', via: 'notify', reference, because: 'GOV.UK Notify did not answer.' };
}

/** What the service answered, where it did: the client throws what its library for HTTP throws. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('response' in error)) return undefined;
  const { response } = error;
  if (typeof response !== 'object' || response === null || !('status' in response)) return undefined;
  return typeof response.status === 'number' ? response.status : undefined;
}
