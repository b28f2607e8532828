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
import { type Child, findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { keepAdvice } from '../../settle-support.ts';

const PATH = '/children/:child/communication/advice';
const TEMPLATE = 'casework/communication/pages/advice/page.njk';
const LONGEST_TEXT = 5000;

/** What is typed is kept before it is sent. */
const ADVICE_FORM: KeptForm = {
  name: 'communication-advice',
  fields: [...partsOfDay('askedOn'), 'whom', 'relation', 'said'],
};

function schemaOf(today: string) {
  return z.object({
    askedOn: day('Enter the day on which you asked').refine((on) => on <= today, 'This day is still to come'),
    whom: text('Enter whom you asked'),
    relation: text('Say what they are to the child'),
    said: text('Say what they told you', { max: LONGEST_TEXT }),
  });
}

const ASK_FORM: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'child.communication.advice-form',
  forms: [ADVICE_FORM],
  handle: async (request) => {
    const child = await find(request);
    return child === undefined ? NOT_FOUND : answer(child, { values: typedBefore(request, ADVICE_FORM) ?? {} });
  },
};

const KEEP_ADVICE: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'child.communication.advice-kept',
  forms: [ADVICE_FORM],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const child = await find(request);
    if (child === undefined) return NOT_FOUND;
    const reading = readForm(schemaOf(today), withDays(form, 'askedOn'));
    if (!reading.isValid) return answer(child, { values: form, errors: reading.errors });
    const { childId } = child;
    if (!(await keepAdvice(tx, user, { childId, values: reading.values }))) return NOT_FOUND;
    return redirect(`/children/${childId}/communication`, { notice: 'It is written down.', childIds: [childId] });
  },
};

/** Whom somebody asked how communication with a child can work. */
export const ADVICE_PAGES: readonly Page[] = [ASK_FORM, KEEP_ADVICE];

async function find({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  const childId = params['child'] ?? '';
  return (await mayRecord(tx, user, childId)) ? await findChild(tx, user, { childId, today }) : undefined;
}

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

function answer(child: Child, { values, errors = [] }: Shown): Reply {
  const model = {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/communication`,
    values,
    errors,
  };
  return showForm(TEMPLATE, model, { childIds: [child.childId] });
}
