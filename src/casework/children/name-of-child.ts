/** What is known of a child's name. */
export interface ChildName {
  readonly localId: string;
  readonly knownAs: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

/**
 * A child by the name they like, and the family's: "Sami Okafor". A return has no names: until somebody tells one, a
 * child is known by the authority's own number, "Child L1".
 */
export function nameOfChild({ localId, knownAs, givenName, familyName }: ChildName): string {
  const name = [knownAs ?? givenName, familyName].filter((part) => part !== null && part !== '').join(' ');
  return name === '' ? `Child ${localId}` : name;
}

/** "Sami Okafor, L1"; the number alone where there is no name, "Child L1". */
export function nameAndIdOfChild(child: ChildName): string {
  const name = nameOfChild(child);
  return name === `Child ${child.localId}` ? name : `${name}, ${child.localId}`;
}

/** What the child is called in a sentence: "Sami". */
export function shortNameOfChild({ localId, knownAs, givenName }: ChildName): string {
  return knownAs ?? givenName ?? `Child ${localId}`;
}
