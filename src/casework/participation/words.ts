import type { Audience, PaperState, Reader } from './model.ts';

export const AUDIENCES_IN_WORDS: Readonly<Record<Audience, string>> = {
  'child-younger': 'Child, with faces and few words',
  'child-older': 'Child or young person',
  parent: 'Parent',
  carer: 'Carer',
  school: 'School',
  health: 'Health',
  professional: 'Another professional',
};

export const PAPER_STATES_IN_WORDS: Readonly<Record<PaperState, string>> = {
  sent: 'Waiting',
  'came-back': 'Came back',
  withdrawn: 'Withdrawn',
  expired: 'Link expired',
};

export const READERS_IN_WORDS: Readonly<Record<Reader, string>> = {
  child: 'the child',
  parents: 'parents',
  carers: 'carers',
  professionals: 'other professionals',
};

export const FACES_IN_WORDS: Readonly<Record<string, string>> = {
  good: 'Good',
  okay: 'Okay',
  'not-good': 'Not good',
  'not-sure': 'Not sure',
};
