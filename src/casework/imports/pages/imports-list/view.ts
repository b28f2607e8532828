import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { UploadsListed } from '../../list-uploads.ts';
import { isUnderWay, type Upload } from '../../upload.ts';
import { asSentence, counted, STATUS_WORDS, sumInWords, titleOf } from '../words.ts';

interface UploadInList {
  readonly href: string;
  readonly title: string;
  readonly files: string;
  readonly by: string;
  readonly at: string;
  readonly tag: (typeof STATUS_WORDS)[Upload['status']];
  readonly outcome: string;
}

/** What the page of imports shows. */
export interface ImportsView {
  readonly uploads: readonly UploadInList[];
  readonly pagination: object | undefined;
  readonly mayManageStaff: boolean;
  readonly form: FormFields;
  readonly errors: readonly FormError[];
}

interface Surroundings {
  readonly mayManageStaff: boolean;
  readonly form?: FormFields;
  readonly errors?: readonly FormError[];
}

export function toView({ uploads, page, pages }: UploadsListed, surroundings: Surroundings): ImportsView {
  const { mayManageStaff, form = {}, errors = [] } = surroundings;
  return {
    uploads: uploads.map(toRow),
    pagination: toPagination(page, pages, (number) => `/imports?page=${number}`),
    mayManageStaff,
    form,
    errors,
  };
}

function toRow(upload: Upload): UploadInList {
  const { fileNames, by, at, status } = upload;
  const [first = ''] = fileNames;
  return {
    href: `/imports/${upload.id}`,
    title: titleOf(upload),
    files: fileNames.length === 1 ? first : counted(fileNames.length, 'file'),
    by: by ?? 'By a command',
    at,
    tag: STATUS_WORDS[status],
    outcome: outcomeOf(upload),
  };
}

function outcomeOf(upload: Upload): string {
  const { account, refusal, status, importId } = upload;
  if (isUnderWay(upload)) return upload.stage;
  if (refusal !== null) return asSentence(refusal);
  if (status === 'discarded' || (status === 'cancelled' && importId === null)) return 'Nothing was changed.';
  return account === null ? '' : sumInWords(account);
}
