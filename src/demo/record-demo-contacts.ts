import { findChild } from '../casework/children/find-child.ts';
import { listPartiesToChoose } from '../casework/contacts/list-parties-to-choose.ts';
import type { ContactValues, PartyKind } from '../casework/contacts/model.ts';
import { recordContact } from '../casework/contacts/record-contact.ts';
import type { PlanViewValues } from '../casework/voice/model.ts';
import { recordPlanView } from '../casework/voice/record-plan-view.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../rules/index.ts';

/** How many children of each officer have contacts. */
const CHILDREN_OF_AN_OFFICER = 4;
const OLD_ENOUGH_YEARS = 8;

interface ContactOfDemo extends Omit<ContactValues, 'contactedOn' | 'parties'> {
  readonly daysAgo: number;
  readonly with: readonly PartyKind[];
  /** Whether the child was asked of the plan. */
  readonly asksOfPlan?: boolean;
}

const NOTHING = {
  howNote: null,
  place: null,
  seenAlone: null,
  whyNotAlone: null,
  analysis: null,
  said: null,
  saidHow: null,
  toldLimits: null,
  sharedWith: null,
  childAgreed: null,
} as const;

/** The latest first; of a child who has nobody of a kind around them, that contact is left out. */
const CONTACTS: readonly ContactOfDemo[] = [
  {
    ...NOTHING,
    daysAgo: 6,
    with: ['professional'],
    how: 'call',
    done: 'Asked when the health assessment is. It is booked for next month; I hear of the result by email.',
    analysis: 'The health plan can be up to date for the review.',
  },
  {
    ...NOTHING,
    daysAgo: 17,
    with: ['carer'],
    how: 'email',
    done: 'The carer wrote that mornings are easier since the new bus. Thanked them, and asked for the times.',
  },
  {
    ...NOTHING,
    daysAgo: 31,
    with: ['child'],
    how: 'visit',
    place: 'At home, in the kitchen; the carer was upstairs',
    seenAlone: true,
    done: 'Talked about school, and about who should come to the review. I ask the school to move the club to Thursday.',
    analysis: 'The plan for school holds. Time with the family should be looked at again.',
    said: 'I want to see my nan more and not only on Sundays.',
    saidHow: 'said',
    toldLimits: 'yes',
    asksOfPlan: true,
  },
  {
    ...NOTHING,
    daysAgo: 52,
    with: ['parent'],
    how: 'call',
    done: 'Told of the day of the review, and asked what should be talked about. Wants to hear more from school.',
  },
  {
    ...NOTHING,
    daysAgo: 80,
    with: ['child'],
    how: 'text',
    done: 'Wished luck for the match, and wrote that I come before the review.',
    toldLimits: 'before',
  },
];

/** What a child said of the plan at that visit. */
const OF_PLAN: Omit<PlanViewValues, 'askedOn' | 'askedBy' | 'setting'> = {
  obtainedBy: 'said',
  parts: {
    home: { standing: 'agrees', words: 'Its good here. My room is mine.' },
    family: { standing: 'disputes', words: 'I want to see my nan more and not only on Sundays.' },
    school: { standing: 'partly', words: 'School is ok but the club is on the wrong day.' },
    'free-time': { standing: 'agrees', words: null },
  },
  isHappy: 'partly',
  going: 'Mostly good. The bus is better.',
  cameOfIt: 'The bus was changed, as asked for at the last review.',
  explained: 'That it can be asked for at the review, that the manager can be asked before, and how to complain.',
  support: ['iro', 'advocate'],
  chosen: 'I bring it up at the review; no advocate for now.',
  understands: 'no-change',
  knowsHowOften: 'told-now',
  wantsMeetings: 'as-now',
  meetingsNote: null,
  worry: null,
  worryAnswer: null,
};

/** Records with whom each officer of the demo was in touch for a few of their children. */
export async function recordDemoContacts(database: Database, program: Actor, today: Day): Promise<void> {
  for (const { childId, iroId, iroName, startedOn } of await readSomeChildren(database, program, today)) {
    const officer = { ...program, userId: iroId };
    await database.withTransaction(officer, async (tx) => {
      const child = await findChild(tx, officer, { childId, today: isoFromDay(today) });
      if (child === undefined) throw new Error('a child of the demo went away');
      const around = await listPartiesToChoose(tx, officer, { child, today: isoFromDay(today), also: [] });
      for (const { daysAgo, with: kinds, asksOfPlan = false, ...contact } of CONTACTS) {
        const contactedOn = isoFromDay((today - daysAgo) as Day);
        const parties = kinds.flatMap((kind) => around.find((party) => party.kind === kind) ?? []);
        if (parties.length === 0 || contactedOn < startedOn) continue;
        const values = { ...contact, contactedOn, parties };
        const contactId = crypto.randomUUID();
        const to = { childId, contactId, values, correction: undefined, today };
        const outcome = await recordContact(tx, officer, to);
        if (outcome.kind !== 'saved') throw new Error(`a contact of the demo was not recorded: ${outcome.kind}`);
        if (asksOfPlan) await askOfPlan(tx, officer, { childId, contactId, values, askedBy: iroName });
      }
    });
  }
}

interface Asking {
  readonly childId: string;
  readonly contactId: string;
  readonly values: ContactValues;
  readonly askedBy: string;
}

async function askOfPlan(tx: Tx, officer: Actor, { childId, contactId, values, askedBy }: Asking): Promise<void> {
  const asked = await recordPlanView(tx, officer, {
    childId,
    viewId: crypto.randomUUID(),
    values: { ...OF_PLAN, askedOn: values.contactedOn, askedBy, setting: values.place },
    contactId,
    reviewId: null,
    correction: undefined,
  });
  if (asked.kind !== 'saved') throw new Error(`what a child of the demo said was not kept: ${asked.kind}`);
}

async function readSomeChildren(database: Database, program: Actor, today: Day) {
  const children = await database.withTransaction(program, (tx) =>
    tx
      .selectFrom('appointments as a')
      .innerJoin('children as c', (join) =>
        join.onRef('c.authority_id', '=', 'a.authority_id').onRef('c.id', '=', 'a.child_id'),
      )
      .innerJoin('staff as s', (join) =>
        join.onRef('s.authority_id', '=', 'a.authority_id').onRef('s.id', '=', 'a.staff_id'),
      )
      .select(['a.child_id as childId', 'a.staff_id as iroId', 's.name as iroName', 'a.started_on as startedOn'])
      .where('a.authority_id', '=', program.authorityId)
      .where('a.ended_on', 'is', null)
      .where('c.born_on', '<', isoFromDay((today - OLD_ENOUGH_YEARS * 366) as Day))
      .orderBy('a.started_on')
      .orderBy('a.child_id')
      .execute(),
  );
  return [...Map.groupBy(children, ({ iroId }) => iroId).values()].flatMap((theirs) =>
    theirs.slice(0, CHILDREN_OF_AN_OFFICER),
  );
}
