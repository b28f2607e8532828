import { z } from 'zod';
import { day, dayOrNothing, withDays } from '../../../../platform/pages/day-field.ts';
import {
  ALWAYS,
  type FormError,
  type FormReading,
  readForm,
  text,
  wordsOrNothing,
} from '../../../../platform/pages/form.ts';
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
import { isPerson, SUPPORT_KINDS, type SupportValues } from '../../model.ts';
import { settleSupport } from '../../settle-support.ts';
import { supportKindInWords } from '../../words.ts';

const PATH = '/children/:child/communication/support';
const TEMPLATE = 'casework/communication/pages/support/page.njk';
const LONGEST_TEXT = 2000;
const TO_COME = 'This day is still to come';

/** What is typed is kept before it is sent. */
const SUPPORT_FORM: KeptForm = {
  name: 'communication-support',
  fields: [...partsOfDay('decidedOn'), 'kind', 'who', 'skill', ...partsOfDay('sinceOn'), 'childSaid'],
};

function readSupportForm(form: FormFields, today: string): FormReading<SupportValues> {
  const schema = z
    .object({
      decidedOn: day('Enter the day on which it was settled').refine((on) => on <= today, TO_COME),
      kind: z.enum(SUPPORT_KINDS, 'Choose who supports the child'),
      who: wordsOrNothing(LONGEST_TEXT),
      skill: wordsOrNothing(LONGEST_TEXT),
      sinceOn: dayOrNothing(),
      childSaid: text('Say how the child was asked, and what they said or showed', { max: LONGEST_TEXT }),
    })
    .refine(({ kind, who }) => kind === undefined || !isPerson(kind) || (who ?? null) !== null, {
      path: ['who'],
      message: 'Enter who it is',
      when: ALWAYS,
    })
    .refine(({ kind, skill }) => kind !== 'advocate' || (skill ?? null) !== null, {
      path: ['skill'],
      message: 'Say what they know of the child’s own way',
      when: ALWAYS,
    });
  const read = readForm(schema, withDays(form, 'decidedOn', 'sinceOn'));
  if (!read.isValid || isPerson(read.values.kind)) return read;
  // What stayed in the form from another choice tells of nobody.
  return { isValid: true, values: { ...read.values, who: null, skill: null, sinceOn: null } };
}

const SETTLE_FORM: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'child.communication.support-form',
  forms: [SUPPORT_FORM],
  handle: async (request) => {
    const child = await find(request);
    return child === undefined
      ? NOT_FOUND
      : answer(request, child, { values: typedBefore(request, SUPPORT_FORM) ?? {} });
  },
};

const SETTLE: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'child.communication.support-settled',
  forms: [SUPPORT_FORM],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const child = await find(request);
    if (child === undefined) return NOT_FOUND;
    const reading = readSupportForm(form, today);
    if (!reading.isValid) return answer(request, child, { values: form, errors: reading.errors });
    const { childId } = child;
    if (!(await settleSupport(tx, user, { childId, values: reading.values }))) return NOT_FOUND;
    return redirect(`/children/${childId}/communication`, {
      notice: 'Who supports them is kept.',
      childIds: [childId],
      details: { kind: reading.values.kind },
    });
  },
};

/** Who supports a child to say what they want is settled with the child. */
export const SUPPORT_PAGES: readonly Page[] = [SETTLE_FORM, SETTLE];

async function find({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  const childId = params['child'] ?? '';
  return (await mayRecord(tx, user, childId)) ? await findChild(tx, user, { childId, today }) : undefined;
}

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

function answer({ terms }: PageRequest, child: Child, { values, errors = [] }: Shown): Reply {
  const model = {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/communication`,
    values,
    errors,
    kinds: SUPPORT_KINDS.map((value) => ({ value, text: supportKindInWords(value, terms) })),
  };
  return showForm(TEMPLATE, model, { childIds: [child.childId] });
}
