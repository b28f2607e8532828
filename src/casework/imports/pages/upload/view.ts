import type { Problem } from '../../../../exchange/ssda903/problems.ts';
import type { ProblemsRead } from '../../list-upload-problems.ts';
import { isUnderWay, type ReturnAccount, type RosterAccount, type Upload } from '../../upload.ts';
import { asSentence, counted, inDigits, STATUS_WORDS, titleOf } from '../words.ts';

/** So many problems stand on the page itself. */
export const PROBLEMS_SHOWN = 10;

/** What the page of an upload shows. */
export interface UploadView {
  readonly id: string;
  readonly title: string;
  readonly tag: (typeof STATUS_WORDS)[Upload['status']];
  readonly lead: string;
  readonly by: string;
  readonly at: string;
  readonly finishedAt: string | null;
  readonly fileNames: readonly string[];
  readonly progress: ProgressView | undefined;
  readonly heading: string;
  readonly numbers: readonly { readonly count: string; readonly text: string }[];
  readonly sentences: readonly string[];
  readonly table: { readonly heading: readonly string[]; readonly rows: readonly FileView[] } | undefined;
  readonly problems: ProblemsView;
  readonly mend: string | undefined;
  /** What can be done about it, as the word of the button, and what to think of before. */
  readonly confirm: string | undefined;
  readonly warning: string | undefined;
}

interface FileView {
  readonly file: string;
  readonly what: string;
  readonly counts: readonly string[];
}

interface ProgressView {
  readonly words: string;
  readonly done: number;
  readonly total: number | null;
  /** Said aloud, so it changes seldom. */
  readonly say: string;
  readonly isEnding: boolean;
}

interface ProblemsView {
  readonly sum: string;
  readonly shown: readonly Problem[];
  readonly listed: number;
  readonly hasMore: boolean;
}

export function toView(upload: Upload, problems: ProblemsRead): UploadView {
  const { status } = upload;
  const isToDecide = status === 'checked';
  return {
    id: upload.id,
    title: titleOf(upload),
    tag: STATUS_WORDS[status],
    lead: leadOf(upload),
    by: upload.by === null ? 'by a command' : `by ${upload.by}`,
    at: upload.at,
    finishedAt: upload.finishedAt,
    fileNames: upload.fileNames,
    progress: isUnderWay(upload) && upload.hasFiles ? toProgress(upload) : undefined,
    heading: headingOf(upload),
    ...accountOf(upload),
    problems: toProblems(upload, problems),
    mend: mendOf(upload, problems),
    confirm: isToDecide ? 'Import' : status === 'failed' && upload.hasFiles ? 'Try again' : undefined,
    warning: isToDecide ? warningOf(upload) : undefined,
  };
}

const LEADS: Readonly<Record<Upload['status'], string>> = {
  'waiting-check': 'The files wait to be checked. Nothing is changed yet.',
  checking: 'The files are being checked. Nothing is changed yet.',
  checked: 'Nothing is changed yet. Below is what importing would change.',
  'waiting-import': 'The files wait to be imported. You may leave this page: it goes on without you.',
  importing: 'The files are being imported. You may leave this page: it goes on without you.',
  imported: 'What is in the files is in the records.',
  refused: 'Nothing of it went in.',
  failed: 'It failed.',
  cancelled: 'It was cancelled before anything was changed.',
  discarded: 'It was thrown away. Nothing of it went into the records.',
};

function leadOf({ status, refusal, importId, account }: Upload): string {
  if (refusal !== null) return asSentence(refusal);
  if (status === 'cancelled' && importId !== null) {
    return 'It was cancelled in the middle. What was saved stays; bring the files in again to go on.';
  }
  if (status === 'checked' && account !== null && !changesSomething(account)) {
    const why = rejectedOf(account) > 0 ? 'what is not known already has to be mended first' : 'all of it is known';
    return `Nothing is changed yet, and importing would change nothing: ${why}.`;
  }
  return LEADS[status];
}

function changesSomething(account: ReturnAccount | RosterAccount): boolean {
  if (account.kind === 'roster') return account.fates.added + account.fates.changed + account.staffAdded > 0;
  return account.children.added + account.children.changed > 0;
}

/** A file that was left out looks like children who are in care no more. */
function warningOf({ account }: Upload): string | undefined {
  if (account?.kind !== 'ssda903' || account.facts.withdrawn === 0) return undefined;
  const withdrawn = counted(account.facts.withdrawn, 'fact');
  return `Importing would withdraw ${withdrawn} that an earlier return told and this one does not. Look whether the files are complete.`;
}

function rejectedOf(account: ReturnAccount | RosterAccount): number {
  return account.kind === 'roster' ? account.fates.refused : account.problems.rejected;
}

