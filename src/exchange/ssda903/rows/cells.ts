import type { Day } from '../../../rules/calendar/day.ts';
import { type CodeSet, codesOf } from '../codes/code-set.ts';
import { YES_NO } from '../codes/other-codes.ts';
import type { CollectionYear } from '../collection-year.ts';
import { hasUnreadableCharacters } from '../file-lines.ts';
import { type Finding, OWN_CODES, type ReturnFile } from '../problems.ts';
import { dayFromReturn, howToWriteDate } from '../return-date.ts';
import { REFUSED_DAY, type Row } from './row.ts';

/** A column of the file that is being read; `index` is -1 where the file does not have it. */
export interface Column {
  readonly name: string;
  readonly index: number;
}

/** What a row has besides its own values. */
export type RowBasis = Pick<Row, 'file' | 'row' | 'rejected' | 'warned' | 'spellings'>;

const LONGEST_QUOTED_VALUE = 40;
/** 1.0: what a spreadsheet or a statistics package makes of 1. */
const WHOLE_NUMBER_WITH_DECIMALS = /^(\d+)\.0+$/;

/**
 * The values of one row, read column by column. What cannot be read is taken down as a refusal, never thrown, so that
 * every fault of a row is found at once.
 */
export class Cells {
  readonly file: ReturnFile;
  readonly #indexes: ReadonlyMap<string, number>;
  #fields: readonly string[] = [];
  #row = 0;
  #isSuspect = false;
  refusals: Finding[] = [];
  #spellings: Finding[] | undefined;

  /** `columns`: the names in the file's first line, in capitals. */
  constructor(file: ReturnFile, columns: readonly string[]) {
    this.file = file;
    const indexes = new Map<string, number>();
    for (const [index, name] of columns.entries()) if (!indexes.has(name)) indexes.set(name, index);
    this.#indexes = indexes;
  }

  /** Turns to the next row. `isSuspect`: its values may hold characters that are none of a text. */
  turnTo(row: number, fields: readonly string[], isSuspect: boolean): void {
    this.#row = row;
    this.#fields = fields;
    this.#isSuspect = isSuspect;
    this.#spellings = undefined;
    if (this.refusals.length > 0) this.refusals = [];
  }

  column(name: string): Column {
    return { name, index: this.#indexes.get(name) ?? -1 };
  }

  /** The bookkeeping of the present row; to be asked for after its values, so that their refusals are known. */
  basis(): RowBasis {
    return { file: this.file, row: this.#row, rejected: false, warned: false, spellings: this.#spellings };
  }

  /** The value as it stands, in capitals; undefined where it is blank. */
  text(column: Column): string | undefined {
    const value = this.#fields[column.index];
    if (value === undefined || value === '') return undefined;
    if (this.#isSuspect && hasUnreadableCharacters(value)) {
      this.refuse(column, OWN_CODES.unreadableCharacters, `${column.name} holds characters that are not text`);
      return undefined;
    }
    return value;
  }

  /** A day that the row cannot do without. */
  requiredDay(column: Column, code: string): Day {
    const value = this.text(column);
    if (value === undefined) {
      this.refuse(column, code, `${column.name} is blank: give the date as DD/MM/YYYY`);
      return REFUSED_DAY;
    }
    return this.#day(column, value, code) ?? REFUSED_DAY;
  }

  /** A day that may be blank, but not unreadable. */
  optionalDay(column: Column, code: string): Day | undefined {
    const value = this.text(column);
    return value === undefined ? undefined : this.#day(column, value, code);
  }

  #day(column: Column, value: string, code: string): Day | undefined {
    const day = dayFromReturn(value);
    if (day === undefined) {
      this.refuse(column, code, `${column.name} ${quoted(value)} is not a date of a return: ${howToWriteDate(value)}`);
    }
    return day;
  }

  /** A code that the row cannot do without. */
  requiredCode(column: Column, set: CodeSet, code: string): string {
    const value = this.#fields[column.index];
    if (value === undefined || value === '') {
      this.refuse(column, code, `${column.name} is blank: give a code of ${set.title}${listed(set, this.file.year)}`);
      return '';
    }
    return this.optionalCode(column, set, code) ?? '';
  }

  /** A code that may be blank, but not unknown. */
  optionalCode(column: Column, set: CodeSet, code: string): string | undefined {
    const value = this.text(column);
    if (value === undefined) return undefined;
    // The set's own string, so that a million rows share it.
    const known = set.codes.get(value) ?? set.codes.get(this.#withoutDecimals(column, value));
    if (known === undefined) {
      const remedy = `use one of the codes of ${set.title}${listed(set, this.file.year)}`;
      this.refuse(column, code, `${column.name} ${quoted(value)} is not a code of ${set.title}: ${remedy}`);
    }
    return known?.code;
  }

  /** 1 or 0. */
  flag(column: Column, code: string): boolean | undefined {
    const value = this.optionalCode(column, YES_NO, code);
    return value === undefined ? undefined : value === '1';
  }

  /** A whole number; NaN for a text that is none. Whether the number makes sense is for a check to say. */
  number(column: Column): number | undefined {
    const value = this.text(column);
    if (value === undefined) return undefined;
    const digits = this.#withoutDecimals(column, value);
    return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
  }

  #withoutDecimals(column: Column, value: string): string {
    const whole = WHOLE_NUMBER_WITH_DECIMALS.exec(value)?.[1];
    if (whole === undefined) return value;
    const message = `${column.name} ${quoted(value)} was read as ${whole}`;
    this.noteSpelling({ column: column.name, code: OWN_CODES.spelling, message });
    return whole;
  }

  /** The row was understood, but is not written as the return writes it. */
  noteSpelling(finding: Finding): void {
    this.#spellings ??= [];
    this.#spellings.push(finding);
  }

  /** Takes down why the present row cannot go in. */
  refuse(column: Column, code: string, message: string): void {
    this.refusals.push({ column: column.name, code, message });
  }
}

/** A value as a message shows it: in quotation marks, and cut where it is long. */
export function quoted(value: string): string {
  return value.length > LONGEST_QUOTED_VALUE ? `"${value.slice(0, LONGEST_QUOTED_VALUE)}…"` : `"${value}"`;
}

function listed(set: CodeSet, year: CollectionYear | undefined): string {
  return ` (${codesOf(set, year).join(', ')})`;
}
