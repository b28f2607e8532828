import { may } from '../../../../platform/identity/policy.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import {
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { listUploads } from '../../list-uploads.ts';
import { uploadReturn } from '../../upload-return.ts';
import { uploadRoster } from '../../upload-roster.ts';
import { askForRun } from '../ask-for-run.ts';
import { asSentence } from '../words.ts';
import { readUploadForm, type UploadSettings } from './form.ts';
import { toView } from './view.ts';

const TEMPLATE = 'casework/imports/pages/imports-list/page.njk';

/** What was brought in, and the form to bring in more. */
export const IMPORTS: Page = {
  method: 'GET',
  path: '/imports',
  permission: 'imports.run',
  action: 'import.list',
  handle: async ({ tx, user, query }) => {
    const listed = await listUploads(tx, user, readPageNumber(query));
    return show(TEMPLATE, toView(listed, { mayManageStaff: may(user.roles, 'staff.manage') }));
  },
};

/** Brings files in; nothing in the records changes. */
export const UPLOAD_FILES: Page = {
  method: 'POST',
  path: '/imports',
  permission: 'imports.run',
  action: 'import.upload',
  handle: async (request) => {
    const read = readUploadForm(request.form, request.files);
    if (!read.isValid) return await showAgain(request, read.errors);
    const taken = await take(request, read.values);
    if ('refused' in taken) {
      const name = request.files[0]?.name ?? '';
      return await showAgain(request, [refuse('files', asSentence(`${name}: ${taken.refused}`))]);
    }
    const details = { upload: taken.id, kind: read.values.kind, files: request.files.length };
    return redirect(`/imports/${taken.id}`, { details });
  },
};

async function take(
  { tx, user, files, enqueue, today }: PageRequest,
  { kind, year, addsStaff }: UploadSettings,
): Promise<{ readonly id: string } | { readonly refused: string }> {
  const [file] = files;
  if (kind === 'roster' && file !== undefined) {
    return await uploadRoster(tx, user, { file, addsStaff, mayManageStaff: may(user.roles, 'staff.manage'), today });
  }
  return { id: await uploadReturn(tx, user, { files, year, askForRun: askForRun(user, enqueue) }) };
}

async function showAgain({ tx, user, form }: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  const listed = await listUploads(tx, user, 1);
  return showInvalid(TEMPLATE, toView(listed, { mayManageStaff: may(user.roles, 'staff.manage'), form, errors }));
}
