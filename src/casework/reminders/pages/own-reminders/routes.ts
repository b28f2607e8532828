import { type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { readPageNumber, toPagination } from '../../../../platform/pages/paging.ts';
import { termsForChild } from '../../../children/age.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { aboutInWords } from '../../../obligations/about-in-words.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { listOwnReminders, type OwnReminders } from '../../list-own-reminders.ts';

/** What one was reminded of and has still to do: where the reminder emails and the alert lead. */
export const OWN_REMINDERS: Page = {
  method: 'GET',
  path: '/reminders',
  permission: 'children.read',
  action: 'reminder.list',
  handle: async ({ tx, user, terms, query, today }) => {
    const found = await listOwnReminders(tx, user, readPageNumber(query));
    const { reminders, total, page, pages } = found;
    const model = {
      total,
      rows: reminders.map((reminder) => toRow(reminder, { terms, today })),
      pagination: toPagination(page, pages, (number) => `/reminders?page=${number}`),
    };
    return show('casework/reminders/pages/own-reminders/page.njk', model, {
      childIds: [...new Set(reminders.map(({ childId }) => childId))],
      details: { reminders: reminders.length },
    });
  },
};

function toRow(reminder: OwnReminders['reminders'][number], { terms, today }: Pick<PageRequest, 'terms' | 'today'>) {
  const { childId, obligationId, rule, dueOn, actsFor, remindedAt } = reminder;
  return {
    href: `/children/${childId}/obligations/${obligationId}`,
    child: nameOfChild(reminder),
    childHref: `/children/${childId}`,
    title: termsForChild(terms, reminder, today).retell(titleOfRule(rule)),
    about: aboutInWords(reminder),
    on: dueOn,
    actsFor,
    remindedAt,
    ...dueInWords(dueOn, today),
  };
}
