import { toDayFields } from '../../../../platform/pages/day-field.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { getDay } from '../../../../rules/index.ts';
import { type Child, findChild } from '../../../children/find-child.ts';
import { listSubjects, type Subjects } from '../../../children/list-subjects.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { type KeepOutcome, keepDocument } from '../../keep-document.ts';
import { listWhomToWithholdFrom, type WhomToWithholdFrom } from '../../list-whom-to-withhold-from.ts';
import { DOCUMENT_TYPES, typeInWords } from '../../model.ts';
import { DOCUMENT_FORM, readDocumentForm } from '../documents/form.ts';
import { reviewsInWords, whomInGroups } from '../documents/view.ts';

const PATH = '/children/:child/documents/new';
const TEMPLATE = 'casework/documents/pages/document-new/page.njk';

const NEW_DOCUMENT: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'document.new-form',
  forms: [DOCUMENT_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    const values = typedBefore(request, DOCUMENT_FORM) ?? {
      ...request.query,
      ...toDayFields('receivedOn', request.today),
    };
    return answer(found, { values });
  },
};

const ADD_DOCUMENT: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'document.add',
  forms: [DOCUMENT_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form, files, today } = request;
    const reviews = found.subjects.reviews.map(({ key }) => key);
    const read = readDocumentForm(form, files, { reviews, today, whom: found.whom });
    if (!read.isValid) return answer(found, { values: form, errors: read.errors });
    const { childId } = found.child;
    const title = read.values.title || typeInWords(read.values.type);
    const outcome = await keepDocument(tx, user, { ...read.values, title, childId, today: getDay(today) });
    if (outcome.kind !== 'kept') return answer(found, { values: form, outcome });
    return redirect(`/children/${childId}/documents/${outcome.documentId}`, {
      notice:
        outcome.factId === undefined
          ? 'The document is on the record.'
          : 'The document is on the record, and counts as received for the review.',
      childIds: [childId],
      details: {
        document: outcome.documentId,
        type: read.values.type,
        fact: outcome.factId ?? null,
        ...(read.values.withheld && { withheldFrom: read.values.withheld.from.kind }),
      },
    });
  },
};

export const NEW_DOCUMENTS: readonly Page[] = [NEW_DOCUMENT, ADD_DOCUMENT];

interface Found {
  readonly child: Child;
  readonly subjects: Subjects;
  readonly whom: WhomToWithholdFrom;
  readonly terms: Terms;
}

async function findAll({ tx, user, params, today, terms }: PageRequest): Promise<Found | undefined> {
  const childId = params['child'] ?? '';
  if (!(await mayRecord(tx, user, childId))) return undefined;
  const child = await findChild(tx, user, { childId, today });
  const whom = child && (await listWhomToWithholdFrom(tx, user, { childId, today }));
  return child && whom && { child, whom, terms, subjects: await listSubjects(tx, user, childId) };
}

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly outcome?: Exclude<KeepOutcome, { kind: 'kept' }>;
}

function answer({ child, subjects, whom, terms }: Found, { values, errors = [], outcome }: Typed): Reply {
  const href = `/children/${child.childId}`;
  const faults = outcome === undefined ? errors : [faultOf(outcome)];
  const choose = (choices: readonly { value: string; text: string }[], chosen: FormFields[string]) =>
    choices.map((choice) => ({ ...choice, selected: choice.value === chosen }));
  const types = DOCUMENT_TYPES.map(({ type, words }) => ({ value: type, text: terms.retell(words) }));
  const reviews = reviewsInWords(subjects).map(({ key, words }) => ({ value: key, text: terms.retell(words) }));
  const model = {
    name: nameOfChild(child),
    href,
    values,
    errors: faults,
    types: choose([{ value: '', text: 'Choose' }, ...types], values['type']),
    reviews: choose([{ value: '', text: 'None' }, ...reviews], values['review']),
    whom: whomInGroups(whom, { chosen: values['withheldFrom'], terms }),
    same:
      outcome?.kind === 'already-there'
        ? { title: outcome.title, href: `${href}/documents/${outcome.documentId}` }
        : undefined,
  };
  const childIds = [child.childId];
  if (faults.length === 0) return show(TEMPLATE, model, { childIds });
  return showInvalid(TEMPLATE, model, { childIds, details: { saved: false } });
}

function faultOf(outcome: NonNullable<Typed['outcome']>): FormError {
  switch (outcome.kind) {
    case 'not-taken':
      return refuse('file', outcome.why);
    case 'already-there':
      return refuse(
        'file',
        'This very file is on the record already: choose another one, or say below that you mean it',
      );
    case 'contradicts':
      return refuse('receivedOn', `This cannot be true together with what is recorded already: ${outcome.message}`);
  }
}
