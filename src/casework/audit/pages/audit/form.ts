import { isId } from '../../../../platform/ids.ts';
import { dayOf } from '../../../../platform/pages/day-field.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { EventFilter } from '../../list-audit-events.ts';

const BRITISH_DAY = /^(?<day>\d{1,2})[/. -](?<month>\d{1,2})[/. -](?<year>\d{4})$/;
const ISO_DAY = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

/** The filters as they were typed, to be played back. */
export interface TypedFilters {
  readonly child: string;
  readonly person: string;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly before: string;
}

/** What the address asks for, and what of it cannot be read. */
export interface AuditQuestion {
  readonly typed: TypedFilters;
  /** Everything but the child, who is still to be found. */
  readonly filter: Omit<EventFilter, 'childId'>;
  readonly before: string | undefined;
  readonly errors: readonly FormError[];
}

export function readQuestion(query: FormFields): AuditQuestion {
  const read = (name: string): string => (typeof query[name] === 'string' ? query[name].trim() : '');
  const typed: TypedFilters = {
    child: read('child'),
    person: read('person'),
    action: read('action'),
    from: read('from'),
    to: read('to'),
    before: read('before'),
  };
  const [from, to] = [readDay(typed.from), readDay(typed.to)];
  const errors = [
    ...(typed.from !== '' && from === undefined
      ? [refuse('from', 'The first day must be a day, such as 27/3/2026')]
      : []),
    ...(typed.to !== '' && to === undefined ? [refuse('to', 'The last day must be a day, such as 31/3/2026')] : []),
    ...(from !== undefined && to !== undefined && to < from
      ? [refuse('to', 'The last day must not be before the first day')]
      : []),
  ];
  return {
    typed,
    filter: { from, to, personId: idOrNothing(typed.person), action: typed.action || undefined },
    before: idOrNothing(typed.before),
    errors,
  };
}

/** `27/3/2026`, or `2026-03-27`, as the latter; undefined where it is no day. */
function readDay(text: string): string | undefined {
  const { groups = {} } = BRITISH_DAY.exec(text) ?? ISO_DAY.exec(text) ?? {};
  return dayOf({ day: groups['day'], month: groups['month'], year: groups['year'] });
}

function idOrNothing(text: string): string | undefined {
  return isId(text) ? text : undefined;
}
