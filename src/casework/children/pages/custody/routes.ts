import { z } from 'zod';
import { may } from '../../../../platform/identity/policy.ts';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, readForm } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { linesOfWish, POST_WAYS, postWayInWords } from '../../custody.ts';
import { findChild } from '../../find-child.ts';
import { findCustody, listCustodyWishes } from '../../find-custody.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import { recordCustodyWish } from '../../record-custody-wish.ts';

const PATH = '/children/:child/custody';
const LONGEST = 2000;

/** What is kept of the form before it is sent. */
const WISH_FORM: KeptForm = {
  name: 'custodyWish',
  fields: [...partsOfDay('askedOn'), 'mayKnow', 'mustNotKnow', 'parents', 'lettersTellPlace', 'postWay', 'note'],
};

const noteOrNothing = () =>
  z
    .string()
    .trim()
    .max(LONGEST, `Use ${LONGEST} characters or fewer`)
    .optional()
    .transform((typed) => (typed === undefined || typed === '' ? null : typed));

const schemaFor = (today: string) =>
  z.object({
    askedOn: day('Enter the day on which you asked').refine((on) => on <= today, 'This day is still to come'),
    mayKnow: noteOrNothing(),
    mustNotKnow: noteOrNothing(),
    parents: noteOrNothing(),
    lettersTellPlace: z
      .enum(['yes', 'no'], 'Choose whether letters to others may say where the child is')
      .transform((answer) => answer === 'yes'),
    postWay: z.enum(POST_WAYS, 'Choose how letters reach the child'),
    note: noteOrNothing(),
  });

/** Who may know that a child is in custody, and where, as the child said it each time they were asked. */
export const CUSTODY: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.read',
  action: 'child.custody.read',
  forms: [WISH_FORM],
  handle: async (request) => await answer(request, { values: typedBefore(request, WISH_FORM) ?? {} }),
};

export const RECORD_CUSTODY_WISH: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.keep',
  action: 'child.custody.recorded',
  forms: [WISH_FORM],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const childId = childOf(request);
    const read = readForm(schemaFor(today), withDays(form, 'askedOn'));
    if (!read.isValid) return await answer(request, { values: form, errors: read.errors });
    if (!(await recordCustodyWish(tx, user, { childId, wish: read.values, today }))) return NOT_FOUND;
    const notice = 'It is written down, and stands wherever somebody is invited or written to.';
    return redirect(PATH.replace(':child', childId), { notice, childIds: [childId] });
  },
};

function childOf({ params }: PageRequest): string {
  return params['child'] ?? '';
}

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function answer(request: PageRequest, { values, errors = [] }: Typed): Promise<Reply> {
  const { tx, user, terms, today } = request;
  const childId = childOf(request);
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return NOT_FOUND;
  const custody = await findCustody(tx, user, { childId, today });
  const wishes = await listCustodyWishes(tx, user, childId);
  const model = {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    href: `/children/${childId}`,
    isInside: custody?.isInside === true,
    canKeep: may(user.roles, 'children.keep'),
    wishes: wishes.map((wish) => ({
      lines: linesOfWish(wish, terms),
      by: `${wish.recordedBy ?? 'The program'}, ${momentInWords(wish.recordedAt)}`,
    })),
    ways: POST_WAYS.map((value) => ({ value, text: postWayInWords(value, terms) })),
    values,
    errors,
  };
  return showForm('casework/children/pages/custody/page.njk', model, { childIds: [childId] });
}
