import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { listProcedures, type RegisteredOverride, type RegisteredProcedure } from '../../../../rules/index.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import type { Settings, SettingsChange } from '../../model.ts';

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
  readonly ladder: readonly string[];
}

interface SettingsView {
  readonly values: FormFields;
  readonly procedures: readonly ProcedureView[];
  readonly open: SettingsChange | undefined;
  /** Where somebody else saved meanwhile. */
  readonly conflict: readonly { readonly label: string; readonly theirs: string; readonly mine: string }[] | undefined;
}

interface Shown {
  readonly values: FormFields;
  readonly open: SettingsChange | undefined;
  readonly versions?: { readonly theirs: Settings; readonly mine: Settings } | undefined;
}

export function toView({ values, open, versions }: Shown): SettingsView {
  return {
    values,
    procedures: listProcedures().map(toProcedure),
    open,
    conflict: versions === undefined ? undefined : differencesOf(versions.theirs, versions.mine),
  };
}

export function nameOfProcedure(id: string): string {
  return listProcedures().find((procedure) => procedure.id === id)?.name ?? id;
}

export function recordingInWords(day: string | null): string {
  return day === null ? 'Only returns are read' : shortDay(day);
}

function toProcedure({ id, name, about, source, overrides, ladder }: RegisteredProcedure): ProcedureView {
  return {
    id,
    name,
    about,
    source,
    changes: overrides.map(toChange),
    ladder: ladder.map(
      ({ stage, addressee, note }) => `${stage}. ${addressee}${note === undefined ? '' : ` (${note})`}`,
    ),
  };
}

function toChange({ rule, terms, nationalTerms, inPlaceOf, strictness, reason, inForceFrom }: RegisteredOverride) {
  return {
    title: titleOfRule(rule),
    here: inWords(terms),
    nationally: nationalTerms === null ? (inPlaceOf ?? 'no such duty') : inWords(nationalTerms),
    isLooser: strictness === 'looser',
    reason,
    since: inForceFrom === null ? undefined : shortDay(inForceFrom),
  };
}

/** "10 days before the review, not before 20 days before the review". */
function inWords({ due, earliest, target }: RegisteredOverride['terms']): string {
  const window = earliest === undefined ? '' : `, not before ${earliest}`;
  return `${due}${window}${target === undefined ? '' : `; prompts ${target}`}`;
}

function differencesOf(theirs: Settings, mine: Settings): SettingsView['conflict'] {
  return [
    { label: 'Name', theirs: theirs.name, mine: mine.name },
    { label: 'Code', theirs: theirs.code ?? 'none', mine: mine.code ?? 'none' },
    { label: 'Procedure', theirs: nameOfProcedure(theirs.procedure), mine: nameOfProcedure(mine.procedure) },
    {
      label: 'Recorded here from',
      theirs: recordingInWords(theirs.recordingFrom),
      mine: recordingInWords(mine.recordingFrom),
    },
  ].filter((each) => each.theirs !== each.mine);
}
