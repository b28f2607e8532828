import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Answers, Audience, PaperHeading, Question, Reader } from '../model.ts';

/** A paper as it went out, and what came of it. */
export interface PaperRow {
  readonly id: string;
  readonly childId: string;
  readonly reviewId: string;
  readonly personKind: 'child' | 'person-around-the-child';
  readonly personId: string;
  readonly personName: string;
  readonly relationship: string;
  readonly audience: Audience;
  readonly questionsVersion: string;
  readonly questions: readonly Question[];
  readonly heading: PaperHeading;
  readonly channel: 'letter' | 'email' | 'text';
  readonly sentAt: string;
  readonly linkId: string | null;
  readonly expiresAt: string | null;
  readonly openedAt: string | null;
  readonly answers: Answers | null;
  readonly answersHash: string | null;
  readonly cameBackAt: string | null;
  readonly cameBackBy: 'link' | 'paper' | null;
  readonly receivedOn: string | null;
  readonly enteredByName: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawalReason: string | null;
  readonly version: number;
}

const COLUMNS: RawBuilder<unknown> = sql`p.id, p.child_id as "childId", p.review_id as "reviewId",
  p.person_kind as "personKind", p.person_id as "personId", p.person_name as "personName", p.relationship, p.audience,
  p.questions_version as "questionsVersion", p.questions, p.heading, p.channel, p.sent_at as "sentAt",
  p.link_id as "linkId", p.answers, encode(p.answers_hash, 'hex') as "answersHash", p.came_back_at as "cameBackAt",
  p.came_back_by as "cameBackBy", p.received_on as "receivedOn", p.withdrawn_at as "withdrawnAt",
  p.withdrawal_reason as "withdrawalReason", p.version`;
const OF_STAFF: RawBuilder<unknown> = sql`${COLUMNS}, l.expires_at as "expiresAt", l.opened_at as "openedAt",
  s.name as "enteredByName"`;
const WITH_LINK: RawBuilder<unknown> = sql`consultation_papers p
  left join personal_links l on l.authority_id = p.authority_id and l.id = p.link_id
  left join staff s on s.authority_id = p.authority_id and s.id = p.entered_by`;

const MOST_OF_A_REVIEW = 200;

