import { AppError } from '../platform/app-error.ts';

/** Where the pages are served, and how people reach them. */
export interface WebSettings {
  /** FOOTPRINT_URL: what people type, such as https://footprint.example.gov.uk. */
  readonly url: URL;
  /** FOOTPRINT_HOST: the address to listen on; this machine alone unless told otherwise. */
  readonly host: string;
  /** FOOTPRINT_PORT. */
  readonly port: number;
  /** Cookies travel over https only. */
  readonly isSecure: boolean;
  /** FOOTPRINT_TRUST_PROXY: the addresses of the load balancers whose word on the caller's address is taken. */
  readonly trustedProxies: readonly string[];
}

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65_535;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads them from the environment.
 *
 * @throws AppError where one cannot be, or where records would travel unencrypted
 */
export function readWebSettings(environment: Readonly<Record<string, string | undefined>>): WebSettings {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const port = readPort(read('FOOTPRINT_PORT'));
  const url = readUrl(read('FOOTPRINT_URL') ?? `http://localhost:${port}`);
  const isSecure = url.protocol === 'https:';
  if (!isSecure && !LOOPBACK.has(url.hostname)) {
    throw new AppError(
      'address-not-encrypted',
      'FOOTPRINT_URL must begin with https:// where others than this machine use it: records must not travel unencrypted. Put a proxy that ends TLS in front.',
    );
  }
  const host = read('FOOTPRINT_HOST') ?? '127.0.0.1';
  if (!isSecure && !LOOPBACK.has(host) && host !== '::1') {
    throw new AppError(
      'address-not-encrypted',
      'FOOTPRINT_HOST opens this server to other machines, so FOOTPRINT_URL must begin with https://.',
    );
  }
  const trustedProxies = (read('FOOTPRINT_TRUST_PROXY') ?? '').split(/[\s,]+/).filter((part) => part !== '');
  return { url, host, port, isSecure, trustedProxies };
}

function readUrl(text: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new AppError(
    'setting-unreadable',
    `FOOTPRINT_URL: "${text}" is not the address of a site, such as https://footprint.example.gov.uk`,
  );
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port;
  throw new AppError('setting-unreadable', `FOOTPRINT_PORT: "${text}" is not a port, 1 to ${HIGHEST_PORT}`);
}
