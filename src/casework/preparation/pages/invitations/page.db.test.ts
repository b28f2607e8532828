import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basisOf, openTestApp, type SentFields, sendForm } from '../../../../../tests/support/app.ts';
import { enterChild } from '../../../../../tests/support/child-record.ts';
import { openOffice } from '../../../../../tests/support/office.ts';
import { type Carrier, Notifier } from '../../../../platform/notify/notifier.ts';
import { sendDuePost } from '../../../post/send-due-post.ts';

const { app, database, signInAs, asAdmin } = await openTestApp({ today: '2026-06-01' });
const office = await openOffice(database);

const INVITED: SentFields = {
  decision: 'invited',
  childsView: 'wants',
  attends: 'whole',
  channel: 'email',
  answer: 'none',
};

const CHILD: SentFields = { who: 'child', name: 'Sami Testchild', role: 'The child' };

describe('who comes to a review', () => {
  it('is proposed from the people around the child, with who is usually there and is not entered [ATT-05, ATT-06, ATT-07, ATT-10, ATT-12, ATT-15]', async () => {
    const { href } = await newReview();
    const { body } = await get('iro', href);
    for (const name of ['Sami Testchild', 'Mona Mother', 'Wim Sol', 'Iris Ode']) assert.ok(body.includes(name), name);
    const missing = body.slice(body.indexOf('Usually there, and nobody is entered'));
    for (const role of ['Supervising social worker', 'Designated teacher', 'Independent visitor or advocate']) {
      assert.ok(missing.includes(role), role);
    }
    assert.ok(missing.includes('Lead on the education of looked-after children'));
    assert.ok(!missing.includes('Personal adviser'), 'the child is twelve');
    assert.ok(!missing.includes('Link worker'), 'the child lives with foster carers');
  });

  it('asks why somebody is not invited, and what the child thinks [ATT-02, ATT-30, REC-04]', async () => {
    const { href, mother } = await newReview();
    const fields = { ...INVITED, ...person(mother, 'Mona Mother', 'mother'), decision: 'not-invited', childsView: '' };
    const missing = await send('socialWorker', `${href}/new`, fields);
    assert.equal(missing.statusCode, 422);
    assert.ok(missing.body.includes('Say why they are not invited, or are asked to write instead'));
    assert.ok(missing.body.includes('Choose what the child thinks'));
    await save('socialWorker', `${href}/new`, { ...fields, reason: 'Lives abroad.', childsView: 'does-not-mind' });
    assert.ok((await get('iro', href)).body.includes('Lives abroad.'));
  });

  it('does not take the unease of professionals for a reason, and says what would help [ATT-20]', async () => {
    const { href, mother } = await newReview();
    const fields = { ...INVITED, ...person(mother, 'Mona Mother', 'mother'), decision: 'not-invited' };
    const refused = await send('socialWorker', `${href}/new`, {
      ...fields,
      reason: 'The school staff feel anxious about her.',
    });
    assert.equal(refused.statusCode, 422);
    assert.ok(refused.body.includes('That professionals are anxious is not a reason'));
    await save('socialWorker', `${href}/new`, {
      ...fields,
      reason: 'The child is frightened of her and asked that she does not come.',
    });
  });

  it('keeps for which part each is there, and a delegate with the day of agreement [ATT-28]', async () => {
    const { href } = await newReview();
    const teacher = {
      ...INVITED,
      who: 'named',
      name: 'Tim Teach',
      role: 'Designated teacher',
      email: 'tim@school.test',
    };
    const missing = await send('iro', `${href}/new`, { ...teacher, attends: 'part', answer: 'delegate' });
    assert.ok(missing.body.includes('Say for which part'));
    assert.ok(missing.body.includes('Enter who comes in their place'));
    const delegate = { delegateName: 'Ada Deputy', ...day('delegateAgreedOn', '1', '6') };
    await save('iro', `${href}/new`, {
      ...teacher,
      attends: 'part',
      attendsPart: 'School',
      answer: 'delegate',
      ...delegate,
    });
    const { body } = await get('iro', href);
    assert.ok(body.includes('For a part: School') && body.includes('Ada Deputy, agreed 1 Jun 2026'));
  });

  it('asks of the child whether the child wants to come, and not whether they want themselves there', async () => {
    const { href } = await newReview();
    const { body } = await get('iro', `${href}/new?who=child`);
    assert.ok(body.includes('Does the child want to come?') && body.includes('Wants to come'));
    assert.ok(!body.includes('Wants them there') && !body.includes('Somebody comes in their place'));
    await save('iro', `${href}/new`, { ...INVITED, ...CHILD, childsView: 'does-not-want' });
    assert.ok((await get('iro', href)).body.includes('Does not want to come'));
  });

  it('says who comes, how many, and where it is more than is needed; of a professional it is asked why [ATT-01]', async () => {
    const { href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    const two = ['Tim Teach', 'Tess Tutor', 'Theo Third'];
    for (const name of two)
      await save('iro', `${href}/new`, {
        ...INVITED,
        who: 'named',
        name,
        role: 'Designated teacher',
        channel: 'letter',
      });
    const { body } = await get('iro', href);
    assert.ok(body.includes('4 are invited: 1 of the child, family and carers, 3 professionals.'));
    assert.match(body, /3 professionals come besides the IRO and the social worker/);
    assert.match(body, /Nobody has said what they are needed for: Tess Tutor, Designated teacher; Theo Third/);
    const check = await get('iro', `${href}/send`);
    assert.match(check.body, /Think of this first:[\s\S]*3 professionals come besides/);
    const teacher = /href="([^"]+)">Tim Teach/.exec(body)?.[1] ?? '';
    const form = await get('iro', teacher);
    assert.ok(form.body.includes('What are they needed for?'));
    await save('iro', teacher, {
      ...{ ...INVITED, who: 'named', name: 'Tim Teach', role: 'Designated teacher', channel: 'letter' },
      ...{ neededFor: 'The move of school', version: '1' },
    });
    const after = (await get('iro', href)).body;
    assert.ok(after.includes('Needed for: The move of school') && !/needed for: [^<]*Tim Teach/.test(after));
    assert.ok(!(await get('iro', await invitationOf(href, 'Mona Mother'))).body.includes('What are they needed for?'));
  });

  it('is decided by the IRO and the social worker with the child, each with the day, and whoever sends it sees what is missing [ATT-04]', async () => {
    const { href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    assert.ok(
      (await get('iro', href)).body.includes('Not agreed yet with the IRO and the social worker and the child'),
    );
    const row = async () => {
      const { body } = await get('manager', '/reviews/to-invite?show=all');
      return body.split('<tr ').find((each) => each.includes(href)) ?? '';
    };
    assert.match(await row(), /Not yet with: the IRO, the social worker, the child/);
    const agreed = { childAsked: 'yes', ...day('iroOn', '28', '5'), version: '0' };
    const missing = await send('iro', `${href}/agreed`, agreed);
    assert.equal(missing.statusCode, 422);
    assert.ok(missing.body.includes('Enter the day on which it was gone through with the child'));
    await save('iro', `${href}/agreed`, {
      ...agreed,
      ...day('childOn', '29', '5'),
      childNote: 'Mum, and nobody from school.',
    });
    assert.match(await row(), /Not yet with: the social worker</);
    assert.match(
      (await get('iro', `${href}/send`)).body,
      /Think of this first:[\s\S]*Not agreed yet with the social worker/,
    );
    const basis = basisOf((await get('socialWorker', `${href}/agreed`)).body);
    await save('socialWorker', `${href}/agreed`, {
      ...{ ...agreed, ...day('childOn', '29', '5'), childNote: 'Mum, and nobody from school.' },
      ...{ ...basis, ...day('socialWorkerOn', '30', '5') },
    });
    const { body } = await get('iro', href);
    for (const line of [
      'The IRO, 28 May 2026',
      'The social worker, 30 May 2026',
      'The child, 29 May 2026: Mum, and nobody',
    ]) {
      assert.ok(body.includes(line), line);
    }
    assert.match(await row(), />Yes</);
    await save('iro', `${href}/new`, {
      ...INVITED,
      who: 'named',
      name: 'Tim Teach',
      role: 'Designated teacher',
      channel: 'letter',
    });
    assert.match(await row(), /1 added since/);
    assert.ok((await get('iro', href)).body.includes('Added since it was agreed: Tim Teach'));
    assert.equal((await send('manager', `${href}/agreed`, agreed)).statusCode, 403);
    const stale = await send('iro', `${href}/agreed`, { ...agreed, ...day('childOn', '31', '5'), version: '1' });
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /Gone through on: you both changed it/);
  });

  it('lets no disability keep the child away: what the child needs and what is arranged is asked [ATT-05]', async () => {
    const { childId, href } = await newReview();
    await database.withTransaction(office.iro, (tx) =>
      tx
        .insertInto('child_needs')
        .values({
          authority_id: office.iro.authorityId,
          child_id: childId,
          communication_needs: ['hard-to-understand'],
        })
        .execute(),
    );
    const fields = { ...INVITED, ...CHILD, childsView: 'wants' };
    const away = await send('iro', `${href}/new`, { ...fields, decision: 'not-invited', reason: 'She is deaf.' });
    assert.equal(away.statusCode, 422);
    assert.ok(away.body.includes('A disability must not keep the child away'));
    assert.ok(away.body.includes('Say what was tried so that the child could come'));
    assert.ok(away.body.includes('On the record:'), 'what the record tells of the child’s needs');
    await save('iro', `${href}/new`, fields);
    assert.match((await get('iro', href)).body, /Nobody has said what Sami Testchild needs/);
    await save('iro', await invitationOf(href), {
      ...{ ...fields, needs: 'Pictures, and a break', needsArranged: 'The advocate brings cards.', version: '1' },
    });
    const { body } = await get('iro', href);
    assert.ok(body.includes('Needs: Pictures, and a break. Arranged: The advocate brings cards.'));
    assert.ok(!body.includes('Nobody has said what Sami'));
  });

  it('has others with an interest only after the child was asked about them: until then nobody writes to them [ATT-14]', async () => {
    const { reviewId, href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    const doctor = {
      ...INVITED,
      who: 'named',
      name: 'Gita Doctor',
      role: 'GP',
      channel: 'letter',
      childsView: 'not-asked',
    };
    const undated = await send('iro', `${href}/new`, { ...doctor, childsView: 'wants' });
    assert.ok(undated.body.includes('Enter the day on which the child was asked'));
    await save('iro', `${href}/new`, doctor);
    assert.match((await get('iro', href)).body, /Talk with the child before they are invited: Gita Doctor, GP/);
    assert.match((await get('iro', `${href}/send`)).body, /Not before the child was asked[\s\S]*Gita Doctor/);
    await save('iro', `${href}/send`, {});
    assert.deepEqual(
      (await postOf(reviewId)).map(({ name }) => name),
      ['Mona Mother'],
    );
    const one = await invitationOf(href, 'Gita Doctor');
    await save('iro', one, { ...doctor, childsView: 'does-not-mind', ...day('childAskedOn', '29', '5'), version: '1' });
    assert.ok((await get('iro', href)).body.includes('Asked 29 May 2026'));
    await save('iro', `${href}/send`, {});
    assert.deepEqual(
      (await postOf(reviewId)).map(({ name }) => name),
      ['Mona Mother', 'Gita Doctor'],
    );
  });

  it('is sent to them without, where whoever sends it says so', async () => {
    const { reviewId, href } = await newReview();
    const doctor = {
      ...INVITED,
      who: 'named',
      name: 'Gita Doctor',
      role: 'GP',
      channel: 'letter',
      childsView: 'not-asked',
    };
    await save('iro', `${href}/new`, doctor);
    assert.equal((await send('iro', `${href}/send`, {})).statusCode, 422);
    await save('iro', `${href}/send`, { unasked: 'yes' });
    assert.equal((await postOf(reviewId)).length, 1);
  });

  it('expects parents and the child for the whole of it, and asks why it is only a part [ATT-16]', async () => {
    const { href, mother } = await newReview();
    const fields = { ...INVITED, ...person(mother, 'Mona Mother', 'mother'), attends: 'part', attendsPart: 'The end' };
    assert.match(
      (await get('iro', href)).body,
      /for the whole of it: nothing is decided about Sami Testchild; nothing is decided about Mona Mother/,
    );
    const missing = await send('iro', `${href}/new`, fields);
    assert.ok(missing.body.includes('They are expected for the whole of it: say why only for a part'));
    await save('iro', `${href}/new`, { ...fields, reason: 'She works until four.' });
    assert.match((await get('iro', href)).body, /Mona Mother is there for a part \(She works until four\)/);
  });

  it('has the supporter whom somebody brings, told what a supporter may do; and of a solicitor the guidance and the policy [ATT-37, ATT-38]', async () => {
    const { reviewId, href, mother } = await newReview();
    const fields = { ...INVITED, ...person(mother, 'Mona Mother', 'mother'), toldOfSupporter: 'yes' };
    const missing = await send('iro', `${href}/new`, { ...fields, supporterName: 'Lee Law' });
    assert.ok(missing.body.includes('Choose what the supporter is'));
    for (const words of [
      'A supporter does not question the others',
      'Law Society’s guidance',
      'that of 2011',
      '/law/policy',
    ]) {
      assert.ok(missing.body.includes(words), words);
    }
    await save('iro', `${href}/new`, { ...fields, supporterName: 'Lee Law', supporterKind: 'solicitor' });
    const { body } = await get('iro', href);
    assert.ok(body.includes('Supported by Lee Law: a solicitor'));
    assert.ok(body.includes('Explain to Lee Law, who supports Mona Mother, what a supporter may do'));
    assert.ok(body.includes('Tell Lee Law, a solicitor, of the authority’s own policy'));
    await save('iro', await invitationOf(href), {
      ...{ ...fields, supporterName: 'Lee Law', supporterKind: 'solicitor', version: '1' },
      ...{ ...day('supporterToldOn', '28', '5'), ...day('supporterPolicyOn', '28', '5') },
    });
    const told = (await get('iro', href)).body;
    assert.ok(told.includes('what a supporter may do was explained 28 May 2026; told of the policy 28 May 2026'));
    assert.ok(!told.includes('Explain to Lee Law'));
    await save('iro', `${href}/send`, {});
    assert.match(
      (await postOf(reviewId))[0]?.body ?? '',
      /helps you to say what you want to say, and does not question the others/,
    );
  });

  it('may be asked of an agency in writing instead, and what it wrote stands with the day [PRE-28]', async () => {
    const { reviewId, href } = await newReview();
    const clinic = {
      ...INVITED,
      who: 'named',
      name: 'The clinic',
      role: 'Health',
      address: '1 Hill Road',
      channel: 'letter',
    };
    const asked = { ...clinic, decision: 'asked-in-writing', reason: 'A letter is enough.' };
    await save('iro', `${href}/new`, asked);
    await save('iro', `${href}/send`, {});
    assert.match(
      (await postOf(reviewId))[0]?.body ?? '',
      /You are asked to write what you think[\s\S]*You do not need to come/,
    );
    const answer = { answer: 'sends-views', contribution: 'Height and weight are fine.', version: '2' };
    const one = await invitationOf(href);
    const undated = await send('iro', one, { ...asked, ...answer });
    assert.ok(undated.body.includes('Enter the day on which it came'));
    await save('iro', one, { ...asked, ...answer, ...day('contributedOn', '1', '6') });
    assert.ok((await get('iro', href)).body.includes('Contributed 1 Jun 2026: Height and weight are fine.'));
  });

  it('brings the child the booklet with the invitation, once, and what comes back draws out what the child thinks [PRE-06]', async () => {
    const { reviewId, href } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...CHILD, channel: 'in-person' });
    const check = await get('iro', `${href}/send`);
    assert.match(check.body, /Which booklet goes with the child’s invitation\?/);
    assert.match(check.body, /name="booklet"[^>]*value="child-older"[^>]*checked/, 'the child is twelve');
    await save('iro', `${href}/send`, { booklet: 'child-older' });
    assert.deepEqual(
      (await postOf(reviewId)).map(({ purpose, channel }) => [purpose, channel]),
      [
        ['invitation', 'letter'],
        ['consultation', 'letter'],
      ],
    );
    const preparation = `/reviews/${reviewId}/preparation`;
    assert.match((await get('iro', preparation)).body, /The booklet[\s\S]*nothing has come back yet/);
    const { body } = await get('iro', `/reviews/${reviewId}/consultation`);
    const [, paper = ''] = /\/consultation\/([0-9a-f-]{36})/.exec(body) ?? [];
    const entered = { ...day('receivedOn', '1', '6'), 'answer-home': 'i like it here', 'answer-attend': 'Yes' };
    await save('iro', `/reviews/${reviewId}/consultation/${paper}/enter`, entered);
    const shown = (await get('iro', preparation)).body;
    assert.ok(shown.includes('i like it here'));
    for (const part of ['wishes', 'private-talk']) {
      assert.ok((await get('iro', `${preparation}/${part}`)).body.includes('i like it here'), part);
    }
    const wishes = {
      ...day('on', '29', '5'),
      askedBy: 'Iris',
      isDelegated: 'no',
      comes: 'yes',
      whoComes: 'Gran',
      where: 'Home',
    };
    await save('iro', `${preparation}/wishes`, { ...wishes, topics: 'My room', booklet: 'both' });
    assert.match((await get('iro', preparation)).body, /How is the child’s booklet used\?<\/dt><dd[^>]*>Both/);
    await arrangeFor(reviewId, '15', { version: '1', reason: 'The carer is in hospital.', agreedBy: ['iro'] });
    await save('iro', `${href}/new`, {
      ...INVITED,
      who: 'named',
      name: 'Tim',
      role: 'Designated teacher',
      channel: 'letter',
    });
    assert.ok(!(await get('iro', `${href}/send`)).body.includes('Which booklet'), 'the child has it');
  });

  it('brings none where whoever sends it says so, and says why none can go without the date of birth', async () => {
    const { childId, reviewId, href } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...CHILD, channel: 'in-person' });
    await asAdmin((admin) => admin.query('update app.children set born_on = null where id = $1', [childId]));
    assert.match((await get('iro', `${href}/send`)).body, /nobody could open it without the child’s date of birth/);
    await asAdmin((admin) => admin.query("update app.children set born_on = '2014-05-02' where id = $1", [childId]));
    await save('iro', `${href}/send`, { booklet: 'none' });
    assert.deepEqual(
      (await postOf(reviewId)).map(({ purpose }) => purpose),
      ['invitation'],
    );
  });

  it('is sent once, by post, email with the meeting for the calendar, or text, and recorded once as a fact [ATT-03, ATT-36, INT-33]', async () => {
    const { childId, reviewId, href, mother } = await newReview();
    await save('iro', `${href}/new`, {
      ...INVITED,
      ...person(mother, 'Mona Mother', 'mother'),
      toldOfSupporter: 'yes',
    });
    const teacher = { who: 'named', name: 'Tim Teach', role: 'Designated teacher', address: '1 School Lane' };
    await save('iro', `${href}/new`, {
      ...INVITED,
      ...teacher,
      channel: 'letter',
      decision: 'asked-in-writing',
      reason: 'A letter is enough.',
    });
    const check = await get('iro', `${href}/send`);
    assert.ok(check.body.includes('Mona Mother') && check.body.includes('Tim Teach'));
    await save('iro', `${href}/send`, {});
    const items = await postOf(reviewId);
    assert.deepEqual(
      items.map(({ name, channel, purpose }) => ({ name, channel, purpose })),
      [
        { name: 'Mona Mother', channel: 'email', purpose: 'invitation' },
        { name: 'Tim Teach', channel: 'letter', purpose: 'invitation' },
      ],
    );
    assert.equal(items[0]?.calendar?.method, 'REQUEST');
    assert.equal(items[0]?.calendar?.startsAt, '2026-07-13T16:00');
    assert.match(items[0]?.body ?? '', /bring somebody to support you, or an interpreter/);
    assert.match(items[0]?.body ?? '', /see the IRO by yourself/);
    assert.match(items[1]?.body ?? '', /You do not need to come/);
    assert.equal(await countFacts(childId, 'invitations-sent'), 1);
    const again = await send('iro', `${href}/send`, {});
    assert.equal(again.statusCode, 422);
    assert.equal((await postOf(reviewId)).length, 2);
  });

  it('tells whoever was told when the day moves or the meeting is called off [ADM-03]', async () => {
    const { reviewId, href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    await save('iro', `${href}/send`, {});
    await letGo(reviewId);
    await arrangeFor(reviewId, '15', {
      version: '1',
      reason: 'The carer is in hospital.',
      agreedBy: ['iro', 'social-worker'],
    });
    await letGo(reviewId);
    await save('iro', `/reviews/${reviewId}/cancel`, { version: '2', reason: 'The child is ill.' });
    const [, moved, off] = await postOf(reviewId);
    assert.equal(moved?.purpose, 'invitation-update');
    assert.equal(moved.calendar?.startsAt, '2026-07-15T16:00');
    assert.equal(moved.calendar.sequence, 1);
    assert.match(moved.body, /The carer is in hospital/);
    assert.equal(off?.purpose, 'invitation-cancelled');
    assert.deepEqual([off.calendar?.method, off.calendar?.sequence], ['CANCEL', 2]);
  });

  it('never goes out for the old day where it still waits when the day moves: a new one goes instead', async () => {
    const { reviewId, href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    await save('iro', `${href}/new`, {
      ...{ ...INVITED, who: 'named', name: 'Tim Teach', role: 'Designated teacher', address: '1 School Lane' },
      channel: 'letter',
    });
    await sendAllThatWaits();
    await save('iro', `${href}/send`, {});
    await letGo(reviewId, 'Tim Teach');
    await arrangeFor(reviewId, '15', { version: '1', reason: 'The carer is in hospital.', agreedBy: ['iro'] });
    const summary = (await postOf(reviewId)).map(({ name, purpose, state }) => [name, purpose, state]);
    assert.deepEqual(summary, [
      ['Mona Mother', 'invitation', 'withdrawn'],
      ['Tim Teach', 'invitation', 'sent'],
      ['Mona Mother', 'invitation', 'to-send'],
      ['Tim Teach', 'invitation-update', 'to-send'],
    ]);
    const sent = await sendAllThatWaits();
    assert.equal(sent.length, 1, 'one, and for the new day');
    assert.equal(sent[0]?.to, 'mona@people.test');
    assert.match(sent[0].body, /15 July 2026/);
  });

  it('goes to nobody who had not heard of the meeting when it is called off', async () => {
    const { reviewId, href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    await save('iro', `${href}/send`, {});
    await save('iro', `/reviews/${reviewId}/cancel`, { version: '1', reason: 'The child is ill.' });
    assert.deepEqual(
      (await postOf(reviewId)).map(({ purpose, state }) => [purpose, state]),
      [['invitation', 'withdrawn']],
    );
    await arrangeFor(reviewId, '16', { version: '2' });
    await save('iro', `${href}/send`, {});
    const [, again] = await postOf(reviewId);
    assert.deepEqual([again?.purpose, again?.state], ['invitation', 'to-send']);
  });

  it('writes an address that is withheld nowhere, and not where the child lives either', async () => {
    const { childId, reviewId, href, mother } = await newReview('12 Hidden Way');
    await database.withTransaction(office.officer, (tx) =>
      tx
        .insertInto('child_people')
        .values({
          authority_id: office.officer.authorityId,
          child_id: childId,
          name: 'Cara Carer',
          relationship: 'foster carer',
          address: '12 Hidden Way',
          is_address_withheld: true,
        })
        .execute(),
    );
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    await save('iro', `${href}/send`, {});
    const [item] = await postOf(reviewId);
    assert.ok(item !== undefined && !item.body.includes('Hidden') && !JSON.stringify(item.calendar).includes('Hidden'));
    assert.match(item.body, /the social worker will tell you where/);
  });

  it('sends nothing to whom an order forbids contact, and says so before it goes', async () => {
    const { reviewId, href, mother } = await newReview();
    await database.withTransaction(office.officer, (tx) =>
      tx.updateTable('child_people').set({ contact_rule: 'no-contact-order' }).where('id', '=', mother).execute(),
    );
    assert.ok((await get('iro', href)).body.includes('An order forbids contact with the child'));
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    const check = await get('iro', `${href}/send`);
    assert.match(check.body, /Mona Mother: An order forbids contact with the child/);
    assert.equal((await send('iro', `${href}/send`, {})).statusCode, 422);
    assert.deepEqual(await postOf(reviewId), []);
  });

  it('shows both versions to whoever saves second', async () => {
    const { href, mother } = await newReview();
    const fields = { ...INVITED, ...person(mother, 'Mona Mother', 'mother') };
    await save('iro', `${href}/new`, fields);
    assert.equal((await send('socialWorker', `${href}/new`, fields)).statusCode, 404, 'nobody is invited twice');
    const one = await invitationOf(href);
    const basis = basisOf((await get('iro', one)).body);
    await save('iro', one, { ...fields, ...basis, answer: 'coming', answerNote: 'With her sister.' });
    const second = await send('socialWorker', one, { ...fields, ...basis, answer: 'not-coming', channel: 'letter' });
    assert.equal(second.statusCode, 409);
    assert.match(
      second.body,
      /Answer: you both changed it[\s\S]*They saved: [^>]*>Comes<[\s\S]*You typed: [^>]*>Does not come</,
    );
    assert.match(second.body, /id="answerNote"[^>]*>With her sister\.</, 'what only they changed is taken over');
    assert.match(second.body, /name="channel"[^>]*value="letter"[^>]*checked/, 'what only you changed stays');
    assert.match(second.body, /name="version" value="2"/);
  });
});

describe('whoever is kept out', () => {
  const EXCLUSION: SentFields = {
    who: 'parent',
    extent: 'part',
    extentPart: 'While the child is there.',
    ground: 'against-childs-interests',
    explanation: 'You threatened the child on 20 May.',
    alternatives: 'A meeting of your own was offered.',
    otherArrangement: 'You see the IRO by yourself on 10 July.',
    decidedBy: 'Wim Sol',
    ...day('decidedOn', '29', '5'),
    ...day('iroConsultedOn', '28', '5'),
    ...day('lookAgainOn', '29', '8'),
  };

  it('has the ground, the written reason, what was considered and another way to take part [ATT-18, ATT-19, ATT-22, REC-15]', async () => {
    const url = await exclusionOf();
    const missing = await send('socialWorker', url, { version: '0' });
    assert.equal(missing.statusCode, 422);
    for (const fault of [
      'Choose the ground',
      'Explain why',
      'Say what was considered instead',
      'Say how they take part instead',
      'Enter the day on which the IRO was consulted',
    ]) {
      assert.ok(missing.body.includes(fault), fault);
    }
    await save('socialWorker', url, { ...EXCLUSION, version: '0' });
    const { body } = await get('iro', url);
    assert.ok(body.includes('You threatened the child on 20 May.'));
    assert.ok(body.includes('You see the IRO by yourself on 10 July.'));
    assert.ok((await get('iro', listOf(url))).body.includes('kept out'));
  });

  it('is not kept out because professionals are anxious [ATT-20]', async () => {
    const url = await exclusionOf();
    const refused = await send('socialWorker', url, {
      ...EXCLUSION,
      version: '0',
      explanation: 'Our workers are nervous.',
    });
    assert.ok(refused.body.includes('That professionals are anxious is not a reason'));
  });

  it('is no child because of a disability [ATT-05]', async () => {
    const url = await exclusionOf();
    const explanation = 'You are deaf and could not follow it.';
    const refused = await send('socialWorker', url, { ...EXCLUSION, who: 'child', explanation, version: '0' });
    assert.equal(refused.statusCode, 422);
    assert.ok(refused.body.includes('A disability must not keep the child away'));
  });

  it('has the days on which the reason and the papers were sent, and the offer to meet [ATT-21, ATT-23, ATT-25]', async () => {
    const url = await exclusionOf();
    await save('iro', url, {
      ...EXCLUSION,
      version: '0',
      ...day('explainedInWritingOn', '30', '5'),
      ...day('papersSentOn', '1', '6'),
      iroOffer: 'Rang on 30 May and offered two days.',
    });
    const { body } = await get('iro', url);
    assert.match(body, /name="explainedInWritingOn-day"[^>]*value="30"/);
    assert.match(body, /name="papersSentOn-day"[^>]*value="1"/);
    assert.ok(body.includes('Rang on 30 May and offered two days.'));
  });

  it('is looked at again with the team manager until it ends, each time kept [ATT-26]', async () => {
    const url = await exclusionOf();
    await save('socialWorker', url, { ...EXCLUSION, version: '0' });
    const look = {
      ...day('lookedOn', '1', '6'),
      withWhom: 'Iris Ode and the team manager',
      lookWhy: 'Nothing has changed.',
    };
    const missing = await send('iro', `${url}/look`, { ...look, outcome: 'goes-on' });
    assert.ok(missing.body.includes('Enter the day on which it is looked at next'));
    await save('iro', `${url}/look`, { ...look, outcome: 'goes-on', ...day('nextLookOn', '1', '9') });
    await save('iro', `${url}/look`, { ...look, outcome: 'ended', lookWhy: 'She apologised.' });
    const { body } = await get('iro', url);
    assert.ok(
      body.includes('It ended on Monday 1 June 2026') &&
        body.includes('Nothing has changed.') &&
        body.includes('She apologised.'),
    );
  });

  it('has a letter with the reasons in the post, and one that says something else by then never goes out [ATT-21, FRM-11]', async () => {
    const url = await exclusionOf();
    const reviewId = url.split('/')[2] ?? '';
    await save('socialWorker', url, { ...EXCLUSION, version: '0' });
    assert.ok((await get('iro', url)).body.includes('The reason has not been sent yet'));
    const stale = await send('iro', `${url}/letter`, { version: '9' });
    assert.equal(stale.statusCode, 422);
    assert.ok(stale.body.includes('It has changed since you opened this page'));
    await save('iro', `${url}/letter`, { version: '1' });
    const [letter] = await postOf(reviewId);
    assert.deepEqual([letter?.name, letter?.purpose, letter?.state], ['Mona Mother', 'exclusion', 'to-send']);
    for (const words of [
      'a part of Sami’s review: While the child is there.',
      'Why: You threatened the child on 20 May.',
      'You see the IRO by yourself on 10 July.',
      'We look at this again by Saturday 29 August 2026',
    ]) {
      assert.ok(letter?.body.includes(words), words);
    }
    assert.match((await get('iro', url)).body, /The reason was given in writing on Monday 1 June 2026/);
    await save('socialWorker', url, { ...EXCLUSION, version: '2', explanation: 'You came to the school on 28 May.' });
    assert.ok((await get('iro', url)).body.includes('The reason has not been sent yet'));
    assert.deepEqual(
      (await postOf(reviewId)).map(({ state }) => state),
      ['withdrawn'],
    );
  });

  it('is looked at again by the next review at the latest, and the preparation says by when and what is late [ATT-26]', async () => {
    const url = await exclusionOf();
    const late = await send('socialWorker', url, {
      ...{ ...EXCLUSION, version: '0' },
      ...{ 'lookAgainOn-day': '14', 'lookAgainOn-month': '1', 'lookAgainOn-year': '2027' },
    });
    assert.equal(late.statusCode, 422);
    assert.ok(late.body.includes('look at it again by then'));
    await save('socialWorker', url, { ...EXCLUSION, version: '0', ...day('lookAgainOn', '29', '5') });
    const { body } = await get('iro', url.replace(/\/invitations\/.*/, '/preparation'));
    assert.match(body, /Look again at why Mona Mother is kept out/);
    assert.match(body, /Due Friday 29 May 2026, 1 working day late\. The reason has not been sent to them yet/);
    assert.match(body, /govuk-tag--orange/);
  });

  it('is compared field by field for whoever saves second, and nothing of either is lost', async () => {
    const url = await exclusionOf();
    await save('socialWorker', url, { ...EXCLUSION, version: '0' });
    const basis = basisOf((await get('iro', url)).body);
    await save('socialWorker', url, {
      ...EXCLUSION,
      ...basis,
      explanation: 'You came to the school.',
      ...day('decidedOn', '27', '5'),
    });
    const mine = { ...EXCLUSION, ...basis, explanation: 'You threatened us all.', iroOffer: 'Rang on 30 May.' };
    const { statusCode, body } = await send('iro', url, mine);
    assert.equal(statusCode, 409);
    assert.match(
      body,
      /Explained: you both changed it[\s\S]*>You came to the school\.<[\s\S]*>You threatened us all\.</,
    );
    assert.match(body, /name="decidedOn-day"[^>]*value="27"/, 'what only they changed is taken over');
    assert.match(body, /id="iroOffer"[^>]*>Rang on 30 May\.</, 'what only you changed stays');
  });

  it('may be a carer, with the reasons in writing, another way to contribute, and what the carer contributed [ATT-27, FRM-11]', async () => {
    const { reviewId, href, childId } = await newReview();
    const carer = await database.withTransaction(office.officer, (tx) =>
      tx
        .insertInto('child_people')
        .values({
          authority_id: office.officer.authorityId,
          child_id: childId,
          name: 'Cara Carer',
          relationship: 'foster carer',
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    const invited = { ...INVITED, ...person(carer.id, 'Cara Carer', 'foster carer'), channel: 'letter' };
    await save('iro', `${href}/new`, invited);
    const one = await invitationOf(href);
    await save('socialWorker', `${one}/exclusion`, { ...EXCLUSION, version: '0', who: 'carer' });
    assert.match((await get('iro', `${one}/exclusion`)).body, /value="carer"[^>]*checked/);
    assert.ok((await get('iro', `${one}/exclusion`)).body.includes('Nothing is written down yet.'));
    await save('iro', `${one}/exclusion/letter`, { version: '1' });
    const [letter] = await postOf(reviewId);
    assert.match(
      letter?.body ?? '',
      /^Dear Cara Carer[\s\S]*Why: You threatened the child on 20 May\.[\s\S]*How you take part all the same/,
    );
    const contributed = { contribution: 'He sleeps through now.', ...day('contributedOn', '1', '6') };
    await save('iro', one, { ...invited, ...contributed, version: '1' });
    assert.match((await get('iro', `${one}/exclusion`)).body, /Monday 1 June 2026: <span[^>]*>He sleeps through now\./);
  });

  it('is asked in writing all the same: whether papers went is looked up, and missing ones are told of [ATT-23]', async () => {
    const { reviewId, href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    const url = `${await invitationOf(href)}/exclusion`;
    await save('socialWorker', url, { ...EXCLUSION, version: '0' });
    assert.match((await get('iro', url)).body, /<strong>No consultation paper has been sent to them\.<\/strong>/);
    const preparation = `/reviews/${reviewId}/preparation`;
    const task = async () => {
      const { body } = await get('iro', preparation);
      return (
        body.split('govuk-task-list__item').find((each) => each.includes('Ask Mona Mother, who is kept out')) ?? ''
      );
    };
    assert.match(await task(), /No consultation paper has been sent to them[\s\S]*Not sent yet/);
    await save('iro', `/reviews/${reviewId}/consultation`, {
      person: [mother],
      [`channel-${mother}`]: 'email',
      [`audience-${mother}`]: 'parent',
    });
    assert.match((await get('iro', url)).body, /Sent [^,]*, nothing has come back yet\.[\s\S]*The paper</);
    assert.match(await task(), /status">\s*Sent/);
    const elsewhere = await exclusionOf();
    await save('iro', elsewhere, { ...EXCLUSION, version: '0', ...day('papersSentOn', '1', '6') });
    assert.ok((await get('iro', elsewhere)).body.includes('Sent 1 Jun 2026, not from here'));
  });

  async function exclusionOf(): Promise<string> {
    const { href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    return `${await invitationOf(href)}/exclusion`;
  }

  function listOf(url: string): string {
    return url.replace(/\/invitations\/.*/, '/invitations');
  }
});

describe('whoever does not work with the child', () => {
  it('finds nothing of who comes, and it is there', async () => {
    const { href, mother } = await newReview();
    await save('iro', `${href}/new`, { ...INVITED, ...person(mother, 'Mona Mother', 'mother') });
    const one = await invitationOf(href);
    for (const who of ['otherIro', 'elsewhere'] as const) {
      for (const url of [href, `${href}/send`, one, `${one}/exclusion`])
        assert.equal((await get(who, url)).statusCode, 404, url);
    }
    assert.equal((await send('manager', one, { ...INVITED, version: '1' })).statusCode, 403);
    assert.ok((await get('iro', href)).body.includes('Mona Mother'));
  });
});

let children = 0;

/** A child of twelve in foster care, with a mother, and a review arranged for 13 July 2026 at four. */
async function newReview(place = '') {
  children += 1;
  const localId = `N${children}`;
  const childId = await database.withTransaction(office.officer, (tx) =>
    enterChild(tx, office.officer, {
      localId,
      bornOn: '2014-05-02',
      givenName: 'Samuel',
      familyName: 'Testchild',
      knownAs: 'Sami',
      iro: office.iro,
      socialWorker: office.socialWorker,
      events: [
        { type: 'became-looked-after', on: '2026-03-16' },
        { type: 'review-started', review: 'r1', on: '2026-04-17' },
        { type: 'review-completed', review: 'r1', on: '2026-04-17' },
      ],
    }),
  );
  const mother = await database.withTransaction(office.officer, (tx) =>
    tx
      .insertInto('child_people')
      .values({
        authority_id: office.officer.authorityId,
        child_id: childId,
        name: 'Mona Mother',
        relationship: 'mother',
        email: 'mona@people.test',
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const reviewId = await arrangeFor(`new ${childId}`, '13', { place });
  return { childId, reviewId, href: `/reviews/${reviewId}/invitations`, mother: mother.id };
}

/** Arranges a review, whatever it is warned of: `new <child>`, or an id. Gives its id. */
async function arrangeFor(review: string, date: string, fields: SentFields = {}): Promise<string> {
  const url = review.startsWith('new ') ? `/children/${review.slice(4)}/reviews/new` : `/reviews/${review}/arrange`;
  const told = {
    version: '0',
    ...day('heldOn', date, '7'),
    starts: '16:00',
    lengthMinutes: '60',
    childMisses: 'nothing',
    placeKind: 'placement',
    kind: 'ordinary',
    shape: 'single',
    chairedBy: 'iro',
    isConfirmed: 'yes',
    ...fields,
  };
  let page = await send('iro', url, told);
  if (page.statusCode === 422) {
    const warned = (/<textarea name="warned"[^>]*>([^<]*)</.exec(page.body)?.[1] ?? '').replaceAll('&#39;', "'");
    page = await send('iro', url, { ...told, warned });
  }
  assert.equal(page.statusCode, 303, page.body);
  return String(page.headers.location).split('/')[2] ?? '';
}

function person(id: string, name: string, role: string): SentFields {
  return { who: 'person', person: id, name, role };
}

async function invitationOf(href: string, name = ''): Promise<string> {
  const { body } = await get('iro', href);
  const link = new RegExp(`href="(/reviews/[^"]+/invitations/[0-9a-f-]{36})">${name}`);
  return link.exec(body)?.[1] ?? assert.fail('nobody is invited');
}

type Who = Exclude<keyof typeof office, 'child'>;

async function get(who: Who, url: string) {
  return await app.inject({ url, headers: await signInAs(office[who]) });
}

async function send(who: Who, url: string, fields: SentFields) {
  const { cookie } = await signInAs(office[who]);
  return await sendForm(app, { url, cookie, fields });
}

async function save(who: Who, url: string, fields: SentFields): Promise<void> {
  const page = await send(who, url, fields);
  assert.equal(page.statusCode, 303, page.body);
}

function day(name: string, date: string, month: string): SentFields {
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: '2026' };
}

/** Has the job of the post hand over everything that waits, and gives what left the house by email. */
async function sendAllThatWaits(): Promise<{ to: string; body: string }[]> {
  const sent: { to: string; body: string }[] = [];
  const carrier: Carrier = {
    via: 'smtp',
    channels: ['email'],
    handOver: async ({ id, to, body }) => {
      sent.push({ to, body });
      return { kind: 'taken', via: 'smtp', reference: id };
    },
    close: () => undefined,
  };
  const { signal } = new AbortController();
  await sendDuePost(database, { notifier: new Notifier({ carriers: [carrier] }), signal });
  return sent;
}

/** As if the job of the post had sent what waits about a review. */
async function letGo(reviewId: string, name?: string): Promise<void> {
  await asAdmin((admin) =>
    admin.query(
      `update app.post_items set state = 'sent', sent_at = now()
       where review_id = $1 and state = 'to-send' and ($2::text is null or recipient_name = $2)`,
      [reviewId, name],
    ),
  );
}

interface Item {
  readonly state: string;
  readonly name: string;
  readonly channel: string;
  readonly purpose: string;
  readonly body: string;
  readonly calendar: { readonly method: string; readonly startsAt: string; readonly sequence: number } | null;
}

async function postOf(reviewId: string): Promise<Item[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<Item>(
      `select recipient_name as name, channel, purpose, state, body, calendar from app.post_items
       where review_id = $1 order by id`,
      [reviewId],
    ),
  );
  return rows;
}

async function countFacts(childId: string, type: string): Promise<number | null> {
  const { rowCount } = await asAdmin((admin) =>
    admin.query('select from app.facts where child_id = $1 and type = $2', [childId, type]),
  );
  return rowCount;
}
