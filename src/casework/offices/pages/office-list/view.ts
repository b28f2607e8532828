import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { type KeptOffice, OFFICE_GROUPS, officeKindInWords } from '../../model.ts';

interface OfficeView {
  readonly href: string | undefined;
  readonly name: string;
  readonly holder: string | undefined;
  readonly sitsIn: string | null;
  readonly reach: readonly string[];
  readonly email: string | null;
  readonly note: string | null;
  readonly when: string;
}

/** What the list of offices shows. */
export interface OfficeListView {
  readonly mayKeep: boolean;
  readonly groups: readonly {
    readonly title: string;
    readonly offices: readonly OfficeView[];
    readonly open: string;
  }[];
  readonly earlier: readonly OfficeView[];
}

interface Reader {
  readonly terms: Terms;
  readonly today: string;
  readonly mayKeep: boolean;
}

export function toView(offices: readonly KeptOffice[], reader: Reader): OfficeListView {
  const isOver = ({ endedOn }: KeptOffice) => endedOn !== null && endedOn <= reader.today;
  const now = offices.filter((office) => !isOver(office));
  const groups = OFFICE_GROUPS.map(({ title, kinds }) => {
    const order = Object.keys(kinds);
    const here = now.filter(({ kind }) => order.includes(kind));
    const missing = order.filter((kind) => kind !== 'other' && !here.some((office) => office.kind === kind));
    return {
      title,
      offices: here
        .toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
        .map((office) => toOffice(office, reader)),
      open: missing.map((kind) => reader.terms.retell(officeKindInWords(kind))).join('; '),
    };
  });
  return {
    mayKeep: reader.mayKeep,
    groups,
    earlier: offices.filter(isOver).map((office) => toOffice(office, reader)),
  };
}

function toOffice(office: KeptOffice, { terms, mayKeep, today }: Reader): OfficeView {
  const { id, kind, title, holder, sitsIn, phone, address, email, note, startedOn, endedOn, confirmedOn } = office;
  const usual = terms.retell(officeKindInWords(kind));
  const since = startedOn > today ? `From ${shortDay(startedOn)}` : `Since ${shortDay(startedOn)}`;
  const until = endedOn === null ? '' : `, until ${shortDay(endedOn)}`;
  return {
    href: mayKeep ? `/offices/${id}` : undefined,
    name: title === null ? usual : `${title} (${usual})`,
    holder: holder ?? undefined,
    sitsIn,
    reach: [phone, address].filter((each) => each !== null),
    email,
    note,
    when: `${since}${until}. Checked on ${shortDay(confirmedOn)}`,
  };
}
