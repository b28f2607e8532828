import { defineArea } from '../engine/area.ts';
import { documentsToIro } from './documents-to-iro.ts';
import * as events from './events.ts';

export const proceedings = defineArea('proceedings', events, [documentsToIro]);
