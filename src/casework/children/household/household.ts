/** Somebody who lives or lived with a child, as they are typed. */
export interface HouseholdValues {
  readonly name: string;
  /** What they are to the child, or to those who care for the child. */
  readonly relationship: string;
  /** The first day on which they lived with the child, `YYYY-MM-DD`. */
  readonly startedOn: string;
  /** The day on which they moved out; null while they live there. */
  readonly endedOn: string | null;
  /** It was a mistake: they never lived there. */
  readonly isWithdrawn: boolean;
}

/** Where a child lives, from when to when; the day on which it ends is the first of the next. */
export interface PlacementTime {
  readonly place: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** A placement with those who lived there with the child. */
export interface Home<Member extends HouseholdValues = HouseholdValues> {
  readonly placement: PlacementTime;
  /** Who lives there first, then those who moved out; each until the child moved at the latest. */
  readonly members: readonly Member[];
}

/** Which placement a day lies in; undefined where nobody has recorded where the child lived. */
export function findPlacementOn<Placement extends PlacementTime>(
  placements: readonly Placement[],
  on: string,
): Placement | undefined {
  return placements.find(({ startedOn, endedOn }) => startedOn <= on && (endedOn === null || on < endedOn));
}

/**
 * The homes of a child with those who lived in each, in the order of the placements. Whoever lives with a child belongs to
 * the placement in which their first day lies, and no longer once the child has moved.
 */
export function homesOf<Member extends HouseholdValues>(
  placements: readonly PlacementTime[],
  members: readonly Member[],
): { readonly homes: readonly Home<Member>[]; readonly elsewhere: readonly Member[] } {
  const standing = members.filter(({ isWithdrawn }) => !isWithdrawn);
  const byHome = Map.groupBy(standing, ({ startedOn }) => findPlacementOn(placements, startedOn));
  return {
    homes: placements.map((placement) => {
      const theirs = (byHome.get(placement) ?? []).map((member) => ({
        ...member,
        endedOn: earlierOf(member.endedOn, placement.endedOn),
      }));
      return { placement, members: theirs.toSorted(byStaying) };
    }),
    elsewhere: byHome.get(undefined) ?? [],
  };
}

function earlierOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function byStaying(one: HouseholdValues, other: HouseholdValues): number {
  const hasGone = Number(one.endedOn !== null) - Number(other.endedOn !== null);
  return hasGone || one.startedOn.localeCompare(other.startedOn) || one.name.localeCompare(other.name);
}

/** Something that changed in who lives with a child. */
export type HouseholdChange =
  | { readonly what: 'child-moved'; readonly on: string; readonly place: string }
  | {
      readonly what: 'moved-in' | 'moved-out';
      readonly on: string;
      readonly name: string;
      readonly relationship: string;
    };

interface Between {
  /** Changes of this day do not count any more; null: all do. */
  readonly after: string | null;
  readonly until: string;
}

/**
 * What changed in who lives with a child, the latest first: who moved in or out, and that the child moved. Who was there
 * when the child came, or until the child left, moved neither in nor out.
 */
export function changesOfHousehold(homes: readonly Home[], { after, until }: Between): HouseholdChange[] {
  const changes = homes.flatMap(({ placement, members }): HouseholdChange[] => [
    { what: 'child-moved', on: placement.startedOn, place: placement.place },
    ...members.flatMap(({ name, relationship, startedOn, endedOn }): HouseholdChange[] => [
      ...(startedOn > placement.startedOn ? [{ what: 'moved-in', on: startedOn, name, relationship } as const] : []),
      ...(endedOn !== null && endedOn !== placement.endedOn
        ? [{ what: 'moved-out', on: endedOn, name, relationship } as const]
        : []),
    ]),
  ]);
  return changes
    .filter(({ on }) => (after === null || on > after) && on <= until)
    .toSorted((one, other) => other.on.localeCompare(one.on));
}
