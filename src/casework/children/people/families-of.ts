/**
 * Which children are one family: brothers and sisters, and theirs in turn. Gives each child who has one the id of one
 * child of the family.
 *
 * ```ts
 * familiesOf([['a', 'b'], ['c', 'b']]) // a, b and c of one family
 * ```
 */
export function familiesOf(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const families = new Map<string, string>();
  for (const [one, other] of pairs) {
    const [first, second] = [families.get(one) ?? one, families.get(other) ?? other];
    families.set(one, first);
    families.set(other, first);
    for (const [child, family] of families) if (family === second) families.set(child, first);
  }
  return families;
}
