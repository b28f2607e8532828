import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { may } from '../../../../platform/identity/policy.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import {
  download,
  type FormFields,
  type Page,
  type PageRequest,
  type Reply,
  showForm,
} from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { listOfficersToChoose } from '../../list-officers-to-choose.ts';
import { listQueue, listQueueForFile } from '../../list-queue.ts';
import { listWaitingNotifications } from '../../list-waiting-notifications.ts';
import { QUEUE_FILTERS, type QueueFilter } from '../../queue.ts';
import { type Appointing, appoint, check } from '../appointing/steps.ts';
import { FILE_HEADING, toFileRow } from './file.ts';
import { toView } from './view.ts';

const ADDRESS = '/allocation';
const TEMPLATE = 'casework/allocation/pages/queue/page.njk';

/** Who waits for an IRO, since when and by when, to appoint one for each or for several at once. */
const QUEUE: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'allocation.read',
  handle: (request) => reply(request, []),
};

/** The same children as a file. */
const QUEUE_CSV: Page = {
  method: 'GET',
  path: `${ADDRESS}/csv`,
  permission: 'allocation.appoint',
  action: 'allocation.download',
  handle: async ({ tx, user, query, today }) => {
    const { children, total } = await listQueueForFile(tx, user, { today, filter: readFilter(query) });
    const file = toCsvFile(FILE_HEADING, children.map(toFileRow), total);
    return download('allocation.csv', file, {
      childIds: children.map(({ childId }) => childId),
    });
  },
};

const CHECK_SEVERAL: Page = {
  method: 'POST',
  path: ADDRESS,
  permission: 'allocation.appoint',
  action: 'allocation.check',
  handle: async (request) => check(request, await appointingFrom(request)),
};

const APPOINT_SEVERAL: Page = {
  method: 'POST',
  path: `${ADDRESS}/appoint`,
  permission: 'allocation.appoint',
  action: 'allocation.appoint',
  handle: async (request) => appoint(request, await appointingFrom(request)),
};

export const ALLOCATION_QUEUE: readonly Page[] = [QUEUE, QUEUE_CSV, CHECK_SEVERAL, APPOINT_SEVERAL];

async function appointingFrom(request: PageRequest): Promise<Appointing> {
  return {
    address: ADDRESS,
    backTo: { href: ADDRESS, text: 'Allocation' },
    officers: await listOfficersToChoose(request.tx, request.user, request.today),
    again: (errors) => reply(request, errors),
  };
}

async function reply(request: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  const { tx, user, query, form, today } = request;
  const filter = readFilter(query);
  const queue = await listQueue(tx, user, { today, filter, page: readPageNumber(query) });
  const told = await listWaitingNotifications(tx, user);
  const officers = await listOfficersToChoose(tx, user, today);
  const canNotify = may(user.roles, 'allocation.notify');
  const model = { ...toView({ queue, told, filter, officers, form, today }), canNotify, errors };
  const shown = { childIds: [...queue.children, ...told].map(({ childId }) => childId) };
  return showForm(TEMPLATE, model, shown);
}

function readFilter({ show: asked }: FormFields): QueueFilter {
  return QUEUE_FILTERS.find((filter) => filter === asked) ?? 'all';
}
