import { defineArea } from '../engine/area.ts';
import * as events from './events.ts';

export const children = defineArea('children', events, []);
