import { AppError } from '../app-error.ts';

/** Where clamd listens: a machine and its port, or a socket on this machine. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

const HIGHEST_PORT = 65_535;

/**
 * Reads FOOTPRINT_CLAMD from the environment: `clamd.example.gov.uk:3310`, `[::1]:3310` or `/run/clamav/clamd.ctl`.
 * Undefined where it is not set: then files are not searched for viruses.
 *
 * @throws AppError where it is neither
 */
export function readClamdAddress(environment: Readonly<Record<string, string | undefined>>): ClamdAddress | undefined {
  const text = environment['FOOTPRINT_CLAMD']?.trim() || undefined;
  if (text === undefined) return undefined;
  const path = text.startsWith('unix:') ? text.slice('unix:'.length) : text;
  if (path.startsWith('/')) return { path };
  const [, inBrackets, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([^\s:/[\]]+)):(\d{1,5})$/i.exec(text) ?? [];
  const [host, port] = [inBrackets ?? plain, Number(digits)];
  if (host === undefined || port < 1 || port > HIGHEST_PORT) {
    throw new AppError(
      'setting-unreadable',
      `FOOTPRINT_CLAMD: "${text}" is not where clamd listens; write it as host:3310 or /run/clamav/clamd.ctl`,
    );
  }
  return { host, port };
}
