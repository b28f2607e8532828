import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
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
import {
  COMMUNICATION_METHODS,
  type CommunicationMethod,
  communicationMethodInWords,
} from '../../../children/details/needs.ts';
import { COMPETENCE_WORDS, COMPETENCES, doubtsOf } from '../../competence.ts';
import { findColleague } from '../../find-colleague.ts';
import { addCompetence, type CompetenceRow, listCompetences, removeCompetence } from '../../officer-competence.ts';
import { CHAIR_STANDINGS, readCompetenceForm } from './form.ts';

const ADDRESS = '/staff/:staff/competence';
const TEMPLATE = 'casework/allocation/pages/competence/page.njk';

/** What is kept of the form before it is sent. */
const COMPETENCE_FORM: KeptForm = {
  name: 'competence',
  fields: [
    ...['kind', 'method', 'chair', 'detail', 'evidence'],
    ...partsOfDay('heldFrom'),
    ...partsOfDay('expiresOn'),
    ...partsOfDay('checkedOn'),
  ],
};

/** What an appointment of this person rests on: registration, years qualified, knowledge, skills. */
const COMPETENCE: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'staff.competence.read',
  forms: [COMPETENCE_FORM],
  handle: (request) => reply(request, { values: typedBefore(request, COMPETENCE_FORM) ?? {}, errors: [] }),
};

const ADD_COMPETENCE: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'staff.competence.added',
  forms: [COMPETENCE_FORM],
  handle: async (request) => {
    const { tx, user, params, form, today } = request;
    const staffId = params['staff'] ?? '';
    if ((await findColleague(tx, user, { staffId, today })) === undefined) return NOT_FOUND;
    const read = readCompetenceForm(form, today);
    if (!read.isValid) return await reply(request, { values: form, errors: read.errors });
    await addCompetence(tx, user, { staffId, ...read.values });
    const details = { staffId, kind: read.values.kind };
    return redirect(`/staff/${staffId}/competence`, { notice: 'It is recorded.', details });
  },
};

const REMOVE_COMPETENCE: Page = {
  method: 'POST',
  path: `${ADDRESS}/:competence/remove`,
  permission: 'allocation.appoint',
  action: 'staff.competence.removed',
  handle: async ({ tx, user, params }) => {
    const [staffId, competenceId] = [params['staff'] ?? '', params['competence'] ?? ''];
    if (!(await removeCompetence(tx, user, { staffId, competenceId }))) return NOT_FOUND;
    return redirect(`/staff/${staffId}/competence`, { notice: 'It is taken out.', details: { staffId } });
  },
};

export const OFFICER_COMPETENCE: readonly Page[] = [COMPETENCE, ADD_COMPETENCE, REMOVE_COMPETENCE];

interface Typed {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
}

async function reply({ tx, user, params, today }: PageRequest, { values, errors }: Typed): Promise<Reply> {
  const staffId = params['staff'] ?? '';
  const person = await findColleague(tx, user, { staffId, today });
  if (person === undefined) return NOT_FOUND;
  const entries = await listCompetences(tx, user, staffId);
  const model = {
    person,
    address: `/staff/${staffId}/competence`,
    back: `/staff/${staffId}`,
    entries: entries.map(toEntry),
    doubts: doubtsOf(entries, today).map(({ words, source }) => `${words} (${source})`),
    kinds: COMPETENCES.map((value) => ({ value, text: COMPETENCE_WORDS[value], checked: values['kind'] === value })),
    methods: [{ value: '', text: 'Choose' }, ...COMMUNICATION_METHODS.map(toMethod)].map((each) => ({
      ...each,
      selected: each.value === (values['method'] ?? ''),
    })),
    chairs: Object.entries(CHAIR_STANDINGS).map(([value, text]) => ({
      value,
      text,
      checked: values['chair'] === value,
    })),
    values,
    errors,
  };
  const shown = { details: { staffId } };
  return showForm(TEMPLATE, model, shown);
}

function toMethod(value: CommunicationMethod) {
  return { value, text: communicationMethodInWords(value) };
}

function toEntry(entry: CompetenceRow) {
  const { id, kind, heldFrom, expiresOn, evidence, checkedOn, recordedBy } = entry;
  const parts = [
    detailInWords(entry),
    heldFrom === null ? undefined : `since ${shortDay(heldFrom)}`,
    expiresOn === null ? undefined : `good until ${shortDay(expiresOn)}`,
    evidence ?? undefined,
    checkedOn === null ? 'not checked yet' : `checked ${shortDay(checkedOn)}`,
    recordedBy === null ? undefined : `recorded by ${recordedBy}`,
  ];
  return { id, what: COMPETENCE_WORDS[kind], words: parts.filter((part) => part !== undefined).join('; ') };
}

function detailInWords({ kind, detail }: CompetenceRow): string | undefined {
  if (kind === 'method')
    return COMMUNICATION_METHODS.filter((each) => each === detail).map(communicationMethodInWords)[0];
  if (kind === 'protection-chair') return CHAIR_STANDINGS[detail as keyof typeof CHAIR_STANDINGS];
  return detail ?? undefined;
}
