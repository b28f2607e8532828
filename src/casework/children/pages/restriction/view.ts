import type { FormError } from '../../../../platform/pages/form.ts';
import type { AccessToChild } from '../../find-access-to-child.ts';
import { nameAndIdOfChild, nameOfChild } from '../../name-of-child.ts';

/** What was typed, where a form was not right. */
export interface TypedRestriction {
  readonly reason?: string;
  readonly readers?: readonly string[];
  readonly person?: string;
  readonly barReason?: string;
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked?: boolean;
  readonly selected?: boolean;
}

/** What the page of who may open a record shows. */
export interface RestrictionView {
  readonly name: string;
  readonly nameAndId: string;
  readonly href: string;
  readonly childHref: string | undefined;
  readonly isRestricted: boolean;
  readonly restrictionId: string | undefined;
  /** Told only to those who may see the record, and to whoever wrote it. */
  readonly restrictedBecause: string | undefined;
  readonly setAt: string | undefined;
  readonly setBy: string | undefined;
  /** Whoever asks is not named themselves. */
  readonly seesNameOnly: boolean;
  readonly readers: readonly Choice[];
  readonly readersBefore: string;
  readonly barred: readonly {
    readonly staffId: string;
    readonly name: string;
    readonly reason: string;
    readonly on: string;
  }[];
  readonly people: readonly Choice[];
  readonly typed: TypedRestriction;
  readonly errors: readonly FormError[];
}

interface Asked {
  readonly childId: string;
  readonly userId: string;
  readonly typed?: TypedRestriction;
  readonly errors?: readonly FormError[];
}

export function toView(access: AccessToChild, { childId, userId, typed = {}, errors = [] }: Asked): RestrictionView {
  const { child, restriction, readers, barred, colleagues } = access;
  const named = new Set(typed.readers ?? readers.map(({ staffId }) => staffId));
  const mayKnowWhy = child.isWithinReach || restriction?.setById === userId;
  // Whoever restricts the record comes first: they are the one who is easily forgotten.
  const inOrder = colleagues.toSorted((a, b) => Number(b.staffId === userId) - Number(a.staffId === userId));
  return {
    name: nameOfChild(child),
    nameAndId: nameAndIdOfChild(child),
    href: `/children/${childId}/restriction`,
    childHref: child.isWithinReach ? `/children/${childId}` : undefined,
    isRestricted: restriction !== undefined,
    restrictionId: restriction?.id,
    restrictedBecause: mayKnowWhy ? restriction?.reason : undefined,
    setAt: restriction?.setAt,
    setBy: restriction?.setBy ?? undefined,
    seesNameOnly: restriction !== undefined && !child.isWithinReach,
    readers: inOrder.map(({ staffId, name }) => ({
      value: staffId,
      text: staffId === userId ? `${name} (you)` : name,
      checked: named.has(staffId),
    })),
    readersBefore: readers.map(({ staffId }) => staffId).join(' '),
    barred: barred.map(({ staffId, name, reason, recordedAt }) => ({ staffId, name, reason, on: recordedAt })),
    people: [
      { value: '', text: 'Choose somebody' },
      ...colleagues
        .filter(({ staffId }) => staffId !== userId)
        .map(({ staffId, name }) => ({ value: staffId, text: name, selected: staffId === typed.person })),
    ],
    typed,
    errors,
  };
}
