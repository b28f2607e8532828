import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { verifyAudit } from '../../../../platform/audit/audit.ts';
import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { download, type Page, type PageRequest, show, showInvalid } from '../../../../platform/pages/page.ts';
import { describeAudit } from '../../describe-audit.ts';
import { type ChildFound, findChildrenForAudit } from '../../find-children-for-audit.ts';
import { listAuditEvents, listAuditEventsForFile } from '../../list-audit-events.ts';
import { type AuditQuestion, readQuestion } from './form.ts';
import { nameOf, toView, whatOf, whoOf } from './view.ts';

const TEMPLATE = 'casework/audit/pages/audit/page.njk';

/** Who looked at this child, and what did this person open? */
export const AUDIT: Page = {
  method: 'GET',
  path: '/audit',
  permission: 'audit.read',
  action: 'audit.read',
  handle: async (request) => {
    const { tx, user } = request;
    const question = readQuestion(request.query);
    const { child, offered, errors } = await findChild(request, question);
    const description = await describeAudit(tx, user);
    const isAnswerable = errors.length === 0 && offered.length === 0;
    const { events, olderThan } = isAnswerable
      ? await listAuditEvents(tx, user, { ...question.filter, childId: child?.id, before: question.before })
      : { events: [], olderThan: undefined };
    const model = toView({ typed: question.typed, errors, description, child, offered, events, olderThan });
    const shown = toShown(question, [child, ...offered, ...events.flatMap((event) => event.children)]);
    return errors.length > 0 ? showInvalid(TEMPLATE, model, shown) : show(TEMPLATE, model, shown);
  },
};

/** The same events, all of them, as a file. */
export const AUDIT_FILE: Page = {
  method: 'GET',
  path: '/audit/csv',
  permission: 'audit.read',
  action: 'audit.download',
  handle: async (request) => {
    const { tx, user } = request;
    const question = readQuestion(request.query);
    const { child, errors } = await findChild(request, question);
    const { events, hasMore } =
      errors.length > 0
        ? { events: [], hasMore: false }
        : await listAuditEventsForFile(tx, user, { ...question.filter, childId: child?.id });
    const rows = events.map((event) => [
      momentInWords(event.occurredAt),
      whoOf(event),
      whatOf(event),
      event.children.map(nameOf).join('; '),
      event.childCount,
      event.id,
    ]);
    const heading = ['When', 'Who', 'What', 'Children, the first three', 'Children in all', 'Event'];
    const shown = toShown(question, [child, ...events.flatMap((event) => event.children)]);
    return download('audit.csv', toCsvFile(heading, rows, rows.length + Number(hasMore)), shown);
  },
};

/** Goes through the whole chain: nothing was changed, taken out or put in between. */
export const AUDIT_CHECK: Page = {
  method: 'POST',
  path: '/audit',
  permission: 'audit.read',
  action: 'audit.verify',
  handle: async ({ tx }) => {
    const verification = await verifyAudit(tx);
    const { sealed, unsealed, brokenAt } = verification;
    return show('casework/audit/pages/audit/checked.njk', verification, { details: { sealed, unsealed, brokenAt } });
  },
};

interface FoundChild {
  readonly child: ChildFound | undefined;
  /** Where what was typed may mean several. */
  readonly offered: readonly ChildFound[];
  readonly errors: readonly FormError[];
}

async function findChild({ tx, user }: PageRequest, { typed, errors }: AuditQuestion): Promise<FoundChild> {
  if (typed.child === '') return { child: undefined, offered: [], errors };
  const found = await findChildrenForAudit(tx, user, typed.child);
  const [first] = found;
  if (first !== undefined && (found.length === 1 || isExactly(first, typed.child))) {
    return { child: first, offered: [], errors };
  }
  if (found.length > 1) return { child: undefined, offered: found, errors };
  const nobody = refuse('child', 'No child here has this number or name');
  return { child: undefined, offered: [], errors: [nobody, ...errors] };
}

function isExactly({ id, localId }: ChildFound, text: string): boolean {
  return [id, localId?.toLowerCase()].includes(text.toLowerCase());
}

/** Who asked about whom, and whom they were shown by name or number, is told to the audit too, by ids. */
function toShown({ filter }: AuditQuestion, children: readonly (ChildFound | undefined)[]) {
  const { personId, from, to } = filter;
  const named = children.flatMap((child) => (child === undefined || child.localId === null ? [] : [child.id]));
  return {
    childIds: [...new Set(named)],
    details: { personId: personId ?? null, from: from ?? null, to: to ?? null },
  };
}
