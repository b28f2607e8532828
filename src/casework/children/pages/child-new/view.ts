import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { EnteredAs, PossiblySame } from '../../enter-child.ts';
import { nameAndIdOfChild } from '../../name-of-child.ts';

/** What the page on which a child is entered shows. */
export interface NewChildView {
  readonly values: FormFields;
  /** An IRO enters who the child is, and no more. */
  readonly asksForCare: boolean;
  readonly workers:
    | readonly { readonly value: string; readonly text: string; readonly selected: boolean }[]
    | undefined;
  readonly becomesWorker: boolean;
  readonly known: readonly {
    readonly name: string;
    readonly born: string | undefined;
    readonly href: string | undefined;
  }[];
  /** None of them has the same local id, so that the child may be another one. */
  readonly mayBeAnother: boolean;
  /** Ids of those shown, for the answer that it is none of them. */
  readonly notThese: string;
}

interface Shown {
  readonly as: EnteredAs;
  readonly workers: readonly { readonly staffId: string; readonly name: string }[];
  readonly possible: readonly PossiblySame[];
}

export function toView(values: FormFields, { as, workers, possible }: Shown): NewChildView {
  const chosen = values['socialWorker'];
  return {
    values,
    asksForCare: as !== 'iro',
    workers:
      as === 'team-manager'
        ? [
            { value: '', text: 'Choose', selected: false },
            ...workers.map(({ staffId, name }) => ({ value: staffId, text: name, selected: staffId === chosen })),
          ]
        : undefined,
    becomesWorker: as === 'social-worker',
    known: possible.map((child) => ({
      name: nameAndIdOfChild(child),
      born: child.bornOn === null ? undefined : shortDay(child.bornOn),
      href: child.isWithinReach ? `/children/${child.childId}` : undefined,
    })),
    mayBeAnother: possible.every(({ hasSameLocalId }) => !hasSameLocalId),
    notThese: possible.map(({ childId }) => childId).join(' '),
  };
}
