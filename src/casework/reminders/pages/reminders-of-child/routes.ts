import { NOT_FOUND, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { readPageNumber, toPagination } from '../../../../platform/pages/paging.ts';
import { findChild } from '../../../children/find-child.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { aboutInWords } from '../../../obligations/about-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { listRemindersOfChild } from '../../list-reminders-of-child.ts';

const STAGES_IN_WORDS = { soon: 'before it was due', due: 'on its day', late: 'when it was late' } as const;

/** How an email stands, in words; one that whoever asks may not see is "by email". */
const EMAILS_IN_WORDS: Readonly<Record<string, string>> = {
  sent: 'by email and on the screen',
  failed: 'on the screen; the email failed',
  returned: 'on the screen; the email came back',
  withdrawn: 'on the screen; the email was withdrawn',
  'to-send': 'on the screen; the email waits to be sent',
  sending: 'on the screen; the email is being sent',
};

/** Who was reminded of what about a child, and how. */
export const REMINDERS_OF_CHILD: Page = {
  method: 'GET',
  path: '/children/:child/reminders',
  permission: 'children.read',
  action: 'child.reminders.read',
  handle: async ({ tx, user, terms, params, query, today }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const { reminders, page, pages } = await listRemindersOfChild(tx, user, { childId, page: readPageNumber(query) });
    const href = `/children/${childId}`;
    const model = {
      name: nameOfChild(child),
      href,
      rows: reminders.map((reminder) => toRow(reminder, { childId, terms })),
      pagination: toPagination(page, pages, (number) => `${href}/reminders?page=${number}`),
    };
    return show('casework/reminders/pages/reminders-of-child/page.njk', model, { childIds: [childId] });
  },
};

type Reminder = Awaited<ReturnType<typeof listRemindersOfChild>>['reminders'][number];

function toRow(reminder: Reminder, { childId, terms }: { readonly childId: string } & Pick<PageRequest, 'terms'>) {
  const { rule, dueOn, stage, name, actsFor, toldAt, obligationId, isEmailed, emailState } = reminder;
  return {
    title: terms.retell(titleOfRule(rule)),
    about: aboutInWords(reminder),
    href: obligationId === null ? undefined : `/children/${childId}/obligations/${obligationId}`,
    on: dueOn,
    stage: STAGES_IN_WORDS[stage],
    who: actsFor === null ? name : `${name}, for ${actsFor}`,
    toldAt,
    how: isEmailed ? (EMAILS_IN_WORDS[emailState ?? ''] ?? 'by email and on the screen') : 'on the screen',
  };
}
