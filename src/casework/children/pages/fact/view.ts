import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import { aboutInWords } from '../../../obligations/about-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { placementInWords } from '../../codes-in-words.ts';
import { eventInWords, sourceInWords } from '../../fact-in-words.ts';
import { findFieldsOf } from '../../fact-types.ts';
import type { Child } from '../../find-child.ts';
import type { FollowedDate, WhatFollowed } from '../../find-what-followed.ts';
import { nameOfChild } from '../../name-of-child.ts';
import { reasonInWords } from '../fact-form/view.ts';

/** More than this is said as a number: the page of what is due has all of it. */
const MOST_DATES = 25;

interface DateRow {
  readonly title: string;
  readonly about: string | undefined;
  readonly words: string;
  readonly href: string | undefined;
}

/** What the page of a fact shows. */
export interface FactView {
  readonly name: string;
  readonly href: string;
  readonly heading: string;
  readonly what: string;
  readonly on: string;
  readonly more: readonly string[];
  readonly source: string;
  readonly dates: readonly DateRow[];
  readonly moreDates: number;
  /** It stands, so that it can be put right. */
  readonly correctHref: string | undefined;
  readonly newHref: string | undefined;
}

export function toView(child: Child, { fact, dates }: WhatFollowed, canRecord: boolean): FactView {
  const href = `/children/${child.childId}`;
  const stands = !fact.isWithdrawn && fact.correctedBy === null;
  return {
    name: nameOfChild(child),
    href,
    heading: fact.isWithdrawn ? 'It never happened' : fact.corrects === null ? 'Recorded' : 'Put right',
    what: eventInWords(fact.type),
    on: dayInWords(fact.on),
    more: moreOf(fact),
    source: sourceInWords(fact),
    dates: dates.slice(0, MOST_DATES).map((date) => toDateRow(date, href)),
    moreDates: Math.max(0, dates.length - MOST_DATES),
    correctHref:
      canRecord && stands && findFieldsOf(fact.type) !== undefined ? `${href}/facts/${fact.id}/correct` : undefined,
    newHref: canRecord ? `${href}/facts/new` : undefined,
  };
}

function moreOf({ at, reason, placement, stage, document }: WhatFollowed['fact']): string[] {
  return [
    ...(at === null ? [] : [`At ${at.slice('YYYY-MM-DDT'.length)}`]),
    ...(reason === null ? [] : [reasonInWords(reason)]),
    ...(placement === null ? [] : [placementInWords(placement)]),
    ...(stage === null ? [] : [`Stage ${stage}`]),
    ...(document === null ? [] : [`Document: ${document}`]),
  ];
}

function toDateRow(date: FollowedDate, href: string): DateRow {
  return {
    title: titleOfRule(date.rule),
    about: aboutInWords(date),
    words: wordsOf(date),
    href: date.obligationId === undefined ? undefined : `${href}/obligations/${date.obligationId}`,
  };
}

/** "due 3 Mar 2027, was 28 Feb 2027". */
function wordsOf({ kind, dueOn, wasDueOn }: FollowedDate): string {
  switch (kind) {
    case 'moved':
      return `due ${shortDay(dueOn)}, was ${shortDay(wasDueOn ?? dueOn)}`;
    case 'new':
      return `due ${shortDay(dueOn)}, new`;
    case 'done':
      return `done; was due ${shortDay(dueOn)}`;
    case 'no-longer':
      return `no longer to be done; was due ${shortDay(dueOn)}`;
  }
}
