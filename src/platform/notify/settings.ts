import { AppError } from '../app-error.ts';
import type { MessageChannel } from './notifier.ts';

/** A mail server of the authority's. */
export interface SmtpSettings {
  /** FOOTPRINT_SMTP_URL, such as smtps://user:password@mail.example.gov.uk. */
  readonly url: URL;
  /** FOOTPRINT_MAIL_FROM: the address that mail comes from and that answers go to. */
  readonly from: string;
}

/** GOV.UK Notify: a template for each channel that goes by it, whose whole text is `((body))`. */
export interface NotifySettings {
  /** FOOTPRINT_NOTIFY_KEY. */
  readonly key: string;
  /** FOOTPRINT_NOTIFY_URL: somewhere else than GOV.UK Notify itself, to try it. */
  readonly url: string | undefined;
  /** FOOTPRINT_NOTIFY_TEXT_TEMPLATE, …_EMAIL_TEMPLATE and …_LETTER_TEMPLATE, by channel. */
  readonly templates: Readonly<Partial<Record<'text' | 'email' | 'letter', string>>>;
}

/** How this installation reaches people; what is undefined is not set up, and nothing goes by it. */
export interface SendingSettings {
  readonly smtp: SmtpSettings | undefined;
  readonly notify: NotifySettings | undefined;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const TEMPLATE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TEMPLATES = {
  text: 'FOOTPRINT_NOTIFY_TEXT_TEMPLATE',
  email: 'FOOTPRINT_NOTIFY_EMAIL_TEMPLATE',
  letter: 'FOOTPRINT_NOTIFY_LETTER_TEMPLATE',
} as const;

type Read = (name: string) => string | undefined;

/**
 * Reads from the environment how mail and texts go out. Without any of it the program reaches for no network.
 *
 * @throws AppError where one of them cannot be, or says half of what is needed; it repeats no secret
 */
export function readSendingSettings(environment: Readonly<Record<string, string | undefined>>): SendingSettings {
  const read: Read = (name) => environment[name]?.trim() || undefined;
  return { smtp: readSmtp(read), notify: readNotify(read) };
}

/** Over which channels messages can go out by themselves. */
export function channelsOf({ smtp, notify }: SendingSettings): readonly MessageChannel[] {
  const byNotify = Object.keys(notify?.templates ?? {}) as MessageChannel[];
  return [...new Set<MessageChannel>([...(smtp === undefined ? [] : ['email' as const]), ...byNotify])];
}

/** Whether the connection may begin in the clear: only to a mail server on this very machine. */
export function isOnThisMachine({ url }: Pick<SmtpSettings, 'url'>): boolean {
  return LOOPBACK.has(url.hostname);
}

function readSmtp(read: Read): SmtpSettings | undefined {
  const text = read('FOOTPRINT_SMTP_URL');
  const from = read('FOOTPRINT_MAIL_FROM');
  if (text === undefined && from === undefined) return undefined;
  if (text === undefined || from === undefined) {
    throw unreadable('FOOTPRINT_SMTP_URL and FOOTPRINT_MAIL_FROM belong together: set both, or neither');
  }
  if (!URL.canParse(text) || !/^smtps?:$/.test(new URL(text).protocol) || new URL(text).hostname === '') {
    // The value may hold a password, so it is not repeated.
    throw unreadable(
      'FOOTPRINT_SMTP_URL is not the address of a mail server; write it as smtps://user:password@host:465',
    );
  }
  if (!ADDRESS.test(from)) throw unreadable(`FOOTPRINT_MAIL_FROM: "${from}" is not an email address`);
  return { url: new URL(text), from };
}

function readNotify(read: Read): NotifySettings | undefined {
  const key = read('FOOTPRINT_NOTIFY_KEY');
  const url = read('FOOTPRINT_NOTIFY_URL');
  const templates = Object.fromEntries(
    Object.entries(TEMPLATES).flatMap(([channel, name]) => {
      const id = read(name);
      if (id !== undefined && !TEMPLATE_ID.test(id)) throw unreadable(`${name}: "${id}" is not the id of a template`);
      return id === undefined ? [] : [[channel, id]];
    }),
  );
  const hasTemplates = Object.keys(templates).length > 0;
  if (key === undefined && !hasTemplates) return undefined;
  if (key === undefined) throw unreadable('a template of GOV.UK Notify is named, and FOOTPRINT_NOTIFY_KEY is not set');
  if (!hasTemplates) {
    throw unreadable(
      `FOOTPRINT_NOTIFY_KEY is set and no template: set ${Object.values(TEMPLATES).join(', ')} or one of them`,
    );
  }
  if (url !== undefined && !URL.canParse(url)) throw unreadable('FOOTPRINT_NOTIFY_URL is not the address of a service');
  return { key, url, templates };
}

function unreadable(message: string): AppError {
  return new AppError('setting-unreadable', message);
}
