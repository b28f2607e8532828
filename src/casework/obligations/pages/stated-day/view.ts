import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameAndIdOfChild, nameOfChild } from '../../../children/name-of-child.ts';
import { aboutInWords } from '../../about-in-words.ts';
import type { ReviewWithStatedDays, StatedDay } from '../../list-stated-days.ts';
import { titleOfRule } from '../../rule-titles.ts';
import type { StatementValues } from './form.ts';

/** What the page holds besides what is kept. */
export interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  /** What was to be saved, where somebody else saved meanwhile; `nothing`: it was to be taken back. */
  readonly mine?: StatementValues | 'nothing' | undefined;
}

export function toView(child: Child, { obligation, statements }: ReviewWithStatedDays, typed: Typed) {
  const { values, errors = [], mine } = typed;
  const [stands] = statements;
  return {
    name: nameOfChild(child),
    nameAndId: nameAndIdOfChild(child),
    back: `/children/${child.childId}/obligations/${obligation.id}`,
    title: titleOfRule(obligation.rule),
    about: aboutInWords(obligation),
    dueOn: obligation.dueOn,
    isStated: stands !== undefined && stands.dueOn !== null,
    version: stands?.number ?? 0,
    history: statements.map(toLine),
    values: mine === undefined ? values : { ...values, version: String(stands?.number ?? 0) },
    errors,
    conflict: mine === undefined ? undefined : differencesOf(stands, mine),
  };
}

function toLine({ dueOn, statedBy, note, recordedAt, recordedBy, computedDueOn }: StatedDay) {
  return { dueOn, statedBy, note, recordedAt, recordedBy: recordedBy ?? 'Footprint itself', computedDueOn };
}

function differencesOf(stands: StatedDay | undefined, mine: StatementValues | 'nothing') {
  const theirs = stands ?? NOTHING;
  const own = mine === 'nothing' ? NOTHING : mine;
  return [
    { label: 'The day that is stated', theirs: dayOr(theirs.dueOn), mine: dayOr(own.dueOn) },
    { label: 'Who or what states it', theirs: theirs.statedBy ?? 'Nobody', mine: own.statedBy ?? 'Nobody' },
    { label: 'Note', theirs: theirs.note ?? 'Nothing', mine: own.note ?? 'Nothing' },
  ].filter((each) => each.theirs !== each.mine);
}

const NOTHING = { dueOn: null, statedBy: null, note: null };

function dayOr(day: string | null): string {
  return day === null ? 'None' : shortDay(day);
}
