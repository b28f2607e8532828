import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Insertable, sql } from 'kysely';
import { questionsFor } from '../../src/casework/participation/questions.ts';
import { recordAudit, sealAudit } from '../../src/platform/audit/audit.ts';
import { asProgram } from '../../src/platform/database/as-program.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Tables } from '../../src/platform/database/tables.ts';
import type { Actor, Tx } from '../../src/platform/database/transaction.ts';

/** Somebody who works for an authority of the tests' own. */
export interface TestActor extends Actor {
  readonly userId: string;
}

/** Enters an authority, with one member of staff who may do all that its service does, as whom the tests then act. */
export async function createAuthority(database: Database, name = 'Northshire'): Promise<TestActor> {
  const actor = { authorityId: randomUUID(), userId: randomUUID() };
  await database.withTransaction({ ...actor, userId: null }, async (tx) => {
    const { authorityId: authority_id } = actor;
    await tx.insertInto('authority_ids').values({ authority_id }).execute();
    await tx.insertInto('authorities').values({ authority_id, name }).execute();
    await tx
      .insertInto('staff')
      .values({
        authority_id,
        id: actor.userId,
        name: 'An officer',
        roles: ['iro', 'iro-manager', 'review-administrator'],
      })
      .execute();
  });
  return actor;
}

