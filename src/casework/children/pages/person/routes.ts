import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showConflict,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { type Child, findChild } from '../../find-child.ts';
import { addPerson } from '../../people/add-person.ts';
import { changePerson, endPerson, type PersonChangeOutcome } from '../../people/change-person.ts';
import { findPerson } from '../../people/find-person.ts';
import type { PersonRow } from '../../people/list-people.ts';
import type { Person } from '../../people/person.ts';
import { readEndForm, readPersonForm, toFields } from './form.ts';
import { differencesOf, toView } from './view.ts';

const TEMPLATE = 'casework/children/pages/person/page.njk';
const NEW_PATH = '/children/:child/people/new';
const PATH = '/children/:child/people/:person';
const UNKNOWN_YET = { hasParentalResponsibility: 'unknown', needsInterpreter: 'unknown', contactRule: 'allowed' };

const NEW_PERSON: Page = {
  method: 'GET',
  path: NEW_PATH,
  permission: 'children.keep',
  action: 'person.new-form',
  handle: async (request) => {
    const child = await findChildOf(request);
    return child === undefined ? NOT_FOUND : reply({ child, values: UNKNOWN_YET });
  },
};

const ADD_PERSON: Page = {
  method: 'POST',
  path: NEW_PATH,
  permission: 'children.keep',
  action: 'person.add',
  handle: async (request) => {
    const child = await findChildOf(request);
    if (child === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readPersonForm(form);
    if (!read.isValid) return reply({ child, values: form, errors: read.errors });
    const personId = await addPerson(tx, user, { childId: child.childId, person: read.values, today });
    if (personId === undefined) return NOT_FOUND;
    return toPeople(child, { notice: 'They are added.', personId });
  },
};

const PERSON: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.keep',
  action: 'person.change-form',
  handle: async (request) => {
    const found = await findChildAndPerson(request);
    return found === undefined ? NOT_FOUND : reply({ ...found, values: toFields(found.person) });
  },
};

const CHANGE_PERSON: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.keep',
  action: 'person.change',
  handle: async (request) => {
    const found = await findChildAndPerson(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form } = request;
    const read = readPersonForm(form);
    if (!read.isValid) return reply({ ...found, values: form, errors: read.errors });
    const outcome = await changePerson(tx, user, { ...idsOf(request), person: read.values });
    return answer(found, outcome, { form, mine: read.values, notice: 'What is known of them is changed.' });
  },
};

const END_PERSON: Page = {
  method: 'POST',
  path: `${PATH}/end`,
  permission: 'children.keep',
  action: 'person.end',
  handle: async (request) => {
    const found = await findChildAndPerson(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form } = request;
    const values = { ...toFields(found.person), ...form };
    const read = readEndForm(form);
    if (!read.isValid) return reply({ ...found, values, errors: read.errors });
    const outcome = await endPerson(tx, user, { ...idsOf(request), ...read.values });
    const mine = outcome.kind === 'conflict' ? outcome.current : found.person;
    return answer(found, outcome, { form: values, mine, notice: 'They stand among those of earlier now.' });
  },
};

/** Somebody around a child is entered, changed, or around them no more. */
export const PERSON_PAGES: readonly Page[] = [NEW_PERSON, ADD_PERSON, PERSON, CHANGE_PERSON, END_PERSON];

interface Found {
  readonly child: Child;
  readonly person: PersonRow;
}

interface Sent {
  readonly form: FormFields;
  readonly mine: Person;
  readonly notice: string;
}

function answer(found: Found, outcome: PersonChangeOutcome, { form, mine, notice }: Sent): Reply {
  const { child, person } = found;
  switch (outcome.kind) {
    case 'not-found':
      return NOT_FOUND;
    case 'saved':
      return toPeople(child, { notice, personId: person.personId });
    case 'ends-before-start': {
      const text = `They came on ${shortDay(outcome.startedOn)}: the day they go cannot be before it`;
      return reply({ ...found, values: form, errors: [refuse('endedOn', text)] });
    }
    case 'conflict': {
      const values = { ...form, version: String(outcome.current.version) };
      return reply({ child, person: outcome.current, values, conflict: differencesOf(outcome.current, mine) });
    }
  }
}

interface ToShow {
  readonly child: Child;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly person?: PersonRow;
  readonly conflict?: ReturnType<typeof differencesOf>;
}

function reply({ child, values, errors = [], person, conflict }: ToShow): Reply {
  const known = person && { id: person.personId, name: person.name, endedOn: person.endedOn };
  const model = toView({ child, values, errors, person: known, ...(conflict !== undefined && { conflict }) });
  const shown = { childIds: [child.childId], ...(person && { details: { personId: person.personId } }) };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return errors.length > 0 ? showInvalid(TEMPLATE, model, shown) : show(TEMPLATE, model, shown);
}

function toPeople({ childId }: Child, { notice, personId }: { notice: string; personId: string }): Reply {
  return redirect(`/children/${childId}/people`, { notice, childIds: [childId], details: { personId } });
}

async function findChildOf({ tx, user, params, today }: PageRequest): Promise<Child | undefined> {
  return await findChild(tx, user, { childId: params['child'] ?? '', today });
}

async function findChildAndPerson(request: PageRequest): Promise<Found | undefined> {
  const child = await findChildOf(request);
  const person = child && (await findPerson(request.tx, request.user, idsOf(request)));
  return child === undefined || person === undefined ? undefined : { child, person };
}

function idsOf({ params, form }: PageRequest) {
  return {
    childId: params['child'] ?? '',
    personId: params['person'] ?? '',
    version: Number(form['version']) || 0,
  };
}
