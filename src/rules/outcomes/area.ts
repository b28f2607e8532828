import { defineArea } from '../engine/area.ts';
import { carePlanUpdatedInTime } from './care-plan-updated.ts';
import { decisions } from './decisions.ts';
import { distribution } from './distribution.ts';
import * as events from './events.ts';
import { fullRecord } from './full-record.ts';
import { managerResponse } from './manager-response.ts';

export const outcomes = defineArea('outcomes', events, [
  decisions,
  managerResponse,
  carePlanUpdatedInTime,
  fullRecord,
  distribution,
]);
