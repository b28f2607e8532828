import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../app-error.ts';
import { openNotifier } from './open-notifier.ts';
import { readSendingSettings } from './settings.ts';

const SMTP = {
  FOOTPRINT_SMTP_URL: 'smtps://me:secret@mail.example.gov.uk',
  FOOTPRINT_MAIL_FROM: 'reviews@example.gov.uk',
};
const TEMPLATE = '0197a000-0000-7000-8000-000000000001';
const NOTIFY = { FOOTPRINT_NOTIFY_KEY: 'a-key', FOOTPRINT_NOTIFY_TEXT_TEMPLATE: TEMPLATE };

describe('how this installation sends', () => {
  it('is by nothing at all where nothing is set', () => {
    assert.deepEqual(readSendingSettings({ FOOTPRINT_SMTP_URL: ' ' }), { smtp: undefined, notify: undefined });
    assert.deepEqual(openNotifier(readSendingSettings({})).channels, []);
  });

  it('is by a mail server, by GOV.UK Notify, or by each what it is for', () => {
    const channelsOf = (environment: Record<string, string>) => {
      const notifier = openNotifier(readSendingSettings(environment));
      notifier.close();
      return [...notifier.channels].sort();
    };
    assert.deepEqual(channelsOf(SMTP), ['email']);
    assert.deepEqual(channelsOf(NOTIFY), ['text']);
    assert.deepEqual(channelsOf({ ...SMTP, ...NOTIFY }), ['email', 'text']);
    assert.deepEqual(channelsOf({ ...NOTIFY, FOOTPRINT_NOTIFY_LETTER_TEMPLATE: TEMPLATE }), ['letter', 'text']);
  });

  const FAULTS: readonly (readonly [what: string, environment: Record<string, string>, says: RegExp])[] = [
    ['a server without a sender', { FOOTPRINT_SMTP_URL: SMTP.FOOTPRINT_SMTP_URL }, /belong together/],
    ['a sender without a server', { FOOTPRINT_MAIL_FROM: 'reviews@example.gov.uk' }, /belong together/],
    ['what is no mail server', { ...SMTP, FOOTPRINT_SMTP_URL: 'https://me:secret@mail' }, /FOOTPRINT_SMTP_URL is not/],
    ['a sender that is none', { ...SMTP, FOOTPRINT_MAIL_FROM: 'reviews' }, /FOOTPRINT_MAIL_FROM: "reviews" is not/],
    ['a template that is none', { ...NOTIFY, FOOTPRINT_NOTIFY_TEXT_TEMPLATE: 'text' }, /is not the id of a template/],
    ['a key without a template', { FOOTPRINT_NOTIFY_KEY: 'secret' }, /FOOTPRINT_NOTIFY_KEY is set and no template/],
    ['a template without a key', { FOOTPRINT_NOTIFY_TEXT_TEMPLATE: TEMPLATE }, /FOOTPRINT_NOTIFY_KEY is not set/],
    ['a service at no address', { ...NOTIFY, FOOTPRINT_NOTIFY_URL: 'over there' }, /FOOTPRINT_NOTIFY_URL is not/],
  ];
  for (const [what, environment, says] of FAULTS) {
    it(`cannot be by ${what}, which is said without a secret`, () => {
      assert.throws(
        () => readSendingSettings(environment),
        (error) => error instanceof AppError && says.test(error.message) && !error.message.includes('secret'),
      );
    });
  }
});
