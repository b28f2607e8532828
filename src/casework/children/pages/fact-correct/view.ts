import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { placementInWords } from '../../codes-in-words.ts';
import type { FactInput } from '../../fact-form.ts';
import { sourceInWords } from '../../fact-in-words.ts';
import type { Child } from '../../find-child.ts';
import type { RecordedFact } from '../../list-standing-facts.ts';
import { nameOfChild } from '../../name-of-child.ts';
import { toEventInput } from '../../to-event-input.ts';
import type { FactForm } from '../fact-form/form.ts';
import { type FactFieldsView, reasonInWords, toFieldsView } from '../fact-form/view.ts';

interface Difference {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** What the page on which a fact is put right shows. */
export interface CorrectionView {
  readonly name: string;
  readonly href: string;
  readonly fact: FactFieldsView;
  readonly source: string;
  /** Where the form goes: what stands now, or, where that never happened, a new fact. */
  readonly action: string;
  readonly isWithdrawn: boolean;
  /** Where somebody else saved meanwhile. */
  readonly conflict: readonly Difference[] | undefined;
}

interface Shown {
  readonly form: FactForm;
  readonly values: FormFields;
  readonly mine?: FactInput | 'never' | undefined;
}

const NEVER_HAPPENED = 'It never happened';

export function toView(child: Child, fact: RecordedFact, { form, values, mine }: Shown): CorrectionView {
  const href = `/children/${child.childId}`;
  return {
    name: nameOfChild(child),
    href,
    fact: toFieldsView(form, values),
    source: sourceInWords(fact),
    action: fact.isWithdrawn ? `${href}/facts/new` : `${href}/facts/${fact.id}/correct`,
    isWithdrawn: fact.isWithdrawn,
    conflict: mine === undefined ? undefined : differencesOf(fact, mine),
  };
}

function differencesOf(fact: RecordedFact, mine: FactInput | 'never'): Difference[] {
  if (fact.isWithdrawn || mine === 'never') {
    const theirs = fact.isWithdrawn ? NEVER_HAPPENED : `It happened on ${shortDay(fact.on)}`;
    const own = mine === 'never' ? NEVER_HAPPENED : `It happened on ${shortDay(mine.on ?? fact.on)}`;
    return theirs === own ? [] : [{ label: 'What happened', theirs, mine: own }];
  }
  const [theirs, own] = [rowsOf(toEventInput(fact)), rowsOf(mine)];
  return theirs
    .map(([label, words], index) => ({ label, theirs: words, mine: own[index]?.[1] ?? '' }))
    .filter((row) => row.theirs !== row.mine);
}

function rowsOf({ on, at, review, dispute, stage, document, reason, placement }: FactInput): [string, string][] {
  return [
    ['Day', on === undefined ? '' : shortDay(on)],
    ['Time', at?.slice('YYYY-MM-DDT'.length) ?? ''],
    ['Review', review ?? ''],
    ['Dispute', dispute ?? ''],
    ['Stage', stage === undefined ? '' : String(stage)],
    ['Document', document ?? ''],
    ['Why', reason === undefined ? '' : reasonInWords(reason)],
    ['Kind of placement', placement === undefined ? 'Not known yet' : placementInWords(placement)],
  ];
}
