import type { UploadedFile } from '../pages/page.ts';
import type { Clamd, FileCheck } from './clamd.ts';

/** The files of a form after they were looked at, and what the audit is told where one was not taken. */
export interface CheckedFiles {
  readonly files: readonly UploadedFile[];
  readonly details: Readonly<Record<string, string>> | undefined;
}

/**
 * Has each file of a form looked at, one after the other. One that is not known to be clean loses its bytes here, so that
 * no page can keep it, and bears the reason in words. Without clamd each file passes, marked as not looked at.
 */
export async function checkFiles(clamd: Clamd | undefined, files: readonly UploadedFile[]): Promise<CheckedFiles> {
  if (clamd === undefined) return { files, details: undefined };
  const checked: UploadedFile[] = [];
  let details: CheckedFiles['details'];
  for (const file of files) {
    // Only the beginning of it is here, and the page refuses it for that.
    const check = file.isCutOff ? undefined : await clamd.check(file.bytes);
    if (check === undefined) checked.push({ ...file, bytes: new Uint8Array() });
    else if (check.kind === 'clean') checked.push({ ...file, isFoundClean: true });
    else checked.push({ ...file, bytes: new Uint8Array(), refused: whyRefused(check) });
    if (check !== undefined && check.kind !== 'clean') details ??= detailsOf(check);
  }
  return { files: checked, details };
}

type Refusal = Exclude<FileCheck, { kind: 'clean' }>;

function whyRefused(check: Refusal): string {
  switch (check.kind) {
    case 'infected':
      return `This file was not taken: the search for viruses found ${check.found} in it. Do not open it, and tell your IT service`;
    case 'too-large':
      return 'This file was not taken: it is larger than the search for viruses can look through. Save it smaller, or in parts';
    case 'unchecked':
      return 'This file was not taken: it could not be searched for viruses just now. Try again in a few minutes; if it stays so, tell whoever looks after this service';
  }
}

function detailsOf(check: Refusal): Readonly<Record<string, string>> {
  switch (check.kind) {
    case 'infected':
      return { virusCheck: check.kind, found: check.found };
    case 'too-large':
      return { virusCheck: check.kind };
    case 'unchecked':
      return { virusCheck: check.why };
  }
}
