import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { type RuleEffects, type SettingsChange, totalOf } from '../../model.ts';
import { nameOfProcedure, recordingInWords } from '../settings/view.ts';

interface ChangeView {
  readonly id: string;
  readonly status: SettingsChange['status'];
  readonly isUnderWay: boolean;
  readonly differences: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly done: number;
  readonly total: number;
  readonly percent: number;
  readonly refused: number;
  readonly duties: number;
  readonly rules: readonly (RuleEffects & { readonly title: string })[];
}

const ALL = 100;

export function toView(change: SettingsChange): ChangeView {
  const { id, status, childrenDone, childrenTotal, effects, refused } = change;
  const total = Math.max(childrenTotal, childrenDone);
  return {
    id,
    status,
    isUnderWay: status === 'trying' || status === 'applying',
    differences: [
      {
        label: 'Procedure',
        before: nameOfProcedure(change.oldProcedure),
        after: nameOfProcedure(change.newProcedure),
      },
      {
        label: 'Recorded here from',
        before: recordingInWords(change.oldRecordingFrom),
        after: recordingInWords(change.newRecordingFrom),
      },
    ].filter(({ before, after }) => before !== after),
    done: childrenDone,
    total,
    percent: total === 0 ? ALL : Math.floor((childrenDone / total) * ALL),
    refused,
    duties: totalOf(effects),
    rules: Object.entries(effects)
      .map(([rule, ofRule]) => ({ title: titleOfRule(rule), ...ofRule }))
      .sort((a, b) => a.title.localeCompare(b.title, 'en-GB')),
  };
}
