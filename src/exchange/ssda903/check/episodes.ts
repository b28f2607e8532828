import { type Day, reachesAge } from '../../../rules/calendar/day.ts';
import { STARTED_TO_BE_LOOKED_AFTER } from '../codes/episode-codes.ts';
import { quoted } from '../rows/cells.ts';
import type { EpisodeRow } from '../rows/row.ts';
import type { CheckContext } from './context.ts';

const ADULT_AGE_YEARS = 18;
const URN = /^(?:\d{7}|X{7})$/;

/** Warns of what is wrong in an episode by itself; how episodes follow one another is for the periods of care to say. */
export function checkEpisode(row: EpisodeRow, dateOfBirth: Day | undefined, context: CheckContext): void {
  checkEnd(row, context);
  checkDays(row, dateOfBirth, context);
  const { log } = context;
  if (row.cin === undefined && !row.file.missingColumns.has('CIN')) {
    log.warn(row, { column: 'CIN', code: '145', message: 'CIN is blank: give the category of need (N1 to N8)' });
  }
  if (row.urn !== undefined && !URN.test(row.urn)) {
    const message = `URN ${quoted(row.urn)} is no Ofsted number: give its seven digits, or XXXXXXX`;
    log.warn(row, { column: 'URN', code: '1008', message });
  }
}

function checkEnd(row: EpisodeRow, { log, lastDay }: CheckContext): void {
  const { decom, dec, rec } = row;
  if (dec === undefined && rec !== undefined) {
    const message = `REC is ${rec} but DEC is blank: the episode was read as open; give DEC, or leave both blank`;
    log.warn(row, { column: 'DEC', code: '148', message });
  }
  if (dec === undefined) return;
  if (rec === undefined) {
    const message = 'DEC is given but REC is blank: give the reason, or leave both blank';
    log.warn(row, { column: 'REC', code: '148', message });
  }
  if (dec < decom) {
    const message = 'DEC is before DECOM: the end was left out; mend whichever is wrong';
    log.warn(row, { column: 'DEC', code: '356', message });
  }
  if (lastDay !== undefined && dec > lastDay) {
    const message = 'DEC is after the year ended: mend the date, or name the right year';
    log.warn(row, { column: 'DEC', code: '385', message });
  }
}

function checkDays(row: EpisodeRow, dateOfBirth: Day | undefined, { log, lastDay }: CheckContext): void {
  if (lastDay !== undefined && row.decom > lastDay) {
    const message = 'DECOM is after the year ended: mend the date, or name the right year';
    log.warn(row, { column: 'DECOM', code: '354', message });
  }
  if (dateOfBirth === undefined) return;
  if (row.decom < dateOfBirth) {
    log.warn(row, { column: 'DECOM', code: '302', message: 'DECOM is before the child was born: mend DECOM or DOB' });
  }
  if (row.rne === STARTED_TO_BE_LOOKED_AFTER && row.decom >= reachesAge(dateOfBirth, ADULT_AGE_YEARS)) {
    const message = 'the child started to be looked after at 18 or over: mend DECOM, RNE or DOB';
    log.warn(row, { column: 'DECOM', code: '352', message });
  }
}
