import type { CaseloadRow } from './store/caseload.ts';

/** A child of a caseload, with the names of the brothers and sisters in it where somebody asks for them together. */
export type CaseloadChild = CaseloadRow & { readonly siblings?: readonly string[] };

/**
 * Only the children who have a brother or a sister in the list, family by family: a family stands where its first child
 * stood, and its children in the order in which they came.
 *
 * @param families the family of each child who has one, by the child's id
 */
export function groupFamilies(rows: readonly CaseloadRow[], families: ReadonlyMap<string, string>): CaseloadChild[] {
  const groups = Map.groupBy(rows, ({ childId }) => families.get(childId));
  return [...groups].flatMap(([family, children]) => {
    if (family === undefined || children.length === 1) return [];
    return children.map((child) => ({
      ...child,
      siblings: children.filter((other) => other !== child).map(({ name, localId }) => name ?? `Child ${localId}`),
    }));
  });
}
