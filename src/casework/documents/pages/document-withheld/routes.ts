import { toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
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
import { nameOfChild } from '../../../children/name-of-child.ts';
import { findDocument } from '../../find-document.ts';
import { listWhomToWithholdFrom, type WhomToWithholdFrom } from '../../list-whom-to-withhold-from.ts';
import { liftWithholding, listWithholdings, type WithholdingRow, withholdDocument } from '../../withhold-document.ts';
import { LIFT_FORM, LIFT_SCHEMA, WITHHOLD_FORM, withholdSchema } from '../documents/form.ts';
import { whomInGroups, withholdingInWords } from '../documents/view.ts';

const PATH = '/children/:child/documents/:document/withheld';
const LIFT_PATH = `${PATH}/:withholding/lift`;
const TEMPLATE = 'casework/documents/pages/document-withheld/page.njk';
const LIFT_TEMPLATE = 'casework/documents/pages/document-withheld/lift.njk';

/** From whom a document is withheld, and was; and a form for one more. */
const WITHHELD: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'document.withheld',
  forms: [WITHHOLD_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    const values = typedBefore(request, WITHHOLD_FORM) ?? toDayFields('fromOn', request.today);
    return answer(request, found, { values });
  },
};

const WITHHOLD: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'document.withhold',
  forms: [WITHHOLD_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form, today } = request;
    const read = readForm(withholdSchema({ today, whom: found.whom }), withDays(form, 'fromOn'));
    if (!read.isValid) return answer(request, found, { values: form, errors: read.errors });
    const { childId, documentId } = found;
    const outcome = await withholdDocument(tx, user, { ...read.values, childId, documentId });
    switch (outcome.kind) {
      case 'not-found':
        return NOT_FOUND;
      case 'withheld-already':
        return answer(request, found, { values: form, errors: [refuse('from', 'It is withheld from them already')] });
      case 'withheld':
        return redirect(`/children/${childId}/documents/${documentId}/withheld`, {
          notice: 'The document is withheld.',
          childIds: [childId],
          details: { document: documentId, withholding: outcome.withholdingId, from: read.values.from.kind },
        });
    }
  },
};

const LIFT: Page = {
  method: 'GET',
  path: LIFT_PATH,
  permission: 'children.record',
  action: 'document.lift-form',
  forms: [LIFT_FORM],
  handle: async (request) => await answerLift(request, { values: typedBefore(request, LIFT_FORM) ?? {} }),
};

const LIFT_WITHHOLDING: Page = {
  method: 'POST',
  path: LIFT_PATH,
  permission: 'children.record',
  action: 'document.lift-withholding',
  forms: [LIFT_FORM],
  handle: async (request) => {
    const found = await findAll(request);
    if (found === undefined) return NOT_FOUND;
    const { tx, user, form, params } = request;
    const withholdingId = params['withholding'] ?? '';
    if (!found.withholdings.some(({ id }) => id === withholdingId)) return NOT_FOUND;
    const read = readForm(LIFT_SCHEMA, form);
    if (!read.isValid) return await answerLift(request, { values: form, errors: read.errors });
    const { childId, documentId } = found;
    const isLifted = await liftWithholding(tx, user, { childId, documentId, withholdingId, ...read.values });
    return redirect(`/children/${childId}/documents/${documentId}/withheld`, {
      notice: isLifted ? 'They may see the document again.' : 'Somebody has lifted this already.',
      childIds: [childId],
      details: { document: documentId, withholding: withholdingId, lifted: isLifted },
    });
  },
};

export const DOCUMENT_WITHHELD: readonly Page[] = [WITHHELD, WITHHOLD, LIFT, LIFT_WITHHOLDING];

interface Found {
  readonly childId: string;
  readonly documentId: string;
  readonly child: Child;
  readonly title: string;
  readonly whom: WhomToWithholdFrom;
  readonly withholdings: readonly WithholdingRow[];
}

/** Only for those who record; and what is withheld from them is not there. */
async function findAll({ tx, user, params, today }: PageRequest): Promise<Found | undefined> {
  const [childId, documentId] = [params['child'] ?? '', params['document'] ?? ''];
  if (!(await mayRecord(tx, user, childId))) return undefined;
  const child = await findChild(tx, user, { childId, today });
  const document = child && (await findDocument(tx, user, { childId, documentId }));
  const whom = document && (await listWhomToWithholdFrom(tx, user, { childId, today }));
  if (child === undefined || document === undefined || whom === undefined) return undefined;
  const withholdings = await listWithholdings(tx, user, documentId);
  return { childId, documentId, child, title: document.title, whom, withholdings };
}

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

function answer({ terms, today }: PageRequest, found: Found, { values, errors = [] }: Typed): Reply {
  const { childId, documentId, child, title } = found;
  const rows = found.withholdings.map((row) => withholdingInWords(row, { terms, today }));
  const model = {
    name: nameOfChild(child),
    href: `/children/${childId}/documents/${documentId}`,
    title,
    now: rows.filter(({ lifted }) => lifted === undefined),
    earlier: rows.filter(({ lifted }) => lifted !== undefined),
    whom: whomInGroups(found.whom, { chosen: values['from'], terms }),
    values,
    errors,
  };
  const shown = { childIds: [childId], details: { document: documentId } };
  return showForm(TEMPLATE, model, shown);
}

async function answerLift(request: PageRequest, { values, errors = [] }: Typed): Promise<Reply> {
  const found = await findAll(request);
  const row = found?.withholdings.find(({ id, liftedAt }) => id === request.params['withholding'] && liftedAt === null);
  if (found === undefined || row === undefined) return NOT_FOUND;
  const { childId, documentId, child, title } = found;
  const model = {
    name: nameOfChild(child),
    href: `/children/${childId}/documents/${documentId}/withheld`,
    title,
    row: withholdingInWords(row, request),
    values,
    errors,
  };
  const shown = { childIds: [childId], details: { document: documentId, withholding: row.id } };
  return showForm(LIFT_TEMPLATE, model, shown);
}
