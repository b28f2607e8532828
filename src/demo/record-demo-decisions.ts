import { issueDecisions } from '../casework/outcomes/issue-decisions.ts';
import { digestOf } from '../casework/outcomes/issued-content.ts';
import { listDecisions } from '../casework/outcomes/list-decisions.ts';
import { type Responsible, toIssue } from '../casework/outcomes/model.ts';
import { writeDecision } from '../casework/outcomes/write-decision.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import type { Day } from '../rules/index.ts';

/** What was decided, within so many days of the review; the social worker is responsible for each. */
const DECISIONS = [
  {
    need: 'To be at one school, with friends who stay.',
    action: 'Agree with the school how the way there works from September on, and tell the child.',
    hopedFor: 'No change of school this year.',
    withinDays: 42,
  },
  {
    need: 'To see brothers and sisters.',
    action: 'Make a plan of visits with the carers, one a month, and write the days into the family’s calendar.',
    hopedFor: 'The child knows when the next visit is, and looks forward to it.',
    withinDays: 28,
  },
  {
    need: 'To be well.',
    action: 'Book the dentist, and go along.',
    hopedFor: 'No more toothache.',
    withinDays: 21,
  },
] as const;
/** How many reviews of each IRO have their decisions, the latest held first. */
const REVIEWS_OF_AN_IRO = 4;
/** Of so many reviews one is still being written up. */
const REVIEWS_A_DRAFT = 4;

interface HeldReview {
  readonly reviewId: string;
  readonly heldOn: string;
  readonly worker: Responsible;
}

/** Writes and issues the decisions of some reviews of each IRO of the demo. */
export async function recordDemoDecisions(database: Database, program: Actor, today: Day): Promise<void> {
  for (const iro of await database.withTransaction(program, (tx) => readIros(tx, program))) {
    const actor = { ...program, userId: iro.staffId };
    await database.withTransaction(actor, async (tx) => {
      for (const [index, review] of (await readHeld(tx, actor)).entries()) {
        await decide(tx, actor, review);
        if (index % REVIEWS_A_DRAFT !== REVIEWS_A_DRAFT - 1) await issue(tx, actor, { review, iro: iro.name, today });
      }
    });
  }
}

async function readIros(tx: Tx, { authorityId }: Actor) {
  return await tx
    .selectFrom('staff as s')
    .innerJoin('appointments as p', (join) =>
      join.onRef('p.authority_id', '=', 's.authority_id').onRef('p.staff_id', '=', 's.id'),
    )
    .where('s.authority_id', '=', authorityId)
    .where('p.ended_on', 'is', null)
    .select(['s.id as staffId', 's.name'])
    .distinct()
    .orderBy('s.name')
    .execute();
}

async function readHeld(tx: Tx, { authorityId, userId }: Actor): Promise<HeldReview[]> {
  const rows = await tx
    .selectFrom('reviews as r')
    .innerJoin('appointments as p', (join) =>
      join.onRef('p.authority_id', '=', 'r.authority_id').onRef('p.child_id', '=', 'r.child_id'),
    )
    .innerJoin('child_workers as w', (join) =>
      join.onRef('w.authority_id', '=', 'r.authority_id').onRef('w.child_id', '=', 'r.child_id'),
    )
    .innerJoin('staff as s', (join) =>
      join.onRef('s.authority_id', '=', 'w.authority_id').onRef('s.id', '=', 'w.staff_id'),
    )
    .where('r.authority_id', '=', authorityId)
    .where('p.staff_id', '=', userId)
    .where('p.ended_on', 'is', null)
    .where('w.ended_on', 'is', null)
    .where('r.completed_on', 'is not', null)
    .where('r.recording_on', 'is not', null)
    .select(['r.id as reviewId', 'r.recording_on as heldOn', 's.id as staffId', 's.name'])
    .orderBy('r.recording_on', 'desc')
    .orderBy('r.id')
    .limit(REVIEWS_OF_AN_IRO)
    .execute();
  return rows.flatMap(({ reviewId, heldOn, staffId, name }) =>
    heldOn === null
      ? []
      : [{ reviewId, heldOn, worker: { ref: { who: 'staff', staffId }, name, role: 'social worker' } }],
  );
}

async function decide(tx: Tx, actor: Actor, { reviewId, heldOn, worker }: HeldReview): Promise<void> {
  for (const [index, { withinDays, ...decided }] of DECISIONS.entries()) {
    const byOn = Temporal.PlainDate.from(heldOn).add({ days: withinDays }).toString();
    const values = { ...decided, position: index + 1, responsible: worker, byOn, isTakenOut: false };
    const to = { reviewId, decisionId: crypto.randomUUID(), values, correction: undefined };
    const outcome = await writeDecision(tx, actor, to);
    if (outcome.kind !== 'saved') throw new Error(`a decision of the demo was not written: ${outcome.kind}`);
  }
}

interface ToIssue {
  readonly review: HeldReview;
  /** The name of the IRO. */
  readonly iro: string;
  readonly today: Day;
}

async function issue(tx: Tx, actor: Actor, { review: { reviewId }, iro, today }: ToIssue): Promise<void> {
  const seen = digestOf(toIssue(await listDecisions(tx, actor, reviewId)));
  const outcome = await issueDecisions(tx, actor, { reviewId, seen, reason: null, signedBy: iro, today });
  if (outcome.kind !== 'issued') throw new Error(`the decisions of the demo were not issued: ${outcome.kind}`);
}
