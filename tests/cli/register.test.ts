import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Register, RegisteredCitation, RegisteredProcedure } from '../../src/rules/index.ts';
import { runInside } from '../support/fake-io.ts';

const PROCEDURES = ['national', 'halton', 'expectations', 'thurrock', 'bwd'];
const DAY = /^\d{4}-\d\d-\d\d$/;

async function printed(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runInside(args);
  assert.deepEqual([code, stderr], [0, ''], args.join(' '));
  return stdout;
}

async function inJson<Value>(...args: string[]): Promise<Value> {
  const stdout = await printed(...args, '--json');
  assert.equal(stdout.indexOf('\n'), stdout.length - 1, 'one JSON value on one line');
  return JSON.parse(stdout);
}

async function refusalOf(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runInside(args);
  assert.deepEqual([code, stdout], [2, ''], args.join(' '));
  return stderr;
}

function fitsThePage(words: string): void {
  for (const line of words.split('\n')) {
    assert.ok(line.length <= 100, `${line.length} columns: ${line}`);
    assert.equal(line, line.trimEnd());
    assert.doesNotMatch(line, /undefined|null|NaN|\[object/);
  }
}

describe('footprint rules', () => {
  test('lists as JSON every rule with its title, actor, dates, law and the procedures that override it', async () => {
    const { rules, notModelled } = await inJson<Register>('rules');
    assert.ok(rules.length >= 35 && notModelled.length > 0);
    for (const { id, title, actor, inForceFrom, inForceTo, citations, overriddenBy } of rules) {
      assert.match(id, /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$/);
      assert.ok(title !== '' && /^[a-zA-Z ]+$/.test(actor), id);
      assert.ok(inForceFrom === null || DAY.test(inForceFrom), id);
      assert.ok(inForceTo === null || DAY.test(inForceTo), id);
      assert.ok(citations.length > 0, id);
      for (const { source, provision, title: of } of citations) assert.ok(source && provision && of, id);
      for (const { procedure } of overriddenBy) assert.ok(PROCEDURES.includes(procedure), id);
    }
    for (const { id, duty, because, citation } of notModelled) assert.ok(id && duty && because && citation.provision);
    const first = rules.find(({ id }) => id === 'review.first');
    assert.equal(first?.earlierLaw?.inForceTo, '2011-03-31');
    assert.deepEqual(
      first.overriddenBy.map(({ procedure }) => procedure),
      ['bwd'],
    );
  });

  test('lists the same in words that fit the page, each rule and duty once, with the names of the sources', async () => {
    const words = await printed('rules');
    fitsThePage(words);
    const { rules, notModelled } = await inJson<Register>('rules');
    const paragraphs = words.split('\n\n').map((paragraph) => paragraph.split('\n')[0]);
    for (const { id } of [...rules, ...notModelled]) {
      assert.equal(paragraphs.filter((line) => line === id).length, 1, id);
    }
    assert.ok(words.startsWith(`${rules.length} rules, `));
    assert.ok(words.includes(`\nKnown and not modelled: ${notModelled.length} duties `));
    const cited = [...rules.flatMap(({ citations }) => citations), ...notModelled.map(({ citation }) => citation)];
    for (const { source } of cited) assert.match(words, new RegExp(`^ {2}${source} {2,}\\S`, 'm'));
  });

  test('says of a rule what its law was before, and what each procedure sets, its prompts included', async () => {
    const words = (await printed('rules')).replaceAll(/\n {4,}/g, ' ');
    assert.match(words, /\n {2}to 31 March 2011: 28 days after the child became looked after .* \(rccr-1991 reg 3\)\n/);
    assert.match(words, /\n {2}bwd: 20 working days after the child became looked after .*; prompts 20 days after the/);
    assert.match(words, /\n {2}bwd: 10 days before the review, not before 20 days before the review\n/);
    assert.match(words, /\n {2}bwd: 20 working days after .* completed \(looser than the national figure\)\n/);
  });

  test('lists the citations that nobody has checked for twelve months, and tells so by the exit code', async () => {
    const all = (await inJson<Register>('rules')).rules.flatMap(({ citations }) => citations);
    const lastChecked =
      all
        .map(({ checkedOn }) => checkedOn)
        .sort()
        .at(-1) ?? assert.fail();
    const fresh = await runInside(['rules', '--stale', '--json'], { today: lastChecked });
    const dayAfterAYear = Temporal.PlainDate.from(lastChecked).add({ years: 1, days: 1 }).toString();
    const stale = await runInside(['rules', '--stale', '--json'], { today: dayAfterAYear });
    const staleList: { rule: string; citation: RegisteredCitation }[] = JSON.parse(stale.stdout);
    assert.equal(stale.code, 1);
    assert.ok(staleList.length >= all.length);
    assert.ok(staleList.every(({ rule, citation }) => rule !== '' && DAY.test(citation.checkedOn)));
    const freshList: unknown[] = JSON.parse(fresh.stdout);
    assert.equal(fresh.code, freshList.length === 0 ? 0 : 1);
    assert.ok(freshList.length < staleList.length);
    const inWords = await runInside(['rules', '--stale'], { today: dayAfterAYear });
    assert.equal(inWords.code, 1);
    fitsThePage(inWords.stdout);
    assert.match(inWords.stdout, /^review\.first: cppcr-2010 reg 33\(1\), last checked on \d+ \w+ \d{4}$/m);
  });

  test('says so where every citation was checked', async () => {
    const { code, stdout } = await runInside(['rules', '--stale'], { today: '2000-01-01' });
    assert.deepEqual([code, stdout], [0, 'Every citation was checked on or after 1 January 1999.\n']);
  });

  test('refuses words and options that it does not know', async () => {
    assert.match(
      await refusalOf('rules', 'review.first'),
      /"review\.first" is one word too many\nUsage: footprint rules/,
    );
    assert.match(await refusalOf('rules', '--ndjson'), /--ndjson/);
  });
});

describe('footprint procedures', () => {
  test('lists every procedure with what it overrides against the national one', async () => {
    const procedures = await inJson<RegisteredProcedure[]>('procedures');
    assert.deepEqual(
      procedures.map(({ id }) => id),
      PROCEDURES,
    );
    assert.deepEqual(procedures[0]?.overrides, []);
    for (const { id, overrides } of procedures) {
      for (const { rule, terms, citation, reason } of overrides) {
        assert.ok(terms.due !== '' && citation.provision !== '' && reason !== '', `${id} ${rule}`);
      }
    }
    const words = await printed('procedures');
    fitsThePage(words);
    for (const id of PROCEDURES) assert.match(words, new RegExp(`^${id}$`, 'm'));
  });

  for (const id of PROCEDURES) {
    test(`tells of ${id} alone, as JSON and in words`, async () => {
      const all = await inJson<RegisteredProcedure[]>('procedures');
      const one = await inJson<RegisteredProcedure>('procedures', id);
      assert.deepEqual(
        one,
        all.find((procedure) => procedure.id === id),
      );
      const words = await printed('procedures', id);
      fitsThePage(words);
      assert.ok(words.startsWith(`${id}: `));
      for (const { rule } of one.overrides) assert.match(words, new RegExp(`^${rule}\n {2}here: .`, 'm'));
      assert.equal(/^It overrides nothing/m.test(words), one.overrides.length === 0);
      assert.equal(words.match(/^ {2}\d\. /gm)?.length ?? 0, one.ladder.length);
    });
  }

  test('sets its figure beside the national one, and says where it is looser', async () => {
    const words = (await printed('procedures', 'bwd')).replaceAll(/\n {4,}/g, ' ');
    assert.match(
      words,
      /^outcome\.full-record\n {2}here: 20 working days .* \(looser than the national figure\)\n {2}nationally: 15 working/m,
    );
    assert.match(
      words,
      /^review\.at-home-on-care-order\n.*\n {2}nationally: the second or subsequent review, by its number$/m,
    );
  });

  test('refuses one that there is not, and more than one', async () => {
    assert.match(await refusalOf('procedures', 'nope'), /^footprint: ID: .*"nope"; known are national, halton/);
    assert.match(await refusalOf('procedures', 'bwd', 'halton'), /"halton" is one word too many/);
  });
});
