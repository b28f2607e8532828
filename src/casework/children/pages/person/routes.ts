import { type ConflictView, mergeVersions } from '../../../../platform/pages/conflict.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import { type Child, findChild } from '../../find-child.ts';
import { addPerson } from '../../people/add-person.ts';
import { changePerson, endPerson, type PersonChangeOutcome } from '../../people/change-person.ts';
import { findPerson } from '../../people/find-person.ts';
import type { PersonRow } from '../../people/list-people.ts';
import { readEndForm, readPersonForm, toFields } from './form.ts';
import { COMPARED, toView } from './view.ts';

const TEMPLATE = 'casework/children/pages/person/page.njk';
const NEW_PATH = '/children/:child/people/new';
const PATH = '/children/:child/people/:person';
const UNKNOWN_YET = { hasParentalResponsibility: 'unknown', needsInterpreter: 'unknown', contactRule: 'allowed' };

/** What is kept of the form before it is sent. */
const PERSON_FORM: KeptForm = {
  name: 'around',
  fields: [
    ...['name', 'relationship', 'otherRelationship', 'hasParentalResponsibility', 'contactRule', 'contactNote'],
    ...['phone', 'email', 'address', 'isAddressWithheld', 'preferredContact', 'firstLanguage', 'needsInterpreter'],
    ...partsOfDay('startedOn'),
  ],
};

const NEW_PERSON: Page = {
  method: 'GET',
  path: NEW_PATH,
  permission: 'children.keep',
  action: 'person.new-form',
  forms: [PERSON_FORM],
  handle: async (request) => {
    const child = await findChildOf(request);
    if (child === undefined) return NOT_FOUND;
    return reply({ child, values: typedBefore(request, PERSON_FORM) ?? UNKNOWN_YET });
  },
};

const ADD_PERSON: Page = {
  method: 'POST',
  path: NEW_PATH,
  permission: 'children.keep',
  action: 'person.add',
  forms: [PERSON_FORM],
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
  forms: [PERSON_FORM],
  handle: async (request) => {
    const found = await findChildAndPerson(request);
    if (found === undefined) return NOT_FOUND;
    return reply({ ...found, values: typedBefore(request, PERSON_FORM) ?? toFields(found.person) });
  },
};

const CHANGE_PERSON: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.keep',
  action: 'person.change',
  forms: [PERSON_FORM],
  handle: async (request) => {
    const found = await findChildAndPerson(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form } = request;
    const read = readPersonForm(form);
    if (!read.isValid) return reply({ ...found, values: form, errors: read.errors });
    const outcome = await changePerson(tx, user, { ...idsOf(request), person: read.values });
    return answer(found, outcome, { form, notice: 'What is known of them is changed.' });
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
    return answer(found, outcome, { form: values, notice: 'They stand among those of earlier now.' });
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
  readonly notice: string;
}

function answer(found: Found, outcome: PersonChangeOutcome, { form, notice }: Sent): Reply {
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
      const merged = mergeVersions(COMPARED, { mine: form, theirs: toFields(outcome.current) });
      return reply({ child, person: outcome.current, ...merged });
    }
  }
}

interface ToShow {
  readonly child: Child;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly person?: PersonRow;
  readonly conflict?: ConflictView;
}

function reply({ child, values, errors = [], person, conflict }: ToShow): Reply {
  const known = person && { id: person.personId, name: person.name, endedOn: person.endedOn };
  const model = toView({ child, values, errors, person: known, ...(conflict !== undefined && { conflict }) });
  const shown = { childIds: [child.childId], ...(person && { details: { personId: person.personId } }) };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
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
