import { addChildRole } from '../casework/allocation/child-roles.ts';
import { type NotifyOutcome, notifyService } from '../casework/allocation/notify-service.ts';
import { addCompetence } from '../casework/allocation/officer-competence.ts';
import { changeProfile } from '../casework/allocation/officer-profile.ts';
import { linkChildren } from '../casework/children/people/link-children.ts';
import type { Relation } from '../casework/children/people/relations.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { addDays, type Day, isoFromDay } from '../rules/index.ts';
import { nameOf } from '../synthetic/names.ts';
import type { DemoStaff } from './enter-demo-staff.ts';

interface Allocating {
  readonly staff: DemoStaff;
  readonly seed: number;
  readonly today: Day;
}

/** Names that begin after those of any other child of the demo. */
const FIRST_NAME = 900_000;

/** The children who wait: how many days ago each became looked after, and what else is told. */
const NEWCOMERS = [
  { localId: 'N-3001', daysAgo: 2, years: 9, sex: 'F', methods: [], needs: [], languages: 'Polish, English' },
  { localId: 'N-3002', daysAgo: 2, years: 6, sex: 'M', methods: [], needs: [], languages: 'Polish, English' },
  {
    localId: 'N-3003',
    daysAgo: 4,
    years: 13,
    sex: 'M',
    languages: null,
    methods: ['british-sign-language'],
    needs: ['does-not-use-speech'],
  },
  { localId: 'N-3004', daysAgo: 1, years: 0, sex: 'F', methods: [], needs: [], languages: null },
] as const;

/**
 * Social workers tell the service of four children: two are brother and sister, and one of them has a sister in care
 * already; one uses sign language; one is the baby of a looked-after mother. One IRO cannot be chosen for the first,
 * because they helped to prepare the care plan.
 */
export async function allocateInDemo(database: Database, program: Actor, input: Allocating): Promise<void> {
  await describeOfficers(database, program, input);
  const children: string[] = [];
  for (const [index, newcomer] of NEWCOMERS.entries()) {
    children.push(await tellOf(database, program, { ...input, newcomer, index }));
  }
  await relate(database, program, { ...input, children });
}

const CARD = { phone: '01632 960 001', address: 'Reviewing service\nHarbour House\nMarram Quay' };

/** How each IRO is reached, and what is known of registration and skills; of the last one little is known. */
async function describeOfficers(database: Database, program: Actor, { staff, today }: Allocating): Promise<void> {
  await database.withTransaction(program, async (tx) => {
    for (const [index, { staffId }] of staff.officers.entries()) {
      const contact = { ...CARD, knownAs: null, mobile: `07700 900 0${10 + index}` };
      const whenUnavailable = 'Call the duty team on 01632 960 009.';
      await changeProfile(tx, program, { staffId, ...contact, whenUnavailable, version: 0 });
      const known = { staffId, evidence: 'Seen by the manager', checkedOn: isoFromDay(addDays(today, -60)) };
      const runsOut = isoFromDay(addDays(today, 300));
      const registered = { detail: 'Social Work England', heldFrom: null, expiresOn: runsOut };
      await addCompetence(tx, program, { ...known, kind: 'registration', ...registered });
      if (index === staff.officers.length - 1) continue;
      const qualified = { detail: null, heldFrom: isoFromDay(addDays(today, -4000 - index * 500)), expiresOn: null };
      await addCompetence(tx, program, { ...known, kind: 'qualified', ...qualified });
      if (index === 1) {
        const signs = { detail: 'british-sign-language', heldFrom: null, expiresOn: null };
        await addCompetence(tx, program, { ...known, kind: 'method', ...signs });
      }
      if (index === 2) {
        await addCompetence(tx, program, {
          ...known,
          kind: 'language',
          detail: 'Polish',
          heldFrom: null,
          expiresOn: null,
        });
      }
    }
  });
}

interface Telling extends Allocating {
  readonly newcomer: (typeof NEWCOMERS)[number];
  readonly index: number;
}

async function tellOf(
  database: Database,
  program: Actor,
  { staff, seed, today, newcomer, index }: Telling,
): Promise<string> {
  const { localId, daysAgo, years, sex, methods, needs, languages } = newcomer;
  // The brother and sister bear one name, and are one worker's.
  const { given, family } = nameOf(seed, FIRST_NAME + index, sex);
  const shared = index === 1 ? nameOf(seed, FIRST_NAME, 'F').family : family;
  const worker = { ...program, userId: staff.workers[index === 1 ? 0 : index] ?? '' };
  const bornOn = isoFromDay(addDays(today, years === 0 ? -20 : -(years * 365 + 100)));
  const unknown = { siblings: null, communicationNote: null, identity: null, toldBy: null, lookedAfterAt: null };
  const tell = (notThese: readonly string[]): Promise<NotifyOutcome> =>
    database.withTransaction(worker, (tx) =>
      notifyService(tx, worker, {
        which: {
          kind: 'new',
          details: {
            ...{ localId, givenName: given, familyName: shared, knownAs: null, bornOn, upn: null },
            sex: sex === 'F' ? 'female' : 'male',
          },
          as: 'social-worker',
          socialWorker: null,
          notThese,
        },
        notification: {
          ...unknown,
          ...{ methods, needs, languages, lookedAfterFrom: isoFromDay(addDays(today, -daysAgo)) },
          ...{ legalStatus: 'V2', placement: 'U6', hasProtectionPlan: index === 0 },
        },
        today,
        now: `${isoFromDay(today)}T08:30`,
      }),
    );
  const first = await tell([]);
  // Another child of the demo may have a name like this one.
  const outcome = first.kind === 'maybe-known' ? await tell(first.children.map(({ childId }) => childId)) : first;
  if (outcome.kind !== 'notified') throw new Error(`the demo could not tell of a child: ${outcome.kind}`);
  return outcome.childId;
}

/** Who belongs to whom, and who is what to the first child. */
async function relate(
  database: Database,
  program: Actor,
  { staff, today, children }: Allocating & { readonly children: readonly string[] },
): Promise<void> {
  const [first = '', second = '', , baby = ''] = children;
  await database.withTransaction(program, async (tx) => {
    const inCare = await tx
      .selectFrom('children')
      .innerJoin('appointments', 'appointments.child_id', 'children.id')
      .select(['children.id', 'children.born_on', 'appointments.staff_id'])
      .where('appointments.ended_on', 'is', null)
      .where('children.sex', '=', 'female')
      .orderBy('children.born_on')
      .execute();
    const mother = inCare.find(({ born_on }) => born_on !== null && born_on <= isoFromDay(addDays(today, -5700)));
    const sister = inCare.at(-1);
    const link = async (childId: string, otherChildId: string, relation: Relation) => {
      await linkChildren(tx, program, { childId, otherChildId, relation, since: null, today: isoFromDay(today) });
    };
    await link(first, second, 'full-sibling');
    if (sister !== undefined) await link(first, sister.id, 'half-sibling');
    if (mother !== undefined) await link(baby, mother.id, 'parent');
    const [, , planner] = staff.officers;
    if (planner === undefined) return;
    const before = { startedOn: isoFromDay(addDays(today, -500)), endedOn: isoFromDay(addDays(today, -480)) };
    await addChildRole(tx, program, { childId: first, staffId: planner.staffId, role: 'care-plan', ...before });
  });
}
