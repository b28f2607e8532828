import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, readForm, text } from '../../../../platform/pages/form.ts';
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
import { hasCommunicationNeeds } from '../../../children/details/needs.ts';
import { type Child, findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { reminderOf } from '../../../contacts/words.ts';
import { considerEarlierReview, listConsiderations } from '../../consider-earlier-review.ts';
import { CONSIDERATION_OUTCOMES, CONSULTED } from '../../model.ts';
import { arrangementWords } from '../../words.ts';

const PATH = '/children/:child/reviews/consider';
const TEMPLATE = 'casework/preparation/pages/consider/page.njk';
const LONGEST_NOTE = 2000;

function schemaOf({ today, hasNeeds }: { readonly today: string; readonly hasNeeds: boolean }) {
  return z.object({
    consideredOn: day('Enter the day on which it was considered').refine(
      (on) => on <= today,
      'This day is still to come',
    ),
    about: text('Say what had happened', { max: LONGEST_NOTE }),
    outcome: z.enum(CONSIDERATION_OUTCOMES, 'Choose what came of it'),
    consulted: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((chosen) => CONSULTED.filter((who) => [chosen ?? []].flat().includes(who))),
    why: text('Say why', { max: LONGEST_NOTE }),
    supportedBy: z
      .string()
      .trim()
      .max(LONGEST_NOTE, `Use ${LONGEST_NOTE.toLocaleString('en-GB')} characters or fewer`)
      .optional()
      .transform((typed) => (typed === undefined || typed === '' ? null : typed))
      .refine((who) => who !== null || !hasNeeds, 'Say who supported the child, or why nobody did'),
  });
}

/** What is typed is kept before it is sent. */
const CONSIDERED: KeptForm = {
  name: 'consider',
  fields: [...partsOfDay('consideredOn'), 'about', 'consulted', 'supportedBy', 'outcome', 'why'],
};

const CONSIDER_FORM: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'review.consider-form',
  forms: [CONSIDERED],
  handle: async (request) => {
    const child = await find(request);
    return child === undefined
      ? NOT_FOUND
      : await answer(request, child, { values: typedBefore(request, CONSIDERED) ?? {} });
  },
};

const CONSIDER: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'review.considered',
  forms: [CONSIDERED],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const child = await find(request);
    if (child === undefined) return NOT_FOUND;
    const reading = readForm(
      schemaOf({ today, hasNeeds: hasCommunicationNeeds(child) }),
      withDays(form, 'consideredOn'),
    );
    if (!reading.isValid) return await answer(request, child, { values: form, errors: reading.errors });
    const { childId } = child;
    await considerEarlierReview(tx, user, { ...reading.values, childId });
    const to =
      reading.values.outcome === 'no-change' ? PATH.replace(':child', childId) : `/children/${childId}/reviews/new`;
    return redirect(to, {
      notice: 'What was considered is kept.',
      childIds: [childId],
      details: { outcome: reading.values.outcome },
    });
  },
};

export const CONSIDER_PAGES: readonly Page[] = [CONSIDER_FORM, CONSIDER];

async function find({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  const childId = params['child'] ?? '';
  return (await mayRecord(tx, user, childId)) ? await findChild(tx, user, { childId, today }) : undefined;
}

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function answer({ tx, user, terms }: PageRequest, child: Child, { values, errors = [] }: Shown): Promise<Reply> {
  const { childId } = child;
  const words = arrangementWords(terms);
  const chosen = [values['consulted'] ?? []].flat();
  const model = {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    hasNeeds: hasCommunicationNeeds(child),
    back: `/children/${childId}`,
    reminder: reminderOf(terms),
    values,
    errors,
    outcomes: Object.entries(words.outcome).map(([value, label]) => ({ value, text: label })),
    consulted: Object.entries(words.consulted).map(([value, label]) => ({
      value,
      text: label,
      checked: chosen.includes(value),
    })),
    kept: (await listConsiderations(tx, user, childId)).map((each) => ({
      ...each,
      outcome: words.outcome[each.outcome],
      consulted: each.consulted.map((who) => words.consulted[who]).join(', '),
    })),
  };
  const shown = { childIds: [childId] };
  return showForm(TEMPLATE, model, shown);
}
