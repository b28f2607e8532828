import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textToHtml } from './text-to-html.ts';

describe('a text as HTML', () => {
  it('has its headings, lists, paragraphs and links', () => {
    const html = textToHtml('Dear Iris,\n\nLate:\n\n* One\n  https://x.example/1\n* Two\n\nAll: https://x.example/all');
    assert.match(
      html,
      /<p>Dear Iris,<\/p><h2>Late<\/h2><ul><li>One<br><a href="https:\/\/x\.example\/1">https:\/\/x\.example\/1<\/a><\/li><li>Two<\/li><\/ul><p>All: <a href="https:\/\/x\.example\/all">/,
    );
    assert.match(html, /^<!doctype html><html lang="en">/);
  });

  it('shows what looks like markup as it was written', () => {
    const html = textToHtml('Dear <b>Tom</b> & "Jo"');
    assert.match(html, /<p>Dear &lt;b&gt;Tom&lt;\/b&gt; &amp; &quot;Jo&quot;<\/p>/);
  });
});
