import type { Terms } from '../../platform/pages/terms.ts';
import { type DisputeTotal, listProcedures, type RegisteredStage } from '../../rules/index.ts';

/** A stage as a page shows it. */
interface StageView {
  readonly stage: number;
  readonly addressee: string;
  readonly note: string | undefined;
  /** "5 working days from the day on which the stage starts". */
  readonly within: string;
  /** How far the whole has come by then: "By working day 10 of 20". */
  readonly reach: string;
  /** The same drawn; undefined where it cannot be said in working days. */
  readonly bar: StageBar | undefined;
}

/** Lengths are shares of the width of a picture. */
interface StageBar {
  readonly x: string;
  readonly width: string;
  /** The stage has no time of its own, and may take all of this. */
  readonly isOpen: boolean;
  /** Where the limit stands, where a stage goes beyond it. */
  readonly limit: string | undefined;
}

/** A ladder as a page shows it. */
export interface LadderView {
  readonly stages: readonly StageView[];
  /** What all stages have together: "20 working days". */
  readonly total: string;
  /** The document and the paragraph. */
  readonly source: string | undefined;
}

/** A procedure's ladder, and who reads it. */
export interface LadderToTell {
  readonly base: string;
  readonly ladder: readonly RegisteredStage[];
  readonly disputeTotal: DisputeTotal;
  readonly terms: Terms;
}

/**
 * The dispute ladder of a procedure, in the words of whoever reads it: who is asked at each stage, within what time, and
 * how much of the whole is gone if each stage takes all of its own. Two stages of 5 working days end on day 5 and day 10.
 */
export function toLadder({ base, ladder, disputeTotal, terms }: LadderToTell): LadderView {
  const citation = listProcedures().find(({ id }) => id === base)?.ladderCitation ?? null;
  const spans = toSpans(ladder);
  const limit = disputeTotal.workingDays;
  const scale = Math.max(limit ?? 0, ...spans.map(({ until }) => until ?? 0));
  return {
    stages: ladder.map((stage, index) => {
      const span = spans[index] ?? UNKNOWN;
      return {
        stage: stage.stage,
        addressee: terms.retell(stage.addressee),
        note: stage.note === undefined ? undefined : terms.retell(stage.note),
        within: stage.within === null ? 'No time of its own' : `${stage.within} from the day on which the stage starts`,
        reach: reachOf(stage, span, limit),
        bar: limit === null ? undefined : barOf(span, { limit, scale }),
      };
    }),
    total: disputeTotal.within,
    source: citation === null ? undefined : `${citation.title}, ${citation.provision}`,
  };
}

/** From which working day of the whole until which a stage runs; undefined where nobody can say. */
interface Span {
  readonly from: number | undefined;
  /** Undefined too where it has no time of its own. */
  readonly until: number | undefined;
}

const UNKNOWN: Span = { from: undefined, until: undefined };

function toSpans(ladder: readonly RegisteredStage[]): Span[] {
  let come: number | undefined = 0;
  return ladder.map(({ isInformal, within, workingDays }) => {
    if (isInformal === true) return UNKNOWN;
    const from: number | undefined = come;
    if (within === null) return { from, until: undefined };
    come = from === undefined || workingDays === null ? undefined : from + workingDays;
    return { from, until: come };
  });
}

function reachOf({ isInformal, within }: RegisteredStage, { from, until }: Span, limit: number | null): string {
  if (isInformal === true) return 'Before the formal process, so the limit does not count it';
  if (limit === null || from === undefined) return 'Not told in working days, so not added up';
  if (until !== undefined) {
    return `By working day ${until} of ${limit}${until > limit ? ', which is beyond the limit' : ''}`;
  }
  if (within !== null) return 'Not told in working days, so not added up';
  const left = limit - from;
  if (left <= 0) return `Nothing is left of the ${limit} working days`;
  return `Within what is left of the ${limit} working days: ${left}, for all stages without a time together`;
}

function barOf(
  { from, until }: Span,
  { limit, scale }: { readonly limit: number; readonly scale: number },
): StageBar | undefined {
  if (from === undefined) return undefined;
  const share = (days: number) => `${Math.round((days / scale) * 1000) / 10}%`;
  const end = until ?? Math.max(from, limit);
  return {
    x: share(from),
    width: share(end - from),
    isOpen: until === undefined,
    limit: scale > limit ? share(limit) : undefined,
  };
}
