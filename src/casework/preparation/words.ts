import type { Terms } from '../../platform/pages/terms.ts';
import type {
  AgreedBy,
  ArrangementChange,
  Chair,
  ChildDecides,
  ConsiderationOutcome,
  Consulted,
  Misses,
  ObtainedBy,
  PlaceKind,
  ReviewKind,
  Shape,
  ShapeAgreedWith,
} from './model.ts';

/** What each choice of an arrangement is in words, in the authority's own terms. */
export interface ArrangementWords {
  readonly kind: Readonly<Record<ReviewKind, string>>;
  readonly placeKind: Readonly<Record<PlaceKind, string>>;
  readonly shape: Readonly<Record<Shape, string>>;
  readonly chairedBy: Readonly<Record<Chair, string>>;
  readonly childMisses: Readonly<Record<Misses, string>>;
  readonly agreedWith: Readonly<Record<ShapeAgreedWith, string>>;
  readonly agreedBy: Readonly<Record<AgreedBy, string>>;
  readonly childDecided: Readonly<Record<ChildDecides, string>>;
  readonly change: Readonly<Record<ArrangementChange, string>>;
  readonly consulted: Readonly<Record<Consulted, string>>;
  readonly outcome: Readonly<Record<ConsiderationOutcome, string>>;
}

export function arrangementWords(terms: Terms): ArrangementWords {
  const iro = terms.say('The {iro}');
  return terms.sayAll({
    kind: {
      ordinary: 'The next one in the ordinary course',
      first: 'The first of this period of care',
      'brought-forward': terms.say('Brought forward at the direction of the {iro}'),
      'cease-looked-after': terms.say('{Closing}: the child stops being looked after'),
      adoption: 'During adoption',
      disruption: 'After an adoption placement broke down',
      'short-break': 'Of a series of short breaks',
    },
    placeKind: {
      placement: 'Where the child lives',
      school: 'School or college',
      office: 'An office of the authority',
      other: 'Somewhere else',
      online: 'Online',
    },
    shape: { single: 'One meeting', series: 'Several meetings, of which this is the central one' },
    chairedBy: {
      iro,
      child: 'The child',
      'child-with-iro': terms.say('The child together with the {iro}'),
      other: 'Somebody else',
    },
    childMisses: {
      nothing: 'Nothing',
      school: 'School or college',
      health: 'A health appointment',
      'not-known': 'We don’t know yet',
    },
    agreedWith: { child: 'The child', 'social-worker': 'The social worker', iro },
    agreedBy: { 'social-worker': 'The social worker', iro },
    childDecided: { day: 'The day', time: 'The time', place: 'The place' },
    change: {
      arranged: 'Arranged',
      rearranged: 'Moved to another day',
      'brought-forward': 'Brought forward',
      confirmed: 'Confirmed',
      changed: 'Changed',
      cancelled: 'Called off',
    },
    consulted: {
      child: 'The child',
      parents: 'The parents',
      carers: 'The carers',
      'social-worker': 'The social worker',
    },
    outcome: {
      'earlier-review': terms.say('The {review} is brought forward'),
      'another-review': terms.say('Another {review} is held besides'),
      'another-day': terms.say('The {review} is moved to another day'),
      'no-change': 'No change',
    },
  });
}

const OBTAINED_IN_WORDS: Readonly<Record<ObtainedBy, string>> = {
  said: 'Said',
  written: 'Written by the child',
  'signed-or-symbols': 'Signed, or shown with symbols or an aid',
  'drawn-or-played': 'Drawn or played',
  observed: 'Observed: what was seen of likes and dislikes',
  'through-advocate': 'Through an advocate, such as a diary of photos or activities',
};

export function obtainedInWords(obtainedBy: ObtainedBy, terms: Terms): string {
  return terms.sayOf(OBTAINED_IN_WORDS[obtainedBy]);
}

/** How the last day for a review is told: as the law's, or as the day that the IRO set. In the middle of a sentence. */
export function lastDayInWords(rule: string | null | undefined, terms: Terms): string {
  return rule === DIRECTED_BY_IRO ? terms.say('the {iro} directs that it is held by') : 'the last lawful day is';
}

const DIRECTED_BY_IRO = 'review.at-iro-request';
