import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Answers as PaperAnswers, Question, Reader } from '../../participation/model.ts';
import type { ObtainedBy } from '../../preparation/model.ts';
import type { Answers, PartId } from '../../preparation/parts/part.ts';
import type { PlanViewValues } from '../model.ts';
import { DAY_OF_PART, PARTS_OF_CHILD } from '../said-in-parts.ts';
import { PLAN_VIEW_VALUES } from './plan-views.ts';

/** What every source tells of what a child said. */
interface Said {
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly saidOn: string;
  readonly reviewId: string | null;
  /** To whom it was said, or who saw it. */
  readonly toldTo: string | null;
  readonly setting: string | null;
}

/** One thing that a child said or showed, as one of the places has it in which it is written down. */
export type SaidByChild =
  | (Said & {
      /** To the IRO at a contact, to the social worker at a visit, or word for word before a review. */
      readonly kind: 'contact' | 'visit' | 'words';
      readonly told: { readonly words: string; readonly obtainedBy: ObtainedBy; readonly seenAlone: boolean | null };
    })
  | (Said & {
      readonly kind: 'part';
      readonly told: { readonly part: PartId; readonly answers: Answers };
    })
  | (Said & {
      readonly kind: 'paper';
      readonly told: {
        readonly questions: readonly Question[];
        readonly answers: PaperAnswers;
        readonly by: 'link' | 'paper';
        readonly withheld: readonly { readonly question: string | null; readonly from: Reader }[];
      };
    })
  | (Said & {
      /** What the child thinks of the plan: the id is that of the asking. */
      readonly kind: 'plan';
      readonly told: PlanViewValues & { readonly contactId: string | null };
    });

export interface VoiceWanted {
  readonly childId: string;
  readonly limit: number;
  readonly offset: number;
}

/** All that a child said or showed, as it stands, wherever it is written down; the latest first. */
export async function readVoice(
  tx: Tx,
  { authorityId }: Actor,
  { childId, limit, offset }: VoiceWanted,
): Promise<(SaidByChild & { readonly total: number })[]> {
  const of = (row: string) =>
    sql`${sql.ref(`${row}.authority_id`)} = ${authorityId} and ${sql.ref(`${row}.child_id`)} = ${childId}`;
  const { rows } = await sql<SaidByChild & { readonly total: number }>`
    select kind, id, said_on as "saidOn", review_id as "reviewId", told_to as "toldTo", setting, told,
      count(*) over ()::int as total
    from (
      select 'contact' as kind, c.contact_id as id, c.contacted_on as said_on, null::uuid as review_id, s.name as told_to,
        c.place as setting,
        jsonb_build_object('words', c.said, 'obtainedBy', c.said_how, 'seenAlone', c.seen_alone) as told, c.recorded_at
      from contacts c left join staff s on s.authority_id = c.authority_id and s.id = c.recorded_by
      where ${of('c')} and c.said is not null and not exists (select from contacts n
        where n.authority_id = c.authority_id and n.contact_id = c.contact_id and n.number > c.number)
      union all
      select 'visit', v.visit_id, v.visited_on, null, v.visitor, v.place,
        jsonb_build_object('words', v.said, 'obtainedBy', v.said_how,
          'seenAlone', case v.seen when 'alone' then true when 'not-alone' then false end), v.recorded_at
      from visits v
      where ${of('v')} and v.said is not null and not exists (select from visits n
        where n.authority_id = v.authority_id and n.visit_id = v.visit_id and n.number > v.number)
      union all
      select 'words', w.id, w.said_on, w.review_id, w.said_to, w.setting,
        jsonb_build_object('words', w.words, 'obtainedBy', w.obtained_by, 'seenAlone', null), w.recorded_at
      from child_words w
      where ${of('w')} and not exists (select from child_words n
        where n.authority_id = w.authority_id and n.corrects_id = w.id)
      union all
      select 'part', p.item_id, (p.answers ->> ${dayOfPart})::date, p.review_id,
        coalesce(p.answers ->> 'askedBy', s.name), null,
        jsonb_build_object('part', p.part, 'answers', p.answers), p.recorded_at
      from preparation_answers p left join staff s on s.authority_id = p.authority_id and s.id = p.recorded_by
      where ${of('p')} and p.part = any (${[...PARTS_OF_CHILD]}::text[])
        and p.answers ->> ${dayOfPart} is not null
        and (p.part <> 'social-worker-talk' or p.answers -> 'with' ? 'child')
        and not exists (select from preparation_answers n where n.authority_id = p.authority_id
          and n.review_id = p.review_id and n.part = p.part and n.item_id = p.item_id and n.number > p.number)
      union all
      select 'paper', q.id, q.received_on, q.review_id, null, null,
        jsonb_build_object('questions', q.questions, 'answers', q.answers, 'by', q.came_back_by, 'withheld', coalesce(
          (select jsonb_agg(jsonb_build_object('question', h.question, 'from', h.withheld_from) order by h.id)
            from consultation_withholdings h
            where h.authority_id = q.authority_id and h.paper_id = q.id and h.lifted_at is null), '[]')),
        q.came_back_at
      from consultation_papers q
      where ${of('q')} and q.person_kind = 'child' and q.answers is not null and q.withdrawn_at is null
      union all
      select 'plan', v.view_id, v.asked_on, v.review_id, v.asked_by, v.setting,
        (select to_jsonb(told) from (select ${PLAN_VIEW_VALUES}, v.contact_id as "contactId") told), v.recorded_at
      from plan_views v
      where ${of('v')} and not exists (select from plan_views n
        where n.authority_id = v.authority_id and n.view_id = v.view_id and n.number > v.number)
    ) said
    order by said_on desc, recorded_at desc, id limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** In which answer of a part the day stands. */
const dayOfPart: RawBuilder<unknown> = sql`case p.part ${sql.join(
  Object.entries(DAY_OF_PART).map(([part, name]) => sql`when ${sql.lit(part)} then ${sql.lit(name)}`),
  sql` `,
)} else 'on' end`;
