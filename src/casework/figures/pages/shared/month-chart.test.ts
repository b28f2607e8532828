import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawMonths } from './month-chart.ts';

const SERIES = [
  { key: 'inTime', label: 'in time' },
  { key: 'late', label: 'late' },
];

describe('a picture by month', () => {
  it('stacks what it tells apart on a scale of round numbers, and says the same in words', () => {
    const chart = drawMonths({
      title: 'Reviews',
      series: SERIES,
      months: [
        { month: '2025-12', counts: { inTime: 30, late: 10 } },
        { month: '2026-01', counts: {} },
      ],
    });
    // Lines at every ten up to forty; the plot is 200 high, so thirty are 150 and ten are 50.
    assert.deepEqual(
      chart.lines.map(({ label }) => label),
      ['0', '10', '20', '30', '40'],
    );
    assert.deepEqual(
      chart.bars[0]?.segments.map(({ key, height, y }) => [key, height, chart.floor - y]),
      [
        ['inTime', 150, 150],
        ['late', 50, 200],
      ],
    );
    assert.deepEqual(chart.bars[1]?.segments, []);
    assert.deepEqual(
      chart.bars.map(({ label, year }) => [label, year]),
      [
        ['Dec', '2025'],
        ['Jan', '2026'],
      ],
    );
    assert.equal(chart.description, 'December 2025: 30 in time, 10 late. January 2026: none.');
  });

  it('never divides one review, and writes at most a dozen months below', () => {
    const months = Array.from({ length: 36 }, (_, index) => ({
      month: `${2023 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
      counts: { inTime: 1 },
    }));
    const chart = drawMonths({ title: 'Reviews', series: SERIES, months });
    assert.deepEqual(
      chart.lines.map(({ label }) => label),
      ['0', '1'],
    );
    assert.equal(chart.bars.filter(({ label }) => label !== undefined).length, 12);
    assert.deepEqual(
      chart.bars.flatMap(({ year }) => year ?? []),
      ['2023', '2024', '2025'],
    );
  });
});
