import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { PlacementValues } from '../../by-hand/list-placements.ts';
import { type CodeChoice, endReasonInWords, placementInWords, providerInWords } from '../../codes-in-words.ts';

interface Kept {
  readonly value: string | null;
  readonly inWords: (code: string) => string | undefined;
}

/** Codes to choose, and the one that is kept where it can be chosen no more. */
export function choicesWith(choices: readonly CodeChoice[], none: string, { value, inWords }: Kept): CodeChoice[] {
  const isOld = value !== null && value !== '' && !choices.some((choice) => choice.value === value);
  return [{ value: '', text: none }, ...choices, ...(isOld ? [{ value, text: inWords(value) ?? value }] : [])];
}

/** What two people typed differently, a row each. */
export function differencesOf(theirs: PlacementValues, mine: PlacementValues) {
  const until = (on: string | null) => (on === null ? 'It goes on' : shortDay(on));
  const rowOf = (label: string, of: (values: PlacementValues) => string) => ({
    label,
    theirs: of(theirs),
    mine: of(mine),
  });
  const unsaid = 'Nobody has said';
  return [
    rowOf('Placement', ({ place }) => placementInWords(place)),
    rowOf('First day', ({ startedOn }) => shortDay(startedOn)),
    rowOf('Ended on', ({ endedOn }) => until(endedOn)),
    rowOf('Why it ended', ({ endReason }) => endReasonInWords(endReason) ?? unsaid),
    rowOf('Provider', ({ provider }) => providerInWords(provider) ?? unsaid),
    rowOf('Postcode of the placement', ({ postcode }) => postcode ?? unsaid),
    rowOf('Postcode of home', ({ homePostcode }) => homePostcode ?? unsaid),
  ].filter((each) => each.theirs !== each.mine);
}
