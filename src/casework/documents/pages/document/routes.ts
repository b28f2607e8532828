import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  download,
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showForm,
} from '../../../../platform/pages/page.ts';
import { type Child, findChild } from '../../../children/find-child.ts';
import { listSubjects, type Subjects } from '../../../children/list-subjects.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { findDocument, findDocumentFile } from '../../find-document.ts';
import { typeInWords } from '../../model.ts';
import { replaceDocument } from '../../replace-document.ts';
import { withdrawDocument } from '../../withdraw-document.ts';
import { listWithholdings } from '../../withhold-document.ts';
import { faultOfFile, WITHDRAW_FORM, WITHDRAWAL_FORM } from '../documents/form.ts';
import { reviewsInWords, sizeInWords, withholdingInWords } from '../documents/view.ts';

const PATH = '/children/:child/documents/:document';
const TEMPLATE = 'casework/documents/pages/document/page.njk';

/** One document: what it is, and the files that it was. */
const DOCUMENT: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.read',
  action: 'document.read',
  forms: [WITHDRAWAL_FORM],
  handle: async (request) => await answer(request, { values: typedBefore(request, WITHDRAWAL_FORM) ?? {} }),
};

/** The file itself, which the browser saves and never opens as a page of ours. */
const DOCUMENT_FILE: Page = {
  method: 'GET',
  path: `${PATH}/file`,
  permission: 'children.read',
  action: 'document.download',
  handle: async ({ tx, user, params, query }) => {
    const { childId, documentId } = idsOf(params);
    const number = Number(query['number']);
    if (!Number.isInteger(number) || number < 1 || number > MOST_NUMBER) return NOT_FOUND;
    const file = await findDocumentFile(tx, user, { childId, documentId, number });
    if (file === undefined) return NOT_FOUND;
    const shown = { childIds: [childId], details: { document: documentId, number } };
    return download(file.fileName, { type: file.mediaType, body: file.bytes }, shown);
  },
};

const MOST_NUMBER = 10_000;

const REPLACE_DOCUMENT: Page = {
  method: 'POST',
  path: `${PATH}/replace`,
  permission: 'children.record',
  action: 'document.replace',
  handle: async (request) => {
    const ids = idsOf(request.params);
    const { tx, user, form, files } = request;
    if (!(await mayRecord(tx, user, ids.childId))) return NOT_FOUND;
    const [file] = files;
    const wrong = faultOfFile(file);
    if (wrong !== undefined || file === undefined)
      return await answer(request, { values: form, errors: [wrong ?? NONE] });
    const outcome = await replaceDocument(tx, user, { ...ids, file, seen: Number(form['seen']) || 0 });
    switch (outcome.kind) {
      case 'not-found':
        return NOT_FOUND;
      case 'not-taken':
        return await answer(request, { values: form, errors: [refuse('file', outcome.why)] });
      case 'changed-meanwhile':
        return await answer(request, { values: form, errors: [CHANGED] });
      case 'replaced':
        return redirect(`/children/${ids.childId}/documents/${ids.documentId}`, {
          notice: 'The newer file is on the record; the one of before is kept.',
          childIds: [ids.childId],
          details: { document: ids.documentId, number: outcome.number },
        });
    }
  },
};

const NONE = refuse('file', 'Choose the file');
const CHANGED = refuse(
  'file',
  'Somebody else has changed this document while you had it open: look at what stands now, and choose the file again',
);

const WITHDRAW_DOCUMENT: Page = {
  method: 'POST',
  path: `${PATH}/withdraw`,
  permission: 'children.record',
  action: 'document.withdraw',
  forms: [WITHDRAWAL_FORM],
  handle: async (request) => {
    const ids = idsOf(request.params);
    const { tx, user, form } = request;
    if (!(await mayRecord(tx, user, ids.childId))) return NOT_FOUND;
    const read = readForm(WITHDRAW_FORM, form);
    if (!read.isValid) return await answer(request, { values: form, errors: read.errors });
    const outcome = await withdrawDocument(tx, user, { ...ids, because: read.values.because });
    if (outcome === 'not-found') return NOT_FOUND;
    return redirect(`/children/${ids.childId}/documents/${ids.documentId}`, {
      notice: outcome === 'withdrawn' ? 'The document is withdrawn.' : 'Somebody has withdrawn it already.',
      childIds: [ids.childId],
      details: { document: ids.documentId, outcome },
    });
  },
};

export const DOCUMENT_PAGES: readonly Page[] = [DOCUMENT, DOCUMENT_FILE, REPLACE_DOCUMENT, WITHDRAW_DOCUMENT];

function idsOf(params: PageRequest['params']): { readonly childId: string; readonly documentId: string } {
  return { childId: params['child'] ?? '', documentId: params['document'] ?? '' };
}

interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
}

async function answer({ tx, user, params, today, terms }: PageRequest, { values, errors = [] }: Typed): Promise<Reply> {
  const { childId, documentId } = idsOf(params);
  const child = await findChild(tx, user, { childId, today });
  const document = child && (await findDocument(tx, user, { childId, documentId }));
  if (child === undefined || document === undefined) return NOT_FOUND;
  const [subjects, canRecord] = [await listSubjects(tx, user, childId), await mayRecord(tx, user, childId)];
  const withheld = (await listWithholdings(tx, user, documentId)).map((row) =>
    withholdingInWords(row, { terms, today }),
  );
  const view = { ...toView(child, document, subjects), ...toWithheld(withheld) };
  const model = { ...view, canRecord, values, errors };
  const shown = { childIds: [childId], details: { document: documentId } };
  return showForm(TEMPLATE, model, shown);
}

/** Of those who must not see it, now or soon: all, and those outside, of whom people take care themselves. */
function toWithheld(rows: readonly ReturnType<typeof withholdingInWords>[]) {
  const withheld = rows.filter(({ lifted }) => lifted === undefined);
  const outside = withheld.filter(({ isOnTheStaff, holds }) => !isOnTheStaff && holds).map(({ whom }) => whom);
  return { withheld, outside };
}

type Document = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

function toView(child: Child, document: Document, subjects: Subjects): object {
  const childHref = `/children/${child.childId}`;
  const { withdrawnAt, withdrawnBy, withdrawnBecause } = document;
  const review = reviewsInWords(subjects).find(({ key }) => key === document.review);
  const by = document.receivedBy === null ? '' : `, by ${document.receivedBy}`;
  return {
    name: nameOfChild(child),
    childHref,
    href: `${childHref}/documents/${document.id}`,
    title: document.title,
    rows: [
      { key: 'What it is', text: typeInWords(document.type) },
      { key: 'For', text: review?.words ?? (document.review === null ? 'No review in particular' : 'A review') },
      { key: 'Day on it', text: document.datedOn === null ? 'None' : shortDay(document.datedOn) },
      { key: 'Received', text: `${shortDay(document.receivedOn)}${by}` },
    ],
    withdrawn: withdrawnAt === null ? undefined : { at: withdrawnAt, by: withdrawnBy, because: withdrawnBecause },
    versions: document.versions.map((version) => ({ ...version, size: sizeInWords(version.sizeBytes) })),
  };
}
