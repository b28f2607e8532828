import pg from 'pg';

const { builtins } = pg.types;

/** Numbers of PostgreSQL's types of arrays, which the driver has no names for. */
const DATE_ARRAY = 1182;
const TIMESTAMPTZ_ARRAY = 1185;
const INT8_ARRAY = 1016;

type Parse = (text: string) => unknown;

const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, toIsoMoment],
  [builtins.TIMESTAMP, (text) => text],
  [builtins.INT8, toSafeNumber],
  [builtins.NUMERIC, Number],
  [DATE_ARRAY, (text) => toArray(text, (element) => element)],
  [TIMESTAMPTZ_ARRAY, (text) => toArray(text, toIsoMoment)],
  [INT8_ARRAY, (text) => toArray(text, toSafeNumber)],
]);

/**
 * How values come out of the database: a `date` as `YYYY-MM-DD` (left to the driver it becomes the midnight before, in
 * summer), a `timestamptz` as ISO text in UTC (`2026-11-22T04:08:24.123456Z`, no microsecond lost), an `int8` as a
 * number, or an error where a number cannot hold it, a `numeric` as the nearest number. Everything else is the driver's own.
 */
export const VALUE_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) ||
    pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** With the session's time zone at UTC: `2026-11-22 04:08:24.123456+00`. */
function toIsoMoment(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}

function toSafeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`${text} is more than a number can hold exactly; select it as text`);
}

/** The elements of these types hold no comma, no brace and no quote of their own. */
function toArray<Element>(text: string, parse: (element: string) => Element): (Element | null)[] {
  const inside = text.slice(1, -1);
  if (inside === '') return [];
  return inside.split(',').map((element) => (element === 'NULL' ? null : parse(element.replaceAll('"', ''))));
}
