import { z } from 'zod';
import { day, withDays } from '../../../../platform/pages/day-field.ts';
import { type FormError, readForm, refuse } from '../../../../platform/pages/form.ts';
import type { LinkDoor } from '../../../../platform/pages/link-page.ts';
import { type FormFields, type Reply, show, showInvalid } from '../../../../platform/pages/page.ts';
import { findOwnPaper } from '../../find-own-paper.ts';
import { unlockLink } from '../../unlock-link.ts';

const BIRTH = z.object({ bornOn: day('Enter the date of birth') });
const GONE = 410;

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
    return show('casework/participation/pages/link/page.njk', { values: {}, errors: [] }, shown);
  },
  open: async ({ tx, actor, form }) => {
    const reading = readForm(BIRTH, withDays(form, 'bornOn'));
    if (!reading.isValid) return askAgain(form, reading.errors);
    const outcome = await unlockLink(tx, actor, reading.values.bornOn);
    switch (outcome.kind) {
      case 'unlocked':
        return 'opened';
      case 'ended':
        return ENDED;
      case 'wrong':
        return askAgain(form, [
          refuse('bornOn', 'This is not the date of birth that we know. Check it, or ask whoever sent you the link'),
        ]);
      case 'locked':
        return askAgain(form, [refuse('bornOn', 'There were several wrong dates. Wait a while, and try again')]);
    }
  },
};

function askAgain(values: FormFields, errors: readonly FormError[]): Reply {
  return showInvalid('casework/participation/pages/link/page.njk', { values, errors });
}
