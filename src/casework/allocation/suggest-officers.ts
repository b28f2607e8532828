import { shortDay } from '../../platform/pages/days-in-words.ts';
import { type CommunicationMethod, communicationMethodInWords } from '../children/details/needs.ts';
import { type OwnRange, rangeOf } from '../figures/model.ts';
import { specialMethods } from './communication.ts';
import { type Competence, type Doubt, doubtsOf, findRefusal } from './competence.ts';
import { findBar, type Tie, tieInWords } from './independence.ts';

/** An IRO who may be chosen, with what is known of them. Days are `YYYY-MM-DD`. */
export interface OfficerToWeigh extends OwnRange {
  readonly staffId: string;
  readonly name: string;
  readonly fullTimeEquivalent: number;
  /** Looked-after children who are theirs. */
  readonly children: number;
  /** Those among them with additional communication needs. */
  readonly withCommunicationNeeds: number;
  /** The last day away, where they are away. */
  readonly awayUntil: string | null;
  readonly coveredBy: string | null;
  readonly leavesOn: string | null;
  readonly competences: readonly Competence[];
}

/** Another looked-after child who belongs to this one, and who is that child's IRO. */
export interface Relative {
  readonly name: string;
  /** What the other is to this child. */
  readonly kind: 'sibling' | 'parent' | 'child';
  readonly staffId: string;
  /** Why the two need not share an IRO, where somebody has said so; in words. */
  readonly apartBecause: string | null;
}

/** The child who waits. */
export interface ChildToPlace {
  readonly methods: readonly CommunicationMethod[];
  /** In small letters, as are those of the IROs. */
  readonly languages: readonly string[];
  readonly identity: readonly string[];
  readonly hasProtectionPlan: boolean;
  /** Who was the child's IRO before, the latest first, and until when. */
  readonly earlier: readonly { readonly staffId: string; readonly until: string }[];
  readonly relatives: readonly Relative[];
  readonly ties: readonly Tie[];
}

/** What an authority has decided. */
export interface Weighing {
  /** How many children more one with additional communication needs counts for. */
  readonly communicationExtra: number;
}

/** One thing that speaks for or against somebody, where that is said, and how much it weighs. */
export interface Reason {
  readonly words: string;
  readonly source: string;
  /** Above 0: for; below: against; 0: good to know. */
  readonly weight: number;
}

/** An IRO who can be chosen, with why. */
export interface Candidate {
  readonly staffId: string;
  readonly name: string;
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly Reason[];
  /** What is not in order, or not known, of registration and experience. */
  readonly doubts: readonly Doubt[];
}

/** An IRO who cannot be chosen at all. */
export interface Unfit {
  readonly staffId: string;
  readonly name: string;
  readonly why: string;
  readonly source: string;
}

export interface Suggestion {
  /** The best first. */
  readonly candidates: readonly Candidate[];
  readonly unfit: readonly Unfit[];
  /** Nobody masters the child's method: what to do then. */
  readonly advice: string | undefined;
}

interface Asked {
  readonly child: ChildToPlace;
  readonly officers: readonly OfficerToWeigh[];
  readonly weighing: Weighing;
  /** From which day. */
  readonly from: string;
}

/**
 * What each reason weighs: who was the child's IRO before comes before whose IRO the siblings have, that before how the
 * child communicates, that before what is close to the child, and that before room. Whoever is away, leaves or is full is
 * weighed against all of it: the Handbook asks for what is reasonably practicable. That a looked-after parent and child
 * have different IROs comes before everything.
 */
const WEIGHTS = {
  parentOrChild: -2000,
  earlier: 800,
  siblings: 400,
  leaves: -350,
  away: -300,
  full: -250,
  method: 150,
  language: 40,
  identity: 30,
  protectionChair: 20,
  room: 40,
} as const;

