import type { ConflictView } from '../../../../platform/pages/conflict.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameAndIdOfChild, nameOfChild } from '../../../children/name-of-child.ts';
import { aboutInWords } from '../../about-in-words.ts';
import type { ReviewWithStatedDays, StatedDay } from '../../list-stated-days.ts';
import { titleOfRule } from '../../rule-titles.ts';

/** What the page holds besides what is kept. */
export interface Typed {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
}

export function toView(child: Child, { obligation, statements }: ReviewWithStatedDays, typed: Typed) {
  const { values, errors = [], conflict } = typed;
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
    values,
    errors,
    conflict,
  };
}

function toLine({ dueOn, statedBy, note, recordedAt, recordedBy, computedDueOn }: StatedDay) {
  return { dueOn, statedBy, note, recordedAt, recordedBy: recordedBy ?? 'Footprint itself', computedDueOn };
}
