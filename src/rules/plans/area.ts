import { defineArea } from '../engine/area.ts';
import { carePlanPreparedInTime } from './care-plan-prepared.ts';
import * as events from './events.ts';
import { pathwayPlan } from './pathway-plan.ts';

export const plans = defineArea('plans', events, [carePlanPreparedInTime, pathwayPlan]);
