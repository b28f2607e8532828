import { addHouseholdMember } from '../casework/children/household/add-household-member.ts';
import type { VisitValues } from '../casework/visits/model.ts';
import { recordVisit } from '../casework/visits/record-visit.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../rules/index.ts';

interface VisitOfDemo extends Omit<VisitValues, 'visitedOn' | 'visitor'> {
  readonly daysAgo: number;
}

const AT_HOME = { occasion: 'statutory', atPlacement: true, place: null, said: null, saidHow: null } as const;

/** The latest first. */
const VISITS: readonly VisitOfDemo[] = [
  {
    ...AT_HOME,
    daysAgo: 9,
    isAnnounced: true,
    seen: 'alone',
    whyNotAlone: null,
    sleepingAccommodationSeen: true,
    found: 'Well, and glad of the visit. The room is tidy, and warm.',
    said: 'I like it that my drawings are on the wall.',
    saidHow: 'said',
    toDo: 'Ask the school about the trip by the end of the month.',
  },
  {
    ...AT_HOME,
    daysAgo: 46,
    isAnnounced: false,
    seen: 'not-alone',
    whyNotAlone: 'Did not want the carer to leave the room, and said so.',
    sleepingAccommodationSeen: false,
    found: 'Tired after school. The carer and I talked about bedtime.',
    toDo: null,
  },
  {
    ...AT_HOME,
    daysAgo: 84,
    isAnnounced: true,
    seen: 'alone',
    whyNotAlone: null,
    sleepingAccommodationSeen: true,
    found: 'Settled. New shoes are needed.',
    toDo: 'The carer buys shoes this week.',
  },
];

/** How many children of each social worker are visited. */
const CHILDREN_OF_A_WORKER = 6;
/** So that not every child was visited on the same days. */
const DAYS_APART = 14;
/** Of how many children one says something at the latest visit: of the others nobody has written it down. */
const CHILDREN_A_VOICE = 3;
const CHILDREN_A_NEWCOMER = 4;
const NEWCOMER = { name: 'Jo', relationship: 'the carer’s nephew' } as const;
const NEWCOMER_DAYS_AGO = 40;

interface VisitedChild {
  readonly childId: string;
  readonly since: string;
  /** The first day of a foster placement of today; null elsewhere. */
  readonly fosteredFrom: string | null;
  readonly carerId: string | null;
  readonly carer: string | null;
}

interface Worker {
  readonly staffId: string;
  readonly name: string;
}

/** Records visits of each social worker of the demo, and who lives with the children in foster homes. */
export async function recordDemoVisits(database: Database, program: Actor, today: Day): Promise<void> {
  for (const worker of await database.withTransaction(program, (tx) => readWorkers(tx, program))) {
    const actor = { ...program, userId: worker.staffId };
    await database.withTransaction(actor, async (tx) => {
      const children = await readChildrenOf(tx, actor, isoFromDay(today));
      for (const [index, child] of children.entries()) {
        await visit(tx, actor, { child, index, worker, today });
        await enterHousehold(tx, actor, { child, index, today });
      }
    });
  }
}

async function readWorkers(tx: Tx, { authorityId }: Actor): Promise<Worker[]> {
  return await tx
    .selectFrom('staff as s')
    .innerJoin('child_workers as w', (join) =>
      join.onRef('w.authority_id', '=', 's.authority_id').onRef('w.staff_id', '=', 's.id'),
    )
    .where('s.authority_id', '=', authorityId)
    .where('w.ended_on', 'is', null)
    .select(['s.id as staffId', 's.name'])
    .distinct()
    .orderBy('s.name')
    .execute();
}

async function readChildrenOf(tx: Tx, { authorityId, userId }: Actor, today: string): Promise<VisitedChild[]> {
  return await tx
    .selectFrom('child_workers as w')
    .leftJoin('placements as p', (join) =>
      join
        .onRef('p.authority_id', '=', 'w.authority_id')
        .onRef('p.child_id', '=', 'w.child_id')
        .on('p.kind', '=', 'foster')
        .on('p.started_on', '<=', today)
        .on('p.ended_on', 'is', null),
    )
    .leftJoin('child_people as c', (join) =>
      join
        .onRef('c.authority_id', '=', 'w.authority_id')
        .onRef('c.child_id', '=', 'w.child_id')
        .on('c.relationship', '=', 'foster carer'),
    )
    .where('w.authority_id', '=', authorityId)
    .where('w.staff_id', '=', userId)
    .where('w.ended_on', 'is', null)
    .select(['w.child_id as childId', 'w.started_on as since', 'p.started_on as fosteredFrom'])
    .select(['c.id as carerId', 'c.name as carer'])
    .orderBy('w.started_on')
    .orderBy('w.child_id')
    .limit(CHILDREN_OF_A_WORKER)
    .execute();
}

interface OfChild {
  readonly child: VisitedChild;
  readonly index: number;
  readonly today: Day;
}

async function visit(
  tx: Tx,
  actor: Actor,
  { child: { childId, since }, index, worker, today }: OfChild & { readonly worker: Worker },
): Promise<void> {
  const visitor = { ref: { who: 'staff', staffId: worker.staffId }, name: worker.name, role: 'social worker' } as const;
  const silence = index % CHILDREN_A_VOICE === 0 ? {} : { said: null, saidHow: null };
  for (const { daysAgo, ...told } of VISITS) {
    const visitedOn = isoFromDay((today - daysAgo - (index % DAYS_APART)) as Day);
    if (visitedOn < since) continue;
    const values = { ...told, ...silence, visitor, visitedOn };
    const to = { childId, visitId: crypto.randomUUID(), values, correction: undefined };
    const outcome = await recordVisit(tx, actor, to);
    if (outcome.kind !== 'saved') throw new Error(`a visit of the demo was not recorded: ${outcome.kind}`);
  }
}

async function enterHousehold(tx: Tx, actor: Actor, { child, index, today }: OfChild): Promise<void> {
  const { childId, fosteredFrom, carerId, carer } = child;
  if (fosteredFrom === null || carer === null) return;
  const stays = { endedOn: null, isWithdrawn: false };
  const enter = (member: Parameters<typeof addHouseholdMember>[2]['member']) =>
    addHouseholdMember(tx, actor, { childId, member });
  const values = { name: carer, relationship: 'foster carer', startedOn: fosteredFrom, ...stays };
  await enter({ personId: carerId, values });
  const cameOn = isoFromDay((today - NEWCOMER_DAYS_AGO) as Day);
  if (index % CHILDREN_A_NEWCOMER !== 1 || cameOn <= fosteredFrom) return;
  await enter({ personId: null, values: { ...NEWCOMER, startedOn: cameOn, ...stays } });
}
