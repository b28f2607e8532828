import type { RowNews } from '../../exchange/ssda903/compare-rows.ts';
import type { FileReport } from '../../exchange/ssda903/problems.ts';
import type { Row } from '../../exchange/ssda903/rows/row.ts';
import type { ChildPlan } from './plan-child.ts';

/** The account of one file: every row that went in was new, said otherwise, or was known. */
export interface FileAccount extends FileReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** What an import did, or would do, in numbers. */
export interface ImportCounts {
  readonly children: { readonly added: number; readonly changed: number; readonly unchanged: number };
  readonly facts: { readonly added: number; readonly corrected: number; readonly withdrawn: number };
  readonly problems: { readonly rejected: number; readonly warnings: number; readonly listed: number };
}

/** The whole account of an import, in the form in which it is kept. */
export interface ImportAccount extends ImportCounts {
  readonly files: readonly FileAccount[];
}

interface Tally {
  added: number;
  changed: number;
}

/** Adds up an import, batch by batch; what a batch that failed had added is thrown away with it. */
export class Accountant {
  readonly #files: readonly FileReport[];
  readonly #news = new Map<string, Tally>();
  readonly children = { added: 0, changed: 0, unchanged: 0 };
  readonly facts = { added: 0, corrected: 0, withdrawn: 0 };
  readonly problems = { rejected: 0, warnings: 0, listed: 0 };

  /** `before`: the account so far of an import that goes on. */
  constructor(files: readonly FileReport[], before?: ImportAccount) {
    this.#files = files;
    if (before === undefined) return;
    Object.assign(this.children, before.children);
    Object.assign(this.facts, before.facts);
    Object.assign(this.problems, before.problems);
    for (const { name, added, changed } of before.files) this.#news.set(name, { added, changed });
  }

  /** Takes down what a row of a file is to what was known; rows of earlier imports are in none of the files. */
  hear({ file }: Row, news: RowNews): void {
    if (news === 'unchanged') return;
    const tally = this.#news.get(file.name) ?? { added: 0, changed: 0 };
    tally[news] += 1;
    this.#news.set(file.name, tally);
  }

  /** Takes down what is to become of a child. */
  add({ id, isChanged, facts, warnings }: ChildPlan): void {
    this.children[id === undefined ? 'added' : isChanged ? 'changed' : 'unchanged'] += 1;
    for (const { corrects } of facts.changes) this.facts[corrects === undefined ? 'added' : 'corrected'] += 1;
    this.facts.withdrawn += facts.withdrawn.length;
    this.problems.warnings += warnings.length;
  }

  toAccount(): ImportAccount {
    const { children, facts, problems } = this;
    return {
      children: { ...children },
      facts: { ...facts },
      problems: { ...problems },
      files: this.#files.map((file) => this.#ofFile(file)),
    };
  }

  #ofFile(file: FileReport): FileAccount {
    const { added, changed } = this.#news.get(file.name) ?? { added: 0, changed: 0 };
    return { ...file, added, changed, unchanged: file.in - added - changed };
  }
}
