import type { CaseloadReport } from '../../model.ts';
import { type CaseloadChart, drawCaseloads } from '../shared/caseload-chart.ts';
import { type OfficerRow, postsOf, toOfficerRow } from '../shared/caseload-rows.ts';

/** What the page of the team shows. */
interface TeamView {
  readonly lookedAfter: number;
  readonly withoutIro: number;
  /** Full posts of those who are there, such as 3.4. */
  readonly posts: number;
  readonly chart: CaseloadChart;
  readonly officers: readonly OfficerRow[];
  readonly away: readonly { readonly name: string; readonly until: string; readonly coveredBy: string | null }[];
  readonly left: readonly {
    readonly href: string;
    readonly name: string;
    readonly on: string;
    readonly children: number;
  }[];
}

export function toView({ lookedAfter, withoutIro, officers, left }: CaseloadReport): TeamView {
  return {
    lookedAfter,
    withoutIro,
    posts: postsOf(officers),
    chart: drawCaseloads(officers),
    officers: officers.map(toOfficerRow),
    away: officers.flatMap(({ name, awayUntil, coveredBy }) =>
      awayUntil === null ? [] : [{ name, until: awayUntil, coveredBy }],
    ),
    left: left.flatMap(({ staffId, name, leftOn, children }) =>
      leftOn === null ? [] : [{ href: `/team/${staffId}`, name, on: leftOn, children }],
    ),
  };
}
