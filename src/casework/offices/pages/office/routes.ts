import { mergeVersions } from '../../../../platform/pages/conflict.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
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
import { changeOffice, enterOffice, findOffice } from '../../keep-office.ts';
import { type KeptOffice, OFFICE_GROUPS } from '../../model.ts';
import { COMPARED, HOLDER_CHANGES, OFFICE_FORM, readHolderChange, readOfficeForm, toFields } from './form.ts';

const NEW_PATH = '/offices/new';
const PATH = '/offices/:office';
const TEMPLATE = 'casework/offices/pages/office/page.njk';

const NEW_OFFICE: Page = {
  method: 'GET',
  path: NEW_PATH,
  permission: 'settings.manage',
  action: 'office.new-form',
  forms: [OFFICE_FORM],
  handle: async (request) => {
    const today = { ...toDayFields('startedOn', request.today), ...toDayFields('confirmedOn', request.today) };
    return reply(request, { values: typedBefore(request, OFFICE_FORM) ?? today });
  },
};

const ENTER_OFFICE: Page = {
  method: 'POST',
  path: NEW_PATH,
  permission: 'settings.manage',
  action: 'office.enter',
  forms: [OFFICE_FORM],
  handle: async (request) => {
    const { tx, user, form } = request;
    const read = readOfficeForm(form);
    if (!read.isValid) return reply(request, { values: form, errors: read.errors });
    const officeId = await enterOffice(tx, user, read.values);
    return redirect('/offices', { notice: 'The office is entered.', details: { officeId } });
  },
};

const OFFICE: Page = {
  method: 'GET',
  path: PATH,
  permission: 'settings.manage',
  action: 'office.form',
  forms: [OFFICE_FORM],
  handle: async (request) => {
    const office = await findAsked(request);
    if (office === undefined) return NOT_FOUND;
    return reply(request, { office, values: typedBefore(request, OFFICE_FORM) ?? toFields(office) });
  },
};

const CHANGE_OFFICE: Page = {
  method: 'POST',
  path: PATH,
  permission: 'settings.manage',
  action: 'office.change',
  forms: [OFFICE_FORM],
  handle: async (request) => {
    const office = await findAsked(request);
    if (office === undefined) return NOT_FOUND;
    const { tx, user, form } = request;
    const read = readOfficeForm(form);
    if (!read.isValid) return reply(request, { office, values: form, errors: read.errors });
    const change = readHolderChange(form, { before: office, after: read.values });
    if (!change.isValid) return reply(request, { office, values: form, errors: change.errors });
    const version = Number(form['version']) || 0;
    const { isSuccessor } = change.values;
    const outcome = await changeOffice(tx, user, { officeId: office.id, version, office: read.values, isSuccessor });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'conflict') return reply(request, { office: outcome.current, values: form, isStale: true });
    return redirect('/offices', { notice: 'The office is saved.', details: { officeId: office.id } });
  },
};

export const OFFICE_PAGES: readonly Page[] = [NEW_OFFICE, ENTER_OFFICE, OFFICE, CHANGE_OFFICE];

interface Shown {
  readonly office?: KeptOffice;
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly isStale?: boolean;
}

function reply({ terms }: PageRequest, { office, values, errors = [], isStale = false }: Shown): Reply {
  const merged =
    isStale && office !== undefined ? mergeVersions(COMPARED, { mine: values, theirs: toFields(office) }) : undefined;
  const filled = merged?.values ?? values;
  const model = {
    address: office === undefined ? NEW_PATH : `/offices/${office.id}`,
    isNew: office === undefined,
    groups: OFFICE_GROUPS.map(({ title, kinds }) => ({
      title,
      kinds: Object.entries(kinds).map(([value, text]) => ({
        value,
        text: terms.retell(text),
        isChosen: value === filled['kind'],
      })),
    })),
    holderChanges: Object.entries(HOLDER_CHANGES).map(([value, text]) => ({ value, text })),
    values: filled,
    conflict: merged?.conflict,
    errors,
  };
  const shown = office === undefined ? {} : { details: { officeId: office.id } };
  if (merged !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

async function findAsked({ tx, user, params }: PageRequest): Promise<KeptOffice | undefined> {
  return await findOffice(tx, user, params['office'] ?? '');
}
