import { notifyCarrier } from './gov-uk-notify.ts';
import { Notifier } from './notifier.ts';
import type { SendingSettings } from './settings.ts';
import { smtpCarrier } from './smtp.ts';

/** What this installation sends with. An email goes by the mail server where there is one, else by GOV.UK Notify. */
export function openNotifier({ smtp, notify }: SendingSettings): Notifier {
  const carriers = [
    ...(smtp === undefined ? [] : [smtpCarrier(smtp)]),
    ...(notify === undefined ? [] : [notifyCarrier(notify)]),
  ];
  return new Notifier({ carriers, mailFrom: smtp?.from });
}
