import type { ChildDetails } from './record-rows.ts';

/** A child's details: what the returns say now and said before, and what the records have. */
export interface DetailsToSettle {
  readonly now: ChildDetails;
  readonly before: ChildDetails | undefined;
  readonly stored: ChildDetails | undefined;
}

export interface SettledDetails {
  readonly details: ChildDetails;
  /** The names of details that a person entered otherwise than the returns say; they stay. */
  readonly differing: readonly (keyof ChildDetails)[];
}

const NAMES = [
  'upn',
  'born_on',
  'sex',
  'ethnicity',
  'is_unaccompanied',
  'unaccompanied_until_on',
] as const satisfies (keyof ChildDetails)[];

/** Takes over what the returns say now, but for what a person changed since the returns said it. */
export function settleDetails({ now, before, stored }: DetailsToSettle): SettledDetails {
  if (stored === undefined) return { details: now, differing: [] };
  const details: Record<string, string | boolean | null> = { ...stored };
  const differing: (keyof ChildDetails)[] = [];
  for (const name of NAMES) {
    if (now[name] === null || now[name] === stored[name]) continue;
    const isPeoples = stored[name] !== null && stored[name] !== (before?.[name] ?? null);
    if (isPeoples && !(before === undefined && stored[name] === false)) differing.push(name);
    else details[name] = now[name];
  }
  return { details: details as unknown as ChildDetails, differing };
}
