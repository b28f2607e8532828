import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Roster, readRoster } from './read-roster.ts';

function read(content: string | Uint8Array): Roster {
  const roster = readRoster(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return 'refused' in roster ? assert.fail(roster.refused) : roster;
}

function refusalOf(content: string): string {
  const roster = readRoster(new TextEncoder().encode(content));
  return 'refused' in roster ? roster.refused : assert.fail('the file was read');
}

/** `row column code` of each problem. */
function briefly({ problems }: Roster): string[] {
  return problems.map(({ row, column, code }) => `${row} ${column} ${code}`);
}

const ASH = { iroName: 'Ash Example', iroEmail: 'ash@example.org' };

describe('a roster of who reviews whom', () => {
  it('is read row by row', () => {
    const roster = read(
      'child id,iro name,iro email,from,until\nA1,Ash Example,ash@example.org,05/01/2026,\nA2,Ash Example,,2026-01-05,01/03/2026\n',
    );
    assert.deepEqual(roster.appointments, [
      { row: 2, child: 'A1', ...ASH, from: '2026-01-05', until: null },
      { row: 3, child: 'A2', iroName: 'Ash Example', iroEmail: null, from: '2026-01-05', until: '2026-03-01' },
    ]);
    assert.deepEqual([roster.rows, roster.problems, roster.notes], [2, [], []]);
  });

  it('may have been written by a spreadsheet: a byte order mark, semicolons, quotation marks and other names', () => {
    const lines = [
      'sep=;',
      'Child Ref.;"IRO";Email address;Start Date;To;Notes',
      '"A;1";"Ash  ""A"" Example";;5.1.2026 00:00;;x',
    ];
    const roster = read(`\uFEFF${lines.join('\r\n')}\r\n;;;;;\r\n`);
    assert.deepEqual(roster.appointments, [
      { row: 3, child: 'A;1', iroName: 'Ash "A" Example', iroEmail: null, from: '2026-01-05', until: null },
    ]);
    assert.deepEqual([roster.rows, roster.notes], [1, ['not read: Notes']]);
  });

  it('keeps accents, in UTF-8, in UTF-16 and in the text of Windows', () => {
    const text = 'child id,iro,from\nA1,Zoë,05/01/2026\n';
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    for (const content of [text, utf16, new Uint8Array(Buffer.from(text, 'latin1'))]) {
      assert.equal(read(content).appointments[0]?.iroName, 'Zoë');
    }
    assert.match(read(new Uint8Array(Buffer.from(text, 'latin1'))).notes[0] ?? '', /read as text of Windows/);
  });

  it('tells of every row that cannot be read what is wrong with it, and reads the others', () => {
    const roster = read(
      [
        'child id,iro name,iro email,from,until',
        ',Ash Example,,05/01/2026,',
        'A2,,,05/01/2026,',
        'A3,Ash Example,ash at example,05/01/26,31/02/2026',
        'A4,Ash Example,,,',
        'A5,"Ash Example,,05/01/2026,',
        'A6,Ash Example,ash@example.org,05/01/2026,',
      ].join('\n'),
    );
    assert.deepEqual(briefly(roster), [
      '2 child id FP-ROSTER-BLANK',
      '3 iro name FP-ROSTER-BLANK',
      '4 iro email FP-ROSTER-EMAIL',
      '4 from FP-ROSTER-DATE',
      '4 until FP-ROSTER-DATE',
      '5 from FP-ROSTER-BLANK',
      '6  FP-ROSTER-QUOTES',
    ]);
    assert.deepEqual([roster.rows, roster.appointments.map(({ child }) => child)], [6, ['A6']]);
    const [, , , date] = roster.problems;
    assert.equal(date?.message, 'from "05/01/26" is not a day: write it as 05/01/2026 or 2026-01-05');
  });
});

describe('a roster of staff', () => {
  it('is read row by row; what is blank it does not say', () => {
    const roster = read(
      'Name,Email,Role,Team,FTE,Started,Left\nAsh Example,ash@example.org,"IRO; Team Manager",North,0.6,01/04/2020,\nBirch,,,,60%,,2026-01-05\n',
    );
    const nothing = { email: null, roles: null, team: null, startedOn: null };
    assert.deepEqual(roster.staff, [
      {
        ...{ row: 2, name: 'Ash Example', email: 'ash@example.org', roles: ['iro', 'team-manager'], team: 'North' },
        ...{ fullTimeEquivalent: 0.6, startedOn: '2020-04-01', leftOn: null },
      },
      { row: 3, name: 'Birch', ...nothing, fullTimeEquivalent: 0.6, leftOn: '2026-01-05' },
    ]);
  });

  it('refuses a role that is none, and more than a full post', () => {
    const roster = read('name,role,fte\nAsh,Wizard,1\nBirch,IRO,1.5\nCedar,Independent Reviewing Officer,1\n');
    assert.deepEqual(briefly(roster), ['2 role FP-ROSTER-ROLE', '3 fte FP-ROSTER-FTE']);
    assert.deepEqual(
      roster.staff.map(({ name, roles, fullTimeEquivalent }) => [name, roles, fullTimeEquivalent]),
      [['Cedar', ['iro'], 1]],
    );
  });
});

describe('a file that is no roster', () => {
  it('is refused with what to mend', () => {
    assert.match(refusalOf(''), /empty/);
    assert.match(refusalOf('\n\n'), /no lines/);
    assert.match(refusalOf('PK\u0003\u0004'), /spreadsheet: open it and save the sheet as CSV/);
    assert.match(refusalOf('<html>'), /XML or a web page/);
    assert.match(refusalOf('child id,from\nA1,05/01/2026\n'), /who reviews whom needs child id, iro name or iro email/);
    assert.match(refusalOf('colour,size\nred,1\n'), /does not name the columns of a roster/);
  });

  it('whatever it holds, ends in rows, problems or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readRoster(bytes);
        const roster = read(new Uint8Array([...Buffer.from('child,iro,from\n'), ...bytes.map((byte) => byte || 32)]));
        const refused = new Set(roster.problems.map(({ row }) => row));
        assert.equal(roster.rows, roster.appointments.length + refused.size);
      }),
    );
  });
});
