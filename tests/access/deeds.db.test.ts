import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openTestDatabase } from '../support/database.ts';
import { arbitraryWorld } from './arbitrary-world.ts';
import { type Deed, deedsOf } from './deeds.ts';
import { type EnteredWorld, enterWorld } from './entered-world.ts';

const SETTINGS = { seed: 20_261_122, numRuns: 20 };
const { database, asAdmin } = await openTestDatabase();

/** Does each thing and undoes it at once, so that nothing that was done changes what may be done next. */
const TRY_EACH = `
  create function public.try_each(deeds text[]) returns text[] language plpgsql as $$
  declare
    deed text;
    changed bigint;
    outcomes text[] := '{}';
  begin
    foreach deed in array deeds loop
      begin
        execute deed;
        get diagnostics changed = row_count;
        raise exception using errcode = 'UNDO0', message = case when changed > 0 then 'done' else 'refused' end;
      exception
        when sqlstate 'UNDO0' then outcomes := outcomes || sqlerrm;
        when insufficient_privilege then outcomes := outcomes || 'refused'::text;
      end;
    end loop;
    return outcomes;
  end $$;
  grant execute on function public.try_each to footprint_app`;

before(() => asAdmin((admin) => admin.query(TRY_EACH)));

describe('what a person may do to the records', () => {
  it('is, thing by thing, what the statement of the policy says', async () => {
    await asAdmin((admin) =>
      fc.assert(
        fc.asyncProperty(fc.tuple(arbitraryWorld, arbitraryWorld), async (worlds) => {
          const [here, there] = [await enterWorld(admin, worlds[0]), await enterWorld(admin, worlds[1])];
          await checkDeeds(here, there);
        }),
        SETTINGS,
      ),
    );
  });

  it('is proved by as many things done as refused, of every kind', async () => {
    const tally = new Map<string, Set<string>>();
    const note = ({ name, isAllowed }: Deed): void => {
      tally.set(name, (tally.get(name) ?? new Set()).add(isAllowed ? 'done' : 'refused'));
    };
    await asAdmin(async (admin) => {
      for (const world of fc.sample(arbitraryWorld, { ...SETTINGS, numRuns: 60 })) {
        const here = await enterWorld(admin, world);
        for (const person of here.people.keys()) deedsOf(here, person, here).forEach(note);
      }
    });
    const oneSided = [...tally].filter(([name, outcomes]) => outcomes.size < 2 && !/^(never|always): /.test(name));
    assert.deepEqual(oneSided, []);
  });
});

async function checkDeeds(here: EnteredWorld, there: EnteredWorld): Promise<void> {
  for (const [person, userId] of here.people.entries()) {
    const deeds = deedsOf(here, person, there);
    const outcomes = await database.withClient({ authorityId: here.authorityId, userId }, async (client) => {
      const { rows } = await client.query<{ outcomes: string[] }>('select public.try_each($1) as outcomes', [
        deeds.map(({ statement }) => statement),
      ]);
      return rows[0]?.outcomes;
    });
    assert.deepEqual(
      deeds.map(({ name }, index) => `${name}: ${outcomes?.[index]}`),
      deeds.map(({ name, isAllowed }) => `${name}: ${isAllowed ? 'done' : 'refused'}`),
      `person ${person}`,
    );
  }
}
