import type { OfficerProfile } from './store/profiles.ts';

/** All the ways to reach an IRO, a line each; those that nobody has entered are left out. */
export function contactLines({ phone, mobile, email, address, whenUnavailable }: OfficerProfile): string[] {
  return [
    phone === null ? undefined : `Call: ${phone}`,
    mobile === null ? undefined : `Text or call: ${mobile}`,
    email === null ? undefined : `Email: ${email}`,
    address === null ? undefined : `Write: ${address.split('\n').join(', ')}`,
    whenUnavailable === null ? undefined : `If nobody answers: ${whenUnavailable}`,
  ].filter((line) => line !== undefined);
}
