import type { Database } from '../../src/platform/database/database.ts';
import { type ChildToEnter, createStaff, enterChild } from './child-record.ts';
import { createAuthority, type TestActor } from './records.ts';

/** An authority with one child, and people who stand to the child in every way that matters. */
export interface Office {
  /** May do everything that the service does; enters what the tests need. */
  readonly officer: TestActor;
  readonly iro: TestActor;
  readonly otherIro: TestActor;
  readonly manager: TestActor;
  readonly socialWorker: TestActor;
  /** An IRO manager who is kept from this child's record. */
  readonly barred: TestActor;
  readonly systemAdministrator: TestActor;
  readonly director: TestActor;
  /** An officer of another authority. */
  readonly elsewhere: TestActor;
  /** The id of the child: Sami Testchild, local id L100. */
  readonly child: string;
}

export async function openOffice(database: Database, child: Partial<ChildToEnter> = {}): Promise<Office> {
  const officer = await createAuthority(database);
  const staff = {
    iro: await createStaff(database, officer, { name: 'Iris Ode', roles: ['iro'] }),
    otherIro: await createStaff(database, officer, { name: 'Otis Rey', roles: ['iro'] }),
    manager: await createStaff(database, officer, { name: 'Mara Ward', roles: ['iro-manager'] }),
    socialWorker: await createStaff(database, officer, { name: 'Wim Sol', roles: ['social-worker'] }),
    barred: await createStaff(database, officer, { name: 'Bea Red', roles: ['iro-manager', 'iro'] }),
    systemAdministrator: await createStaff(database, officer, { name: 'Sy Bit', roles: ['system-administrator'] }),
    director: await createStaff(database, officer, { name: 'Dee Top', roles: ['director'] }),
  };
  const id = await database.withTransaction(officer, async (tx) => {
    const child_id = await enterChild(tx, officer, {
      localId: 'L100',
      bornOn: '2014-05-02',
      givenName: 'Samuel',
      familyName: 'Testchild',
      knownAs: 'Sami',
      iro: staff.iro,
      socialWorker: staff.socialWorker,
      place: { code: 'U6', kind: 'foster', postcode: 'ZZ1 1ZZ' },
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      ],
      ...child,
    });
    await tx
      .insertInto('barred_staff')
      .values({ authority_id: officer.authorityId, child_id, staff_id: staff.barred.userId, reason: 'an aunt' })
      .execute();
    return child_id;
  });
  return { officer, ...staff, elsewhere: await createAuthority(database, 'Southshire'), child: id };
}
