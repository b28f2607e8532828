import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Footprint';
const SECRET_BYTES = 20;
const SECONDS_A_STEP = 30;
/** A phone's clock may be a step off. */
const STEPS_EITHER_WAY = 1;

/** A new secret for an authenticator app. */
export function newTotpSecret(): Uint8Array {
  return new Secret({ size: SECRET_BYTES }).bytes;
}

/** What an authenticator app reads, as an address for a QR code and as letters to type. */
export function describeTotp(secret: Uint8Array, account: string): { uri: string; letters: string } {
  const totp = totpOf(secret, account);
  return { uri: totp.toString(), letters: totp.secret.base32.replaceAll(/(.{4})(?=.)/g, '$1 ') };
}

/**
 * The step (a count of half minutes since 1970) for which the code is right; undefined where it is wrong, or its step is
 * not after `lastStep`: no code is taken twice.
 *
 * @param now milliseconds since 1970
 */
export function stepOfCode(
  code: string,
  { secret, lastStep, now }: { secret: Uint8Array; lastStep: number | null; now: number },
): number | undefined {
  const delta = totpOf(secret).validate({
    token: code.replaceAll(/\s/g, ''),
    timestamp: now,
    window: STEPS_EITHER_WAY,
  });
  if (delta === null) return undefined;
  const step = Math.floor(now / (SECONDS_A_STEP * 1000)) + delta;
  return lastStep !== null && step <= lastStep ? undefined : step;
}

/** The code that an authenticator app shows at a moment; tests and the tour stand in for a phone with it. */
export function codeAt(secret: Uint8Array, now: number): string {
  return totpOf(secret).generate({ timestamp: now });
}

function totpOf(secret: Uint8Array, account = ''): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label: account,
    period: SECONDS_A_STEP,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}
