import { Readable } from 'node:stream';
import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer';
import type { Carrier, Handover, Message } from './notifier.ts';
import { isOnThisMachine, type SmtpSettings } from './settings.ts';

const CONNECT_MILLISECONDS = 15_000;
const SILENCE_MILLISECONDS = 60_000;
const CONNECTIONS = 4;
/** Replies from here on are a refusal for good; the ones below ask to come again. */
const FIRST_FINAL_REPLY = 500;

/** Email by the authority's own mail server. The connection is encrypted wherever it leaves this machine. */
export function smtpCarrier(settings: SmtpSettings): Carrier {
  const { url, from } = settings;
  const isEncryptedFromTheStart = url.protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: url.hostname,
    port: Number(url.port) || (isEncryptedFromTheStart ? 465 : 587),
    secure: isEncryptedFromTheStart,
    requireTLS: !isEncryptedFromTheStart && !isOnThisMachine(settings),
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: CONNECT_MILLISECONDS,
    socketTimeout: SILENCE_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
    // The library would send again by itself what a broken line leaves in doubt, and the person would have it twice.
    maxRequeues: 0,
  });
  /** What went down the line to its end, so that the server may have it, whatever it says. */
  const gone = new Set<string>();
  transport.use('stream', ({ message, data }, done) => {
    message.processFunc((input) => Readable.from(tellWhenRead(input, () => gone.add(data.messageId ?? ''))));
    done();
  });
  return {
    via: 'smtp',
    channels: ['email'],
    handOver: async (message) => {
      const reference = messageIdOf(message, from);
      try {
        await transport.sendMail(toMail(message, { from, reference }));
        return { kind: 'taken', via: 'smtp', reference };
      } catch (error) {
        return explain(error, { reference, isGone: gone.has(reference) });
      } finally {
        gone.delete(reference);
      }
    },
    close: () => transport.close(),
  };
}

/** The same each time a message is handed over, so that whoever gets it twice can tell: `<id@example.gov.uk>`. */
function messageIdOf({ id }: Message, from: string): string {
  return `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

function toMail(
  message: Message,
  { from, reference }: { readonly from: string; readonly reference: string },
): SendMailOptions {
  const { calendar, files } = message;
  return {
    messageId: reference,
    from,
    to: { name: message.toName, address: message.to },
    subject: message.subject,
    text: message.body,
    ...(message.html !== undefined && { html: message.html }),
    // Nobody's out-of-office note answers a program.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    attachments: files.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    // Both beside the text, where calendars look for it, and as a file, for whoever has another one.
    ...(calendar !== undefined && {
      icalEvent: { method: calendar.method, filename: 'review.ics', content: calendar.content },
    }),
  };
}

/** The server reads the message only when it is ready for it, and none of it before. */
async function* tellWhenRead(input: AsyncIterable<unknown>, tell: () => void): AsyncGenerator<unknown> {
  for await (const chunk of input) yield chunk;
  tell();
}

interface Attempt {
  readonly reference: string;
  readonly isGone: boolean;
}

function explain(error: unknown, { reference, isGone }: Attempt): Handover {
  if (!isMailError(error)) throw error;
  const { code = '', responseCode } = error;
  if (responseCode === undefined && isGone) {
    return { kind: 'unknown', via: 'smtp', reference, because: 'The mail server took it and then did not answer.' };
  }
  // A password that is wrong today is right tomorrow; an address that cannot be is wrong for good.
  const isFinal =
    responseCode === undefined ? code === 'EENVELOPE' : responseCode >= FIRST_FINAL_REPLY && code !== 'EAUTH';
  return { kind: 'refused', via: 'smtp', because: wordsFor(code, responseCode), isFinal };
}

/** Never what the server wrote: it may name the person. */
function wordsFor(code: string, reply: number | undefined): string {
  const said = reply === undefined ? '' : ` It answered ${reply}.`;
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return `The mail server did not accept the name and password in FOOTPRINT_SMTP_URL.${said}`;
    case 'EENVELOPE':
      return `The mail server does not take mail for this address.${said}`;
    case 'EDNS':
      return 'The name of the mail server in FOOTPRINT_SMTP_URL is not known.';
    case 'ETLS':
      return 'No encrypted connection to the mail server could be made.';
    case 'ETIMEDOUT':
    case 'ECONNECTION':
    case 'ESOCKET':
      return 'The mail server could not be reached.';
    default:
      return `The mail server did not take it.${said}`;
  }
}

function isMailError(error: unknown): error is NodemailerError {
  return error instanceof Error && 'code' in error;
}
