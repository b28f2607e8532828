import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMentions } from './test-titles.ts';

function idsNamedIn(source: string): string[] {
  return readMentions([{ file: 'src/a.test.ts', source }]).map(({ id }) => id);
}

test('an id is read from the title of a test, an it and a test inside a test', () => {
  const source = `
    test('adds [SCH-01]', () => {});
    it('takes away [SCH-02]', () => {});
    test('sums', (t) => t.test('one by one [SCH-03]', () => {}));
  `;
  assert.deepEqual(idsNamedIn(source), ['SCH-01', 'SCH-02', 'SCH-03']);
});

test('an id is read from the title of a test that needs a browser', () => {
  const source = "inBrowser('prints [SCH-01]', async () => {}); onEachScreen('reads [SCH-02]', async () => {});";
  assert.deepEqual(idsNamedIn(source), ['SCH-01', 'SCH-02']);
});

test('several ids are read from one pair of brackets, or from several', () => {
  assert.deepEqual(idsNamedIn("test('adds [SCH-01, ADJ-03] and [OUT-01]', () => {});"), ['SCH-01', 'ADJ-03', 'OUT-01']);
});

test('an id is read from a title into which values are put', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a source that is read, not a template
  assert.deepEqual(idsNamedIn('for (const x of list) test(`adds ${x} [SCH-01]`, () => {});'), ['SCH-01']);
});

test('an id is told with the line of its test', () => {
  const [mention] = readMentions([{ file: 'src/a.test.ts', source: "// é\n\ntest('adds [SCH-01]', () => {});\n" }]);
  assert.deepEqual(mention, { file: 'src/a.test.ts', line: 3, id: 'SCH-01' });
});

test('what is not the title of a test shows nothing', () => {
  const source = `
    // test('in a comment [SCH-01]', () => {});
    const text = "test('in a string [SCH-02]', () => {});";
    describe('a suite [SCH-03]', () => {});
    const found = /x/.test('a regular expression [SCH-04]');
    test('without a body [SCH-05]');
    check('another function [SCH-06]', () => {});
  `;
  assert.deepEqual(idsNamedIn(source), []);
});

test('brackets that hold no id are left alone', () => {
  assert.deepEqual(idsNamedIn("test('counts [day 0 after] with code [INT08]', () => {});"), []);
});

test('an id that is written wrongly is told as it stands', () => {
  assert.deepEqual(idsNamedIn("test('adds [SCH-1]', () => {}); test('adds [SCH-01; SCH-02]', () => {});"), [
    'SCH-1',
    'SCH-01; SCH-02',
  ]);
});