/** Enters a child and gives the id. */
export async function createChild(tx: Tx, { authorityId: authority_id }: Actor, localId: string): Promise<string> {
  const { id } = await tx
    .insertInto('children')
    .values({ authority_id, local_id: localId, born_on: '2014-05-02' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type Row<Table extends keyof Tables> = Partial<Insertable<Tables[Table]>>;

/** Enters somebody who works for the authority, an IRO where nothing else is said, and gives the id. */
export async function createStaff(tx: Tx, { authorityId: authority_id }: Actor, row: Row<'staff'>): Promise<string> {
  const { id } = await tx
    .insertInto('staff')
    .values({ authority_id, name: 'Somebody', roles: ['iro'], ...row })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Enters a child who is looked after from a day, to another where one is given, and gives the id. */
export async function createLookedAfterChild(
  tx: Tx,
  actor: Actor,
  { localId, from, until = null }: { localId: string; from: string; until?: string | null },
): Promise<string> {
  const child_id = await createChild(tx, actor, localId);
  await tx
    .insertInto('periods_of_care')
    .values({ authority_id: actor.authorityId, child_id, number: 1, started_on: from, ended_on: until })
    .execute();
  return child_id;
}

/** Enters who was a child's IRO, and from when to when. */
export async function createAppointment(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  row: Pick<Insertable<Tables['appointments']>, 'child_id' | 'staff_id' | 'started_on' | 'ended_on'>,
): Promise<void> {
  await tx
    .insertInto('appointments')
    .values({ authority_id, ...row })
    .execute();
}

/** Enters a row into every table that holds something of an authority's. */
export async function createOneOfEach(tx: Tx, actor: TestActor): Promise<void> {
  const authority_id = actor.authorityId;
  const child_id = await createChild(tx, actor, 'L1');
  const of = { authority_id, child_id };
  const started_on = '2026-01-05';
  const { id: import_id } = await tx
    .insertInto('imports')
    .values({ authority_id, kind: 'ssda903', fingerprint: 'f1' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('returns').values({ authority_id, year: 2026, has_reviews: true }).execute();
  await tx
    .insertInto('return_rows')
    .values({ ...of, year: 2026, rows: '{}' })
    .execute();
  const problem = { number: 1, file: 'reviews.csv', row: 2, code: '166', message: 'not a day', severity: 'rejected' };
  await tx
    .insertInto('import_problems')
    .values({ authority_id, import_id, ...problem })
    .execute();
  const file_names = ['reviews.csv'];
  const { id: upload_id } = await tx
    .insertInto('uploads')
    .values({ authority_id, kind: 'ssda903', file_names, uploaded_by: actor.userId, status: 'waiting-check' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('upload_files')
    .values({ authority_id, upload_id, number: 1, name: 'reviews.csv', bytes: Buffer.from('CHILD') })
    .execute();
  await tx
    .insertInto('periods_of_care')
    .values({ ...of, number: 1, started_on })
    .execute();
  await tx
    .insertInto('legal_statuses')
    .values({ ...of, status: 'C2', started_on })
    .execute();
  await tx
    .insertInto('placements')
    .values({ ...of, place: 'U6', kind: 'foster', started_on })
    .execute();
  await tx
    .insertInto('appointments')
    .values({ ...of, staff_id: actor.userId, started_on })
    .execute();
  await tx
    .insertInto('facts')
    .values({ ...of, type: 'became-looked-after', happened_on: started_on })
    .execute();
  const { id: review_id } = await tx
    .insertInto('reviews')
    .values({ ...of, key: 'r1', recording_on: '2026-01-30', source: 'recorded' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await createPreparationOfEachKind(tx, { ...of, review_id });
  const { id: version_id } = await tx
    .insertInto('contacts')
    .values({
      ...of,
      contact_id: randomUUID(),
      number: 1,
      contacted_on: '2026-01-21',
      how: 'call',
      done: 'Asked after her.',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('preparation_settings').values({ authority_id, far_miles: 35 }).execute();
  await tx
    .insertInto('communication_support')
    .values({ ...of, decided_on: '2026-01-21', kind: 'declined', child_said: 'Shook her head.' })
    .execute();
  await tx
    .insertInto('communication_advice')
    .values({ ...of, asked_on: '2026-01-21', whom: 'A teacher', relation: 'teacher', said: 'Wait.' })
    .execute();
  const practitioner = { method: 'eye-pointing', name: 'A therapist', work: 'Hill School', reached_by: 'By phone' };
  await tx
    .insertInto('practitioners')
    .values({ authority_id, ...practitioner, checked_on: '2026-01-21' })
    .execute();
  const asked = { view_id: randomUUID(), number: 1, asked_on: '2026-01-21', asked_by: 'An IRO', obtained_by: 'said' };
  await tx
    .insertInto('plan_views')
    .values({ ...of, ...asked, parts: '{}', going: 'Well' })
    .execute();
  const aunt = { who: 'named', name: 'An aunt', relation: 'aunt', kind: 'family' };
  await tx
    .insertInto('contact_parties')
    .values({ ...of, version_id, number: 1, ...aunt })
    .execute();
  const visit = { visitor: 'Wim Sol', visitor_role: 'social worker', occasion: 'statutory', seen: 'alone' };
  const where = { is_announced: true, at_placement: true, sleeping_accommodation_seen: true };
  await tx
    .insertInto('visits')
    .values({ ...of, ...visit, ...where, visit_id: randomUUID(), number: 1, visited_on: '2026-01-22' })
    .execute();
  await tx
    .insertInto('household_members')
    .values({ ...of, name: 'Cara Fos', relationship: 'foster carer', started_on })
    .execute();
  await tx
    .insertInto('obligations')
    .values({ ...of, ...OBLIGATION })
    .execute();
  await tx
    .insertInto('unknown_obligations')
    .values({ ...of, rule: 'outcome.decisions', missing: ['x'] })
    .execute();
  await tx
    .insertInto('stated_days')
    .values({
      ...of,
      rule: 'review.first',
      number: 1,
      computed_due_on: '2026-01-30',
      due_on: '2026-02-02',
      stated_by: 'A court',
    })
    .execute();
  const { id: document_id } = await tx
    .insertInto('documents')
    .values({ ...of, type: 'pep', title: 'PEP', received_on: started_on, received_by: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const file = { file_name: 'pep.txt', media_type: 'text/plain', size_bytes: 3, sha256: randomBytes(32) };
  await tx
    .insertInto('document_versions')
    .values({ authority_id, document_id, number: 1, ...file })
    .execute();
  await tx
    .insertInto('document_pieces')
    .values({ authority_id, document_id, version_number: 1, number: 1, bytes: Buffer.from('PEP') })
    .execute();
  await tx
    .insertInto('document_withholdings')
    .values({
      ...of,
      document_id,
      reader: 'parents',
      reason: 'a threat',
      from_on: started_on,
      decided_by: actor.userId,
    })
    .execute();
  const draft = { form: 'absence', subject: '/staff/1/absences/new', fields: '{}', page_id: randomUUID() };
  await tx
    .insertInto('drafts')
    .values({ authority_id, staff_id: actor.userId, ...draft })
    .execute();
  const figures = { old_procedure: 'national', new_procedure: 'bwd', settings_version: 1, children_total: 1 };
  const { id: change_id } = await tx
    .insertInto('settings_changes')
    .values({ authority_id, ...figures })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('settings_change_moves')
    .values({ ...of, change_id, rule: 'review.second', kind: 'moved' })
    .execute();
  const proposed_by = await createStaff(tx, actor, { name: 'Who proposes' });
  await tx
    .insertInto('procedure_overrides')
    .values({ authority_id, change_id, proposed_by, ...OVERRIDE })
    .execute();
  const departure = {
    procedure: 'bwd',
    rule: 'outcome.full-record',
    figure: '20 working days',
    reason: 'Checked twice.',
  };
  await tx
    .insertInto('guidance_departures')
    .values({ authority_id, ...departure })
    .execute();
  await tx
    .insertInto('offices')
    .values({ authority_id, kind: 'cafcass', email: 'cafcass@example.invalid', started_on, confirmed_on: started_on })
    .execute();
  await tx
    .insertInto('own_definitions')
    .values({ authority_id, term: 'significant-change', document: 'Reviews policy', in_force_on: started_on })
    .execute();
  const { id: policy_id } = await tx
    .insertInto('review_policies')
    .values({ authority_id, ...POLICY, in_force_on: started_on })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('review_policy_pieces')
    .values({ authority_id, policy_id, number: 1, bytes: Buffer.from('Our policy') })
    .execute();
  const copy = { who: 'child', name: 'Sami', relation: 'the child', how: 'in-person' };
  await tx
    .insertInto('policy_copies')
    .values({ ...of, policy_id, ...copy, handed_on: started_on })
    .execute();
  await tx
    .insertInto('caseload_ranges')
    .values({ authority_id, staff_id: actor.userId ?? '', title: 'Senior IRO', started_on })
    .execute();
  await tx
    .insertInto('rules_in_use')
    .values({ authority_id, fingerprint: '0'.repeat(64), children_total: 1 })
    .execute();
  await tx
    .insertInto('custody_wishes')
    .values({ ...of, asked_on: started_on, letters_tell_place: false, post_way: 'by-hand' })
    .execute();
  await tx
    .insertInto('access_stops')
    .values({ authority_id, staff_id: proposed_by, reason: 'A lost device.' })
    .execute();
  await createPostOfEachKind(tx, of);
  await createConsultationOfEachKind(tx, of);
  await createReminderOfEachKind(tx, { ...of, staff_id: actor.userId });
  await createAccessOfEachKind(tx, { ...of, staff_id: actor.userId });
  await createAllocationOfEachKind(tx, { ...of, staff_id: actor.userId });
  await recordAudit(tx, actor, { action: 'child.read', childIds: [child_id] });
  await sealAudit(tx);
  await recordAudit(tx, actor, { action: 'child.read', childIds: [child_id] });
}

/** Enters a row into every table that tells who was reminded of what. */
async function createReminderOfEachKind(
  tx: Tx,
  { authority_id, child_id, staff_id }: { authority_id: string; child_id: string; staff_id: string },
): Promise<void> {
  const due = { rule: 'review.first', period: 1, due_on: '2026-02-02', layer: 'statute', stage: 'soon', role: 'iro' };
  const day = '2026-01-26';
  await asProgram(tx, { authorityId: authority_id, userId: staff_id }, async () => {
    await tx
      .insertInto('reminders')
      .values({ authority_id, child_id, staff_id, ...due, raised_on: day })
      .execute();
    await tx.insertInto('reminder_runs').values({ authority_id, ran_on: day }).execute();
    const exclusion = await tx
      .selectFrom('exclusions')
      .select('id')
      .where('child_id', '=', child_id)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('exclusion_reminders')
      .values({
        authority_id,
        child_id,
        staff_id,
        exclusion_id: exclusion.id,
        look_on: day,
        role: 'iro',
        raised_on: day,
      })
      .execute();
    await tx.insertInto('digests').values({ authority_id, staff_id, made_on: day }).execute();
  });
  await tx.insertInto('reminder_settings').values({ authority_id, lead_working_days: 3 }).execute();
  await tx.insertInto('digest_choices').values({ authority_id, staff_id, choice: 'weekly' }).execute();
}

/** Enters a row into every table of what is sent. */
async function createPostOfEachKind(tx: Tx, of: { authority_id: string; child_id: string }): Promise<void> {
  const { id: item_id } = await tx
    .insertInto('post_items')
    .values({ ...of, ...POST_ITEM })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('post_attachments')
    .values({ ...of, item_id, number: 1, name: 'plan.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') })
    .execute();
  await tx
    .insertInto('post_events')
    .values({ ...of, item_id, what: 'printed' })
    .execute();
}

/** Enters a row into every table of what is asked before a review, and its link. */
async function createConsultationOfEachKind(tx: Tx, of: { authority_id: string; child_id: string }): Promise<void> {
  const { id: review_id } = await tx
    .selectFrom('reviews')
    .select('id')
    .where('child_id', '=', of.child_id)
    .executeTakeFirstOrThrow();
  const { id: link_id } = await tx
    .insertInto('personal_links')
    .values({
      ...of,
      review_id,
      purpose: 'consultation',
      holder_kind: 'child',
      holder_id: of.child_id,
      holder_name: 'Sami',
      born_on: '2014-05-02',
      expires_at: sql<string>`now() + interval '1 day'`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { authority_id } = of;
  await tx
    .insertInto('link_ids')
    .values({ authority_id, link_id, token_hash: randomBytes(32) })
    .execute();
  const { id: paper_id } = await tx
    .insertInto('consultation_papers')
    .values({
      ...of,
      review_id,
      link_id,
      person_kind: 'child',
      person_id: of.child_id,
      person_name: 'Sami',
      relationship: 'the child',
      audience: 'child-older',
      questions_version: '2026-11',
      questions: JSON.stringify(questionsFor('child-older', HEADING)),
      heading: JSON.stringify(HEADING),
      channel: 'letter',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('consultation_withholdings')
    .values({ ...of, paper_id, withheld_from: 'parents', reason: 'a threat' })
    .execute();
  await tx
    .insertInto('consultation_exceptions')
    .values({ ...of, review_id, person_id: of.child_id, person_name: 'Sami', reason: 'a baby' })
    .execute();
  const { id: fact_id } = await tx
    .selectFrom('facts')
    .select('id')
    .where('child_id', '=', of.child_id)
    .limit(1)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('consultations_sent')
    .values({ ...of, review_id, fact_id })
    .execute();
}

/** What stands above the questions of a paper. */
const HEADING = { childName: 'Sami', authorityName: 'Northshire', reviewOn: null, officerName: null };

/** A figure of an authority's own, looser than the guidance. */
const OVERRIDE = {
  rule: 'outcome.full-record',
  figures: JSON.stringify({ due: [{ amount: 18, unit: 'working day' }] }),
  in_force_on: '2026-01-05',
  document: 'Reviews policy',
  paragraph: '4.2',
  reason: 'Each record is checked by a second officer.',
  strictness: 'looser',
} as const;

/** A letter to somebody around a child, to be printed. */
export const POST_ITEM = {
  purpose: 'invitation',
  channel: 'letter',
  recipient_kind: 'outside',
  recipient_name: 'A carer',
  subject: 'A review',
  body: 'Please come.',
} as const;

const EXCLUSION = {
  who: 'parent',
  extent: 'all',
  ground: 'against-childs-interests',
  explanation: 'A threat was made.',
  alternatives: 'A meeting of their own.',
  decided_by: 'A social worker',
  decided_on: '2026-01-20',
  iro_consulted_on: '2026-01-19',
  other_arrangement: 'Writes beforehand.',
  look_again_on: '2026-02-20',
} as const;

/** Enters a row into every table that prepares a review. */
async function createPreparationOfEachKind(
  tx: Tx,
  of: { authority_id: string; child_id: string; review_id: string },
): Promise<void> {
  const held = { held_on: '2026-01-30', place_kind: 'placement', kind: 'first', chaired_by: 'iro' };
  await tx
    .insertInto('review_arrangements')
    .values({
      ...of,
      ...held,
      number: 1,
      change: 'arranged',
      shape: 'single',
      is_confirmed: true,
      child_misses: 'nothing',
    })
    .execute();
  await tx
    .insertInto('preparation_answers')
    .values({ ...of, part: 'wishes', item_id: of.review_id, number: 1, answers: '{}' })
    .execute();
  const said = { said_on: '2026-01-20', words: 'I want to stay.', said_to: 'A carer', obtained_by: 'said' };
  await tx
    .insertInto('child_words')
    .values({ ...of, ...said })
    .execute();
  const invited = { who: 'named', name: 'A parent', role: 'mother', channel: 'letter', childs_view: 'not-asked' };
  const { id: invitation_id } = await tx
    .insertInto('invitations')
    .values({ ...of, ...invited, decision: 'not-invited', reason: 'excluded' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: exclusion_id } = await tx
    .insertInto('exclusions')
    .values({ ...of, invitation_id, ...EXCLUSION })
    .returning('id')
    .executeTakeFirstOrThrow();
  const look = { looked_on: '2026-01-28', with_whom: 'the team manager', outcome: 'goes-on', why: 'nothing changed' };
  await tx
    .insertInto('exclusion_looks')
    .values({ authority_id: of.authority_id, child_id: of.child_id, exclusion_id, ...look })
    .execute();
  const { id: fact_id } = await tx
    .insertInto('facts')
    .values({
      authority_id: of.authority_id,
      child_id: of.child_id,
      type: 'visit-raised-concern',
      happened_on: '2026-02-02',
      review_key: 'r1',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('review_directions')
    .values({ ...of, ground: 'visit-concern', by_on: '2026-02-02', why: 'a visit', fact_id })
    .execute();
  const responsible = { responsible: 'Wim Sol', responsible_role: 'social worker' };
  const decided = { need: 'A quiet room', action: 'Find a desk', hoped_for: 'Homework gets done', by_on: '2026-03-02' };
  await tx
    .insertInto('review_decisions')
    .values({ ...of, ...responsible, ...decided, decision_id: randomUUID(), number: 1, position: 1 })
    .execute();
  const { need, action } = decided;
  const issued = { need, action, hopedFor: 'Homework gets done', byOn: '2026-03-02' };
  const issuedTo = { ...issued, responsible: 'Wim Sol', responsibleRole: 'social worker' };
  const signed = { heldOn: '2026-01-30', issuedOn: '2026-02-02', signedBy: 'An officer', reason: null };
  const content = JSON.stringify({ ...signed, decisions: [issuedTo] });
  const hash = createHash('sha256').update(content).digest('hex');
  await tx
    .insertInto('issued_decisions')
    .values({ ...of, number: 1, content, hash, issued_on: '2026-02-02', fact_id })
    .execute();
  const ends = { number: 1, ends_on: '2026-06-30', why: 'returns home' };
  await tx
    .insertInto('end_of_care_notices')
    .values({ ...of, ...ends })
    .execute();
  await tx
    .insertInto('invitation_lists')
    .values({ ...of, number: 1, child_asked: 'not-yet', people: [] })
    .execute();
  const considered = { considered_on: '2026-01-12', about: 'a new school', outcome: 'no-change', why: 'all is well' };
  await tx
    .insertInto('review_considerations')
    .values({ ...of, ...considered })
    .execute();
}

/** Enters a row into every table that tells of notifying, choosing and introducing an IRO. */
async function createAllocationOfEachKind(
  tx: Tx,
  { authority_id, child_id, staff_id }: { authority_id: string; child_id: string; staff_id: string },
): Promise<void> {
  const started_on = '2026-01-05';
  const { id: manager_id } = await tx
    .insertInto('staff')
    .values({ authority_id, name: 'A manager' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const of = { authority_id, child_id };
  await tx
    .insertInto('child_roles')
    .values({ ...of, staff_id: manager_id, role: 'visitor', started_on })
    .execute();
  await tx.insertInto('staff_managers').values({ authority_id, staff_id, manager_id, started_on }).execute();
  await tx.insertInto('officer_profiles').values({ authority_id, staff_id, known_as: 'Ash' }).execute();
  await tx.insertInto('officer_competences').values({ authority_id, staff_id, kind: 'registration' }).execute();
  await tx.insertInto('allocation_settings').values({ authority_id }).execute();
  await tx
    .insertInto('introduction_texts')
    .values({ authority_id, band: '7-11', is_easy_read: false, body: 'Hello' })
    .execute();
  await tx
    .insertInto('care_notifications')
    .values({ ...of, looked_after_from_on: started_on })
    .execute();
  await tx
    .insertInto('child_tellings')
    .values({ ...of, staff_id, item: 'who-iro-is', channel: 'spoken', told_on: started_on })
    .execute();
}

/** Enters a row into every table that says who works where and who may see what. */
async function createAccessOfEachKind(
  tx: Tx,
  { authority_id, child_id, staff_id }: { authority_id: string; child_id: string; staff_id: string },
): Promise<void> {
  const started_on = '2026-01-05';
  const { id: team_id } = await tx
    .insertInto('teams')
    .values({ authority_id, name: 'Reviewing' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('team_memberships').values({ authority_id, team_id, staff_id, started_on }).execute();
  await tx
    .insertInto('absences')
    .values({ authority_id, staff_id, first_on: '2026-02-02', last_on: '2026-02-06' })
    .execute();
  const of = { authority_id, child_id };
  await tx
    .insertInto('child_workers')
    .values({ ...of, staff_id, started_on })
    .execute();
  await tx
    .insertInto('child_people')
    .values({ ...of, name: 'A carer', relationship: 'foster carer' })
    .execute();
  await tx
    .insertInto('child_needs')
    .values({ ...of, first_language: 'Welsh' })
    .execute();
  await tx
    .insertInto('child_changes')
    .values({ ...of, what: 'needs', after: '{}' })
    .execute();
  const { id: sister_id } = await tx
    .insertInto('children')
    .values({ authority_id, local_id: 'L1-sister', upn: 'UN5', given_name: 'Ada' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('child_relations')
    .values({ authority_id, child_id, other_child_id: sister_id, kind: 'parent' })
    .execute();
  await tx
    .insertInto('restrictions')
    .values({ ...of, reason: 'a threat' })
    .execute();
  await tx
    .insertInto('restriction_readers')
    .values({ ...of, staff_id })
    .execute();
  const { id: other_id } = await tx
    .insertInto('staff')
    .values({ authority_id, name: 'A relative' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('barred_staff')
    .values({ ...of, staff_id: other_id, reason: 'an aunt' })
    .execute();
  const ends_at = sql<string>`now() + interval '1 hour'`;
  await tx
    .insertInto('emergency_accesses')
    .values({ ...of, staff_id, reason: 'a call from the police', ends_at })
    .execute();
  await tx.insertInto('alerts').values({ authority_id, staff_id, kind: 'emergency-access', child_id }).execute();
  await tx.insertInto('accounts').values({ authority_id, staff_id }).execute();
  await tx
    .insertInto('recovery_codes')
    .values({ authority_id, staff_id, code_hash: randomBytes(32) })
    .execute();
  await tx
    .insertInto('sign_in_ids')
    .values({ authority_id, staff_id, email_hash: randomBytes(32) })
    .execute();
  await tx
    .insertInto('sessions')
    .values({ authority_id, staff_id, token_hash: randomBytes(32), ends_at })
    .execute();
}

/** An obligation to hold the first review, not met yet. */
export const OBLIGATION = {
  rule: 'review.first',
  period: 1,
  actor: 'independent reviewing officer',
  due_on: '2026-02-02',
  layer: 'statute',
  explanation: '20 working days from 5 January 2026.',
  citations: JSON.stringify([{ source: 'regulations-2010', provision: 'reg 33(1)' }]),
} as const;

/** An edition of the policy on reviews. */
const POLICY = {
  edition: '1',
  approved_by: 'The head of service',
  iro_role: 'Part 2',
  not_carried_out: 'Part 5',
  link: 'https://example.invalid/policy',
} as const;
