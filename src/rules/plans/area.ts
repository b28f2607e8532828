import { defineArea } from '../engine/area.ts';
import { carePlanOnRemand } from './care-plan-on-remand.ts';
import { carePlanPreparedInTime } from './care-plan-prepared.ts';
import { detentionPlacementPlan } from './detention-placement-plan.ts';
import * as events from './events.ts';
import { pathwayPlan } from './pathway-plan.ts';

export const plans = defineArea('plans', events, [
  carePlanPreparedInTime,
  carePlanOnRemand,
  detentionPlacementPlan,
  pathwayPlan,
]);
