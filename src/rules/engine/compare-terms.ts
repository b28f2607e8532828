import { type Day, dayFromCivil } from '../calendar/day.ts';
import { applyFigure, type Figure } from './figure.ts';

const SAMPLE_FROM = dayFromCivil(2024, 1, 1);
const SAMPLE_DAYS = 1461;

/** How an authority's own figure stands to the national one, over four years of starting days. */
export type Strictness = 'stricter' | 'looser' | 'same' | 'not comparable';

/** Compares two sets of figures by the days that they give; of several figures the earliest day counts. */
export function compareFigures(own: readonly Figure[], nationally: readonly Figure[]): Strictness {
  if ([...own, ...nationally].some((figure) => figure.unit === 'hour')) return 'not comparable';
  let isEverLater = false;
  let isEverEarlier = false;
  for (let offset = 0; offset < SAMPLE_DAYS; offset += 1) {
    const from = (SAMPLE_FROM + offset) as Day;
    const difference = earliest(own, from) - earliest(nationally, from);
    if (difference > 0) isEverLater = true;
    if (difference < 0) isEverEarlier = true;
  }
  if (isEverLater) return 'looser';
  return isEverEarlier ? 'stricter' : 'same';
}

function earliest(figures: readonly Figure[], from: Day): number {
  return Math.min(...figures.map((figure) => applyFigure(figure, from)));
}
