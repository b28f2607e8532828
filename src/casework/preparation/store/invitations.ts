import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { PostInCustody } from '../../children/custody.ts';
import type { InvitationValues, Invitee } from '../invitations/invitation.ts';

/** One person and a review, as it is kept. */
export interface InvitationRow extends InvitationValues {
  readonly invitationId: string;
  readonly who: Invitee['who'];
  readonly personId: string | null;
  readonly staffId: string | null;
  /** The number of the arrangement that they were told of last; null: of none. */
  readonly toldArrangement: number | null;
  readonly toldOn: string | null;
  readonly version: number;
  /** The addresses that hold today, of the lists or of the row. */
  readonly emailNow: string | null;
  readonly phoneNow: string | null;
  readonly addressNow: string | null;
  readonly isAddressWithheld: boolean;
  /** Whether the service may write to them. */
  readonly contactRule: string | null;
  readonly isExcluded: boolean;
  /** How post reaches the child, where the child is invited and is in custody; null else. */
  readonly postInCustody: PostInCustody;
  /** Null where nobody knows, and for the child and staff. */
  readonly hasParentalResponsibility: boolean | null;
}

const COLUMNS: RawBuilder<unknown> = sql`i.id as "invitationId", i.who, i.person_id as "personId", i.staff_id as "staffId",
  i.name, i.role, i.email, i.phone, i.address, i.decision, i.reason, i.childs_view as "childsView",
  i.childs_view_note as "childsViewNote", i.attends, i.attends_part as "attendsPart", i.channel,
  i.told_of_supporter as "toldOfSupporter", i.answer, i.answered_on as "answeredOn", i.answer_note as "answerNote",
  i.delegate_name as "delegateName", i.delegate_agreed_on as "delegateAgreedOn", i.needed_for as "neededFor",
  i.child_asked_on as "childAskedOn", i.needs, i.needs_arranged as "needsArranged",
  i.supporter_name as "supporterName", i.supporter_kind as "supporterKind", i.supporter_told_on as "supporterToldOn",
  i.supporter_policy_on as "supporterPolicyOn", i.contribution, i.contributed_on as "contributedOn",
  i.told_arrangement as "toldArrangement", i.told_on as "toldOn", i.version,
  coalesce(p.email, s.email, i.email) as "emailNow", coalesce(p.phone, i.phone) as "phoneNow",
  coalesce(p.address, i.address) as "addressNow", coalesce(p.is_address_withheld, false) as "isAddressWithheld",
  p.contact_rule as "contactRule", p.has_parental_responsibility as "hasParentalResponsibility", exists (select from exclusions e where e.authority_id = i.authority_id
    and e.invitation_id = i.id and e.ended_on is null) as "isExcluded",
  case when i.who = 'child' and exists (select from placements k where k.authority_id = i.authority_id
      and k.child_id = i.child_id and k.during @> (now() at time zone 'Europe/London')::date
      and k.kind in ('custody', 'secure'))
    then coalesce((select w.post_way from custody_wishes w where w.authority_id = i.authority_id
      and w.child_id = i.child_id order by w.asked_on desc, w.id desc limit 1), 'unasked') end as "postInCustody"`;

const FROM: RawBuilder<unknown> = sql`invitations i
  left join child_people p on p.authority_id = i.authority_id and p.id = i.person_id
  left join staff s on s.authority_id = i.authority_id and s.id = i.staff_id`;

const MOST_INVITED = 100;

/** The child first, then by name. */
export async function readInvitations(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select ${COLUMNS} from ${FROM} where i.authority_id = ${authorityId} and i.review_id = ${reviewId}
    order by i.who = 'child' desc, lower(i.name), i.id limit ${MOST_INVITED}`.execute(tx);
  return rows;
}

export async function readInvitation(
  tx: Tx,
  { authorityId }: Actor,
  { reviewId, invitationId }: { readonly reviewId: string; readonly invitationId: string },
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    select ${COLUMNS} from ${FROM}
    where i.authority_id = ${authorityId} and i.review_id = ${reviewId} and i.id = ${invitationId}`.execute(tx);
  return rows[0];
}

interface NewInvitation {
  readonly childId: string;
  readonly reviewId: string;
  readonly invitee: Invitee;
  readonly values: InvitationValues;
}

/** Undefined where the same person stands there already. */
export async function insertInvitation(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, invitee, values }: NewInvitation,
): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('invitations')
    .values({
      authority_id: authorityId,
      child_id: childId,
      review_id: reviewId,
      who: invitee.who,
      person_id: invitee.who === 'person' ? invitee.personId : null,
      staff_id: invitee.who === 'staff' ? invitee.staffId : null,
      ...toColumns(values),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id;
}

/** Whether the row was still as whoever saves saw it. */
export async function updateInvitation(
  tx: Tx,
  { authorityId }: Actor,
  { invitationId, version, values }: { invitationId: string; version: number; values: InvitationValues },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitations')
    .set(toColumns(values))
    .where('authority_id', '=', authorityId)
    .where('id', '=', invitationId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps of which arrangement somebody was told. */
export async function markTold(
  tx: Tx,
  { authorityId }: Actor,
  {
    invitationIds,
    arrangement,
    on,
  }: { invitationIds: readonly string[]; arrangement: number | null; on: string | null },
): Promise<void> {
  if (invitationIds.length === 0) return;
  await tx
    .updateTable('invitations')
    .set({ told_arrangement: arrangement, told_on: on })
    .where('authority_id', '=', authorityId)
    .where('id', 'in', [...invitationIds])
    .execute();
}

function toColumns(values: InvitationValues) {
  return {
    name: values.name,
    role: values.role,
    email: values.email,
    phone: values.phone,
    address: values.address,
    decision: values.decision,
    reason: values.reason,
    childs_view: values.childsView,
    childs_view_note: values.childsViewNote,
    attends: values.attends,
    attends_part: values.attendsPart,
    channel: values.channel,
    told_of_supporter: values.toldOfSupporter,
    answer: values.answer,
    answered_on: values.answeredOn,
    answer_note: values.answerNote,
    delegate_name: values.delegateName,
    delegate_agreed_on: values.delegateAgreedOn,
    needed_for: values.neededFor,
    child_asked_on: values.childAskedOn,
    needs: values.needs,
    needs_arranged: values.needsArranged,
    supporter_name: values.supporterName,
    supporter_kind: values.supporterKind,
    supporter_told_on: values.supporterToldOn,
    supporter_policy_on: values.supporterPolicyOn,
    contribution: values.contribution,
    contributed_on: values.contributedOn,
  };
}
