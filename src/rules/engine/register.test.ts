import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listStaleCitations, makeRegister } from './register.ts';

test('lists no rule as known and not modelled', () => {
  const { rules, notModelled } = makeRegister();
  const modelled = new Set(rules.map(({ id }) => id));
  assert.deepEqual(
    notModelled.filter(({ id }) => modelled.has(id)),
    [],
  );
});

test('holds every citation against the day: of rules, of earlier law, of procedures and of duties not modelled', () => {
  assert.deepEqual(listStaleCitations('2026-11-22'), []);
  const stale = listStaleCitations('2099-01-01');
  const { rules, notModelled } = makeRegister();
  const named = new Set(stale.map(({ rule }) => rule));
  for (const { id } of [...rules, ...notModelled]) assert.ok(named.has(id), id);
  assert.ok(stale.some(({ citation }) => citation.source === 'bwd'));
  assert.ok(stale.some(({ citation }) => citation.source === 'rccr-1991'));
});
