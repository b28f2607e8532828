import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makePdf } from './make-pdf.ts';

describe('a PDF of the demo', () => {
  const pdf = makePdf(['Social worker’s report (the first)', 'Zoë \\ 漢']).toString('latin1');

  it('names the place of each of its parts, by which a reader finds them', () => {
    const table = Number(/startxref\n(\d+)\n%%EOF/.exec(pdf)?.[1]);
    assert.ok(pdf.startsWith('xref\n0 6\n', table));
    const places = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
    assert.equal(places.length, 5);
    for (const [index, place] of places.entries()) assert.ok(pdf.startsWith(`${index + 1} 0 obj\n`, place));
  });

  it('says how long its text is, and holds what was written', () => {
    const [, length, text = ''] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(pdf) ?? [];
    assert.equal(text.length, Number(length));
    assert.ok(text.includes(String.raw`(Social worker's report \(the first\)) Tj`));
    assert.ok(text.includes(`(Zoë ${String.raw`\\`} ?) Tj`));
  });
});
