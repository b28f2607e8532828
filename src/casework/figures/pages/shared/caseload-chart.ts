import { type CaseloadLine, type CaseloadStanding, CHILDREN_PER_FULL_TIME_IRO, STANDING_WORDS } from '../../model.ts';

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
    bars: lines.map(({ name, perFullTime, standing, awayUntil }, index) => ({
      name: awayUntil === null ? name : `${name} (away)`,
      label: `${perFullTime}`,
      standing,
      textY: index * ROW + TEXT_HEIGHT - 4,
      barY: index * ROW + TEXT_HEIGHT + 2,
      width: share(perFullTime),
    })),
    ticks: [0, least, most70].map((children) => ({ x: share(children), label: String(children) })),
    description: lines
      .map(({ name, perFullTime, standing }) => `${name}: ${perFullTime}, ${STANDING_WORDS[standing]}.`)
      .join(' '),
  };
}
