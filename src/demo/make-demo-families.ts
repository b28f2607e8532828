import { changeChildNeeds } from '../casework/children/details/change-child-needs.ts';
import { type ChildNeeds, NO_NEEDS } from '../casework/children/details/needs.ts';
import { isNhsNumber } from '../casework/children/details/nhs-number.ts';
import { linkChildren } from '../casework/children/people/link-children.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../rules/index.ts';
import { nameOf } from '../synthetic/names.ts';
import { Random } from '../synthetic/random.ts';

interface FamiliesInput {
  readonly seed: number;
  readonly today: Day;
}

interface DemoChild {
  readonly id: string;
  readonly family: string | null;
  readonly bornOn: string | null;
}

/** Keeps these draws apart from every other one. */
const PURPOSE = 7_002;
/** How many brothers and sisters each family has, one family after the other. */
const FAMILY_SIZES = [2, 3, 2, 4, 2, 5, 3, 2] as const;
/** A range that is never given to a person. */
const FIRST_NHS_NUMBER = 999_000_000;
const YOUNGEST_PARENT_YEARS = 15;
const LANGUAGES = ['Polish', 'Urdu', 'Romanian', 'Kurdish Sorani', 'British Sign Language', 'Tigrinya'] as const;
const CHILDREN_A_LANGUAGE = 9;
const CHILDREN_A_COMMUNICATION_NEED = 17;

/** Gives the demo's children in care brothers and sisters, people around them, languages, needs and NHS numbers. */
export async function makeDemoFamilies(tx: Tx, program: Actor, { seed, today }: FamiliesInput): Promise<void> {
  const children = await readChildrenInCare(tx, program);
  await makeBrothersAndSisters(tx, program, { children, today });
  await makeParentInCare(tx, program, { children, today });
  await giveNhsNumbers(tx, program, children);
  await putPeopleAround(tx, program, { children, seed });
  for (const [index, { id }] of children.entries()) {
    const needs = needsOf(index);
    if (needs !== undefined) await changeChildNeeds(tx, program, { childId: id, needs, version: 0 });
  }
}

async function readChildrenInCare(tx: Tx, { authorityId }: Actor): Promise<DemoChild[]> {
  return await tx
    .selectFrom('children as c')
    .innerJoin('periods_of_care as k', (join) =>
      join.onRef('k.authority_id', '=', 'c.authority_id').onRef('k.child_id', '=', 'c.id'),
    )
    .where('c.authority_id', '=', authorityId)
    .where('k.ended_on', 'is', null)
    .select(['c.id', 'c.family_name as family', 'c.born_on as bornOn'])
    .orderBy('c.local_id')
    .execute();
}

interface Among {
  readonly children: readonly DemoChild[];
  readonly today: Day;
}

/** One family after the other, with one family name; the last of a larger one is a half-brother or half-sister. */
async function makeBrothersAndSisters(tx: Tx, program: Actor, { children, today }: Among): Promise<void> {
  let from = 0;
  for (const size of FAMILY_SIZES) {
    const family = children.slice(from, from + size);
    from += size;
    const [eldest] = family;
    if (eldest === undefined) return;
    await tx
      .updateTable('children')
      .set({ family_name: eldest.family })
      .where('authority_id', '=', program.authorityId)
      .where(
        'id',
        'in',
        family.map(({ id }) => id),
      )
      .execute();
    for (const [index, one] of family.entries()) {
      for (const other of family.slice(index + 1)) {
        const relation = size > 2 && other === family.at(-1) ? 'half-sibling' : 'full-sibling';
        const pair = { childId: one.id, otherChildId: other.id, relation, since: null } as const;
        await linkChildren(tx, program, { ...pair, today: isoFromDay(today) });
      }
    }
  }
}

/** A young person in care whose own child is in care too. */
async function makeParentInCare(tx: Tx, program: Actor, { children, today }: Among): Promise<void> {
  const byAge = children
    .flatMap(({ id, bornOn }) => (bornOn === null ? [] : [{ id, bornOn }]))
    .toSorted((a, b) => (a.bornOn < b.bornOn ? -1 : 1));
  const [parent, child] = [byAge[0], byAge.at(-1)];
  if (parent === undefined || child === undefined) return;
  const isOldEnough =
    Temporal.PlainDate.from(parent.bornOn).until(child.bornOn, { largestUnit: 'years' }).years >= YOUNGEST_PARENT_YEARS;
  if (!isOldEnough) return;
  const pair = { childId: child.id, otherChildId: parent.id, relation: 'parent', since: null } as const;
  await linkChildren(tx, program, { ...pair, today: isoFromDay(today) });
}

