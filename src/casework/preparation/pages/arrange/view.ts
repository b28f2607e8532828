import { type ComparedField, chosen, ticked, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { SiblingReview } from '../../list-sibling-reviews.ts';
import type { Around } from '../../look-around.ts';
import type { Arrangement, ChildDecides, ShapeAgreedWith } from '../../model.ts';
import { type ArrangementWords, arrangementWords } from '../../words.ts';

const OPEN = 'We don’t know yet';
const NOT_YET = 'Not yet';
const CONFIRMED = { no: 'Not yet: it is provisional', yes: 'Yes' };

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

/** The choices of the form, with those that were made. */
export function toChoices(values: FormFields, terms: Terms, isNew: boolean) {
  const words = arrangementWords(terms);
  const of = (field: string, texts: Readonly<Record<string, string>>): Choice[] => {
    const chosen = [values[field] ?? []].flat();
    return Object.entries(texts).map(([value, text]) => ({ value, text, checked: chosen.includes(value) }));
  };
  return {
    kind: of('kind', words.kind),
    placeKind: of('placeKind', words.placeKind),
    shape: of('shape', words.shape),
    chairedBy: of('chairedBy', words.chairedBy),
    childMisses: of('childMisses', words.childMisses),
    shapeAgreedWith: of('shapeAgreedWith', words.agreedWith),
    agreedBy: isNew ? [] : of('agreedBy', words.agreedBy),
    isConfirmed: of('isConfirmed', CONFIRMED),
    childDecided: of('childDecided', words.childDecided),
  };
}

/** What stands in the calendars meanwhile, as a list of sentences. */
export function toCalendarLines({ others, away }: Around, terms: Terms): string[] {
  const days = Map.groupBy(others, ({ heldOn }) => heldOn);
  return [
    ...away.map(({ name, firstOn, lastOn }) => `${name} is away from ${shortDay(firstOn)} to ${shortDay(lastOn)}`),
    ...[...days].map(([heldOn, on]) => {
      const times = on.flatMap(({ starts }) => starts ?? []);
      const at = times.length === 0 ? '' : `, at ${times.join(' and ')}`;
      return `${dayInWords(heldOn)}: ${terms.count(on.length, 'review')}${at}`;
    }),
  ];
}

/** When a brother or sister has theirs, and the link that puts this one right after it. */
export function toSiblingLine({ arrangedOn, starts, dueOn, reviewId, livesTogether, ...child }: SiblingReview) {
  const on = arrangedOn === null ? undefined : `${dayInWords(arrangedOn)}${starts === null ? '' : `, ${starts}`}`;
  const due = dueOn === null ? 'not arranged yet' : `not arranged yet; the last lawful day is ${dayInWords(dueOn)}`;
  return {
    name: nameOfChild(child),
    when: on ?? due,
    home: livesTogether === null ? undefined : livesTogether ? 'lives at the same place' : 'lives elsewhere',
    after: on === undefined ? undefined : `?after=${reviewId}`,
  };
}

/** What two people may change of an arrangement at once, field by field. */
export function comparedFields(terms: Terms): ComparedField[] {
  const words = arrangementWords(terms);
  const of = (name: string, label: string, texts: Readonly<Record<string, string>>) =>
    chosen(name, label, (value) => texts[value] ?? 'Nothing');
  return [
    typedDay('heldOn', 'Day'),
    typed('starts', 'Starts', OPEN),
    typed('lengthMinutes', 'Length in minutes', OPEN),
    of('childMisses', 'What the child misses', words.childMisses),
    typed('whyMissed', 'Why there is no better time'),
    of('placeKind', 'Where', words.placeKind),
    typed('place', 'Which place'),
    of('kind', 'What sort', words.kind),
    of('shape', 'Shape', words.shape),
    typed('seriesPlan', 'Which meetings there are'),
    ticked('shapeAgreedWith', 'Shape agreed with', (who) => words.agreedWith[who as ShapeAgreedWith]),
    of('chairedBy', 'Chaired by', words.chairedBy),
    of('isConfirmed', 'Confirmed', CONFIRMED),
    typedDay('placeAgreedChildOn', terms.say('The child agreed to the place'), NOT_YET),
    typedDay('placeAgreedWorkerOn', 'The social worker agreed to the place', NOT_YET),
    typedDay('placeAgreedIroOn', terms.say('The {iro} agreed to the place'), NOT_YET),
    typed('whyNotPlacement', terms.say('Why it is not where the child lives')),
    ticked(
      'childDecided',
      terms.say('What the child helped to decide'),
      (what) => words.childDecided[what as ChildDecides],
    ),
    typed('whyChildDidNot', terms.say('Why the child did not help to decide')),
  ];
}

/** An arrangement, line by line. */
export function linesOf(arrangement: Arrangement, terms: Terms) {
  const words = arrangementWords(terms);
  const { heldOn, starts, lengthMinutes, place, shapeAgreedWith, seriesPlan, whyMissed } = arrangement;
  return [
    { label: 'Day', text: dayInWords(heldOn) },
    { label: 'Starts', text: starts ?? OPEN },
    { label: 'Length', text: lengthMinutes === null ? OPEN : `${lengthMinutes} minutes` },
    {
      label: 'Where',
      text: [words.placeKind[arrangement.placeKind], place].filter((part) => part !== null).join(': '),
    },
    { label: 'What sort', text: words.kind[arrangement.kind] },
    { label: 'Shape', text: [words.shape[arrangement.shape], seriesPlan].filter((part) => part !== null).join(': ') },
    {
      label: 'Shape agreed with',
      text: shapeAgreedWith.map((who) => words.agreedWith[who]).join(', ') || 'Nobody yet',
    },
    { label: 'Chaired by', text: words.chairedBy[arrangement.chairedBy] },
    { label: 'Confirmed', text: CONFIRMED[arrangement.isConfirmed ? 'yes' : 'no'] },
    {
      label: terms.say('What the child misses'),
      text: [words.childMisses[arrangement.childMisses], whyMissed].filter((part) => part !== null).join(': '),
    },
    { label: 'Place agreed with', text: placeAgreedInWords(arrangement, words) },
    ...(arrangement.whyNotPlacement === null
      ? []
      : [{ label: terms.say('Why not where the child lives'), text: arrangement.whyNotPlacement }]),
  ];
}

function placeAgreedInWords(arrangement: Arrangement, words: ArrangementWords): string {
  const agreed = [
    [words.agreedWith.child, arrangement.placeAgreedChildOn],
    [words.agreedWith['social-worker'], arrangement.placeAgreedWorkerOn],
    [words.agreedWith.iro, arrangement.placeAgreedIroOn],
  ] as const;
  return agreed.flatMap(([who, on]) => (on === null ? [] : [`${who}, ${shortDay(on)}`])).join('; ') || 'Nobody yet';
}