/** The papers of a review, in the order in which they went. */
export async function readPapersOfReview(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    select ${OF_STAFF} from ${WITH_LINK}
    where p.authority_id = ${authorityId} and p.review_id = ${reviewId}
    order by p.id limit ${MOST_OF_A_REVIEW}`.execute(tx);
  return rows;
}

export async function readPaper(tx: Tx, { authorityId }: Actor, paperId: string): Promise<PaperRow | undefined> {
  const { rows } = await sql<PaperRow>`
    select ${OF_STAFF} from ${WITH_LINK} where p.authority_id = ${authorityId} and p.id = ${paperId}`.execute(tx);
  return rows[0];
}

/** One paper, held until the transaction ends. */
export async function lockPaper(tx: Tx, { authorityId }: Actor, paperId: string): Promise<PaperRow | undefined> {
  const { rows } = await sql<PaperRow>`
    select ${OF_STAFF} from ${WITH_LINK}
    where p.authority_id = ${authorityId} and p.id = ${paperId} for update of p`.execute(tx);
  return rows[0];
}

/** The paper of the link that the transaction runs for: there is no other to be seen. */
export async function readOwnPaper(tx: Tx): Promise<PaperRow | undefined> {
  const { rows } = await sql<PaperRow>`
    select ${COLUMNS}, null as "expiresAt", null as "openedAt", null as "enteredByName"
    from consultation_papers p where p.link_id = current_link_id()`.execute(tx);
  return rows[0];
}

/** A paper to send. */
export type NewPaper = Pick<
  PaperRow,
  | 'childId'
  | 'reviewId'
  | 'personKind'
  | 'personId'
  | 'personName'
  | 'relationship'
  | 'audience'
  | 'questionsVersion'
  | 'questions'
  | 'heading'
  | 'channel'
  | 'linkId'
>;

export async function insertPaper(tx: Tx, { authorityId, userId }: Actor, paper: NewPaper): Promise<string> {
  const { id } = await tx
    .insertInto('consultation_papers')
    .values({
      authority_id: authorityId,
      child_id: paper.childId,
      review_id: paper.reviewId,
      person_kind: paper.personKind,
      person_id: paper.personId,
      person_name: paper.personName,
      relationship: paper.relationship,
      audience: paper.audience,
      questions_version: paper.questionsVersion,
      questions: JSON.stringify(paper.questions),
      heading: JSON.stringify(paper.heading),
      channel: paper.channel,
      link_id: paper.linkId,
      sent_by: userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Enters what came back, once and for all. */
export async function markCameBack(
  tx: Tx,
  {
    paperId,
    answers,
    hash,
    by,
    receivedOn,
    enteredBy,
  }: {
    readonly paperId: string;
    readonly answers: Answers;
    readonly hash: Buffer;
    readonly by: 'link' | 'paper';
    readonly receivedOn: string;
    readonly enteredBy: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('consultation_papers')
    .set({
      answers: JSON.stringify(answers),
      answers_hash: hash,
      came_back_at: sql`clock_timestamp()`,
      came_back_by: by,
      received_on: receivedOn,
      entered_by: enteredBy,
    })
    .where('id', '=', paperId)
    .execute();
}

export async function markPaperWithdrawn(
  tx: Tx,
  { authorityId, userId }: Actor,
  { paperId, reason }: { readonly paperId: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('consultation_papers')
    .set({ withdrawn_at: sql`clock_timestamp()`, withdrawn_by: userId, withdrawal_reason: reason })
    .where('authority_id', '=', authorityId)
    .where('id', '=', paperId)
    .execute();
}

/** What a paper says of its child above the questions, as things are today. */
export interface Subject {
  readonly bornOn: string | null;
  readonly authorityName: string;
  /** The procedure that the authority follows, and what it calls otherwise. */
  readonly procedure: string;
  readonly ownTerms: Readonly<Record<string, unknown>>;
  readonly officerName: string | null;
}

export async function readSubject(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<Subject | undefined> {
  const { rows } = await sql<Subject>`
    select c.born_on as "bornOn", a.name as "authorityName", a.procedure, a.terms as "ownTerms",
      (select s.name from appointments p join staff s on s.authority_id = p.authority_id and s.id = p.staff_id
        where p.authority_id = c.authority_id and p.child_id = c.id and p.started_on <= ${today}::date
          and (p.ended_on is null or p.ended_on > ${today}::date) order by p.started_on desc limit 1) as "officerName"
    from children c join authorities a on a.authority_id = c.authority_id
    where c.authority_id = ${authorityId} and c.id = ${childId}`.execute(tx);
  return rows[0];
}

/** A decision that keeps what somebody said from somebody. */
export interface WithholdingRow {
  readonly id: string;
  readonly paperId: string;
  readonly question: string | null;
  readonly from: Reader;
  readonly reason: string;
  readonly decidedAt: string;
  readonly decidedBy: string | null;
}

/** Those of some papers that hold. */
export async function readWithholdings(
  tx: Tx,
  { authorityId }: Actor,
  paperIds: readonly string[],
): Promise<WithholdingRow[]> {
  const { rows } = await sql<WithholdingRow>`
    select w.id, w.paper_id as "paperId", w.question, w.withheld_from as "from", w.reason,
      w.decided_at as "decidedAt", s.name as "decidedBy"
    from consultation_withholdings w left join staff s on s.authority_id = w.authority_id and s.id = w.decided_by
    where w.authority_id = ${authorityId} and w.paper_id = any(${[...paperIds]}::uuid[]) and w.lifted_at is null
    order by w.id`.execute(tx);
  return rows;
}

/** Keeps something from somebody; false where it is kept from them already. */
export async function insertWithholding(
  tx: Tx,
  { authorityId, userId }: Actor,
  withholding: {
    readonly childId: string;
    readonly paperId: string;
    readonly question: string | null;
    readonly from: Reader;
    readonly reason: string;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into consultation_withholdings (authority_id, child_id, paper_id, question, withheld_from, reason, decided_by)
    values (${authorityId}, ${withholding.childId}, ${withholding.paperId}, ${withholding.question}, ${withholding.from},
      ${withholding.reason}, ${userId})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Whether somebody reviews the child, or acts for whoever does. */
export async function readMayWithhold(tx: Tx, childId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select acts_as('iro') and (current_user_id() is null or ${childId}::uuid in (select own_child_ids())) as may`.execute(
    tx,
  );
  return rows[0]?.may ?? false;
}

/** Lifts a decision; false where there is none that holds, or it is not theirs to lift. */
export async function liftWithholding(
  tx: Tx,
  { authorityId, userId }: Actor,
  { paperId, withholdingId }: { readonly paperId: string; readonly withholdingId: string },
): Promise<boolean> {
  const { rows } = await sql`
    update consultation_withholdings set lifted_at = clock_timestamp(), lifted_by = ${userId}
    where authority_id = ${authorityId} and paper_id = ${paperId} and id = ${withholdingId} and lifted_at is null
    returning id`.execute(tx);
  return rows.length > 0;
}
