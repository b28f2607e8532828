import { type RawBuilder, sql } from 'kysely';

interface Whose {
  /** The columns of the child, the person and the part that the person has for the child. */
  readonly child: RawBuilder<unknown>;
  readonly person: RawBuilder<unknown>;
  readonly role: RawBuilder<unknown>;
}

/**
 * Whether somebody may open the record of a child with whom they have to do: nobody who is barred from it; and of a
 * restricted one the IRO, the social worker and whoever the restriction names.
 */
export function mayOpen(authorityId: string, { child, person, role }: Whose): RawBuilder<unknown> {
  return sql`not exists (select from barred_staff b where b.authority_id = ${authorityId} and b.child_id = ${child}
      and b.staff_id = ${person})
    and (${role} in ('iro', 'social-worker')
      or not exists (select from restrictions x where x.authority_id = ${authorityId} and x.child_id = ${child}
        and x.lifted_at is null)
      or exists (select from restriction_readers n where n.authority_id = ${authorityId} and n.child_id = ${child}
        and n.staff_id = ${person}))`;
}
