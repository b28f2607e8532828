import { dayInWords } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import type { Channel } from '../post/model.ts';
import type { Audience, PaperHeading } from './model.ts';
import { termsOfPaper } from './terms-of-paper.ts';

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
  const terms = termsOfPaper(heading);
  if (channel === 'text') return { subject: terms.say('Before {an review}'), body: writeText(about, terms) };
  const isChild = audience === 'child-younger' || audience === 'child-older';
  return {
    subject: isChild ? 'What do you think?' : terms.say('What you think before {an review}'),
    body: (isChild ? writeToChild(about, terms) : writeToAdult(about, terms)).join('\n\n') + signature(heading),
  };
}

function writeText({ heading, link }: MessageAbout, terms: Terms): string {
  const before = terms.say('would like to know what you think before {an review}. Open');
  return `${heading.authorityName} ${before} ${link} ${terms.say('and give the child’s date of birth.')}`;
}

function writeToChild({ heading, link }: MessageAbout, terms: Terms): string[] {
  const when = dayOf(heading, terms.say('Your {review} is on'), terms.say('You will have {an review} soon'));
  return [
    'Hello,',
    `${when}. It is a meeting about you, and what you think matters most.`,
    `You can tell us on a phone or a computer: open ${link}`,
    'It asks for your date of birth first, so that nobody else can read what you write. You can stop and go on later.',
    terms.say('Would you rather write on paper, draw, or talk? Tell your carer, your social worker or your {officer}.'),
  ];
}

function writeToAdult({ heading, link }: MessageAbout, terms: Terms): string[] {
  const when = dayOf(heading, terms.say('{An review} will be held on'), terms.say('{An review} will be held soon'));
  const invited = terms.say(
    'for a child whom you know. We would like to hear from you before it, whether or not you can be there.',
  );
  return [
    'Hello,',
    `${when} ${invited}`,
    `You can answer on a phone or a computer: open ${link}`,
    terms.say(
      'It asks for the child’s date of birth before it shows anything. You need no account, and you can stop and go on later.',
    ),
    terms.say(
      'What you write is read by the {officer} and goes into the record of the {review}. If part of it should not be seen by somebody, you can say so.',
    ),
    'The link is for you alone: please pass it on to nobody. If you would rather write on paper or talk to us, tell us.',
  ];
}

function dayOf({ reviewOn }: PaperHeading, before: string, soon: string): string {
  return reviewOn === null ? soon : `${before} ${dayInWords(reviewOn)}`;
}

function signature({ authorityName, officerName }: PaperHeading): string {
  return `\n\n${officerName === null ? '' : `${officerName}\n`}${authorityName}`;
}
