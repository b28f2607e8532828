import { defineArea } from '../engine/area.ts';
import { consultationDocuments } from './consultation-documents.ts';
import * as events from './events.ts';
import { healthPlan } from './health-plan.ts';
import { invitations } from './invitations.ts';
import { iroSeesChild } from './iro-sees-child.ts';
import { iroSpeaksToSocialWorker } from './iro-speaks-to-social-worker.ts';
import { pep } from './pep.ts';
import { socialWorkerConsultsChild } from './social-worker-consults-child.ts';
import { socialWorkerReport } from './social-worker-report.ts';

export const preparation = defineArea('preparation', events, [
  socialWorkerConsultsChild,
  iroSpeaksToSocialWorker,
  consultationDocuments,
  invitations,
  socialWorkerReport,
  pep,
  healthPlan,
  iroSeesChild,
]);
