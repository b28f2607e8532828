import type { Day } from '../../../rules/calendar/day.ts';
import type { Finding } from '../problems.ts';
import { quoted } from '../rows/cells.ts';
import type { ChildRows, Row } from '../rows/row.ts';
import type { CheckContext } from './context.ts';

/** Something with a beginning and, where it is over, an end. */
interface Spell extends Row {
  readonly startedOn: Day;
  readonly endedOn: Day | undefined;
}

const SOCIAL_WORKER_NUMBER = /^(?:SW|XX)/;

/** Warns of missing episodes, social workers and deprivations of liberty that end too early, overlap or run ahead. */
export function checkSpells(rows: ChildRows, context: CheckContext): void {
  checkOrder(rows.Missing, MISSING, context);
  checkOrder(rows.SWEpisodes, SOCIAL_WORKER, context);
  checkOrder(rows.DoLo, DEPRIVATION, context);
  for (const row of rows.Missing) if (row.kind === undefined) context.log.warn(row, MISSING_KIND_BLANK);
  for (const row of rows.SWEpisodes) checkNumber(row, row.socialWorker, context);
}

interface SpellFindings {
  readonly endBeforeStart: Finding;
  readonly overlap: Finding;
  readonly startAhead: Finding;
}

function checkOrder(spells: readonly Spell[], findings: SpellFindings, { log, lastDay }: CheckContext): void {
  const inOrder = spells.length > 1 ? [...spells].sort((a, b) => a.startedOn - b.startedOn || a.row - b.row) : spells;
  let previous: Spell | undefined;
  for (const spell of inOrder) {
    if (spell.endedOn !== undefined && spell.endedOn < spell.startedOn) log.warn(spell, findings.endBeforeStart);
    if (lastDay !== undefined && spell.startedOn > lastDay) log.warn(spell, findings.startAhead);
    if (previous !== undefined && (previous.endedOn === undefined || previous.endedOn > spell.startedOn)) {
      log.warn(spell, findings.overlap);
    }
    previous = spell;
  }
}

function checkNumber(row: Row, socialWorker: string | undefined, { log }: CheckContext): void {
  if (socialWorker === undefined) {
    const message = 'SW_ID is blank: give the social worker’s registration number';
    log.warn(row, { column: 'SW_ID', code: 'SW01aSTG1', message });
  } else if (!SOCIAL_WORKER_NUMBER.test(socialWorker)) {
    const message = `SW_ID ${quoted(socialWorker)} does not begin with SW or XX: give the registration number`;
    log.warn(row, { column: 'SW_ID', code: 'SW02STG1', message });
  }
}

const MISSING: SpellFindings = {
  endBeforeStart: { column: 'MIS_END', code: '567', message: 'MIS_END is before MIS_START: the end was left out' },
  overlap: {
    column: 'MIS_START',
    code: '574',
    message: 'an earlier time missing or away had not ended: mend the dates',
  },
  startAhead: { column: 'MIS_START', code: '570', message: 'MIS_START is after the year ended: mend the date' },
};
const SOCIAL_WORKER: SpellFindings = {
  endBeforeStart: { column: 'SW_DEC', code: 'SW07STG2', message: 'SW_DEC is before SW_DECOM: the end was left out' },
  overlap: { column: 'SW_DECOM', code: 'SW10STG2', message: 'an earlier social worker had not ended: mend the dates' },
  startAhead: { column: 'SW_DECOM', code: 'SW06STG2', message: 'SW_DECOM is after the year ended: mend the date' },
};
const DEPRIVATION: SpellFindings = {
  endBeforeStart: { column: 'DOLO_END', code: '702', message: 'DOLO_END is before DOLO_START: the end was left out' },
  overlap: { column: 'DOLO_START', code: '705', message: 'an earlier order had not ended: mend the dates' },
  startAhead: { column: 'DOLO_START', code: '703', message: 'DOLO_START is after the year ended: mend the date' },
};
const MISSING_KIND_BLANK: Finding = {
  column: 'MISSING',
  code: '565',
  message: 'MISSING is blank: say whether the child was missing (M) or away without authorisation (A)',
};
