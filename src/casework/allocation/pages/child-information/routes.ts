import { type Page, show } from '../../../../platform/pages/page.ts';
import { listOffices } from '../../../offices/keep-office.ts';
import { childSheet, SHEET_IDS } from '../../child-information.ts';
import { BAND_WORDS, BANDS } from '../../introduction.ts';

const PATH = '/information';

/** What is written for children about their reviewing officer, reviews, the plan and advocates, to print and hand over. */
export const CHILD_INFORMATION: Page = {
  method: 'GET',
  path: PATH,
  permission: 'law.read',
  action: 'child-information.read',
  handle: async ({ tx, user, terms, query, today }) => {
    const band = BANDS.find((each) => each === query['for']) ?? '7-11';
    const about = SHEET_IDS.find((each) => each === query['about']);
    const asked = { band, terms, today, offices: await listOffices(tx, user) };
    const sheets = (about === undefined ? SHEET_IDS : [about]).map((id) => childSheet(id, asked));
    const hrefOf = (choice: { readonly for?: string; readonly about?: string | undefined }) =>
      `${PATH}?${new URLSearchParams({ for: choice.for ?? band, ...(choice.about !== undefined && { about: choice.about }) })}`;
    return show('casework/allocation/pages/child-information/page.njk', {
      sheets,
      bands: BANDS.map((each) => ({
        text: BAND_WORDS[each],
        href: hrefOf({ for: each, about }),
        isShown: each === band,
      })),
      topics: [
        { text: 'All four', href: hrefOf({}), isShown: about === undefined },
        ...SHEET_IDS.map((id) => ({
          text: childSheet(id, asked).title,
          href: hrefOf({ about: id }),
          isShown: id === about,
        })),
      ],
    });
  },
};
