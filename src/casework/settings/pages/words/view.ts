import type { FormFields } from '../../../../platform/pages/page.ts';
import { type Dictionary, TERM_NAMES, type TermName } from '../../../../platform/pages/terms.ts';
import type { KeptTerms } from '../../change-terms.ts';
import { nameOfProcedure } from '../settings/view.ts';

const LABELS: Readonly<Record<TermName, { readonly label: string; readonly about: string }>> = {
  iro: { label: 'The officer, in short', about: 'Appoint …; children without …' },
  officer: {
    label: 'The officer, in full',
    about: 'Where the short word would not be understood, such as in a letter',
  },
  child: { label: 'A child whom you look after', about: 'As they would want to be called' },
  review: { label: 'A review', about: 'Hold the first …; decisions of the …' },
  dispute: { label: 'A dispute', about: 'What the officer opens when something is not done' },
  resolution: { label: 'How a dispute is resolved', about: 'The name of the process or protocol' },
  service: { label: 'The service in which the officers work', about: 'Without “the”' },
  team: { label: 'The team in which a social worker works', about: 'Without “the”' },
  manager: { label: 'Who leads that team', about: 'Answers the decisions of a review' },
};

interface WordsView {
  readonly values: FormFields;
  readonly procedure: string;
  readonly words: readonly {
    readonly name: TermName;
    readonly label: string;
    readonly about: string;
    readonly one: string;
    readonly many: string;
  }[];
  readonly conflict: readonly { readonly label: string; readonly theirs: string; readonly mine: string }[] | undefined;
}

interface Shown {
  readonly kept: KeptTerms;
  readonly values: FormFields;
  /** What was typed where somebody else saved meanwhile. */
  readonly mine?: Partial<Dictionary> | undefined;
}

export function toView({ kept, values, mine }: Shown): WordsView {
  return {
    values,
    procedure: nameOfProcedure(kept.procedure),
    words: TERM_NAMES.map((name) => ({ name, ...LABELS[name], ...kept.ofProcedure[name] })),
    conflict: mine === undefined ? undefined : differencesOf(kept, mine),
  };
}

function differencesOf({ dictionary, ofProcedure }: KeptTerms, mine: Partial<Dictionary>): WordsView['conflict'] {
  return TERM_NAMES.map((name) => ({
    label: LABELS[name].label,
    theirs: inWords(dictionary[name]),
    mine: inWords(mine[name] ?? ofProcedure[name]),
  })).filter(({ theirs, mine: typed }) => theirs !== typed);
}

function inWords({ one, many }: { readonly one: string; readonly many: string }): string {
  return `${one}, ${many}`;
}
