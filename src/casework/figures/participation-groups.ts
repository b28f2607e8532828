/** How a child took part in a review, as the figures tell it apart: every review held is in one of them, and in one only. */
export const PARTICIPATION_GROUPS = {
  came: { label: 'came', age: 'four-and-over', codes: ['PN1', 'PN2', 'PN3', 'PN4'] },
  conveyed: { label: 'did not come, views conveyed', age: 'four-and-over', codes: ['PN5', 'PN6'] },
  silent: { label: 'did not come, views not conveyed', age: 'four-and-over', codes: ['PN7'] },
  // A code for children under four says nothing of one who is not.
  notStated: { label: 'nobody stated how', age: 'four-and-over', codes: [null, 'PN0'] },
  underFour: { label: 'under four, so not asked', age: 'under-four', codes: undefined },
  ageUnknown: { label: 'age not known', age: 'unknown', codes: undefined },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly label: string;
      readonly age: 'under-four' | 'four-and-over' | 'unknown';
      readonly codes: readonly (string | null)[] | undefined;
    }
  >
>;

export type ParticipationGroup = keyof typeof PARTICIPATION_GROUPS;

export const PARTICIPATION_GROUP_NAMES = Object.keys(PARTICIPATION_GROUPS) as readonly ParticipationGroup[];
