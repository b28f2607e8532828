import { toPagination } from '../../../../platform/pages/paging.ts';
import type { StaffList } from '../../list-staff.ts';
import { rolesInWords } from '../../roles-in-words.ts';
import { signInInWords } from '../sign-in-in-words.ts';

interface Asked {
  readonly search: string;
  readonly withLeavers: boolean;
  readonly mayManage: boolean;
}

/** What the list of staff shows. */
export function toView({ people, total, page, pages }: StaffList, { search, withLeavers, mayManage }: Asked) {
  return {
    people: people.map((person) => ({
      href: `/staff/${person.id}`,
      name: person.name,
      roles: rolesInWords(person.roles),
      teams: person.teams.join(', '),
      fullTimeEquivalent: person.fullTimeEquivalent,
      isAway: person.isAway,
      leavesOn: person.hasLeft ? null : person.leftOn,
      signIn: signInInWords(person),
    })),
    total,
    search,
    withLeavers,
    mayManage,
    pagination: toPagination(page, pages, (number) => addressOf({ search, withLeavers, number })),
  };
}

function addressOf({ search, withLeavers, number }: { search: string; withLeavers: boolean; number: number }): string {
  const query = new URLSearchParams({
    ...(search !== '' && { search }),
    ...(withLeavers && { left: 'yes' }),
    page: String(number),
  });
  return `/staff?${query}`;
}
