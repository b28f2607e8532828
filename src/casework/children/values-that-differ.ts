/** A value that a record keeps of something. */
export type JsonValue = string | number | boolean | null | readonly string[];

/** Values by their names. */
export type JsonValues = Readonly<Record<string, JsonValue>>;

/** The same names before and after a change. */
export interface ValuesThatDiffer {
  readonly before: JsonValues;
  readonly after: JsonValues;
}

/**
 * What a change changes; undefined where it changes nothing.
 *
 * ```ts
 * valuesThatDiffer({ phone: '1', email: null }, { phone: '2', email: null }) // { before: { phone: '1' }, after: { phone: '2' } }
 * ```
 */
export function valuesThatDiffer<Values extends object>(before: Values, after: Values): ValuesThatDiffer | undefined {
  const names = (Object.keys(after) as (keyof Values & string)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return undefined;
  const take = (values: Values) => Object.fromEntries(names.map((name) => [name, values[name]])) as JsonValues;
  return { before: take(before), after: take(after) };
}
