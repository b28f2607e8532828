import { momentInWords } from '../../../../platform/pages/days-in-words.ts';
import type { NamedChild } from '../../../children/find-child-name.ts';
import { nameAndIdOfChild } from '../../../children/name-of-child.ts';
import type { KeptNotification } from '../../find-notification.ts';
import { notificationInWords } from '../../notification-in-words.ts';

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
  const moment = Temporal.PlainDateTime.from(told.notifiedAt).toZonedDateTime('Europe/London').toInstant().toString();
  return {
    name: nameAndIdOfChild(child),
    isEntered: told.isEntered,
    facts: [
      { key: 'Told', text: `${momentInWords(moment)}, by ${told.notifiedBy ?? 'the program'}` },
      { key: 'Who told them', text: told.toldBy ?? 'Nobody else' },
      ...notificationInWords(told),
    ],
  };
}
