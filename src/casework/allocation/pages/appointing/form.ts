import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormReading, readForm } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';

/** What somebody asks for: these children, this IRO, from this day. */
export interface AppointmentForm {
  /** How many appointments each child had when the list was shown, by child. */
  readonly seen: ReadonlyMap<string, number>;
  readonly officerId: string;
  /** `YYYY-MM-DD`. */
  readonly from: string;
}

/** A child as a box is ticked: the id, and how many appointments there were, `0197…:2`. */
const TICKED = /^(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(?<seen>\d{1,6})$/;
const MOST_CHILDREN = 500;

/** Reads the form. "All on this page" takes every child that was listed, whatever is ticked besides. */
export function readAppointmentForm(form: FormFields, today: string): FormReading<AppointmentForm> {
  const children = listOf(form['all'] === 'yes' ? form['listed'] : form['children']);
  const input = { ...withDays(form, 'from'), children };
  return readForm(schemaFor(today), { ...input, from: fromOf(input, today) });
}

/** The boxes that were ticked, to tick them again. */
export function tickedOf(form: FormFields): ReadonlySet<string> {
  return new Set(listOf(form['children']).map((entry) => entry.split(':')[0] ?? ''));
}

function schemaFor(today: string) {
  const nearest = Temporal.PlainDate.from(today);
  const [first, last] = [nearest.subtract({ years: 1 }).toString(), nearest.add({ years: 1 }).toString()];
  return z
    .object({
      children: z
        .array(z.string().regex(TICKED))
        .min(1, 'Choose at least one child')
        .max(MOST_CHILDREN, `Choose at most ${MOST_CHILDREN} children at once`),
      officer: z.uuid('Choose an IRO'),
      from: day('Enter the day from which they are the IRO').refine(
        (from) => from >= first && from <= last,
        'Enter a day that is within a year of today',
      ),
    })
    .transform(({ children, officer, from }): AppointmentForm => {
      const entries = children.map((entry) => TICKED.exec(entry)?.groups);
      return {
        seen: new Map(entries.map((groups) => [groups?.['id'] ?? '', Number(groups?.['seen'])])),
        officerId: officer,
        from,
      };
    });
}

/** Today and yesterday are one press; any other day is typed. */
function fromOf(form: FormFields, today: string): FormFields[string] {
  if (form['when'] !== 'today' && form['when'] !== 'yesterday') return form['from'];
  const date = Temporal.PlainDate.from(today).subtract({ days: form['when'] === 'today' ? 0 : 1 });
  return `${date.day}/${date.month}/${date.year}`;
}

function listOf(field: FormFields[string]): readonly string[] {
  return field === undefined ? [] : [field].flat();
}
