import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A link to be issued. */
export interface NewLink {
  readonly childId: string;
  readonly reviewId: string;
  readonly holder: { readonly kind: 'child' | 'person-around-the-child'; readonly id: string; readonly name: string };
  /** The child’s date of birth, which whoever opens it must know. */
  readonly bornOn: string;
  /** An ISO moment in UTC. */
  readonly expiresAt: string;
  readonly tokenHash: Buffer;
}

/** Enters a link, and by which address it is found. */
export async function insertLink(tx: Tx, { authorityId, userId }: Actor, link: NewLink): Promise<string> {
  const { id } = await tx
    .insertInto('personal_links')
    .values({
      authority_id: authorityId,
      child_id: link.childId,
      review_id: link.reviewId,
      purpose: 'consultation',
      holder_kind: link.holder.kind,
      holder_id: link.holder.id,
      holder_name: link.holder.name,
      born_on: link.bornOn,
      issued_by: userId,
      expires_at: link.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('link_ids')
    .values({ token_hash: link.tokenHash, authority_id: authorityId, link_id: id })
    .execute();
  return id;
}

/** Takes a link back; what it opened is shut from now on. */
export async function withdrawLink(
  tx: Tx,
  { authorityId, userId }: Actor,
  { linkId, reason }: { readonly linkId: string; readonly reason: string },
): Promise<void> {
  await sql`
    update personal_links set withdrawn_at = clock_timestamp(), withdrawn_by = ${userId}, withdrawal_reason = ${reason}
    where authority_id = ${authorityId} and id = ${linkId} and withdrawn_at is null and submitted_at is null`.execute(
    tx,
  );
}

/** A link as its own holder’s transaction finds it. */
export interface OwnLink {
  readonly id: string;
  readonly childId: string;
  readonly bornOn: string;
  readonly failures: number;
  /** It rests after wrong answers. */
  readonly isLocked: boolean;
  readonly state: 'open' | 'expired' | 'withdrawn' | 'submitted';
}

/** The link that the transaction runs for, held until it ends; there is no other to be seen. */
export async function lockOwnLink(tx: Tx): Promise<OwnLink | undefined> {
  const { rows } = await sql<OwnLink>`
    select id, child_id as "childId", born_on as "bornOn", failures,
      coalesce(locked_until_at > clock_timestamp(), false) as "isLocked",
      case when withdrawn_at is not null then 'withdrawn' when submitted_at is not null then 'submitted'
        when expires_at <= clock_timestamp() then 'expired' else 'open' end as state
    from personal_links where id = current_link_id() for update`.execute(tx);
  return rows[0];
}

/** Notes a wrong answer, how long the link rests for it, and whether it is shut for good. */
export async function markFailure(
  tx: Tx,
  {
    linkId,
    minutes,
    shutBecause,
  }: { readonly linkId: string; readonly minutes: number; readonly shutBecause: string | null },
): Promise<void> {
  await sql`
    update personal_links set failures = failures + 1,
      locked_until_at = case when ${minutes}::int > 0 then clock_timestamp() + make_interval(mins => ${minutes}::int) end,
      withdrawn_at = case when ${shutBecause}::text is null then withdrawn_at else clock_timestamp() end,
      withdrawal_reason = coalesce(${shutBecause}, withdrawal_reason)
    where id = ${linkId}`.execute(tx);
}

export async function markOpened(tx: Tx, linkId: string): Promise<void> {
  await sql`
    update personal_links set failures = 0, locked_until_at = null, opened_at = coalesce(opened_at, clock_timestamp())
    where id = ${linkId}`.execute(tx);
}

export async function markSubmitted(tx: Tx, linkId: string): Promise<void> {
  await sql`update personal_links set submitted_at = clock_timestamp() where id = ${linkId}`.execute(tx);
}
