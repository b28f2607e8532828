import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
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
import { changeAbsence } from '../../change-absence.ts';
import { endAbsence } from '../../end-absence.ts';
import { findAbsence, listCoverChoices } from '../../find-absence.ts';
import { findStaffMember, type StaffMember } from '../../find-staff-member.ts';
import { recordAbsence } from '../../record-absence.ts';
import { type AbsenceValues, readAbsenceForm, toRefusal } from './form.ts';

const TEMPLATE = 'casework/staff/pages/absence/page.njk';

/** When somebody is away, and who acts for them. */
export const NEW_ABSENCE: Page = {
  method: 'GET',
  path: '/staff/:staff/absences/new',
  permission: 'allocation.appoint',
  action: 'absence.new-form',
  handle: async (request) => {
    const person = await findPerson(request);
    return person === undefined ? NOT_FOUND : await reply(request, { person, values: { coveredBy: '' } });
  },
};

export const RECORD_ABSENCE: Page = {
  method: 'POST',
  path: '/staff/:staff/absences/new',
  permission: 'allocation.appoint',
  action: 'absence.record',
  handle: async (request) => {
    const person = await findPerson(request);
    if (person === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readAbsenceForm(form);
    if (!read.isValid) return await reply(request, { person, values: form, errors: read.errors });
    const outcome = await recordAbsence(tx, user, { ...read.values, staffId: person.id, today });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind !== 'recorded') {
      return await reply(request, { person, values: form, errors: [toRefusal(outcome)] });
    }
    const details = { staffId: person.id, absenceId: outcome.absenceId, coveredBy: read.values.coveredBy };
    return redirect(`/staff/${person.id}`, { notice: 'The absence is recorded.', details });
  },
};

export const ABSENCE: Page = {
  method: 'GET',
  path: '/staff/:staff/absences/:absence',
  permission: 'allocation.appoint',
  action: 'absence.change-form',
  handle: async (request) => {
    const found = await findPersonAndAbsence(request);
    if (found === undefined) return NOT_FOUND;
    return await reply(request, { ...found, values: toFields(found.absence) });
  },
};

export const CHANGE_ABSENCE: Page = {
  method: 'POST',
  path: '/staff/:staff/absences/:absence',
  permission: 'allocation.appoint',
  action: 'absence.change',
  handle: async (request) => {
    const found = await findPersonAndAbsence(request);
    if (found === undefined) return NOT_FOUND;
    const { person, absence } = found;
    const { tx, user, form, today } = request;
    const read = readAbsenceForm(form);
    if (!read.isValid) return await reply(request, { ...found, values: form, errors: read.errors });
    const version = Number(form['version']) || 0;
    const ids = { staffId: person.id, absenceId: absence.id };
    const outcome = await changeAbsence(tx, user, { ...read.values, ...ids, version, today });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'conflict') return await reply(request, { ...found, values: form, mine: read.values });
    if (outcome.kind !== 'saved') return await reply(request, { ...found, values: form, errors: [toRefusal(outcome)] });
    const details = { ...ids, coveredBy: read.values.coveredBy };
    return redirect(`/staff/${person.id}`, { notice: 'The absence is changed.', details });
  },
};

export const END_ABSENCE: Page = {
  method: 'POST',
  path: '/staff/:staff/absences/:absence/end',
  permission: 'allocation.appoint',
  action: 'absence.end',
  handle: async (request) => {
    const found = await findPersonAndAbsence(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const ids = { staffId: found.person.id, absenceId: found.absence.id };
    const outcome = await endAbsence(tx, user, { ...ids, version: Number(form['version']) || 0, today });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'conflict') return await reply(request, { ...found, values: form, mine: 'back' });
    return redirect(`/staff/${ids.staffId}`, {
      notice: ENDED[outcome.kind],
      details: { ...ids, outcome: outcome.kind },
    });
  },
};

const ENDED = {
  ended: 'They are back: nobody acts for them any more.',
  removed: 'The absence is taken out: it had not begun.',
  'over-already': 'The absence is over already.',
} as const;

interface Shown {
  readonly person: StaffMember;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** The absence as it is kept, where there is one already. */
  readonly absence?: Absence;
  /** What was typed, where somebody else saved meanwhile; `back`: that they are here today. */
  readonly mine?: AbsenceValues | 'back';
}

type Absence = NonNullable<Awaited<ReturnType<typeof findAbsence>>>;

async function reply(request: PageRequest, { person, values, errors = [], absence, mine }: Shown): Promise<Reply> {
  const { tx, user, today } = request;
  const choices = await listCoverChoices(tx, user, { staffId: person.id, today });
  const fields = mine === undefined || absence === undefined ? values : fieldsAfter(mine, { values, absence });
  const nameOf = (id: string | null) => choices.find((choice) => choice.id === id)?.name ?? 'Nobody yet';
  const model = {
    person,
    errors,
    absence,
    back: `/staff/${person.id}`,
    values: fields,
    isEnding: mine === 'back',
    choices: [{ value: '', text: 'Nobody yet' }, ...choices.map(({ id, name }) => ({ value: id, text: name }))].map(
      (choice) => ({ ...choice, selected: choice.value === fields['coveredBy'] }),
    ),
    conflict: mine === undefined || absence === undefined ? undefined : differencesOf(absence, mine, nameOf),
  };
  const shown = { details: { staffId: person.id } };
  if (mine !== undefined) return showConflict(TEMPLATE, model, shown);
  return errors.length > 0 ? showInvalid(TEMPLATE, model, shown) : show(TEMPLATE, model, shown);
}

/** What the form holds after a conflict: what was typed, to be sent over what they saved, which is shown beside it. */
function fieldsAfter(
  mine: AbsenceValues | 'back',
  { values, absence }: { readonly values: FormFields; readonly absence: Absence },
): FormFields {
  return mine === 'back' ? toFields(absence) : { ...values, version: String(absence.version) };
}

function differencesOf(theirs: AbsenceValues, mine: AbsenceValues | 'back', nameOf: (id: string | null) => string) {
  if (mine === 'back') {
    const until = `${shortDay(theirs.lastOn)}, covered by ${nameOf(theirs.coveredBy)}`;
    return [{ label: 'Away until', theirs: until, mine: 'They are here today' }];
  }
  return [
    { label: 'First day away', theirs: shortDay(theirs.firstOn), mine: shortDay(mine.firstOn) },
    { label: 'Last day away', theirs: shortDay(theirs.lastOn), mine: shortDay(mine.lastOn) },
    { label: 'Who acts', theirs: nameOf(theirs.coveredBy), mine: nameOf(mine.coveredBy) },
  ].filter((each) => each.theirs !== each.mine);
}

function toFields({ firstOn, lastOn, coveredBy, version }: Absence): FormFields {
  const days = { ...toDayFields('firstOn', firstOn), ...toDayFields('lastOn', lastOn) };
  return { ...days, coveredBy: coveredBy ?? '', version: String(version) };
}

async function findPerson({ tx, user, params, today }: PageRequest): Promise<StaffMember | undefined> {
  return await findStaffMember(tx, user, { staffId: params['staff'] ?? '', today });
}

async function findPersonAndAbsence(
  request: PageRequest,
): Promise<{ readonly person: StaffMember; readonly absence: Absence } | undefined> {
  const person = await findPerson(request);
  if (person === undefined) return undefined;
  const ids = { staffId: person.id, absenceId: request.params['absence'] ?? '' };
  const absence = await findAbsence(request.tx, request.user, ids);
  return absence === undefined ? undefined : { person, absence };
}
