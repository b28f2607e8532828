import type { Terms } from '../../platform/pages/terms.ts';
import type { WhomToAsk } from './list-whom-to-ask.ts';
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

/** What somebody who is asked is to the child; what the child is, in the program's own words. */
export function relationshipInWords(
  { kind, relationship }: { readonly kind: WhomToAsk['kind']; readonly relationship: string },
  terms: Terms,
): string {
  return kind === 'child' ? terms.sayOf(relationship) : relationship;
}

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
