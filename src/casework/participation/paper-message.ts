import { dayInWords } from '../../platform/pages/days-in-words.ts';
import type { Channel } from '../post/model.ts';
import type { Audience, PaperHeading } from './model.ts';

interface MessageAbout {
  readonly audience: Audience;
  readonly heading: PaperHeading;
  readonly channel: Channel;
  readonly link: string;
}

/**
 * What goes out with a paper. It names no child: mail is read on shared screens and lies in hallways. Who the child is
 * stands on the page, behind the question that only those who know the child can answer.
 */
export function writeMessage(about: MessageAbout): { readonly subject: string; readonly body: string } {
  const { audience, channel, heading } = about;
  if (channel === 'text') return { subject: 'Before a review', body: writeText(about) };
  const isChild = audience === 'child-younger' || audience === 'child-older';
  return {
    subject: isChild ? 'What do you think?' : 'What you think before a review',
    body: (isChild ? writeToChild(about) : writeToAdult(about)).join('\n\n') + signature(heading),
  };
}

function writeText({ heading, link }: MessageAbout): string {
  return `${heading.authorityName} would like to know what you think before a review. Open ${link} and give the child’s date of birth.`;
}

function writeToChild({ heading, link }: MessageAbout): string[] {
  return [
    'Hello,',
    `${dayOf(heading, 'Your review is on', 'You will have a review soon')}. It is a meeting about you, and what you think matters most.`,
    `You can tell us on a phone or a computer: open ${link}`,
    'It asks for your date of birth first, so that nobody else can read what you write. You can stop and go on later.',
    'Would you rather write on paper, draw, or talk? Tell your carer, your social worker or your reviewing officer.',
  ];
}

function writeToAdult({ heading, link }: MessageAbout): string[] {
  return [
    'Hello,',
    `${dayOf(heading, 'A review will be held on', 'A review will be held soon')} for a child whom you know. We would like to hear from you before it, whether or not you can be there.`,
    `You can answer on a phone or a computer: open ${link}`,
    'It asks for the child’s date of birth before it shows anything. You need no account, and you can stop and go on later.',
    'What you write is read by the reviewing officer and goes into the record of the review. If part of it should not be seen by somebody, you can say so.',
    'The link is for you alone: please pass it on to nobody. If you would rather write on paper or talk to us, tell us.',
  ];
}

function dayOf({ reviewOn }: PaperHeading, before: string, soon: string): string {
  return reviewOn === null ? soon : `${before} ${dayInWords(reviewOn)}`;
}

function signature({ authorityName, officerName }: PaperHeading): string {
  return `\n\n${officerName === null ? '' : `${officerName}\n`}${authorityName}`;
}
