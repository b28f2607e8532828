import { allocation } from './allocation/area.ts';
import { children } from './children/area.ts';
import { disputes } from './disputes/area.ts';
import type { Area } from './engine/area.ts';
import { footprint } from './footprint/area.ts';
import { outcomes } from './outcomes/area.ts';
import { plans } from './plans/area.ts';
import { preparation } from './preparation/area.ts';
import { proceedings } from './proceedings/area.ts';
import { reviews } from './reviews/area.ts';

/** Every area of the law, in the order in which a child’s life meets it. */
export const AREAS: readonly Area[] = [
  children,
  allocation,
  plans,
  reviews,
  preparation,
  footprint,
  outcomes,
  disputes,
  proceedings,
];
