import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import {
  download,
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  show,
} from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { dayFromIso } from '../../../../rules/index.ts';
import { findStaffMember } from '../../../staff/find-staff-member.ts';
import { type CaseloadChoice, listChildrenBehind } from '../../list-children-behind.ts';
import type { ChildOfCaseload, PageOfRows } from '../../model.ts';
import { nameOf, toRowsView } from '../shared/rows-behind.ts';

const ADDRESS = '/figures/caseload/rows';
const ROWS_A_PAGE = 50;
const MOST_ROWS_IN_CSV = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The children behind a figure of caseload, as far as whoever asks may see them. */
export const CASELOAD_ROWS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'figures.read',
  action: 'figures.caseload-rows',
  handle: (request) =>
    answer(request, async (asked) => {
      const { terms, query, today } = request;
      const found = await find(request, { asked, page: readPageNumber(query), rowsAPage: ROWS_A_PAGE });
      const { on } = asked.choice;
      const view = toRowsView(found, {
        heading: `${terms.of('Children')}: ${asked.inWords}`,
        caption: on === today ? 'Today' : `On ${dayInWords(on)}`,
        columns: [terms.of('Iro'), 'Looked after since'],
        noun: { one: terms.of('child'), many: terms.of('children'), isOfChild: false },
        back: { href: '/figures/caseload', text: 'Caseload' },
        ...{ address: ADDRESS, search: asked.search, mostInCsv: MOST_ROWS_IN_CSV },
        toRow: (row) => ({
          name: nameOf(row),
          childHref: `/children/${row.childId}`,
          cells: [{ text: row.iro ?? 'Nobody' }, { text: shortDay(row.since) }],
        }),
      });
      return show('casework/figures/pages/shared/rows-behind.njk', view, shownOf(found, asked));
    }),
};

export const CASELOAD_ROWS_CSV: Page = {
  method: 'GET',
  path: `${ADDRESS}/csv`,
  permission: 'figures.read',
  action: 'figures.caseload-rows-csv',
  handle: (request) =>
    answer(request, async (asked) => {
      const found = await find(request, { asked, page: 1, rowsAPage: MOST_ROWS_IN_CSV });
      const rows = found.rows.map(({ localId, name, iro, since }) => [localId, name, iro, since]);
      const file = toCsvFile(['child', 'name', request.terms.of('iro'), 'looked after since'], rows, found.total);
      return download('caseload-rows.csv', file, shownOf(found, asked));
    }),
};

/** Whose children, on which day, in words. */
interface Asked {
  readonly choice: CaseloadChoice;
  readonly inWords: string;
  readonly search: string;
}

async function answer(request: PageRequest, work: (asked: Asked) => Promise<Reply>): Promise<Reply> {
  const asked = await readQuestion(request);
  return asked === undefined ? NOT_FOUND : await work(asked);
}

/** Undefined where the address asks for a day that there is not, or that is to come, or for nobody who is known. */
async function readQuestion({ tx, user, terms, query, today }: PageRequest): Promise<Asked | undefined> {
  const on = textOf(query, 'on') ?? today;
  if (dayFromIso(on) === undefined || on > today) return undefined;
  const whose = textOf(query, 'whose') ?? 'everybody';
  const search = new URLSearchParams({ on, whose }).toString();
  if (whose === 'everybody') return { choice: { on, whose }, inWords: terms.say('with {an iro}'), search };
  if (whose === 'nobody') return { choice: { on, whose }, inWords: terms.say('without {an iro}'), search };
  if (!UUID.test(whose)) return undefined;
  const person = await findStaffMember(tx, user, { staffId: whose, today });
  return person && { choice: { on, whose: { staffId: whose } }, inWords: person.name, search };
}

function textOf(query: FormFields, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

interface ToFind {
  readonly asked: Asked;
  readonly page: number;
  readonly rowsAPage: number;
}

async function find({ tx, user }: PageRequest, { asked, ...part }: ToFind): Promise<PageOfRows<ChildOfCaseload>> {
  return await listChildrenBehind(tx, user, { ...asked.choice, ...part });
}

function shownOf({ rows }: PageOfRows<ChildOfCaseload>, { choice: { on, whose } }: Asked) {
  const of = typeof whose === 'string' ? { whose } : whose;
  return { childIds: rows.map(({ childId }) => childId), details: { on, ...of, rows: rows.length } };
}