function headingOf({ status, importId }: Upload): string {
  if (status === 'imported' || importId !== null) return 'What was changed';
  return 'What would change';
}

function toProgress({ status, stage, done, total, isEnding }: Upload): ProgressView {
  const what = status === 'checking' || status === 'waiting-check' ? 'Checking' : 'Importing';
  const quarters = total === null || total === 0 ? 0 : Math.floor((4 * done) / total);
  const parts = ['', ', a quarter is done', ', half is done', ', three quarters are done', ', nearly done'];
  const words = stage === '' ? 'Waiting for its turn' : stage;
  return { words, done, total, say: isEnding ? 'Stopping' : `${what}${parts[quarters] ?? ''}`, isEnding };
}

type AccountView = Pick<UploadView, 'numbers' | 'sentences' | 'table'>;

function accountOf({ account, status, importId }: Upload): AccountView {
  const isTold = account !== null && !(status === 'cancelled' && importId === null) && status !== 'importing';
  if (!isTold) return { numbers: [], sentences: [], table: undefined };
  return account.kind === 'roster' ? ofRoster(account) : ofReturn(account, status === 'checked');
}

function ofReturn(account: ReturnAccount, isToDecide: boolean): AccountView {
  const { children, facts, files, holes = [], yearIsInferred } = account;
  const otherYear = isToDecide ? ' If it is another, throw this away and name the year.' : '';
  const rows = files.map((file) => ({
    file: file.name,
    what: file.table ?? 'not recognised',
    counts: [file.rows, file.added, file.changed, file.unchanged, file.rejected, file.warned].map(inDigits),
  }));
  return {
    numbers: [
      { count: inDigits(children.added), text: children.added === 1 ? 'child new' : 'children new' },
      { count: inDigits(children.changed), text: children.changed === 1 ? 'child changed' : 'children changed' },
      {
        count: inDigits(children.unchanged),
        text: children.unchanged === 1 ? 'child as it was' : 'children as they were',
      },
    ],
    sentences: [
      `Facts: ${inDigits(facts.added)} new, ${inDigits(facts.corrected)} corrected, ${inDigits(facts.withdrawn)} withdrawn.`,
      ...(yearIsInferred === true ? [`The year was worked out from the dates in the files.${otherYear}`] : []),
      ...holes.map(asSentence),
    ],
    table: { heading: ['Rows', 'New', 'Changed', 'Known', 'Rejected', 'Warned'], rows },
  };
}

function ofRoster({ rows, fates, staffAdded, notes, tells }: RosterAccount): AccountView {
  const entered = tells === 'appointments' && staffAdded > 0;
  return {
    numbers: [
      { count: inDigits(fates.added), text: fates.added === 1 ? 'row new' : 'rows new' },
      { count: inDigits(fates.changed), text: fates.changed === 1 ? 'row changed' : 'rows changed' },
      { count: inDigits(fates.unchanged), text: fates.unchanged === 1 ? 'row known' : 'rows known' },
      { count: inDigits(fates.refused), text: fates.refused === 1 ? 'row refused' : 'rows refused' },
    ],
    sentences: [
      `The file has ${counted(rows, 'row')}.`,
      ...(entered ? [`${counted(staffAdded, 'IRO')} whom nobody knew yet: entered with it.`] : []),
      ...notes.map(asSentence),
    ],
    table: undefined,
  };
}

function toProblems({ account, status }: Upload, { problems, total }: ProblemsRead): ProblemsView {
  const hasMore = total > problems.length;
  const listed = { shown: problems, listed: total, hasMore };
  if (account?.kind !== 'ssda903')
    return { sum: total === 0 ? '' : counted(total, 'thing to mend', 'things to mend'), ...listed };
  const { rejected, warnings } = account.problems;
  if (rejected + warnings === 0)
    return { sum: status === 'importing' ? '' : 'Nothing is wrong with the files.', ...listed };
  const sum = `${counted(rejected, 'reason')} to reject a row, ${counted(warnings, 'warning')}.`;
  const left = rejected + warnings - total;
  const leftOut = left > 0 ? ` The list has room for ${inDigits(total)}; ${inDigits(left)} more are counted only.` : '';
  return { sum: `${sum}${leftOut}`, ...listed };
}

function mendOf({ account, status, kind }: Upload, { total }: ProblemsRead): string | undefined {
  if (status === 'refused') return 'Mend the files and bring them in again.';
  if (total === 0 || account === null || isUnderWay({ status })) return undefined;
  if (rejectedOf(account) === 0) return undefined;
  const what = kind === 'roster' ? 'refused' : 'rejected';
  if (status === 'checked')
    return `You can import now and mend later: the other rows go in, and those ${what} stay out.`;
  return `Mend what was ${what} and bring the files in again: what is in already stays as it is.`;
}
