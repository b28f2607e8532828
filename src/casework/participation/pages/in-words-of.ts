import type { Reply } from '../../../platform/pages/page.ts';
import type { OwnPaper } from '../find-own-paper.ts';
import { termsOfPaper } from '../terms-of-paper.ts';

/** A page for whoever holds a link, in the words of its paper: nobody is signed in who would bring them. */
export function inWordsOf({ paper }: OwnPaper, reply: Reply): Reply {
  return reply.kind === 'page' ? { ...reply, terms: termsOfPaper(paper.heading) } : reply;
}
