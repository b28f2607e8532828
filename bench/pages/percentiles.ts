/** Gives the time below which a share of many lies, in milliseconds to a tenth: `at(0.99)`. */
export function percentilesOf(times: readonly number[]): (share: number) => number {
  const sorted = times.toSorted((a, b) => a - b);
  return (share) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
}
