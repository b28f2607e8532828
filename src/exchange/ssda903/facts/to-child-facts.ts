import type { Day } from '../../../rules/calendar/day.ts';
import { HIGHEST_SDQ_SCORE } from '../check/others.ts';
import { sexOfCode } from '../codes/child-codes.ts';
import { dateOfBirthOf } from '../date-of-birth.ts';
import type { ChildRows, HealthRow, Row } from '../rows/row.ts';
import { toCareFacts } from './care-facts.ts';
import { type Tell, toCarePeriods } from './care-periods.ts';
import type {
  AdoptionDecision,
  CareLeaver,
  ChildFacts,
  Health,
  MissingEpisode,
  Motherhood,
  Review,
  SocialWorker,
  Span,
} from './child-facts.ts';

/** How much the files tell of a child, which no row of the child's says. */
export type Completeness = Pick<ChildFacts, 'isIncomplete' | 'lastToldOn'>;

const COMPLETE: Completeness = { isIncomplete: false, lastToldOn: undefined };

/** What the rows of a child tell. `tell` hears what had to be mended among the episodes. */
export function toChildFacts(rows: ChildRows, tell: Tell, completeness: Completeness = COMPLETE): ChildFacts {
  const [header] = rows.Header;
  const [unaccompanied] = rows.UASC;
  return {
    child: rows.child,
    dateOfBirth: dateOfBirthOf(rows),
    ...completeness,
    sex: header?.sex === undefined ? undefined : sexOfCode(header.sex),
    ethnicity: header?.ethnicity,
    upn: header?.upn,
    motherhood: toMotherhood(rows),
    unaccompanied: unaccompanied === undefined ? undefined : { until: unaccompanied.ceasedOn },
    ...toCareFacts(toCarePeriods(rows.Episodes, tell)),
    reviews: toReviews(rows),
    missingEpisodes: toMissingEpisodes(rows),
    socialWorkers: toSocialWorkers(rows),
    deprivationOfLiberty: inOrder(rows.DoLo).map(toSpan),
    health: rows.OC2.map(toHealth),
    careLeaver: toCareLeaver(rows),
    adoptionDecisions: toAdoptionDecisions(rows),
    adoptions: rows.AD1.map(withoutBookkeeping),
    previousPermanence: rows.PrevPerm.map(({ option, authority, orderedOn }) => ({ option, authority, orderedOn })),
  };
}

function toMotherhood({ Header: [header] }: ChildRows): Motherhood | undefined {
  if (header === undefined || (header.mother === undefined && header.motherOf === undefined)) return undefined;
  return { isMother: header.mother, childBornOn: header.motherOf };
}

function toReviews({ Reviews: reviews }: ChildRows): Review[] {
  return reviews
    .map(({ on, participation, file, row }) => ({ on, participation, file: file.name, row }))
    .sort((a, b) => a.on - b.on);
}

interface Spell extends Row {
  readonly startedOn: Day;
  readonly endedOn: Day | undefined;
}

function inOrder<T extends Spell>(spells: readonly T[]): readonly T[] {
  return spells.length < 2 ? spells : [...spells].sort((a, b) => a.startedOn - b.startedOn);
}

/** An end before the beginning is left out; the row carries the warning. */
function toSpan({ startedOn, endedOn }: Spell): Span {
  return { startedOn, endedOn: endedOn !== undefined && endedOn >= startedOn ? endedOn : undefined };
}

function toMissingEpisodes({ Missing: rows }: ChildRows): MissingEpisode[] {
  return inOrder(rows).map((row) => ({ ...toSpan(row), kind: row.kind }));
}

function toSocialWorkers({ SWEpisodes: rows }: ChildRows): SocialWorker[] {
  return inOrder(rows).map((row) => ({ ...toSpan(row), number: row.socialWorker, reason: row.reason }));
}

function toHealth({ file, sdqScore, ...row }: HealthRow): Health {
  return {
    year: file.year,
    sdqScore: sdqScore !== undefined && sdqScore <= HIGHEST_SDQ_SCORE ? sdqScore : undefined,
    sdqReason: row.sdqReason,
    convicted: row.convicted,
    healthCheck: row.healthCheck,
    immunisations: row.immunisations,
    teethCheck: row.teethCheck,
    healthAssessment: row.healthAssessment,
    substanceMisuse: row.substanceMisuse,
    interventionReceived: row.interventionReceived,
    interventionOffered: row.interventionOffered,
  };
}

function toCareLeaver({ OC3: rows }: ChildRows): CareLeaver[] {
  return rows.map(({ file, inTouch, activity, accommodation }) => ({
    year: file.year,
    inTouch,
    activity,
    accommodation,
  }));
}

function toAdoptionDecisions({ PlacedAdoption: rows }: ChildRows): AdoptionDecision[] {
  return rows
    .map(({ decidedOn, endedOn, endReason }) => {
      const hasEnded = endedOn !== undefined && endedOn >= decidedOn;
      return { decidedOn, endedOn: hasEnded ? endedOn : undefined, endReason };
    })
    .sort((a, b) => a.decidedOn - b.decidedOn);
}

function withoutBookkeeping(row: ChildRows['AD1'][number]): ChildFacts['adoptions'][number] {
  const { decidedOn, matchedOn, byFosterCarer, adopters, adoptersSex, adoptersLegalStatus } = row;
  return { decidedOn, matchedOn, byFosterCarer, adopters, adoptersSex, adoptersLegalStatus };
}
