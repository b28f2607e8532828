import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayOfOneChild } from './template-loader.ts';

test('a template asks how to say each mention of one child, in its text and in what it hands to a macro [DEF-01]', () => {
  assert.equal(sayOfOneChild('<p>Ask the child.</p>'), '<p>Ask {{ "the child" | sayOf }}.</p>');
  assert.equal(
    sayOfOneChild('{{ govukInput({ label: { text: "What the child wants" }, name: "child" }) }}'),
    '{{ govukInput({ label: { text: ("What the child wants" | sayOf) }, name: "child" }) }}',
  );
  assert.equal(
    sayOfOneChild('{% set title = "The child’s view" if one else "Views" %}'),
    '{% set title = ("The child’s view" | sayOf) if one else "Views" %}',
  );
});

test('whatever else has the word in it stays: names of the program, many children, words of the law, comments', () => {
  for (const template of [
    '<dl class="footprint-child"><a href="/children/new">{{ "an child" | term }}</a></dl>',
    '<p>Children, and a child protection plan</p>',
    '{# Of the child. #}',
    '{{ child.name }}{% if each.as == "child" %}{% endif %}',
  ])
    assert.equal(sayOfOneChild(template), template);
});
