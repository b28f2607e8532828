import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildIdentity } from '../details/identity.ts';
import { type ChildNeeds, NO_NEEDS } from '../details/needs.ts';

/** With the version that whoever changes it says they saw; 0 where nothing was ever saved. */
export type NeedsRow = ChildNeeds & { readonly version: number };

/** Undefined where there is no such child, or none within reach; nothing but empty where nobody has said anything. */
export async function readNeeds(tx: Tx, { authorityId }: Actor, childId: string): Promise<NeedsRow | undefined> {
  const { rows } = await sql<NeedsRow>`
    select n.first_language as "firstLanguage", n.needs_interpreter as "needsInterpreter",
      n.interpreter_note as "interpreterNote", n.communication_needs as "communicationNeeds",
      n.communication_methods as "communicationMethods", n.communication_note as "communicationNote",
      n.sign_for_yes as "signForYes", n.sign_for_no as "signForNo", n.aids, n.likes, n.dislikes,
      n.feedback_format as "feedbackFormat", n.reaches_iro_by as "reachesIroBy",
      n.method_in_plan_on as "methodInPlanOn", n.method_in_assessment_on as "methodInAssessmentOn", n.religion,
      n.identity_note as "identityNote", n.version
    from children c left join child_needs n on n.authority_id = c.authority_id and n.child_id = c.id
    where c.authority_id = ${authorityId} and c.id = ${childId}`.execute(tx);
  const [row] = rows;
  return row === undefined || row.version !== null ? row : { ...NO_NEEDS, version: 0 };
}

/** Keeps what a child needs; false where somebody saved since the version that was changed. */
export async function saveNeeds(
  tx: Tx,
  { authorityId }: Actor,
  { childId, needs, version }: { readonly childId: string; readonly needs: ChildNeeds; readonly version: number },
): Promise<boolean> {
  const row = {
    first_language: needs.firstLanguage,
    needs_interpreter: needs.needsInterpreter,
    interpreter_note: needs.interpreterNote,
    communication_needs: [...needs.communicationNeeds],
    communication_methods: [...needs.communicationMethods],
    communication_note: needs.communicationNote,
    sign_for_yes: needs.signForYes,
    sign_for_no: needs.signForNo,
    aids: needs.aids,
    likes: needs.likes,
    dislikes: needs.dislikes,
    feedback_format: needs.feedbackFormat,
    reaches_iro_by: needs.reachesIroBy,
    method_in_plan_on: needs.methodInPlanOn,
    method_in_assessment_on: needs.methodInAssessmentOn,
    religion: needs.religion,
    identity_note: needs.identityNote,
  };
  if (version === 0) {
    const { numInsertedOrUpdatedRows: added } = await tx
      .insertInto('child_needs')
      .values({ authority_id: authorityId, child_id: childId, ...row })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return added === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('child_needs')
    .set(row)
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** With the number by which the authority knows the child, which never changes. */
export type IdentityRow = ChildIdentity & { readonly localId: string; readonly version: number };

const IDENTITY_COLUMNS = [
  'local_id as localId',
  'given_name as givenName',
  'family_name as familyName',
  'known_as as knownAs',
  'born_on as bornOn',
  'sex',
  'upn',
  'nhs_number as nhsNumber',
  'version',
] as const;

export async function readIdentity(tx: Tx, { authorityId }: Actor, childId: string): Promise<IdentityRow | undefined> {
  const row = await tx
    .selectFrom('children')
    .select(IDENTITY_COLUMNS)
    .where('authority_id', '=', authorityId)
    .where('id', '=', childId)
    .executeTakeFirst();
  return row as IdentityRow | undefined;
}

export async function saveIdentity(
  tx: Tx,
  { authorityId }: Actor,
  { childId, identity }: { readonly childId: string; readonly identity: ChildIdentity },
): Promise<void> {
  await tx
    .updateTable('children')
    .set({
      given_name: identity.givenName,
      family_name: identity.familyName,
      known_as: identity.knownAs,
      born_on: identity.bornOn,
      sex: identity.sex,
      upn: identity.upn,
      nhs_number: identity.nhsNumber,
    })
    .where('authority_id', '=', authorityId)
    .where('id', '=', childId)
    .execute();
}

/**
 * Keeps numbers for a child until the transaction ends: who gives another child the same waits so long. Gives the one that
 * another child has already, within reach or not; whose it is nobody is told.
 */
export async function claimNumbers(
  tx: Tx,
  { childId, upn, nhsNumber }: { readonly childId: string | null } & Pick<ChildIdentity, 'upn' | 'nhsNumber'>,
): Promise<'upn' | 'nhsNumber' | undefined> {
  const { rows } = await sql<{ taken: 'upn' | 'nhsNumber' | null }>`
    select claim_numbers(${nhsNumber}, ${upn}, ${childId}) as taken`.execute(tx);
  return rows[0]?.taken ?? undefined;
}
