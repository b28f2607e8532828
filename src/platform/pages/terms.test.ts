import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordsOfProcedure } from '../../rules/index.ts';
import { type Dictionary, TERM_NAMES, Terms } from './terms.ts';

const standard = new Terms(wordsOfProcedure('national'));
const halton = new Terms(wordsOfProcedure('halton'));
const bwd = new Terms(wordsOfProcedure('bwd'));

const called = (name: keyof Dictionary, one: string, many = `${one}s`) =>
  new Terms({ ...wordsOfProcedure('national'), [name]: { one, many } });

describe('a term', () => {
  it('stands in a phrase for one, for more, with its article and at the beginning of a sentence', () => {
    assert.equal(halton.say('{Children} without {an iro}'), 'Children in Care without an IRM');
    assert.equal(standard.say('{Children} without {an iro}'), 'Looked-after children without an IRO');
    assert.equal(
      bwd.say('{An review} is due; the {iros} hold {reviews}'),
      'A Looked After Review is due; the IROs hold Looked After Reviews',
    );
    assert.equal(bwd.of('Disputes'), 'Challenges');
  });

  it('is counted with its number, in the singular for one', () => {
    assert.equal(halton.count(1, 'child'), '1 Child in Care');
    assert.equal(halton.count(1200, 'child'), '1,200 Children in Care');
    assert.equal(halton.count(0, 'iro'), '0 IRMs');
    assert.equal(halton.for(1, 'iro'), 'IRM');
  });

  it('has the article of how it is spoken', () => {
    const articles = [
      'IRO',
      'IRM',
      'LAC review',
      'SWM',
      'BRO',
      'unit meeting',
      'alert',
      'uninvited guest',
      'challenge',
    ];
    assert.deepEqual(
      articles.map((one) => called('iro', one).say('{an iro}')),
      [
        ...['an IRO', 'an IRM', 'a LAC review', 'an SWM', 'a BRO', 'a unit meeting', 'an alert'],
        ...['an uninvited guest', 'a challenge'],
      ],
    );
  });

  it('that does not exist is a mistake of the program, and not a gap on a page', () => {
    assert.throws(() => standard.fill('{an irm}'), /there is no term "an irm"/);
    // @ts-expect-error the types refuse it before anybody reads the page
    assert.throws(() => standard.say('Appoint {an irm}'), /there is no term/);
  });
});

describe('of one child', () => {
  it('is said of a young person from the birthday on, and of many and in words of the law as ever [DEF-01]', () => {
    const [younger, older] = [standard.ofAge(15), standard.ofAge(16)];
    for (const [text, said] of [
      ['Ask the child', 'Ask the young person'],
      ['The child’s view. A child who knows', 'The young person’s view. A young person who knows'],
      ['Child’s own words', 'Young person’s own words'],
      ['No child is told twice', 'No young person is told twice'],
      ['The children, and a child protection plan', 'The children, and a child protection plan'],
      ['the child in need plan of the child', 'the child in need plan of the young person'],
      ['children’s guardian, eligible child', 'children’s guardian, eligible child'],
    ] as const) {
      assert.equal(older.sayOf(text), said);
      assert.equal(older.retell(text), said);
      assert.equal(younger.retell(text), text);
    }
    assert.equal(standard.ofAge(undefined), standard);
    assert.equal(older.ofAge(8), standard);
  });

  it('is in the authority’s own word, with the article that fits, in phrases and in whole definitions [DEF-01] [CFG-05]', () => {
    const dictionary = wordsOfProcedure('halton');
    const own = new Terms(
      { ...dictionary, youngPerson: { one: 'older child', many: 'older children' } },
      { youngPersonFrom: 13 },
    ).ofAge(13);
    assert.equal(
      own.say('{An child} is seen; ask the child, and a child'),
      'An Older Child in Care is seen; ask the older child, and an older child',
    );
    assert.equal(own.retell('a looked-after child'), 'an Older Child in Care');
    assert.equal(own.retell(own.retell('of the child')), 'of the older child');
    assert.equal(own.count(2, 'child'), '2 Children in Care');
    const part = { id: 'child', title: 'The child', choices: { no: 'The child is too young' }, days: [1], by: () => 1 };
    const said = own.sayAll(part);
    assert.deepEqual(
      [said.id, said.title, said.choices.no, said.days, said.by()],
      ['child', 'The older child', 'The older child is too young', [1], 1],
    );
  });
});

describe('a fixed text of the rules', () => {
  it('stays as it is in standard words', () => {
    const title = 'Tell the IRO service that the child is looked after';
    assert.equal(standard.retell(title), title);
  });

  it('is told in the words of the authority, with article, number and capital', () => {
    assert.equal(halton.retell('Appoint a named IRO'), 'Appoint a named IRM');
    assert.equal(halton.retell('Tell the IRO service that…'), 'Tell the IRM service that…');
    assert.equal(called('iro', 'reviewer').retell('no child without an IRO'), 'no child without a reviewer');
    assert.equal(called('review', 'assessment').retell('A review; Reviews'), 'An assessment; Assessments');
    assert.equal(halton.retell('by the independent reviewing officer'), 'by the Independent Reviewing Manager');
    assert.equal(
      bwd.retell('Resolve the dispute: the team manager answers'),
      'Resolve the challenge: the area team manager answers',
    );
  });

  it('keeps what only looks like a term', () => {
    assert.equal(bwd.retell('previewed, reviewing, disputed'), 'previewed, reviewing, disputed');
    assert.equal(halton.retell('looked after'), 'looked after');
  });

  it('is told once: what is in the authority’s own words already stays as it is [CFG-05]', () => {
    assert.equal(bwd.retell('Area team manager'), 'Area team manager');
    assert.equal(bwd.retell('Social worker, and the area team manager'), 'Social worker, and the area team manager');
    for (const [terms, text] of [
      [bwd, 'An IRO service holds a review; a dispute with the team manager of the social work team'],
      [halton, 'Reviews of a looked-after child by an IRO, and their Review'],
    ] as const) {
      assert.equal(terms.retell(terms.retell(text)), terms.retell(text));
      assert.notEqual(terms.retell(text), text);
    }
  });

  it('is told the same however often', () => {
    assert.equal(bwd.retell('Hold the first review'), bwd.retell('Hold the first review'));
    assert.equal(bwd.retell('Hold the first review'), 'Hold the first Looked After Review');
  });
});

it('every procedure has words for every term, the national ones where it has none of its own', () => {
  for (const id of ['national', 'halton', 'expectations', 'thurrock', 'bwd', 'unheard-of']) {
    const words = wordsOfProcedure(id);
    assert.deepEqual(Object.keys(words).sort(), [...TERM_NAMES].sort(), id);
    for (const { one, many } of Object.values(words)) assert.ok(one !== '' && many !== '', id);
  }
  assert.equal(wordsOfProcedure('thurrock').dispute.one, 'management alert');
  assert.equal(wordsOfProcedure('thurrock').iro.one, 'IRO');
});
