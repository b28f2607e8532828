import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import {
  COMMUNICATION_METHODS,
  COMMUNICATION_NEEDS,
  communicationMethodInWords,
  communicationNeedInWords,
} from '../../../children/details/needs.ts';
import type { EnteredAs, PossiblySame } from '../../../children/enter-child.ts';
import { nameAndIdOfChild } from '../../../children/name-of-child.ts';
import { type CodeChoice, LEGAL_STATUS_CHOICES, PLACEMENT_CHOICES } from './codes.ts';

interface Choice extends CodeChoice {
  readonly selected: boolean;
}

interface Box extends CodeChoice {
  readonly checked: boolean;
}

/** What the page shows on which the service is told. */
export interface NotifyView {
  readonly values: FormFields;
  readonly workers: readonly Choice[] | undefined;
  readonly becomesWorker: boolean;
  /** Children who may be the same, to choose from. */
  readonly known: readonly {
    readonly value: string;
    readonly text: string;
    readonly hint: { readonly text: string };
    readonly checked: boolean;
  }[];
  readonly mayBeAnother: boolean;
  readonly notThese: string;
  readonly legalStatuses: readonly Choice[];
  readonly placements: readonly Choice[];
  readonly needs: readonly Box[];
  readonly methods: readonly Box[];
}

interface Shown {
  readonly as: EnteredAs;
  readonly workers: readonly { readonly staffId: string; readonly name: string }[];
  readonly possible: readonly PossiblySame[];
}

export function toView(values: FormFields, { as, workers, possible }: Shown): NotifyView {
  const ticked = (name: string, value: string) => [values[name] ?? []].flat().includes(value);
  return {
    values,
    workers: as === 'team-manager' || as === 'administrator' ? toWorkers(workers, { as, values }) : undefined,
    becomesWorker: as === 'social-worker',
    known: possible.map((child) => ({
      value: child.childId,
      text: nameAndIdOfChild(child),
      hint: { text: hintOf(child) },
      checked: values['same'] === child.childId,
    })),
    mayBeAnother: possible.every(({ hasSameLocalId }) => !hasSameLocalId),
    notThese: possible.map(({ childId }) => childId).join(' '),
    legalStatuses: toChoices(LEGAL_STATUS_CHOICES, values['legalStatus']),
    placements: toChoices(PLACEMENT_CHOICES, values['placement']),
    needs: COMMUNICATION_NEEDS.map((value) => ({
      value,
      text: communicationNeedInWords(value),
      checked: ticked('needs', value),
    })),
    methods: COMMUNICATION_METHODS.map((value) => ({
      value,
      text: communicationMethodInWords(value),
      checked: ticked('methods', value),
    })),
  };
}

function hintOf({ bornOn, isWithinReach }: PossiblySame): string {
  const born = bornOn === null ? '' : `Born ${shortDay(bornOn)}. `;
  return isWithinReach
    ? `${born}The earlier record is used, and the earlier IRO is suggested.`
    : `${born}You may not open this record: the service puts it there, and the clock counts from now.`;
}

function toChoices(choices: readonly CodeChoice[], chosen: FormFields[string]): Choice[] {
  return [{ value: '', text: 'Not known yet' }, ...choices].map((choice) => ({
    ...choice,
    selected: choice.value === (chosen ?? ''),
  }));
}

function toWorkers(
  workers: Shown['workers'],
  { as, values }: { readonly as: EnteredAs; readonly values: FormFields },
): Choice[] {
  const nobody = { value: '', text: as === 'administrator' ? 'I don’t know yet' : 'Choose' };
  const each = workers.map(({ staffId, name }) => ({ value: staffId, text: name }));
  return [nobody, ...each].map((choice) => ({ ...choice, selected: choice.value === (values['socialWorker'] ?? '') }));
}
