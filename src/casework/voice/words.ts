import type { Terms } from '../../platform/pages/terms.ts';
import type {
  Happiness,
  KnowsHowOften,
  PlanPart,
  PlanViewValues,
  Standing,
  Support,
  Understanding,
  WantsMeetings,
} from './model.ts';
import { PLAN_PARTS } from './model.ts';

const PARTS: Readonly<Record<PlanPart, string>> = {
  home: 'Where they live, and who looks after them',
  family: 'Seeing family and friends',
  school: 'School, college or work',
  health: 'Health, body and mind',
  identity: 'Who they are: culture, faith, language',
  'free-time': 'Free time, and what they like to do',
  workers: 'The social worker, and the help they get',
  future: 'What happens next, and the time to come',
};

export function planPartInWords(part: PlanPart): string {
  return PARTS[part];
}

const STANDINGS: Readonly<Record<Standing, string>> = {
  agrees: 'Agrees',
  partly: 'Agrees with some of it',
  disputes: 'Does not agree',
  'no-view': 'Has no view, or does not mind',
};

export function standingInWords(standing: Standing): string {
  return STANDINGS[standing];
}

const HAPPINESS: Readonly<Record<Happiness, string>> = {
  yes: 'Yes',
  partly: 'With some of it',
  no: 'No',
  'not-sure': 'Not sure, or it could not be told',
};

export function happinessInWords(happiness: Happiness): string {
  return HAPPINESS[happiness];
}

/** Which support was offered, in the authority's words. */
export function supportInWords(support: Support, terms: Terms): string {
  const words: Readonly<Record<Support, string>> = {
    iro: terms.say('The {iro} takes it up'),
    advocate: 'An advocate',
    other: 'Somebody else whom the child trusts',
    declined: 'Offered, and the child does not want any',
  };
  return terms.sayOf(words[support]);
}

const UNDERSTANDING: Readonly<Record<Understanding, string>> = {
  yes: 'Yes',
  partly: 'In part',
  no: 'No',
  'no-change': 'No change is coming',
};

export function understandingInWords(understanding: Understanding): string {
  return UNDERSTANDING[understanding];
}

const KNOWS: Readonly<Record<KnowsHowOften, string>> = {
  yes: 'Yes',
  'told-now': 'Told this time',
  no: 'No',
  'too-young': 'The child is too young',
};

export function knowsInWords(knows: KnowsHowOften, terms: Terms): string {
  return terms.sayOf(KNOWS[knows]);
}

const WANTS: Readonly<Record<WantsMeetings, string>> = {
  oftener: 'More often',
  'as-now': 'As they are now',
  seldomer: 'Less often',
  'no-view': 'Has no view',
};

export function wantsMeetingsInWords(wants: WantsMeetings): string {
  return WANTS[wants];
}

interface Line {
  readonly label: string;
  readonly text: string;
}

/** What a child thinks of the plan, line by line; what was not talked about is left out. */
export function linesOfPlanView(view: PlanViewValues, terms: Terms): Line[] {
  return [
    ...line('Happy with the plan', view.isHappy && happinessInWords(view.isHappy)),
    ...line('How the plan is going', view.going),
    ...PLAN_PARTS.flatMap((part) => {
      const said = view.parts[part];
      if (said === undefined) return [];
      const words = said.words === null ? '' : `: ${said.words}`;
      return line(planPartInWords(part), `${standingInWords(said.standing)}${words}`);
    }),
    ...line('What was explained can be done', view.explained),
    ...line('Support that was offered', view.support.map((each) => supportInWords(each, terms)).join('; ') || null),
    ...line(terms.say('What the child chose'), view.chosen),
    ...line('What became of what they said before', view.cameOfIt),
    ...line('Understands what a change would mean', view.understands && understandingInWords(view.understands)),
    ...line('Knows how often meetings are', view.knowsHowOften && knowsInWords(view.knowsHowOften, terms)),
    ...line('Would have meetings', view.wantsMeetings && wantsMeetingsInWords(view.wantsMeetings)),
    ...line('About meetings', view.meetingsNote),
    ...line('What worries them', view.worry),
    ...line('What is done about it', view.worryAnswer),
  ];
}

function line(label: string, text: string | null): Line[] {
  return text === null ? [] : [{ label, text }];
}
