import { type AccountFacts, type SignInState, signInStateOf } from '../sign-in-state.ts';

/** A state of signing in, in words, and the colour of its tag; the words alone say it all. */
export interface SignInInWords {
  readonly text: string;
  readonly colour: string;
}

const WORDS: Readonly<Record<SignInState, SignInInWords>> = {
  active: { text: 'Active', colour: 'green' },
  invited: { text: 'Invited', colour: 'blue' },
  'invitation ended': { text: 'Invitation ended', colour: 'yellow' },
  'not invited': { text: 'Not invited', colour: 'grey' },
  locked: { text: 'Locked', colour: 'red' },
  stopped: { text: 'Without access', colour: 'red' },
  left: { text: 'Left', colour: 'grey' },
};

export function signInInWords(facts: AccountFacts): SignInInWords {
  return WORDS[signInStateOf(facts)];
}
