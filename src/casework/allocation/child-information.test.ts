import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { termsOf } from '../settings/terms-of-authority.ts';
import { childSheet, SHEET_IDS, type SheetId } from './child-information.ts';
import { BANDS, type Band } from './introduction.ts';

const sheet = (id: SheetId, band: Band) => childSheet(id, { band, terms: termsOf(), offices: [], today: '2026-06-01' });
const textOf = (id: SheetId, band: Band) =>
  sheet(id, band)
    .lines.map(({ text }) => text)
    .join(' ');

/** How many words a sentence has at the most, and how many on the whole, by age. */
const LONGEST: Readonly<Record<Band, readonly [most: number, mean: number]>> = {
  'under-7': [12, 9],
  '7-11': [32, 13],
  '12-and-over': [34, 15],
};

describe('what is written for children', () => {
  it('tells of the reviewing officer, reviews, the plan and advocates, for each age in its own words [CHM-05, CHM-08]', () => {
    for (const id of SHEET_IDS) {
      const texts = BANDS.map((band) => textOf(id, band));
      assert.equal(new Set(texts).size, BANDS.length, id);
      for (const band of BANDS) assert.ok(sheet(id, band).lines.length >= 4, `${id} ${band}`);
    }
    assert.match(textOf('review', '7-11'), /You help to choose who comes, where it is and when/);
    assert.match(textOf('plan', '7-11'), /People must ask you what you think of each part of it/);
    assert.match(textOf('iro', '12-and-over'), /speak with you in private before each review/);
    assert.match(textOf('advocate', '12-and-over'), /at any time: for a review, to complain/);
    assert.match(textOf('advocate', 'under-7'), /They say what you want, and nothing else/);
  });

  it('has sentences that a child of that age can read, and says no word short [CHM-05]', () => {
    for (const id of SHEET_IDS) {
      for (const band of BANDS) {
        const sentences = textOf(id, band).split(/(?<=[.!?]) /);
        const words = sentences.map((sentence) => sentence.split(/\s+/).length);
        const [most, mean] = LONGEST[band];
        assert.ok(Math.max(...words) <= most, `${id} ${band}: ${sentences[words.indexOf(Math.max(...words))]}`);
        assert.ok(words.reduce((sum, count) => sum + count, 0) / words.length <= mean, `${id} ${band}`);
        assert.doesNotMatch(textOf(id, band), /\b[A-Z]{2,}\b/, `${id} ${band}`);
      }
    }
  });
});
