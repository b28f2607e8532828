import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Bar, layOutTimeline, type TimelineLayout } from './lay-out-timeline.ts';
import type { TimelineModel, TimelineSpan } from './model.ts';
import { ticksOf, toTimeScale } from './time-scale.ts';

const WIDE = 960;
const PHONE = 343;
const TODAY = '2026-11-22';

describe('the picture of a time in care', () => {
  it('is not drawn where there is nothing to draw', () => {
    assert.equal(layOutTimeline(modelOf({}), WIDE), undefined);
  });

  it('draws what goes on up to today, and says how long each time was', () => {
    const layout = layOut({ care: [span('2024-01-10', null, '1')] });
    const bar = onlyBar(layout, 'In care');
    assert.equal(bar.x + bar.width, layout.today);
    assert.equal(bar.title, '1, since 10 Jan 2024');
  });

  it('says of a beginning that is not known that it may be earlier', () => {
    const layout = layOut({ care: [{ ...span('2024-01-10', '2025-01-10', '1'), isStartKnown: false }] });
    assert.equal(onlyBar(layout, 'In care').title, '1, 10 Jan 2024 or before to 10 Jan 2025');
  });

  it('draws times that follow each other without a gap, and in two tones', () => {
    const layout = layOut({
      placements: [span('2025-06-01', null, 'Foster care'), span('2024-01-10', '2025-06-01', 'Children’s home')],
    });
    const [first, second] = barsIn(layout, 'Placements');
    assert.deepEqual([first?.label, second?.label], ['Children’s home', 'Foster care']);
    assert.deepEqual([first?.tone, second?.tone], ['even', 'odd']);
    assert.ok(Math.abs((first?.x ?? 0) + (first?.width ?? 0) - (second?.x ?? 0)) < 0.2);
  });

  it('cuts words that have no room, and leaves them out where nothing would be left', () => {
    const layout = layOut(
      {
        placements: [
          span('2014-01-10', '2026-09-01', 'Foster care with other carers, not long term, in a house by the sea'),
          span('2026-09-01', null, 'Children’s home'),
        ],
      },
      PHONE,
    );
    const [long, short] = barsIn(layout, 'Placements');
    assert.match(long?.label ?? '', /^Foster care with .*…$/);
    assert.equal(short?.label, '');
  });

  for (const width of [WIDE, PHONE]) {
    it(`has room for eighteen years and a hundred placements within ${width} units, and says what it drew together`, () => {
      const placements = Array.from({ length: 100 }, (_, index) => {
        const from = Temporal.PlainDate.from('2008-12-01').add({ days: index * 65 });
        return span(from.toString(), from.add({ days: 65 }).toString(), `Placement ${index}`);
      });
      const moved = Array.from({ length: 20 }, (_, index) => {
        const from = Temporal.PlainDate.from('2026-09-23').add({ days: index * 3 });
        return span(from.toString(), from.add({ days: 3 }).toString(), `Move ${index}`);
      });
      const reviews = Array.from({ length: 60 }, (_, index) => ({
        on: Temporal.PlainDate.from('2008-12-20')
          .add({ days: index * 109 })
          .toString(),
        words: 'Review',
      }));
      const layout = layOut({ placements: [...placements, ...moved] }, width, { onTime: reviews });
      const bars = barsIn(layout, 'Placements');
      assert.ok(bars.length <= width / 5, `${bars.length} bars`);
      assert.equal(layout.hasMerged, true);
      const drawn = bars.map(({ title }) => Number(/^(\d+) placements/.exec(title)?.[1] ?? 1));
      assert.equal(
        drawn.reduce((sum, count) => sum + count, 0),
        120,
        'none is lost',
      );
      assert.equal(
        layout.days[0]?.marks.reduce((sum, { count }) => sum + count, 0),
        60,
      );
      for (const { x, width: wide } of bars) assert.ok(x >= layout.left && x + wide <= layout.right + 4);
      const gaps = layout.ticks.slice(1).map(({ x }, index) => x - (layout.ticks[index]?.x ?? 0));
      assert.ok(Math.min(...gaps) >= 40, 'the years do not run into each other');
    });
  }

  it('puts titles beside the rows of a wide picture and above those of a narrow one', () => {
    const spans = { care: [span('2024-01-10', null, '1')] };
    const wide = layOut(spans).bars[0];
    const narrow = layOut(spans, PHONE).bars[0];
    assert.ok((wide?.titleY ?? 0) > (wide?.y ?? 0));
    assert.ok((narrow?.titleY ?? 0) < (narrow?.y ?? 0));
  });

  it('has a row of its own for reviews on time, late and not known, and for what is due ahead', () => {
    const layout = layOut({}, WIDE, {
      onTime: [{ on: '2026-01-28', words: 'Review held' }],
      late: [{ on: '2026-05-10', words: 'Review held' }],
      unknown: [{ on: '2025-12-10', words: 'Review held' }],
      due: [{ on: '2027-01-10', words: 'Hold the next review' }],
    });
    assert.deepEqual(
      layout.days.map(({ kind }) => kind),
      ['onTime', 'late', 'unknown', 'due'],
    );
    assert.ok((layout.days[3]?.marks[0]?.x ?? 0) > layout.today);
    assert.equal(layout.days[3]?.marks[0]?.title, 'Hold the next review, 10 Jan 2027');
  });

  it('looks no further ahead than a year: what lies beyond is not drawn as if it were nearer', () => {
    const due = [
      { on: '2027-02-01', words: 'Hold the next review' },
      { on: '2031-01-10', words: 'Prepare the pathway plan' },
    ];
    const layout = layOut({}, WIDE, { due });
    assert.deepEqual(
      layout.days[0]?.marks.map(({ title }) => title),
      ['Hold the next review, 1 Feb 2027'],
    );
  });
});

describe('the years along the top', () => {
  it('are parts of years where little time is shown', () => {
    const ticks = ticksOf(toTimeScale('2026-03-10', '2027-01-20', { left: 0, right: 400 }));
    assert.deepEqual(
      ticks.map(({ words }) => words),
      ['Apr 2026', 'Jul', 'Oct', '2027'],
    );
  });

  it('are every few years where much is', () => {
    const ticks = ticksOf(toTimeScale('2008-03-10', '2027-01-20', { left: 0, right: 300 }));
    assert.deepEqual(
      ticks.map(({ words }) => words),
      ['2010', '2015', '2020', '2025'],
    );
  });
});

function span(from: string, to: string | null, words: string): TimelineSpan {
  return { from, to, isStartKnown: true, words };
}

function modelOf(spans: Partial<TimelineModel['spans']>, marks: Partial<TimelineModel['marks']> = {}): TimelineModel {
  return {
    today: TODAY,
    spans: { care: [], legal: [], placements: [], iros: [], ...spans },
    marks: { onTime: [], late: [], unknown: [], due: [], ...marks },
  };
}

function layOut(
  spans: Partial<TimelineModel['spans']>,
  width = WIDE,
  marks: Partial<TimelineModel['marks']> = {},
): TimelineLayout {
  const layout = layOutTimeline(modelOf(spans, marks), width);
  assert.ok(layout !== undefined);
  return layout;
}

function barsIn({ bars }: TimelineLayout, title: string): readonly Bar[] {
  return bars.find((lane) => lane.title === title)?.bars ?? [];
}

function onlyBar(layout: TimelineLayout, title: string): Bar {
  const [bar] = barsIn(layout, title);
  assert.ok(bar !== undefined);
  return bar;
}