/** Ranks the IROs for a child, each with the reasons in words; those who cannot be chosen stand apart with why. */
export function suggestOfficers({ child, officers, weighing, from }: Asked): Suggestion {
  const unfit: Unfit[] = [];
  const candidates: Candidate[] = [];
  for (const officer of officers) {
    const why = whyUnfit(officer, child, from);
    if (why !== undefined) {
      unfit.push({ staffId: officer.staffId, name: officer.name, ...why });
      continue;
    }
    const reasons = reasonsOf(officer, child, weighing).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    candidates.push({
      staffId: officer.staffId,
      name: officer.name,
      score: reasons.reduce((sum, { weight }) => sum + weight, 0),
      reasons,
      doubts: doubtsOf(officer.competences, from),
    });
  }
  candidates.sort((a, b) => b.score - a.score || a.name.localeCompare(b.name, 'en-GB'));
  return { candidates, unfit, advice: adviceFor(child, officers) };
}

function whyUnfit(
  { staffId, competences, leavesOn }: OfficerToWeigh,
  { ties }: ChildToPlace,
  from: string,
): Pick<Unfit, 'why' | 'source'> | undefined {
  const own = ties.filter((tie) => tie.staffId === staffId);
  const bar = findBar(own, { from, until: null });
  if (bar !== undefined) return { why: capital(tieInWords(bar)), source: 'Regulation 46; Handbook 2.18' };
  const refusal = findRefusal(doubtsOf(competences, from));
  if (refusal !== undefined) return { why: refusal.words, source: `Regulation 46; ${refusal.source}` };
  if (leavesOn !== null && leavesOn <= from)
    return { why: `They leave on ${shortDay(leavesOn)}`, source: 'Handbook 7.2' };
  return undefined;
}

function reasonsOf(officer: OfficerToWeigh, child: ChildToPlace, weighing: Weighing): Reason[] {
  return [
    ...ofBefore(officer, child),
    ...ofRelatives(officer, child),
    ...ofCommunication(officer, child),
    ...ofWhoTheyAre(officer, child),
    ofRoom(officer, weighing),
    ...ofAbsence(officer),
  ];
}

function ofBefore({ staffId }: OfficerToWeigh, { earlier }: ChildToPlace): Reason[] {
  const index = earlier.findIndex((one) => one.staffId === staffId);
  const before = earlier[index];
  if (before === undefined) return [];
  const words =
    index === 0
      ? `Was this child’s IRO until ${shortDay(before.until)}`
      : `Was this child’s IRO earlier, until ${shortDay(before.until)}`;
  return [{ words, source: 'Handbook 7.2', weight: index === 0 ? WEIGHTS.earlier : WEIGHTS.earlier / 2 }];
}

function ofRelatives({ staffId }: OfficerToWeigh, { relatives }: ChildToPlace): Reason[] {
  const theirs = relatives.filter((one) => one.staffId === staffId);
  return theirs.map(({ name, kind, apartBecause }): Reason => {
    const source = 'Handbook 7.2';
    if (kind !== 'sibling') {
      const words = `Is the IRO of ${name}, this child’s ${kind}: the two should have different ones`;
      return { words, source, weight: WEIGHTS.parentOrChild };
    }
    if (apartBecause !== null) {
      return { words: `Is the IRO of ${name}, a sibling; they need not share one: ${apartBecause}`, source, weight: 0 };
    }
    const share = relatives.filter((one) => one.kind === 'sibling' && one.apartBecause === null).length;
    return {
      words: `Is the IRO of ${name}, a sibling: siblings should share one`,
      source,
      weight: WEIGHTS.siblings / share,
    };
  });
}

function ofCommunication({ competences }: OfficerToWeigh, { methods }: ChildToPlace): Reason[] {
  const mastered = new Set(competences.flatMap(({ kind, detail }) => (kind === 'method' ? [detail] : [])));
  return specialMethods(methods).map((method): Reason => {
    const words = communicationMethodInWords(method);
    return mastered.has(method)
      ? {
          words: `Experienced in the child’s way to communicate: ${words}`,
          source: 'Handbook 4.6',
          weight: WEIGHTS.method,
        }
      : { words: `Nothing is recorded of their experience with: ${words}`, source: 'Handbook 4.6', weight: 0 };
  });
}

