import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { contactLines } from '../../contact-lines.ts';
import type { Introduction, Telling } from '../../find-introduction.ts';
import {
  BAND_WORDS,
  CHANNEL_WORDS,
  CHANNELS,
  type FirstMeeting,
  paragraphsOf,
  standingOfMeeting,
  TOLD_ITEMS,
  TOLD_WORDS,
} from '../../introduction.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

/** What the page of an introduction shows. */
export interface IntroductionView {
  readonly name: string;
  readonly shortName: string;
  readonly href: string;
  readonly officer:
    | { readonly name: string; readonly contact: readonly string[]; readonly photo: string | undefined }
    | undefined;
  readonly profileHref: string | undefined;
  readonly meeting: string;
  readonly isMeetingMissed: boolean;
  /** That the IRO before should bring this one along. */
  readonly toIntroduce: string | undefined;
  /** Which words are used, and what else to think of. */
  readonly wordsFor: string;
  readonly language: string | undefined;
  readonly paragraphs: readonly { readonly picture: string | undefined; readonly text: string }[];
  /** What a child should be told, and when it was last. */
  readonly checklist: readonly (Choice & { readonly last: string | undefined })[];
  readonly tellings: readonly {
    readonly id: string;
    readonly what: string;
    readonly words: string;
    readonly isWithdrawn: boolean;
  }[];
  /** The sheets that are written for a child of this age. */
  readonly sheetsHref: string;
  readonly canRecord: boolean;
  readonly channels: readonly Choice[];
  readonly sendings: readonly Choice[];
  readonly values: FormFields;
}

export function toView(
  found: Introduction,
  { values, canRecord, terms }: { readonly values: FormFields; readonly canRecord: boolean; readonly terms: Terms },
): IntroductionView {
  const { child, officer, band, isEasyRead, tellings } = found;
  const ticked = [values['items'] ?? []].flat();
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    href: `/children/${child.childId}`,
    officer:
      officer === undefined
        ? undefined
        : {
            name: officer.name,
            contact: contactLines(officer),
            photo: officer.hasPhoto ? `/staff/${officer.staffId}/photo` : undefined,
          },
    profileHref: officer === undefined ? undefined : `/staff/${officer.staffId}/profile`,
    meeting: terms.retell(meetingInWords(found.meeting)),
    isMeetingMissed: standingOfMeeting(found.meeting) === 'missed',
    toIntroduce:
      found.toIntroduce === undefined
        ? undefined
        : `${found.toIntroduce.name} was ${terms.say('the {iro}')} until ${shortDay(found.toIntroduce.until)}, and should introduce ${officer?.name ?? 'the new one'} in person. Agree a day, and keep it below.`,
    wordsFor: isEasyRead ? `Easy read with pictures, ${BAND_WORDS[band].toLowerCase()}` : BAND_WORDS[band],
    language: languageInWords(found),
    paragraphs: paragraphsOf(found.body),
    checklist: TOLD_ITEMS.map((value) => ({
      value,
      text: terms.retell(TOLD_WORDS[value]),
      checked: ticked.includes(value),
      last: lastOf(tellings, value, terms),
    })),
    tellings: tellings.map((telling) => ({
      id: telling.id,
      what: terms.retell(TOLD_WORDS[telling.item]),
      words: tellingInWords(telling, terms),
      isWithdrawn: telling.isWithdrawn,
    })),
    sheetsHref: `/information?for=${band}`,
    canRecord,
    channels: CHANNELS.map((value) => ({ value, text: CHANNEL_WORDS[value], checked: values['channel'] === value })),
    sendings: SENDINGS.map(({ value, text }) => ({ value, text, checked: values['sendBy'] === value })),
    values,
  };
}

const SENDINGS = [
  { value: 'letter', text: 'As a letter: it waits in the post until it is printed' },
  { value: 'email', text: 'By email' },
  { value: 'text', text: 'By text' },
] as const;

function lastOf(tellings: readonly Telling[], item: Telling['item'], terms: Terms): string | undefined {
  const last = tellings.find((one) => one.item === item && !one.isWithdrawn);
  return last === undefined ? undefined : tellingInWords(last, terms);
}

/** "3 Mar 2026, 14:30: by letter. Ash Grove. Recorded by Fern." */
function tellingInWords({ on, at, channel, note, officer, recordedBy }: Telling, terms: Terms): string {
  const when = at === null ? shortDay(on) : `${shortDay(on)}, ${at}`;
  const parts = [
    `${when}: ${CHANNEL_WORDS[channel].toLowerCase()}`,
    note ?? undefined,
    officer === null ? undefined : `${terms.of('Iro')}: ${officer}`,
    recordedBy === null ? undefined : `recorded by ${recordedBy}`,
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}

function meetingInWords(meeting: FirstMeeting): string {
  const { metOn, firstReviewOn, firstReviewDueOn, isMust } = meeting;
  const verb = isMust ? 'must' : 'should';
  switch (standingOfMeeting(meeting)) {
    case 'met':
      return metOn === null ? '' : `They met on ${shortDay(metOn)}, before the first review.`;
    case 'missed': {
      const review = firstReviewOn === null ? '' : ` on ${shortDay(firstReviewOn)}`;
      const breach = isMust ? 'That breaches the authority’s procedure.' : 'They should have.';
      return `No meeting before the first review${review} is recorded. ${breach}`;
    }
    case 'to-come': {
      const by = firstReviewDueOn === null ? '' : `, which is due by ${shortDay(firstReviewDueOn)}`;
      return `They have not met yet. They ${verb} meet before the first review${by}.`;
    }
  }
}

function languageInWords({ language, needsInterpreter }: Introduction): string | undefined {
  if (language === null && !needsInterpreter) return undefined;
  const speaks = language === null ? '' : `The child’s first language is ${language}. `;
  return `${speaks}${needsInterpreter ? 'Have the words translated, and bring an interpreter.' : 'Think of whether the words should be translated.'}`;
}
