import {
  type ComparedField,
  type ConflictView,
  chosen,
  mergeVersions,
  typed,
  typedDay,
} from '../../../../platform/pages/conflict.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { placementInWords } from '../../codes-in-words.ts';
import { sourceInWords } from '../../fact-in-words.ts';
import type { Child } from '../../find-child.ts';
import type { RecordedFact } from '../../list-standing-facts.ts';
import { nameOfChild } from '../../name-of-child.ts';
import { type FactForm, resolveDay, toFields } from '../fact-form/form.ts';
import { type FactFieldsView, reasonInWords, toFieldsView } from '../fact-form/view.ts';

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
  readonly conflict: ConflictView | undefined;
}

interface Shown {
  readonly form: FactForm;
  readonly values: FormFields;
  /** Somebody else saved meanwhile: what was to be saved instead. */
  readonly mine?: 'typed' | 'never' | undefined;
}

export function toView(child: Child, fact: RecordedFact, { form, values, mine }: Shown): CorrectionView {
  const href = `/children/${child.childId}`;
  const both = mine === undefined ? undefined : compare(fact, { form, values, mine });
  return {
    name: nameOfChild(child),
    href,
    fact: toFieldsView(form, both?.values ?? values),
    source: sourceInWords(fact),
    action: fact.isWithdrawn ? `${href}/facts/new` : `${href}/facts/${fact.id}/correct`,
    isWithdrawn: fact.isWithdrawn,
    conflict: both?.conflict,
  };
}

function compare(fact: RecordedFact, { form, values, mine }: Shown) {
  const theirs = toFields(fact);
  if (!fact.isWithdrawn && mine === 'typed') return mergeVersions(comparedFields(form), { mine: values, theirs });
  const happened = (fields: FormFields) => `It happened on ${DAY.inWords(fields)}`;
  const [their, own] = [fact.isWithdrawn ? NEVER : happened(theirs), mine === 'never' ? NEVER : happened(values)];
  const inForm = mine === 'never' ? 'theirs' : 'mine';
  const difference = { label: 'What happened', theirs: their, mine: own, by: 'both', inForm } as const;
  return { values, conflict: { differences: their === own ? [] : [difference], hasChoice: false } };
}

const NEVER = 'It never happened';
const DAY = typedDay('on', 'Day');

/** What of an entry two people may put right at once. */
function comparedFields({ today }: FactForm): readonly ComparedField[] {
  return [
    { ...DAY, fields: ['when', ...DAY.fields], inWords: (form) => DAY.inWords(resolveDay(form, today)) },
    typed('time', 'Time'),
    typed('review', 'Review'),
    typed('dispute', 'Dispute'),
    typed('stage', 'Stage'),
    typed('document', 'Document'),
    chosen('reason', 'Why', (reason) => (reason === '' ? 'Nothing' : reasonInWords(reason))),
    chosen('placement', 'Kind of placement', (code) => (code === '' ? 'Not known yet' : placementInWords(code))),
  ];
}
