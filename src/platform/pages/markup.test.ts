import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import nunjucks from 'nunjucks';
import { markup } from './markup.ts';

describe('markup', () => {
  it('escapes whatever comes from outside, as the templates do', () => {
    const name = `<script>alert("x")</script> & 'y' \\ \``;
    const templates = new nunjucks.Environment(undefined, { autoescape: true });
    assert.equal(String(markup`<td>${name}</td>`), templates.renderString('<td>{{ name }}</td>', { name }));
    assert.match(String(markup`<td title="${'" onclick="x'}">`), /title="&quot; onclick=&quot;x"/);
  });

  it('takes what is markup already as it is, lists of it in their order, and nothing where there is none', () => {
    const cells = ['a', '<'].map((text) => markup`<td>${text}</td>`);
    assert.equal(String(markup`<tr>${cells}${undefined}${3}</tr>`), '<tr><td>a</td><td>&lt;</td>3</tr>');
  });
});
