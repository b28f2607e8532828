import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toCsvFile, writeCsv } from './write-csv.ts';

describe('a table as CSV', () => {
  it('has commas, CR LF, and quotation marks where a value needs them', () => {
    const text = writeCsv(
      ['a', 'b, c'],
      [
        ['one', 'say "two"'],
        ['two\nlines', 3],
        [null, undefined],
      ],
    );
    assert.equal(text, 'a,"b, c"\r\none,"say ""two"""\r\n"two\nlines",3\r\n,\r\n');
  });

  it('keeps a text that a spreadsheet would take for a formula a text', () => {
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1'];
    for (const text of dangerous) assert.match(writeCsv(['a'], [[text]]), /^a\r\n"?'/);
    assert.equal(writeCsv(['a'], [[-1], ['one=two']]), 'a\r\n-1\r\none=two\r\n');
  });

  it('is read back as it was, whatever the text', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^\s*[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const read: string[][] = parse(writeCsv(['a', 'b'], rows), { record_delimiter: '\r\n' });
        assert.deepEqual(read.slice(1), rows);
      }),
    );
  });

  it('says in its last line that there are more, where the file does not hold all of them', () => {
    const { body } = toCsvFile(['a'], [['one'], ['two']], 7);
    assert.equal(
      body,
      '\u{feff}a\r\none\r\ntwo\r\nThere are more: this file ends after 2 rows. Choose fewer and download them again.\r\n',
    );
    assert.equal(toCsvFile(['a'], [['one']], 1).body, '\u{feff}a\r\none\r\n');
  });
});
