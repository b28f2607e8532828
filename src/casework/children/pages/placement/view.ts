import { type ComparedField, chosen, typed, typedDay } from '../../../../platform/pages/conflict.ts';
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

const UNSAID = 'Nobody has said';
const GOES_ON = 'It goes on';

/** What of a placement two people may change at once. */
export const COMPARED: readonly ComparedField[] = [
  chosen('place', 'Placement', placementInWords),
  ...comparedDays(),
  chosen('endReason', 'Why it ended', (code) => endReasonInWords(code || null) ?? UNSAID),
  chosen('provider', 'Provider', (code) => providerInWords(code || null) ?? UNSAID),
  typed('postcode', 'Postcode of the placement', UNSAID),
  typed('homePostcode', 'Postcode of home', UNSAID),
];

/** From when to when something held, as the form for it has the two days. */
export function comparedDays(): readonly ComparedField[] {
  return [typedDay('startedOn', 'First day'), typedDay('endedOn', 'Ended on', GOES_ON)];
}
