import { randomBytes } from 'node:crypto';
import { termsOf } from '../../src/casework/settings/terms-of-authority.ts';
import { millisecondsNow, todayInLondon } from '../../src/platform/clock.ts';
import { type Database, withDatabase } from '../../src/platform/database/database.ts';
import { InstallationKey } from '../../src/platform/identity/installation-key.ts';
import { hashOf } from '../../src/platform/identity/tokens.ts';
import type { Page, PageRequest } from '../../src/platform/pages/page.ts';
import { OFFICERS, tokenOf } from './england.ts';
import { percentilesOf } from './percentiles.ts';

const KEY_BYTES = 32;

/** What is asked of the database, in the transaction of an officer. */
export interface Asked {
  readonly page: Page;
  /** The address that an officer asks for. */
  readonly pathOf: (officer: number) => string;
}

interface Round {
  readonly connections: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** No neighbour of the officer before: far from them in every table. */
  readonly stride: number;
}

/** How a page's questions are answered without the page: who holds the session, and no event, no markup, nothing sent. */
export async function measureQueries(home: string, { page, pathOf }: Asked, round: Round): Promise<object> {
  return await withDatabase({ home }, async (database) => {
    const began = millisecondsNow();
    const warm = began + round.warmUpSeconds * 1000;
    const until = warm + round.seconds * 1000;
    const times: number[] = [];
    let turn = 0;
    const askOn = async (): Promise<void> => {
      for (let now = millisecondsNow(); now < until; ) {
        const officer = (turn++ * round.stride) % OFFICERS;
        await askAs(database, officer, { page, address: pathOf(officer) });
        const asked = now;
        now = millisecondsNow();
        if (asked >= warm) times.push(now - asked);
      }
    };
    await Promise.all(Array.from({ length: round.connections }, askOn));
    const at = percentilesOf(times);
    return { perSecond: Math.round(times.length / round.seconds), p50: at(0.5), p99: at(0.99) };
  });
}

async function askAs(
  database: Database,
  officer: number,
  { page, address }: { readonly page: Page; readonly address: string },
): Promise<void> {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const session = hashOf(tokenOf(officer));
  const request: Omit<PageRequest, 'tx' | 'user' | 'terms'> = {
    session,
    installation: {
      address: 'http://localhost',
      key: new InstallationKey(randomBytes(KEY_BYTES)),
      sendsOver: [],
      clamd: undefined,
    },
    params: paramsOf(page.path, pathname),
    query: Object.fromEntries(searchParams),
    form: {},
    files: [],
    drafts: {},
    enqueue: () => Promise.reject(new Error('a page that is read asks for no job')),
    today: todayInLondon(),
  };
  const reply = await database.withSession(session, (tx, user) =>
    page.handle({ ...request, tx, user, terms: termsOf(user) }),
  );
  if (reply?.kind !== 'page' && reply?.kind !== 'kept') throw new Error(`${address} was not answered by a page`);
}

/** `paramsOf('/children/:child', '/children/0197')` is `{ child: '0197' }`. */
function paramsOf(path: string, pathname: string): Record<string, string> {
  const given = pathname.split('/');
  const names = path.split('/').map((part, n) => [part, given[n] ?? ''] as const);
  return Object.fromEntries(names.filter(([part]) => part.startsWith(':')).map(([part, is]) => [part.slice(1), is]));
}
