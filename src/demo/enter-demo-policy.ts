import { enterEdition } from '../casework/review-policy/keep-policy.ts';
import { recordAudit } from '../platform/audit/audit.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { addDays, type Day, isoFromDay } from '../rules/index.ts';

const DAYS_OF_A_YEAR = 365;

const SAID = {
  approvedBy: 'The children’s services board',
  iroRole:
    'Every child has an IRO, who chairs the reviews, makes sure that the child is heard, and watches over the plan between reviews.',
  notCarriedOut:
    'The IRO asks the social worker and the team manager first. What is not settled goes up the ladder to the chief executive, and at any time the IRO may refer it to Cafcass. A child may complain, and have an advocate.',
} as const;

/** The policy on reviews of the made-up authority, with an edition of before. */
export async function enterDemoPolicy(database: Database, program: Actor, today: Day): Promise<void> {
  await database.withTransaction(program, async (tx) => {
    for (const [version, edition] of ['1.0', '2.0'].entries()) {
      const inForceOn = isoFromDay(addDays(today, -DAYS_OF_A_YEAR * (2 - version)));
      const text = `How we review cases, edition ${edition}\n\n${SAID.iroRole}\n\n${SAID.notCarriedOut}\n`;
      const file = { name: `Policy on reviews ${edition}.txt`, bytes: Buffer.from(text) };
      await enterEdition(tx, program, { ...SAID, edition, inForceOn, version, link: null, file });
    }
    await recordAudit(tx, program, { action: 'policy.enter' });
  });
}
