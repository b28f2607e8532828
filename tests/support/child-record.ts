import { randomUUID } from 'node:crypto';
import { todayInLondon } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/database.ts';
import type { Actor, Tx } from '../../src/platform/database/transaction.ts';
import type { Role } from '../../src/platform/identity/policy.ts';
import {
  type ContractObligation,
  dayFromIso,
  type EventInput,
  type RecordedInput,
  toContractResult,
  type UnknownObligation,
  workOutTimetable,
} from '../../src/rules/index.ts';
import type { TestActor } from './records.ts';

/** Enters somebody who works for an authority. */
export async function createStaff(
  database: Database,
  { authorityId }: Actor,
  { name, roles }: { readonly name: string; readonly roles: readonly Role[] },
): Promise<TestActor> {
  const actor = { authorityId, userId: randomUUID() };
  await database.withTransaction({ authorityId, userId: null }, async (tx) => {
    await tx
      .insertInto('staff')
      .values({ authority_id: authorityId, id: actor.userId, name, roles: [...roles] })
      .execute();
  });
  return actor;
}

/** A child to enter, told in the words of the rules. */
export interface ChildToEnter {
  readonly localId: string;
  readonly bornOn?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly knownAs?: string;
  readonly iro?: TestActor;
  readonly socialWorker?: TestActor;
  readonly legalStatus?: string;
  readonly place?: { readonly code: string; readonly kind: string; readonly postcode?: string };
  readonly events?: readonly EventInput[];
  readonly recorded?: RecordedInput;
  /** The day that a person or a file said a review is due, by the review's key. */
  readonly statedDue?: Readonly<Record<string, string>>;
}

/** Enters a child with facts, spans and what the rules make of them, and gives the id. */
export async function enterChild(tx: Tx, { authorityId: authority_id }: Actor, child: ChildToEnter): Promise<string> {
  const { id: child_id } = await tx
    .insertInto('children')
    .values({
      authority_id,
      local_id: child.localId,
      born_on: child.bornOn ?? null,
      given_name: child.givenName ?? null,
      family_name: child.familyName ?? null,
      known_as: child.knownAs ?? null,
      recorded: child.recorded === undefined ? null : JSON.stringify(child.recorded),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const of = { authority_id, child_id };
  await enterSpans(tx, of, child);
  await enterReviews(tx, of, child);
  for (const { type, on, at, review, reason } of child.events ?? []) {
    await tx
      .insertInto('facts')
      .values({
        ...of,
        type,
        happened_on: on ?? at?.slice(0, 10) ?? '',
        happened_at: at === undefined ? null : `${at}:00 Europe/London`,
        review_key: review ?? null,
        reason: reason ?? null,
      })
      .execute();
  }
  await enterObligations(tx, of, child);
  return child_id;
}

interface OfChild {
  readonly authority_id: string;
  readonly child_id: string;
}

async function enterSpans(tx: Tx, of: OfChild, { iro, socialWorker, ...child }: ChildToEnter): Promise<void> {
  const dayOf = (type: string): string | undefined => child.events?.find((event) => event.type === type)?.on;
  const started_on = dayOf('became-looked-after');
  if (started_on === undefined) return;
  const span = { ...of, started_on, ended_on: dayOf('ceased-looked-after') ?? null };
  await tx
    .insertInto('periods_of_care')
    .values({ ...span, number: 1 })
    .execute();
  await tx
    .insertInto('legal_statuses')
    .values({ ...span, status: child.legalStatus ?? 'C2' })
    .execute();
  await tx
    .insertInto('placements')
    .values({
      ...span,
      place: child.place?.code ?? 'U6',
      kind: child.place?.kind ?? 'foster',
      postcode: child.place?.postcode ?? null,
    })
    .execute();
  if (iro !== undefined) {
    await tx
      .insertInto('appointments')
      .values({ ...of, staff_id: iro.userId, started_on })
      .execute();
  }
  if (socialWorker !== undefined) {
    await tx
      .insertInto('child_workers')
      .values({ ...of, staff_id: socialWorker.userId, started_on })
      .execute();
  }
}

async function enterReviews(tx: Tx, of: OfChild, { events = [], statedDue = {} }: ChildToEnter): Promise<void> {
  const keys = new Set([...events.flatMap(({ review }) => review ?? []), ...Object.keys(statedDue)]);
  for (const key of keys) {
    const dayOf = (type: string) => events.find((event) => event.type === type && event.review === key)?.on ?? null;
    await tx
      .insertInto('reviews')
      .values({
        ...of,
        key,
        recording_on: dayOf('review-started'),
        completed_on: dayOf('review-completed'),
        stated_due_on: statedDue[key] ?? null,
        source: 'recorded',
      })
      .execute();
  }
}

async function enterObligations(tx: Tx, of: OfChild, child: ChildToEnter): Promise<void> {
  const asOf = dayFromIso(todayInLondon());
  if (asOf === undefined) throw new Error('the clock gives no day');
  const outcome = workOutTimetable(
    {
      ...(child.bornOn !== undefined && { child: { dateOfBirth: child.bornOn } }),
      events: child.events ?? [],
      ...(child.recorded !== undefined && { recorded: child.recorded }),
    },
    { procedure: 'national', asOf },
  );
  if ('error' in outcome) throw new Error(outcome.error.message);
  const { obligations, unknown } = toContractResult(outcome);
  const rows = obligations.map((obligation) => toRow(of, obligation));
  if (rows.length > 0) await tx.insertInto('obligations').values(rows).execute();
  const gaps = unknown.map((gap) => toUnknownRow(of, gap));
  if (gaps.length > 0) await tx.insertInto('unknown_obligations').values(gaps).execute();
}

function toRow(of: OfChild, obligation: ContractObligation) {
  const { rule, about, period, actor, earliest, due, nationalDue, metOn, layer, explanation } = obligation;
  return {
    ...of,
    rule,
    about,
    period,
    actor,
    earliest_on: earliest,
    due_on: due.slice(0, 10),
    due_at: due.length > 10 ? `${due}:00 Europe/London` : null,
    national_due_on: nationalDue?.slice(0, 10) ?? null,
    schedule_by_on: obligation.scheduleBy ?? null,
    target_on: obligation.target ?? null,
    met_on: metOn?.slice(0, 10) ?? null,
    met_at: metOn !== null && metOn.length > 10 ? `${metOn}:00 Europe/London` : null,
    not_owed_because: obligation.reason ?? null,
    layer,
    is_as_soon_as_practicable: obligation.asSoonAsPracticable ?? false,
    is_provisional: obligation.provisionalCalendar ?? false,
    is_earlier_law: obligation.earlierLaw ?? false,
    is_softened_2020: obligation.softened2020 ?? false,
    silence_agrees: rule === 'outcome.manager-response',
    explanation,
    citations: JSON.stringify(obligation.citations),
  };
}

function toUnknownRow(of: OfChild, { rule, about, period, missing, because }: UnknownObligation) {
  return { ...of, rule, about, period, missing: [...missing], because: because ?? null };
}
