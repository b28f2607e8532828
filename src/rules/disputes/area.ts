import { defineArea } from '../engine/area.ts';
import * as events from './events.ts';
import { stageResponse } from './stage-response.ts';
import { disputeTotal } from './total.ts';

export const disputes = defineArea('disputes', events, [disputeTotal, stageResponse]);
