import { defineArea } from '../engine/area.ts';
import * as events from './events.ts';
import { midwayContact } from './midway-contact.ts';

export const footprint = defineArea('footprint', events, [midwayContact]);
