import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { type DaysCounted, isoFromDay } from '../../../../rules/index.ts';
import { eventInWords, sourceInWords } from '../../../children/fact-in-words.ts';
import type { Child } from '../../../children/find-child.ts';
import type { RecordedFact } from '../../../children/list-standing-facts.ts';
import { nameAndIdOfChild, nameOfChild } from '../../../children/name-of-child.ts';
import { layerInWords, type ProvisionInWords, provisionInWords } from '../../../law/law-in-words.ts';
import { aboutInWords } from '../../about-in-words.ts';
import { dueInWords } from '../../due-in-words.ts';
import { whoInWords } from '../../due-row.ts';
import type { ExplainedObligation, StoredObligation } from '../../explain-obligation.ts';
import type { StatedDay } from '../../list-stated-days.ts';
import { titleOfRule } from '../../rule-titles.ts';
import { standingInWords } from '../../standing-in-words.ts';

/** A count of days, for somebody who counts it again by hand. */
export interface CountView {
  readonly countsFrom: string;
  readonly from: string;
  readonly figure: string;
  /** Nothing is counted: it is due on the day itself. */
  readonly isSameDay: boolean;
  readonly gives: string;
  readonly countsWorkingDays: boolean;
  readonly weekendDays: number;
  readonly holidays: readonly { readonly name: string; readonly on: string }[];
}

interface FactView {
  readonly text: string;
  readonly on: string;
  readonly source: string;
}

/** What the page shows. */
export interface WhyView {
  readonly name: string;
  readonly nameAndId: string;
  readonly childHref: string;
  readonly title: string;
  readonly about: string | undefined;
  readonly who: string;
  readonly dueOn: string;
  readonly standing: string;
  readonly metOn: string | null;
  readonly stated: { readonly on: string; readonly by: string } | undefined;
  /** Where somebody may state another day. */
  readonly stateHref: string | undefined;
  /** The day that today's facts give, where the stored one is another. */
  readonly nowGives: string | undefined;
  readonly explanation: string;
  readonly count: CountView | undefined;
  /** For adoption: the other rule's count, which gave the later day. */
  readonly other: CountView | undefined;
  readonly countedFrom: readonly FactView[];
  readonly metBy: readonly FactView[];
  readonly notes: readonly string[];
  readonly layer: string;
  readonly rule: string;
  readonly provisions: readonly ProvisionInWords[];
  readonly national: string;
  readonly procedure: string;
  readonly calendar: string;
  readonly today: string;
}

/** Who asks, and what somebody states of the day. */
export interface WhyAsked {
  readonly today: string;
  readonly terms: Terms;
  /** What stands of it; undefined where nobody stated anything here. */
  readonly stated?: StatedDay | undefined;
  readonly mayState?: boolean;
}

export function toView(child: Child, explained: ExplainedObligation, asked: WhyAsked): WhyView {
  const { today, terms, stated, mayState = false } = asked;
  const { obligation, why } = explained;
  const { rule, dueOn, statedDueOn, actor, metOn, layer } = obligation;
  return {
    name: nameOfChild(child),
    nameAndId: nameAndIdOfChild(child),
    childHref: `/children/${child.childId}`,
    title: terms.retell(titleOfRule(rule)),
    about: retoldOf(aboutInWords(obligation), terms),
    who: whoInWords(actor, { ...child, terms }),
    dueOn,
    standing: standingOf(obligation, today),
    metOn,
    stated:
      statedDueOn === null || statedDueOn === dueOn
        ? undefined
        : { on: statedDueOn, by: stated?.statedBy ?? 'Somebody' },
    stateHref: mayState ? `/children/${child.childId}/obligations/${obligation.id}/stated-day` : undefined,
    nowGives: explained.dueOn === undefined || explained.dueOn === dueOn ? undefined : explained.dueOn,
    explanation: terms.retell(obligation.explanation),
    count: why === undefined ? undefined : toCount(why.ordinary ?? why.own, terms),
    other: why?.ordinary === undefined ? undefined : toCount(why.own, terms),
    countedFrom: explained.countedFrom.map((fact) => toFact(fact, terms)),
    metBy: explained.metBy.map((fact) => toFact(fact, terms)),
    notes: notesOf(obligation),
    layer: layerInWords(layer),
    rule,
    provisions: obligation.citations.map(provisionInWords),
    national: terms.retell(nationalInWords(obligation, why?.nationally)),
    procedure: explained.procedure,
    calendar: explained.calendar,
    today,
  };
}

function retoldOf(words: string | undefined, terms: Terms): string | undefined {
  return words === undefined ? undefined : terms.retell(words);
}

function toCount(
  { countsFrom, from, figure, gives, countsWorkingDays, skipped }: DaysCounted,
  terms: Terms,
): CountView {
  const holidays = skipped.filter(({ kind }) => kind === 'holiday');
  return {
    countsFrom: terms.retell(countsFrom),
    from: isoFromDay(from),
    figure,
    isSameDay: from === gives,
    gives: isoFromDay(gives),
    countsWorkingDays,
    weekendDays: skipped.length - holidays.length,
    holidays: holidays.map(({ name, day }) => ({ name, on: isoFromDay(day) })),
  };
}

function toFact(fact: RecordedFact, terms: Terms): FactView {
  return { text: terms.retell(eventInWords(fact.type)), on: fact.on, source: sourceInWords(fact) };
}

/** "Late, and not done yet: 5 working days late"; "Done late, on Monday 3 March 2026". */
function standingOf({ status, metOn, dueOn, notOwedBecause }: StoredObligation, today: string): string {
  const standing = standingInWords(status);
  if (notOwedBecause !== null) return `${standing}: ${notOwedBecause}`;
  if (metOn !== null) return `${standing}, on ${dayInWords(metOn)}`;
  const { words } = dueInWords(dueOn, today);
  return words === '' || status === 'deemed-agreed' ? standing : `${standing}: ${words}`;
}

function notesOf(obligation: StoredObligation): string[] {
  const { earliestOn, scheduleByOn, targetOn, dueOn } = obligation;
  const notes: string[] = [];
  if (earliestOn !== null) notes.push(`It may be done from ${dayInWords(earliestOn)} on.`);
  if (targetOn !== null) notes.push(`The authority’s own procedure prompts for ${dayInWords(targetOn)}.`);
  if (scheduleByOn !== null && scheduleByOn !== dueOn) {
    notes.push(`The last working day on which it can be arranged is ${dayInWords(scheduleByOn)}.`);
  }
  if (obligation.isAsSoonAsPracticable) notes.push('The law says as soon as practicable; this is the outermost day.');
  if (obligation.isProvisional) notes.push('It rests on bank holidays that have not been proclaimed yet.');
  if (obligation.isEarlierLaw) notes.push('It was due under the law as it was before 1 April 2011.');
  if (obligation.isSoftened2020) notes.push('It was due in the months of 2020 in which the limit was softened.');
  return notes;
}

function nationalInWords({ nationalDueOn, dueOn }: StoredObligation, nationally: DaysCounted | undefined): string {
  if (nationalDueOn === null) return 'There is no national figure: only this authority’s procedure asks for it.';
  const figure = nationally === undefined ? '' : ` (${nationally.figure} ${nationally.countsFrom})`;
  if (nationalDueOn === dueOn) return `The national figure gives the same day${figure}.`;
  const than =
    dueOn < nationalDueOn
      ? 'later, so the authority’s own is the stricter'
      : 'sooner, so the authority’s own is the looser';
  return `The national figure gives ${shortDay(nationalDueOn)}${figure}, which is ${than}.`;
}
