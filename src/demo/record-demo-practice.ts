import { listCurrentFacts } from '../casework/children/list-current-facts.ts';
import { recordFacts } from '../casework/children/record-facts.ts';
import { toRecordedSpan } from '../casework/obligations/recorded-span.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor } from '../platform/database/transaction.ts';
import type { Day, RecordedInput } from '../rules/index.ts';
import { practiceOf } from '../synthetic/practice.ts';

interface PracticeInput {
  readonly seed: number;
  readonly today: Day;
  readonly recordingFrom: Day;
}

/** Records what the service did for the children in care since it began to record, each by the child's own IRO. */
export async function recordDemoPractice(database: Database, program: Actor, input: PracticeInput): Promise<void> {
  const children = await database.withTransaction(program, (tx) =>
    tx
      .selectFrom('appointments')
      .innerJoin('children', 'children.id', 'appointments.child_id')
      .where('appointments.ended_on', 'is', null)
      .select(['children.id', 'children.born_on', 'children.recorded', 'appointments.staff_id'])
      .orderBy('children.local_id')
      .execute(),
  );
  const numbered = children.map((child, number) => ({ ...child, number }));
  for (const [staffId, theirs] of Map.groupBy(numbered, ({ staff_id }) => staff_id)) {
    const officer = { ...program, userId: staffId };
    await database.withTransaction(officer, async (tx) => {
      const ids = theirs.map(({ id }) => id);
      const facts = await listCurrentFacts(tx, officer, ids);
      const made = theirs.flatMap(({ id, born_on, recorded, number }) => {
        const span = toRecordedSpan(recorded as RecordedInput | null, input.recordingFrom);
        const events = practiceOf({
          case: {
            events: (facts.get(id) ?? []).map(({ event }) => event),
            ...(born_on !== null && { child: { dateOfBirth: born_on } }),
            ...(span !== null && { recorded: span }),
          },
          procedure: 'national',
          seed: input.seed,
          number,
          from: input.recordingFrom,
          today: input.today,
        });
        return events.map((event) => ({ childId: id, event }));
      });
      const refused = await recordFacts(tx, officer, { facts: made, today: input.today });
      if (refused.length > 0) throw new Error(`the demo's own facts were refused: ${refused[0]?.message}`);
    });
  }
}
