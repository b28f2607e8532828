import type { Anchor } from '../engine/rule.ts';
import { dayOf } from '../facts/case-facts.ts';
import { disputeOpened, disputeStageStarted } from './events.ts';

export const formalProcess: Anchor<'dispute'> = {
  words: 'the formal process was opened',
  on: (dispute) => dayOf(dispute, disputeOpened),
  event: disputeOpened,
};

export const startOfStage: Anchor<'stage'> = {
  words: 'the stage started',
  on: (stage) => dayOf(stage, disputeStageStarted),
  event: disputeStageStarted,
};
