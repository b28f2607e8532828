import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BANDS } from '../../src/casework/allocation/introduction.ts';
import { wordsThatCome } from '../../src/casework/allocation/introduction-words.ts';
import { AUDIENCES } from '../../src/casework/participation/model.ts';
import { writeMessage } from '../../src/casework/participation/paper-message.ts';
import { questionsFor } from '../../src/casework/participation/questions.ts';
import { termsOfPaper } from '../../src/casework/participation/terms-of-paper.ts';
import { CHANNELS } from '../../src/casework/post/model.ts';
import { writeExclusionLetter } from '../../src/casework/preparation/invitations/exclusion-letter.ts';
import { writeInvitation } from '../../src/casework/preparation/invitations/write-invitation.ts';
import { PLACE_KINDS } from '../../src/casework/preparation/model.ts';
import { writeDigestEmail } from '../../src/casework/reminders/digest-email.ts';
import { writeReminderEmail } from '../../src/casework/reminders/reminder-email.ts';
import { ONE_CHILD, TERM_NAMES } from '../../src/platform/pages/terms.ts';

const TODAY = '2026-05-18';
const BORN_ON: Readonly<Record<number, string>> = { 8: '2018-05-02', 16: '2010-05-02' };

interface Ask {
  readonly years: 8 | 16;
  readonly ownTerms?: object;
}

/** Everything that is written about one child, each with its subject, by what it is. */
function everyLetter({ years, ownTerms = {} }: Ask): ReadonlyMap<string, string> {
  const words = { procedure: 'national', ownTerms: { ...ownTerms }, years };
  const heading = { childName: 'Sami', authorityName: 'Northshire', reviewOn: null, officerName: null, words };
  const terms = termsOfPaper(heading);
  const letters = new Map<string, string>();
  const keep = (what: string, { subject, body }: { readonly subject: string; readonly body: string }) =>
    letters.set(what, `${subject}\n${body}`);
  for (const audience of AUDIENCES) {
    const questions = questionsFor(audience, heading).flatMap(({ text, hint = '', options = [] }) => [
      text,
      hint,
      ...options,
    ]);
    keep(`questions ${audience}`, { subject: '', body: questions.join('\n') });
    for (const channel of CHANNELS)
      keep(`paper ${audience} ${channel}`, writeMessage({ audience, heading, channel, link: 'https://f.example/r/1' }));
  }
  const review = { child: { localId: 'L1', knownAs: 'Sami', givenName: null, familyName: null } };
  const invitation = { name: 'Ada', decision: 'invited', attends: 'whole', attendsPart: null, toldOfSupporter: true };
  for (const what of ['invitation', 'invitation-update', 'invitation-cancelled'] as const) {
    for (const placeKind of PLACE_KINDS) {
      const text = writeInvitation({
        ...{ what, childName: 'Sami', withheldPlaces: [], reason: null, terms },
        invitation: { ...invitation, who: 'person', decision: 'invited', attends: 'whole' },
        arrangement: {
          ...{ heldOn: '2026-06-01', starts: '16:00', lengthMinutes: 60, placeKind, place: null, kind: 'ordinary' },
          ...{ shape: 'single', shapeAgreedWith: [], seriesPlan: null, chairedBy: 'iro', isConfirmed: true },
          ...{ childMisses: 'nothing', whyMissed: null },
        } as const,
      });
      keep(`${what} ${placeKind}`, text);
    }
  }
  const exclusion = {
    ...({ who: 'parent', extent: 'all', extentPart: null, ground: 'inappropriate' } as const),
    explanation: 'There was a threat.',
    ...{ alternatives: 'None.', decidedBy: 'Wim', decidedOn: TODAY, iroConsultedOn: TODAY, otherArrangement: 'Write.' },
    ...{ explainedInWritingOn: null, papersSentOn: null, iroOffer: null, lookAgainOn: '2026-06-01' },
  };
  keep('exclusion', writeExclusionLetter({ review, invitation: { name: 'Ada', who: 'person' }, exclusion, terms }));
  for (const band of BANDS)
    for (const isEasyRead of [false, true])
      keep(`introduction ${band} ${isEasyRead}`, { subject: '', body: terms.retell(wordsThatCome(band, isEasyRead)) });
  const bornOn = BORN_ON[years] ?? null;
  const duty = { childId: 'c1', obligationId: 'o1', rule: 'preparation.iro-sees-child', bornOn, dueOn: '2026-05-20' };
  const inWords = { today: TODAY, terms: terms.ofAge(undefined), address: 'https://f.example' };
  keep('reminder', writeReminderEmail('Iris', [{ ...duty, stage: 'soon', actsFor: null }], inWords));
  const none = {
    late: [],
    lateTotal: 0,
    untouched: [],
    untouchedTotal: 0,
    papers: [],
    returned: [],
    returnedToService: 0,
    standing: 0,
  };
  keep('digest', writeDigestEmail('Iris', { ...none, due: [duty], dueTotal: 1 }, inWords));
  return letters;
}

const findIn = (letters: ReadonlyMap<string, string>, words: RegExp) =>
  [...letters].flatMap(([what, text]) => [...text.matchAll(words)].map(([found]) => `${what}: ${found}`));

/** At the end of an email to staff, of all that it tells. */
const OF_MANY = 'No child is named here';

describe('every letter, email, text and paper about one child', () => {
  it('says young person of somebody of 16, and child of somebody of 8 [DEF-01]', () => {
    const older = everyLetter({ years: 16 });
    const told = new Map([...older].map(([what, text]) => [what, text.replace(OF_MANY, '')]));
    assert.deepEqual(findIn(told, ONE_CHILD), []);
    for (const what of ['paper parent email', 'paper carer text', 'invitation placement', 'reminder', 'digest'])
      assert.match(older.get(what) ?? '', /young person/, what);
    const younger = everyLetter({ years: 8 });
    assert.deepEqual(findIn(younger, /young person/gi), []);
    for (const what of ['paper parent email', 'paper carer text', 'invitation placement', 'reminder', 'digest'])
      assert.match(younger.get(what) ?? '', /\b(the|a) child\b/i, what);
  });

  it('says it in the authority’s own word [DEF-01] [CFG-05]', () => {
    const ownTerms = { youngPerson: { one: 'teenager', many: 'teenagers' }, youngPersonFrom: 16 };
    const letters = everyLetter({ years: 16, ownTerms });
    assert.deepEqual(findIn(letters, /young person/gi), []);
    assert.match(letters.get('paper parent email') ?? '', /for a teenager whom you know/);
  });

  it('says nothing in the words of the guidance where an authority calls all of it a Zorb [CFG-05]', () => {
    const ownTerms = Object.fromEntries(TERM_NAMES.map((name) => [name, { one: 'zorb', many: 'zorbs' }]));
    const letters = everyLetter({ years: 8, ownTerms });
    const standard =
      /\b(IROs?|([Ii]ndependent )?[Rr]eviewing [Oo]fficers?|[Ll]ooked-after (child|children)|[Dd]isputes?|[Rr]eviews?)\b/g;
    assert.deepEqual(findIn(letters, standard), []);
    for (const audience of AUDIENCES) assert.match(letters.get(`paper ${audience} email`) ?? '', /zorb/, audience);
  });
});
