import { type AuthorityListed, listAuthorities } from '../casework/settings/list-authorities.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { CallRefusal } from './io.ts';
import { onOneLine } from './words.ts';

/** The authority that a command works for, as which it acts by itself. */
export interface ChosenAuthority extends AuthorityListed {
  readonly actor: Actor;
}

/**
 * Finds the authority that `--authority` names by its name, its code or its id; without it the only one there is.
 *
 * @throws CallRefusal where there is none, or several and none was named
 */
export async function chooseAuthority(database: Database, wanted: string | undefined): Promise<ChosenAuthority> {
  const all = await listAuthorities(database);
  const meant = wanted === undefined ? all : all.filter((one) => isCalled(one, wanted));
  const [only, another] = meant;
  if (only !== undefined && another === undefined) {
    return { ...only, actor: { authorityId: only.authorityId, userId: null } };
  }
  if (all.length === 0) throw new CallRefusal('there is no authority in the database yet');
  const names = all.map(inWords).join(', ');
  throw new CallRefusal(
    wanted === undefined
      ? `say with --authority which one you mean: ${names}`
      : `--authority: ${only === undefined ? 'none' : 'more than one'} is called "${onOneLine(wanted)}"; there are ${names}`,
  );
}

/** Whether somebody means the authority by a text: its name, whatever its capitals, its code or its id. */
export function isCalled({ authorityId, name, code }: AuthorityListed, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [name, code, authorityId].some((called) => called?.trim().toLowerCase() === wanted);
}

function inWords({ name, code }: AuthorityListed): string {
  return onOneLine(code === null ? name : `${name} (${code})`);
}