async function giveNhsNumbers(tx: Tx, { authorityId }: Actor, children: readonly DemoChild[]): Promise<void> {
  const numbers = nhsNumbers();
  for (const { id } of children) {
    await tx
      .updateTable('children')
      .set({ nhs_number: numbers.next().value })
      .where('authority_id', '=', authorityId)
      .where('id', '=', id)
      .execute();
  }
}

/** Numbers whose last digit fits, one after the other. */
function* nhsNumbers(): Generator<string, never> {
  for (let first = FIRST_NHS_NUMBER; ; first += 1) {
    const number = Array.from({ length: 10 }, (_, digit) => `${first}${digit}`).find(isNhsNumber);
    if (number !== undefined) yield number;
  }
}

/** A parent, a carer and the school of each; with a few of the parents an order forbids contact. */
async function putPeopleAround(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { children, seed }: { readonly children: readonly DemoChild[]; readonly seed: number },
): Promise<void> {
  const people = children.flatMap(({ id: child_id, family }, index) => {
    const random = new Random(seed, index, PURPOSE);
    const isMother = random.chance(2 / 3);
    const parent = nameOf(seed, 10_000 + index, isMother ? 'F' : 'M');
    const carer = nameOf(seed, 20_000 + index, 'F');
    const phone = (number: number) => `01632 96${String(number % 10_000).padStart(4, '0')}`;
    const forbids = index % 23 === 5;
    const of = { authority_id, child_id };
    return [
      {
        ...of,
        name: `${parent.given} ${family ?? parent.family}`,
        relationship: isMother ? 'mother' : 'father',
        has_parental_responsibility: true,
        phone: phone(index * 2),
        email: null,
        contact_rule: forbids ? 'no-contact-order' : 'allowed',
        contact_note: forbids ? 'The order was made this year. Ask the legal team first.' : null,
        is_address_withheld: false,
        address: null,
      },
      {
        ...of,
        name: `${carer.given} ${carer.family}`,
        relationship: 'foster carer',
        has_parental_responsibility: false,
        phone: phone(index * 2 + 1),
        email: `carer${index}@example.org`,
        contact_rule: 'allowed',
        contact_note: null,
        is_address_withheld: index % 11 === 3,
        address: index % 11 === 3 ? `${(index % 90) + 1} Made-up Lane` : null,
      },
      {
        ...of,
        name: `${['Birch', 'Heron', 'Quarry', 'Lantern'][index % 4]} School`,
        relationship: 'school',
        has_parental_responsibility: null,
        phone: null,
        email: `school${index % 4}@example.org`,
        contact_rule: 'allowed',
        contact_note: null,
        is_address_withheld: false,
        address: null,
      },
    ];
  });
  if (people.length > 0) await tx.insertInto('child_people').values(people).execute();
}

function needsOf(index: number): ChildNeeds | undefined {
  const language = index % CHILDREN_A_LANGUAGE === 4 ? LANGUAGES[index % LANGUAGES.length] : undefined;
  const needs: ChildNeeds = { ...NO_NEEDS, firstLanguage: language ?? 'English' };
  if (language !== undefined) {
    return { ...needs, needsInterpreter: true, interpreterNote: 'The same one each time, where that can be.' };
  }
  if (index % CHILDREN_A_COMMUNICATION_NEED !== 8) return undefined;
  const isFirst = index % 2 === 0;
  return {
    ...needs,
    communicationNeeds: isFirst ? ['does-not-use-speech', 'not-understood'] : ['hard-to-express'],
    communicationMethods: isFirst ? ['eye-pointing', 'symbols-or-pictures'] : ['play-or-drawing', 'speech'],
    communicationNote: isFirst
      ? 'Needs time, and the picture book from home.'
      : 'Draws first and talks afterwards. Likes to know who will be there.',
    signForYes: isFirst ? 'Looks up' : null,
    signForNo: isFirst ? 'Looks away' : null,
    aids: isFirst ? 'A picture book, in the blue bag' : null,
    likes: isFirst ? 'Music: smiles and kicks' : null,
  };
}