function ofWhoTheyAre({ competences }: OfficerToWeigh, child: ChildToPlace): Reason[] {
  const matching = (kind: 'language' | 'identity', wanted: readonly string[]) =>
    competences.flatMap(({ kind: own, detail }) =>
      own === kind && detail !== null && wanted.includes(detail.toLowerCase()) ? [detail] : [],
    );
  const chair = competences.find(({ kind }) => kind === 'protection-chair');
  return [
    ...matching('language', child.languages).map((language) => ({
      words: `Speaks ${language}, as the child does`,
      source: 'Handbook 4.6',
      weight: WEIGHTS.language,
    })),
    ...matching('identity', child.identity).map((detail) => ({
      words: `What matters to who the child is: ${detail}`,
      source: 'The notification',
      weight: WEIGHTS.identity,
    })),
    ...(child.hasProtectionPlan ? [ofChairing(chair)] : []),
  ];
}

function ofChairing(chair: Competence | undefined): Reason {
  const source = 'Handbook 3.43';
  if (chair === undefined) {
    return {
      words: 'We don’t know yet whether they may chair the child protection conference as well',
      source,
      weight: 0,
    };
  }
  return chair.detail === 'ready'
    ? { words: 'May chair the child protection conference as well', source, weight: WEIGHTS.protectionChair }
    : { words: 'Still in training to chair child protection conferences', source, weight: 0 };
}

/** How full the caseload is, a child with communication needs counting for more, against the most for their hours. */
function ofRoom(officer: OfficerToWeigh, { communicationExtra }: Weighing): Reason {
  const { children, withCommunicationNeeds, fullTimeEquivalent } = officer;
  const { most } = rangeOf(officer);
  const weighed = children + withCommunicationNeeds * communicationExtra;
  const perFullTime = Math.round((weighed / fullTimeEquivalent) * 10) / 10;
  const source = withCommunicationNeeds > 0 ? 'Handbook 7.15; Annex 4, 6' : 'Handbook 7.15';
  const title = officer.title === null ? '' : `${officer.title}: `;
  const words = `${title}${children} ${children === 1 ? 'child' : 'children'}${extraInWords(officer, weighed)}: ${perFullTime} for a full post`;
  if (perFullTime >= most) return { words: `${words}, no room under their ${most}`, source, weight: WEIGHTS.full };
  const weight = Math.round((1 - perFullTime / most) * WEIGHTS.room);
  return { words: `${words}, room up to ${most}`, source, weight };
}

function extraInWords({ withCommunicationNeeds }: OfficerToWeigh, weighed: number): string {
  if (withCommunicationNeeds === 0) return '';
  return `, counted as ${weighed} because ${withCommunicationNeeds} need${withCommunicationNeeds === 1 ? 's' : ''} more time to communicate`;
}

function ofAbsence({ awayUntil, coveredBy, leavesOn }: OfficerToWeigh): Reason[] {
  const source = 'Handbook 7.2';
  const cover = coveredBy === null ? 'nobody acts for them' : `${coveredBy} acts for them`;
  return [
    ...(awayUntil === null
      ? []
      : [{ words: `Away until ${shortDay(awayUntil)}; ${cover}`, source, weight: WEIGHTS.away }]),
    ...(leavesOn === null ? [] : [{ words: `Leaves on ${shortDay(leavesOn)}`, source, weight: WEIGHTS.leaves }]),
  ];
}

function adviceFor({ methods }: ChildToPlace, officers: readonly OfficerToWeigh[]): string | undefined {
  const mastered = new Set(
    officers.flatMap(({ competences }) =>
      competences.flatMap(({ kind, detail }) => (kind === 'method' ? [detail] : [])),
    ),
  );
  const missing = specialMethods(methods).filter((method) => !mastered.has(method));
  if (missing.length === 0) return undefined;
  const words = missing.map(communicationMethodInWords).join(', ');
  return `No IRO here is recorded as experienced in ${words}. Presume that an independent advocate with that skill supports the child from the start; the child may choose somebody else, or nobody.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
