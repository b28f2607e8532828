import {
  type CaseloadLine,
  type CaseloadStanding,
  CHILDREN_PER_FULL_TIME_IRO,
  rangeOf,
  standingInWords,
} from '../../model.ts';
import { nameAndTitle } from './caseload-rows.ts';

/** A caseload as a bar. Lengths are percentages of the width, so that the picture fits a phone; heights are pixels. */
interface CaseloadBar {
  readonly name: string;
  readonly label: string;
  readonly standing: CaseloadStanding;
  readonly textY: number;
  readonly barY: number;
  readonly width: string;
}

/** Children for each full post, a bar for each IRO, against what the Handbook calls good practice. */
export interface CaseloadChart {
  readonly height: number;
  readonly plotHeight: number;
  readonly bandX: string;
  readonly bandWidth: string;
  readonly bars: readonly CaseloadBar[];
  readonly ticks: readonly { readonly x: string; readonly label: string }[];
  readonly description: string;
}

const ROW = 52;
const TEXT_HEIGHT = 20;
const AXIS = 28;
const LEAST_SCALE = 90;
const STEP = 10;

export function drawCaseloads(lines: readonly CaseloadLine[]): CaseloadChart {
  const most = Math.max(LEAST_SCALE, ...lines.map(({ perFullTime }) => Math.ceil(perFullTime / STEP) * STEP));
  const share = (children: number) => `${Math.round((children / most) * 1000) / 10}%`;
  const { least, most: most70 } = CHILDREN_PER_FULL_TIME_IRO;
  const plotHeight = lines.length * ROW;
  return {
    height: plotHeight + AXIS,
    plotHeight,
    bandX: share(least),
    bandWidth: share(most70 - least),
    bars: lines.map((line, index) => ({
      name: line.awayUntil === null ? nameAndTitle(line) : `${nameAndTitle(line)} (away)`,
      label: labelOf(line),
      standing: line.standing,
      textY: index * ROW + TEXT_HEIGHT - 4,
      barY: index * ROW + TEXT_HEIGHT + 2,
      width: share(line.perFullTime),
    })),
    ticks: [0, least, most70].map((children) => ({ x: share(children), label: String(children) })),
    description: lines
      .map((line) => `${nameAndTitle(line)}: ${line.perFullTime}, ${standingInWords(line.standing, line)}.`)
      .join(' '),
  };
}

/** "38", and beside it the figures of their own where somebody has such: "38 of 20 to 40". */
function labelOf(line: CaseloadLine): string {
  const { least, most, isOwn } = rangeOf(line);
  return isOwn ? `${line.perFullTime} of ${least} to ${most}` : `${line.perFullTime}`;
}
