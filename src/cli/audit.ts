import { type AuditVerification, verifyAudit } from '../platform/audit/audit.ts';
import { listAuthorityIds } from '../platform/database/authority-ids.ts';
import { type Database, withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import { readArguments } from './arguments.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { AUDIT_USAGE } from './records-usage.ts';
import { counted } from './words.ts';

/** Checks every authority's chain; exit code 1 where one is broken. */
export async function runAudit(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { json: 'switch' }, AUDIT_USAGE);
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw new CallRefusal(AUDIT_USAGE);
  const chains = await withDatabase(readDatabaseSettings(io.environment, io.cwd), verifyEveryChain);
  const holds = chains.every(({ brokenAt }) => brokenAt === null);
  const words = chains.length === 0 ? ['There is no authority yet, and so no audit to check.'] : chains.map(inWords);
  await print(io.stdout, values.json === true ? `${JSON.stringify({ holds, chains })}\n` : `${words.join('\n')}\n`);
  return holds ? DONE : DONE_WITH_REFUSALS;
}

interface Chain extends AuditVerification {
  readonly authorityId: string;
}

async function verifyEveryChain(database: Database): Promise<Chain[]> {
  const chains: Chain[] = [];
  for (const authorityId of await listAuthorityIds(database)) {
    const found = await database.withTransaction({ authorityId, userId: null }, verifyAudit);
    chains.push({ authorityId, ...found });
  }
  return chains;
}

function inWords({ authorityId, sealed, unsealed, brokenAt, lastHash }: Chain): string {
  const verdict = brokenAt === null ? 'the chain holds' : `BROKEN at seal ${brokenAt}`;
  const end = lastHash === null ? '' : `, last hash ${lastHash}`;
  return `${authorityId}: ${verdict}; ${counted(sealed, 'event', 'events')} sealed, ${unsealed} not yet${end}`;
}
