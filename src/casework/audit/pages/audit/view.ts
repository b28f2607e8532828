import type { FormError } from '../../../../platform/pages/form.ts';
import { ACTIONS_IN_WORDS, actionInWords } from '../../actions-in-words.ts';
import type { AuditDescription } from '../../describe-audit.ts';
import type { ChildFound } from '../../find-children-for-audit.ts';
import type { AuditEventRow } from '../../list-audit-events.ts';
import type { TypedFilters } from './form.ts';

interface EventInWords {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly children: readonly { readonly href: string; readonly name: string }[];
  readonly moreChildren: number;
}

interface Shown {
  readonly typed: TypedFilters;
  readonly errors: readonly FormError[];
  readonly description: AuditDescription;
  /** The one child that is asked about. */
  readonly child: ChildFound | undefined;
  /** Where what was typed may mean several. */
  readonly offered: readonly ChildFound[];
  readonly events: readonly AuditEventRow[];
  readonly olderThan: string | undefined;
}

/** What the page of the audit shows. */
export function toView({ typed, errors, description, child, offered, events, olderThan }: Shown): object {
  const { people, sealed, unsealed } = description;
  return {
    typed,
    errors,
    sealed,
    unsealed,
    child: child === undefined ? undefined : nameOf(child),
    offered: offered.map((each) => ({ name: nameOf(each), href: addressOf({ ...typed, child: each.id, before: '' }) })),
    people: [{ value: '', text: 'Anybody' }, ...people.map(({ id, name }) => ({ value: id, text: name }))],
    actions: [
      { value: '', text: 'Anything' },
      ...Object.entries(ACTIONS_IN_WORDS)
        .map(([value, text]) => ({ value, text }))
        .sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
    ],
    events: events.map((event) => toWords(event, typed)),
    isFiltered: Object.values({ ...typed, before: '' }).some((text) => text !== ''),
    olderHref: olderThan === undefined ? undefined : addressOf({ ...typed, before: olderThan }),
    latestHref: typed.before === '' ? undefined : addressOf({ ...typed, before: '' }),
    fileHref: addressOf({ ...typed, before: '' }, '/audit/csv'),
  };
}

function toWords(
  { occurredAt, person, about, isByLink, holder, children, childCount, ...event }: AuditEventRow,
  typed: TypedFilters,
): EventInWords {
  return {
    at: occurredAt,
    who: whoOf({ person, about, isByLink, holder }),
    what: whatOf({ person, about, ...event }),
    children: children.map((child) => ({
      name: nameOf(child),
      href: addressOf({ ...typed, child: child.id, before: '' }),
    })),
    moreChildren: childCount - children.length,
  };
}

/** At the door nobody is known yet: whoever signed in is whom the event is about. Who comes by a link has no account. */
export function whoOf({
  person,
  about,
  isByLink,
  holder,
}: Pick<AuditEventRow, 'person' | 'about' | 'isByLink' | 'holder'>): string {
  if (isByLink) return `${holder ?? 'Somebody outside'}, by a personal link`;
  return person ?? about ?? 'The program';
}

/** `was refused: opened a child’s record` and `invited a colleague: Ann Lee`. */
export function whatOf({
  action,
  asked,
  about,
  person,
}: Pick<AuditEventRow, 'action' | 'asked' | 'about' | 'person'>): string {
  const more = [asked === null ? null : actionInWords(asked), person === null ? null : about];
  return [actionInWords(action), ...more.filter((words) => words !== null)].join(': ');
}

/** By the name, or the number alone where the name is not for whoever reads; or that the record is closed to them. */
export function nameOf({ name, localId }: ChildFound): string {
  if (localId === null) return 'A child who is not yours to know';
  return name === null ? `Child ${localId}` : `${name} (${localId})`;
}

function addressOf(typed: TypedFilters, path = '/audit'): string {
  const filled = Object.entries(typed).filter(([, text]) => text !== '');
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}
