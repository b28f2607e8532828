import { defineArea } from '../engine/area.ts';
import { appointIro } from './appoint-iro.ts';
import * as events from './events.ts';
import { introductoryLetter } from './introductory-letter.ts';
import { iroBeforeFirstReview } from './iro-before-first-review.ts';
import { notifyService } from './notify-service.ts';

export const allocation = defineArea('allocation', events, [
  notifyService,
  appointIro,
  iroBeforeFirstReview,
  introductoryLetter,
]);
