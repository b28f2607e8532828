import { type ComparedField, type ConflictView, typed } from '../../../../platform/pages/conflict.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { TERM_NAMES, type TermName } from '../../../../platform/pages/terms.ts';
import type { KeptTerms } from '../../change-terms.ts';
import { nameOfProcedure } from '../settings/view.ts';

const LABELS: Readonly<Record<TermName, { readonly label: string; readonly about: string }>> = {
  iro: { label: 'The officer, in short', about: 'Appoint …; children without …' },
  officer: {
    label: 'The officer, in full',
    about: 'Where the short word would not be understood, such as in a letter',
  },
  child: { label: 'A child whom you look after', about: 'As they would want to be called' },
  youngPerson: {
    label: 'A child who is older',
    about: 'On a page or in a letter about one of them. Of many, and as a word of the law, it stays “child”',
  },
  review: { label: 'A review', about: 'Hold the first …; decisions of the …' },
  closing: {
    label: 'A review held because a child stops being looked after',
    about: 'Brought forward, and conducted as …',
  },
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
  readonly conflict: ConflictView | undefined;
}

interface Shown {
  readonly kept: KeptTerms;
  readonly values: FormFields;
  readonly conflict?: ConflictView;
}

export function toView({ kept, values, conflict }: Shown): WordsView {
  return {
    values,
    procedure: nameOfProcedure(kept.procedure),
    words: TERM_NAMES.map((name) => ({ name, ...LABELS[name], ...kept.ofProcedure[name] })),
    conflict,
  };
}

/** What two people may change at once: the two words of a thing go together, and none are those of the procedure. */
export function comparedIn({ ofProcedure }: KeptTerms): readonly ComparedField[] {
  const words: ComparedField[] = TERM_NAMES.map((name) => ({
    label: LABELS[name].label,
    fields: [`${name}-one`, `${name}-many`],
    inWords: (form) => {
      const [one, many] = [String(form[`${name}-one`] ?? '').trim(), String(form[`${name}-many`] ?? '').trim()];
      return one === '' && many === '' ? `${ofProcedure[name].one}, ${ofProcedure[name].many}` : `${one}, ${many}`;
    },
  }));
  return [...words, typed('youngPersonFrom', 'From which birthday')];
}
