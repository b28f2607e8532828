const LONG = { month: 'long', year: 'numeric' } as const;
const SHORT = { month: 'short' } as const;

/** `2025-04` as "April 2025". */
export function monthInWords(month: string): string {
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString('en-GB', LONG);
}

/** `2025-04` as "Apr". */
export function monthInShort(month: string): string {
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString('en-GB', SHORT);
}

/** "April 2025 to March 2026". */
export function monthsInWords({ from, until }: { readonly from: string; readonly until: string }): string {
  const [first, last] = [monthInWords(from.slice(0, 7)), monthInWords(until.slice(0, 7))];
  return first === last ? first : `${first} to ${last}`;
}
