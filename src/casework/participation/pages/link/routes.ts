import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import type { LinkDoor, LinkRequest } from '../../../../platform/pages/link-page.ts';
import { type Reply, show, showInvalid } from '../../../../platform/pages/page.ts';
import { findOwnPaper } from '../../find-own-paper.ts';
import { unlockLink } from '../../unlock-link.ts';
import { inWordsOf } from '../in-words-of.ts';

const BIRTH = z.object({ bornOn: day('Enter the date of birth') });
const GONE = 410;
const TEMPLATE = 'casework/participation/pages/link/page.njk';

const ENDED: Reply = {
  kind: 'page',
  template: 'casework/participation/pages/link/ended.njk',
  model: {},
  shown: {},
  status: GONE,
};

/** The door of a link: who knows when the child was born may come in. */
export const PERSONAL_LINK: LinkDoor = {
  ended: ENDED,
  ask: async ({ tx }) => {
    const own = await findOwnPaper(tx);
    if (own === undefined || own.link.state !== 'open') return ENDED;
    const shown = { childIds: [own.link.childId], details: { linkId: own.link.id } };
    return inWordsOf(own, show(TEMPLATE, { values: {}, errors: [] }, shown));
  },
  open: async (request) => {
    const { tx, actor, form } = request;
    const reading = readForm(BIRTH, withDays(form, 'bornOn'));
    if (!reading.isValid) return await askAgain(request, reading.errors);
    const outcome = await unlockLink(tx, actor, reading.values.bornOn);
    switch (outcome.kind) {
      case 'unlocked':
        return 'opened';
      case 'ended':
        return ENDED;
      case 'wrong':
        return await askAgain(request, [
          refuse('bornOn', 'This is not the date of birth that we know. Check it, or ask whoever sent you the link'),
        ]);
      case 'locked':
        return await askAgain(request, [
          refuse('bornOn', 'There were several wrong dates. Wait a while, and try again'),
        ]);
    }
  },
};

async function askAgain({ tx, form: values }: LinkRequest, errors: readonly FormError[]): Promise<Reply> {
  const own = await findOwnPaper(tx);
  return own === undefined ? ENDED : inWordsOf(own, showInvalid(TEMPLATE, { values, errors }));
}
