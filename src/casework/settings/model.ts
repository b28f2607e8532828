import type { OwnOverride } from '../../rules/index.ts';

/** What an authority chooses for itself. */
export interface Settings {
  readonly name: string;
  /** Its code in official statistics; null: not known. */
  readonly code: string | null;
  /** The id of the procedure that it follows. */
  readonly procedure: string;
  /** The first day of which all that happens is recorded here; null while only returns are read. */
  readonly recordingFrom: string | null;
}

export interface KeptSettings extends Settings {
  readonly version: number;
}

/** What a change of figures does to the duties of a rule; how many of each. */
export interface RuleEffects {
  /** Due on another day, or at another hour. */
  readonly moved: number;
  /** Due on the same day; another first day, or another day that prompts. */
  readonly window: number;
  readonly added: number;
  readonly removed: number;
  /** We did not know, and do now. */
  readonly becameKnown: number;
  /** We knew, and do not any more. */
  readonly becameUnknown: number;
}

const EFFECT_KINDS = [
  'moved',
  'window',
  'added',
  'removed',
  'becameKnown',
  'becameUnknown',
] as const satisfies readonly (keyof RuleEffects)[];

/** By the id of the rule; rules of which nothing changes are left out. */
export type Effects = Readonly<Record<string, RuleEffects>>;

/** A duty of a child that other figures change. */
export interface DutyMove {
  readonly rule: string;
  readonly about: string | null;
  readonly period: number | null;
  readonly kind: keyof RuleEffects;
  /** The day on which it was due; null where there was none, or nobody knew. */
  readonly beforeOn: string | null;
  readonly afterOn: string | null;
}

/** How far a change is. */
export type ChangeStatus = 'trying' | 'tried' | 'applying' | 'done' | 'cancelled';

/** A change of the figures by which children are worked out. */
export interface SettingsChange {
  readonly id: string;
  readonly status: ChangeStatus;
  readonly oldProcedure: string;
  readonly newProcedure: string;
  readonly oldRecordingFrom: string | null;
  readonly newRecordingFrom: string | null;
  /** What it sets upon the procedure. */
  readonly overrides: readonly OwnOverride[];
  /** Who asked; null where the program did. */
  readonly askedBy: string | null;
  readonly askedByName: string | null;
  readonly childrenTotal: number;
  readonly childrenDone: number;
  /** The last child that is done; null before the first. */
  readonly lastChildId: string | null;
  readonly effects: Effects;
  /** Children whose facts cannot all be true, who stay as they were. */
  readonly refused: number;
  /** The version of the settings that it was asked on. */
  readonly settingsVersion: number;
}

const NONE: RuleEffects = { moved: 0, window: 0, added: 0, removed: 0, becameKnown: 0, becameUnknown: 0 };

/** Both together: 2 moved and 1 moved are 3 moved. */
export function addEffects(one: Effects, other: Effects): Effects {
  const sum: Record<string, RuleEffects> = { ...one };
  for (const [rule, effects] of Object.entries(other)) {
    const before = sum[rule] ?? NONE;
    const added = EFFECT_KINDS.map((kind) => [kind, before[kind] + effects[kind]] as const);
    sum[rule] = { ...before, ...Object.fromEntries(added) };
  }
  return sum;
}

/** One duty that changes in one way. */
export function effectOf(rule: string, kind: keyof RuleEffects): Effects {
  return { [rule]: { ...NONE, [kind]: 1 } };
}

/** Duties that change, in whatever way. */
export function totalOf(effects: Effects): number {
  return Object.values(effects).reduce(
    (sum, ofRule) => sum + EFFECT_KINDS.reduce((all, kind) => all + ofRule[kind], 0),
    0,
  );
}
