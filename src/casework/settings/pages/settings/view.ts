import { type ComparedField, type ConflictView, chosen, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { listProcedures, type RegisteredOverride, type RegisteredProcedure } from '../../../../rules/index.ts';
import { provisionInWords } from '../../../law/law-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import type { Departure } from '../../approve-departures.ts';
import { type LadderView, toLadder } from '../../ladder-in-words.ts';
import type { SettingsChange } from '../../model.ts';

/** When the document of a procedure was changed. */
export interface AmendmentView {
  readonly when: string;
  readonly what: string;
  readonly source: string;
}

interface ProcedureView {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly changes: readonly {
    readonly title: string;
    readonly here: string;
    readonly nationally: string;
    readonly isLooser: boolean;
    readonly reason: string;
    readonly since: string | undefined;
  }[];
  readonly ladder: LadderView;
  readonly amendments: readonly AmendmentView[];
}

interface SettingsView {
  readonly values: FormFields;
  readonly procedures: readonly ProcedureView[];
  readonly open: SettingsChange | undefined;
  /** Which figures of the procedure, looser than guidance, nobody has approved. */
  readonly unapproved: readonly string[];
  /** Where somebody else saved meanwhile. */
  readonly conflict: ConflictView | undefined;
}

interface Shown {
  readonly terms: Terms;
  readonly values: FormFields;
  readonly open: SettingsChange | undefined;
  readonly departures: readonly Departure[];
  readonly conflict?: ConflictView | undefined;
}

export function toView({ values, open, departures, conflict, terms }: Shown): SettingsView {
  return {
    values,
    procedures: listProcedures().map((procedure) => toProcedure(procedure, terms)),
    open,
    unapproved: unapprovedAmong(departures, terms),
    conflict,
  };
}

/** Each figure of which nobody answers for its being looser than guidance, by its duty. */
function unapprovedAmong(departures: readonly Departure[], terms: Terms): string[] {
  return departures
    .filter(({ approval }) => approval === undefined)
    .map(({ override }) => terms.retell(titleOfRule(override.rule)));
}

export function nameOfProcedure(id: string): string {
  return listProcedures().find((procedure) => procedure.id === id)?.name ?? id;
}

/** When the document of a procedure was changed, the latest first. */
export function amendmentsOf(id: string, terms: Terms): AmendmentView[] {
  const found = listProcedures().find((procedure) => procedure.id === id);
  return (found?.amendments ?? []).map((amendment) => toAmendment(amendment, terms)).toReversed();
}

function toAmendment(
  { month, what, citation }: RegisteredProcedure['amendments'][number],
  terms: Terms,
): AmendmentView {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const { title, provision } = provisionInWords(citation);
  return {
    when: first.toLocaleString('en-GB', { month: 'long', year: 'numeric' }),
    what: terms.retell(what),
    source: `${title}, ${provision}`,
  };
}

export function recordingInWords(day: string | null): string {
  return day === null ? 'Only returns are read' : shortDay(day);
}

/** Its figures in the words of the authority that looks at it; the titles of documents are theirs. */
function toProcedure(procedure: RegisteredProcedure, terms: Terms): ProcedureView {
  const { id, name, about, source, overrides, ladder, disputeTotal, amendments } = procedure;
  return {
    id,
    name,
    about: terms.retell(about),
    source,
    changes: overrides.map((override) => toChange(override, terms)),
    amendments: amendments.map((amendment) => toAmendment(amendment, terms)),
    ladder: toLadder({ base: id, ladder, disputeTotal, terms }),
  };
}

function toChange(override: RegisteredOverride, terms: Terms) {
  const { rule, terms: here, nationalTerms, inPlaceOf, strictness, reason, inForceFrom } = override;
  return {
    title: terms.retell(titleOfRule(rule)),
    here: terms.retell(inWords(here)),
    nationally: terms.retell(nationalTerms === null ? (inPlaceOf ?? 'no such duty') : inWords(nationalTerms)),
    isLooser: strictness === 'looser',
    reason: terms.retell(reason),
    since: inForceFrom === null ? undefined : shortDay(inForceFrom),
  };
}

/** "10 days before the review, not before 20 days before the review". */
function inWords({ due, earliest, target }: RegisteredOverride['terms']): string {
  const window = earliest === undefined ? '' : `, not before ${earliest}`;
  return `${due}${window}${target === undefined ? '' : `; prompts ${target}`}`;
}

/** What of the settings two people may change at once. */
export const COMPARED: readonly ComparedField[] = [
  typed('name', 'Name'),
  typed('code', 'Code', 'None'),
  chosen('procedure', 'Procedure', nameOfProcedure),
  typedDay('recordingFrom', 'Recorded here from', 'Only returns are read'),
];
