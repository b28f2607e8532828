import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { SignedIn } from '../../../../platform/pages/page.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { whyNotTheirs } from '../../decide-settings-change.ts';
import type { NamedMove, PageOfMoves } from '../../list-moves.ts';
import { type RuleEffects, type SettingsChange, totalOf } from '../../model.ts';
import { type OverrideInWords, overrideInWords } from '../../override-in-words.ts';
import { nameOfProcedure, recordingInWords } from '../settings/view.ts';

interface MoveView {
  readonly name: string;
  readonly href: string;
  readonly duty: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

interface ChangeView {
  readonly id: string;
  readonly status: SettingsChange['status'];
  readonly isUnderWay: boolean;
  readonly differences: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly overrides: readonly OverrideInWords[];
  readonly proposer: string | null;
  /** Why the reader may not decide; undefined where they may. */
  readonly notTheirs: 'own-proposal' | 'not-theirs' | undefined;
  readonly done: number;
  readonly total: number;
  readonly percent: number;
  readonly refused: number;
  readonly duties: number;
  readonly rules: readonly (RuleEffects & { readonly title: string })[];
  readonly moves: readonly MoveView[];
  readonly seen: PageOfMoves['seen'];
  readonly withheld: PageOfMoves['withheld'];
  readonly pagination: object | undefined;
  /** How many rows the file holds, where it does not hold all. */
  readonly mostInCsv: number | undefined;
}

interface Reader {
  readonly moves: PageOfMoves;
  readonly user: Pick<SignedIn, 'userId' | 'roles'>;
  readonly terms: Terms;
  readonly mostInCsv: number;
}

const ALL = 100;

export function toView(change: SettingsChange, { moves, user, terms, mostInCsv }: Reader): ChangeView {
  const { id, status, childrenDone, childrenTotal, effects, refused } = change;
  const total = Math.max(childrenTotal, childrenDone);
  return {
    id,
    status,
    isUnderWay: status === 'trying' || status === 'applying',
    differences: differencesOf(change),
    overrides: change.overrides.map((override) => overrideInWords(change.newProcedure, override, terms)),
    proposer: change.askedByName,
    notTheirs: whyNotTheirs(change, user),
    done: childrenDone,
    total,
    percent: total === 0 ? ALL : Math.floor((childrenDone / total) * ALL),
    refused,
    duties: totalOf(effects),
    rules: Object.entries(effects)
      .map(([rule, ofRule]) => ({ title: terms.retell(titleOfRule(rule)), ...ofRule }))
      .sort((a, b) => a.title.localeCompare(b.title, 'en-GB')),
    moves: moves.moves.map((move) => toMove(move, terms)),
    seen: moves.seen,
    withheld: moves.withheld,
    pagination: toPagination(moves.page, moves.pages, (page) => `/settings/changes/${id}?page=${page}#children`),
    mostInCsv: moves.seen.duties > mostInCsv ? mostInCsv : undefined,
  };
}

function differencesOf(change: SettingsChange): ChangeView['differences'] {
  return [
    {
      label: 'Procedure',
      before: nameOfProcedure(change.oldProcedure),
      after: nameOfProcedure(change.newProcedure),
    },
    {
      label: 'Recorded here from',
      before: recordingInWords(change.oldRecordingFrom),
      after: recordingInWords(change.newRecordingFrom),
    },
  ].filter(({ before, after }) => before !== after);
}

const KINDS: Readonly<Record<keyof RuleEffects, string>> = {
  moved: 'Due on another day',
  window: 'Same day, another window',
  added: 'New',
  removed: 'Gone',
  becameKnown: 'Now known',
  becameUnknown: 'No longer known',
};

function toMove(move: NamedMove, terms: Terms): MoveView {
  const { childId, rule, kind, beforeOn, afterOn } = move;
  return {
    name: nameOfChild(move),
    href: `/children/${childId}`,
    duty: terms.retell(titleOfRule(rule)),
    before: beforeOn === null ? 'No day' : shortDay(beforeOn),
    after: afterOn === null ? 'No day' : shortDay(afterOn),
    change: KINDS[kind],
  };
}

/** The same for a spreadsheet; days as `YYYY-MM-DD`. */
export function toCsvRows(
  moves: readonly NamedMove[],
  terms: Terms,
): { readonly heading: string[]; readonly rows: (string | null)[][] } {
  return {
    heading: ['child', 'name', 'duty', 'what changes', 'due before', 'due after'],
    rows: moves.map((move) => [
      ...[move.localId, nameOfChild(move), terms.retell(titleOfRule(move.rule))],
      ...[KINDS[move.kind], move.beforeOn, move.afterOn],
    ]),
  };
}
