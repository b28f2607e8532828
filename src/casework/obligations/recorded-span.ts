import { type Day, dayFromIso, EVENT_TYPES, isoFromDay, type RecordedInput } from '../../rules/index.ts';

/**
 * What is recorded of a child, where returns told of the past and people have recorded what happens since a day.
 *
 * Of what no return tells, nothing is known before that day; of what they do tell, from when they tell it. A child of
 * whom the returns ceased to tell before that day (they left care, say) is known as far as the returns go, and no
 * further: between the two nobody watched.
 *
 * @param recorded what the returns tell; null for a child who was entered by hand, of whom everything is recorded
 * @param recordingFrom the day from which people record all that happens; undefined where they do not
 */
export function toRecordedSpan(recorded: RecordedInput | null, recordingFrom: Day | undefined): RecordedInput | null {
  if (recorded === null || recordingFrom === undefined) return recorded;
  const { only, from, until } = recorded;
  const lastTold = until === undefined ? undefined : dayFromIso(until);
  if (lastTold !== undefined && lastTold + 1 < recordingFrom) return recorded;
  const told = new Set<string>(only ?? EVENT_TYPES);
  const since = isoFromDay(recordingFrom);
  const notTold = EVENT_TYPES.filter((type) => !told.has(type)).map((type) => [type, since] as const);
  return { from: { ...Object.fromEntries(notTold), ...from } };
}
