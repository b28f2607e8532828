import { may } from '../../../../platform/identity/policy.ts';
import { NOT_FOUND, type Page, type PageRequest, type Reply, redirect, show } from '../../../../platform/pages/page.ts';
import { cancelUpload } from '../../cancel-upload.ts';
import { confirmUpload, type Decision } from '../../confirm-upload.ts';
import { discardUpload } from '../../discard-upload.ts';
import { findUpload } from '../../find-upload.ts';
import { listUploadProblems } from '../../list-upload-problems.ts';
import { askForRun } from '../ask-for-run.ts';
import { PROBLEMS_SHOWN, toView } from './view.ts';

/** What became of an upload, and what to decide about it. */
export const UPLOAD: Page = {
  method: 'GET',
  path: '/imports/:upload',
  permission: 'imports.run',
  action: 'import.read',
  handle: async ({ tx, user, params }) => {
    const upload = await findUpload(tx, user, params['upload'] ?? '');
    if (upload === undefined) return NOT_FOUND;
    const problems = await listUploadProblems(tx, user, { upload, limit: PROBLEMS_SHOWN });
    const details = { upload: upload.id, problems: problems.problems.length };
    return show('casework/imports/pages/upload/page.njk', toView(upload, problems), { details });
  },
};

/** Imports what was checked, or tries again what failed. */
export const CONFIRM_UPLOAD: Page = {
  method: 'POST',
  path: '/imports/:upload/confirm',
  permission: 'imports.run',
  action: 'import.confirm',
  handle: async (request) => {
    const { tx, user, params, enqueue, today } = request;
    const uploadId = params['upload'] ?? '';
    const mayManageStaff = may(user.roles, 'staff.manage');
    const asked = { uploadId, mayManageStaff, today, askForRun: askForRun(user, enqueue) };
    const decision = await confirmUpload(tx, user, asked);
    return answer(request, decision);
  },
};

export const CANCEL_UPLOAD: Page = {
  method: 'POST',
  path: '/imports/:upload/cancel',
  permission: 'imports.run',
  action: 'import.cancel',
  handle: async (request) =>
    answer(request, await cancelUpload(request.tx, request.user, request.params['upload'] ?? '')),
};

export const DISCARD_UPLOAD: Page = {
  method: 'POST',
  path: '/imports/:upload/discard',
  permission: 'imports.run',
  action: 'import.discard',
  handle: async (request) =>
    answer(request, await discardUpload(request.tx, request.user, request.params['upload'] ?? '')),
};

const NOTHING_DONE = {
  'too-late': 'Somebody had decided otherwise, or it was over already. Nothing more was done.',
  'not-theirs': 'The file enters or changes people who work here: somebody who manages staff has to import it.',
} as const;

function answer({ params }: PageRequest, decision: Decision): Reply {
  if (decision === 'not-found') return NOT_FOUND;
  const upload = params['upload'] ?? '';
  return redirect(`/imports/${upload}`, {
    details: { upload, decision },
    ...(decision !== 'decided' && { notice: NOTHING_DONE[decision] }),
  });
}
