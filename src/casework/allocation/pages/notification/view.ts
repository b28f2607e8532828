import { momentInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import { legalStatusInWords, placementInWords } from '../../../children/codes-in-words.ts';
import { communicationMethodInWords } from '../../../children/details/needs.ts';
import type { NamedChild } from '../../../children/find-child-name.ts';
import { nameAndIdOfChild } from '../../../children/name-of-child.ts';
import type { KeptNotification } from '../../find-notification.ts';

const UNKNOWN = 'We don’t know yet';

export interface NotificationView {
  readonly name: string;
  readonly isEntered: boolean;
  readonly facts: readonly { readonly key: string; readonly text: string }[];
}

export function toView({
  told,
  child,
}: {
  readonly told: KeptNotification;
  readonly child: NamedChild;
}): NotificationView {
  const at = told.lookedAfterAt === null ? '' : `, ${told.lookedAfterAt}`;
  const moment = Temporal.PlainDateTime.from(told.notifiedAt).toZonedDateTime('Europe/London').toInstant().toString();
  return {
    name: nameAndIdOfChild(child),
    isEntered: told.isEntered,
    facts: [
      { key: 'Told', text: `${momentInWords(moment)}, by ${told.notifiedBy ?? 'the program'}` },
      { key: 'Who told them', text: told.toldBy ?? 'Nobody else' },
      { key: 'Looked after from', text: `${shortDay(told.lookedAfterFrom)}${at}` },
      { key: 'Legal status', text: told.legalStatus === null ? UNKNOWN : legalStatusInWords(told.legalStatus) },
      { key: 'Lives', text: told.placement === null ? UNKNOWN : placementInWords(told.placement) },
      { key: 'Brothers and sisters', text: told.siblings ?? UNKNOWN },
      { key: 'Communicates by', text: told.methods.map(communicationMethodInWords).join(', ') || UNKNOWN },
      { key: 'Languages', text: told.languages ?? UNKNOWN },
    ],
  };
}
