import type { Terms } from '../../platform/pages/terms.ts';
import { listProcedures, type RegisteredStage } from '../../rules/index.ts';

/** A ladder as a page shows it. */
export interface LadderView {
  readonly stages: readonly {
    readonly stage: number;
    readonly addressee: string;
    readonly note: string | undefined;
    /** "5 working days"; a stage without a time of its own has only the total. */
    readonly within: string;
  }[];
  /** The document and the paragraph. */
  readonly source: string | undefined;
}

/** The dispute ladder of a procedure, in the words of whoever reads it. */
export function toLadder(ladder: readonly RegisteredStage[], base: string, terms: Terms): LadderView {
  const citation = listProcedures().find(({ id }) => id === base)?.ladderCitation ?? null;
  return {
    stages: ladder.map(({ stage, addressee, note, within }) => ({
      stage,
      addressee: terms.retell(addressee),
      note: note === undefined ? undefined : terms.retell(note),
      within: within ?? 'No time of its own',
    })),
    source: citation === null ? undefined : `${citation.title}, ${citation.provision}`,
  };
}
