import { mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
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
import { changeAbsence } from '../../change-absence.ts';
import { endAbsence } from '../../end-absence.ts';
import { findAbsence, listCoverChoices } from '../../find-absence.ts';
import { findStaffMember, type StaffMember } from '../../find-staff-member.ts';
import { recordAbsence } from '../../record-absence.ts';
import { ABSENCE_FORM, comparedFields, readAbsenceForm, toRefusal } from './form.ts';

const TEMPLATE = 'casework/staff/pages/absence/page.njk';

/** When somebody is away, and who acts for them. */
export const NEW_ABSENCE: Page = {
  method: 'GET',
  path: '/staff/:staff/absences/new',
  permission: 'allocation.appoint',
  action: 'absence.new-form',
  forms: [ABSENCE_FORM],
  handle: async (request) => {
    const person = await findPerson(request);
    return person === undefined
      ? NOT_FOUND
      : await reply(request, { person, values: typedBefore(request, ABSENCE_FORM) ?? { coveredBy: '' } });
  },
};

export const RECORD_ABSENCE: Page = {
  method: 'POST',
  path: '/staff/:staff/absences/new',
  permission: 'allocation.appoint',
  action: 'absence.record',
  forms: [ABSENCE_FORM],
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
  forms: [ABSENCE_FORM],
  handle: async (request) => {
    const found = await findPersonAndAbsence(request);
    if (found === undefined) return NOT_FOUND;
    return await reply(request, { ...found, values: typedBefore(request, ABSENCE_FORM) ?? toFields(found.absence) });
  },
};

export const CHANGE_ABSENCE: Page = {
  method: 'POST',
  path: '/staff/:staff/absences/:absence',
  permission: 'allocation.appoint',
  action: 'absence.change',
  forms: [ABSENCE_FORM],
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
    if (outcome.kind === 'conflict') return await reply(request, { ...found, values: form, stale: 'typed' });
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
    if (outcome.kind === 'conflict') return await reply(request, { ...found, values: form, stale: 'back' });
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
  /** Somebody else saved meanwhile, over what was typed, or over the word that they are here today. */
  readonly stale?: 'typed' | 'back';
}

type Absence = NonNullable<Awaited<ReturnType<typeof findAbsence>>>;

async function reply(request: PageRequest, { person, values, errors = [], absence, stale }: Shown): Promise<Reply> {
  const { tx, user, today } = request;
  const cover = await listCoverChoices(tx, user, { staffId: person.id, today });
  const nameOf = (id: string) => cover.find((choice) => choice.id === id)?.name ?? 'Nobody yet';
  const merged = stale === undefined || absence === undefined ? undefined : merge(stale, { values, absence, nameOf });
  const shownValues = merged?.values ?? values;
  const model = {
    person,
    errors,
    absence,
    back: `/staff/${person.id}`,
    values: shownValues,
    choices: [{ value: '', text: 'Nobody yet' }, ...cover.map(({ id, name }) => ({ value: id, text: name }))].map(
      (choice) => ({ ...choice, selected: choice.value === shownValues['coveredBy'] }),
    ),
    isEnding: stale === 'back',
    conflict: merged?.conflict,
  };
  const shown = { details: { staffId: person.id } };
  if (merged !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

interface Versions {
  readonly values: FormFields;
  readonly absence: Absence;
  readonly nameOf: (id: string) => string;
}

function merge(stale: 'typed' | 'back', { values, absence, nameOf }: Versions) {
  const theirs = toFields(absence);
  if (stale === 'typed') return mergeVersions(comparedFields(nameOf), { mine: values, theirs });
  const until = `${shortDay(absence.lastOn)}, covered by ${nameOf(absence.coveredBy ?? '')}`;
  const said = {
    label: 'Away until',
    theirs: until,
    mine: 'They are here today',
    by: 'both',
    inForm: 'theirs',
  } as const;
  return { values: theirs, conflict: { differences: [said], hasChoice: false } };
}

function toFields({ firstOn, lastOn, coveredBy, version }: Absence): FormFields {
  const days = { ...toDayFields('firstOn', firstOn), ...toDayFields('lastOn', lastOn) };
  return versioned({ ...days, coveredBy: coveredBy ?? '', version: String(version) });
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
