import { parseArgs } from 'node:util';
import { type Day, dayFromIso, PROCEDURE_IDS } from '../rules/index.ts';
import { CallRefusal } from './io.ts';

/** The options of a command: text that follows, or a switch. */
export type OptionKinds = Readonly<Record<string, 'text' | 'switch'>>;

/** What a person typed after the command's name. */
export interface Arguments<Kinds extends OptionKinds> {
  readonly values: { readonly [Name in keyof Kinds]?: Kinds[Name] extends 'text' ? string : boolean };
  readonly positionals: readonly string[];
}

/**
 * Reads the arguments of a command. Numbers below zero, such as -5, are values and not options.
 *
 * @throws CallRefusal that names the option and the usage
 */
export function readArguments<Kinds extends OptionKinds>(
  args: readonly string[],
  kinds: Kinds,
  usage: string,
): Arguments<Kinds> {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' } as const]),
  );
  try {
    const { values, positionals } = parseArgs({ args: args.map(shield), options, allowPositionals: true });
    return {
      values: mapValues(values) as Arguments<Kinds>['values'],
      positionals: positionals.map(unshield),
    };
  } catch (error) {
    if (error instanceof TypeError) throw new CallRefusal(`${unshield(error.message)}\n${usage}`);
    throw error;
  }
}

/** A letter that no argument starts with, put before a negative number to keep it from being read as an option. */
const SHIELD = '\u0000';

function shield(argument: string): string {
  return /^-\d/.test(argument) || argument === '-' ? SHIELD + argument : argument;
}

function unshield(argument: string): string {
  return argument.replaceAll(SHIELD, '');
}

function mapValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? unshield(value) : value]),
  );
}

/** Reads a day that a person typed. */
export function readDay(text: string, name: string): Day {
  const day = dayFromIso(text);
  if (day === undefined) throw new CallRefusal(`${name}: "${text}" is not a day; write it as 2026-01-05`);
  return day;
}

/** Reads a whole number that a person typed. */
export function readWholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(number)) {
    throw new CallRefusal(`${name}: "${text}" is not a whole number`);
  }
  return number;
}

/** The procedure of a case for which nobody names one. */
export const DEFAULT_PROCEDURE = 'national';

/** Reads the id of a procedure that a person typed. */
export function readProcedure(text: string, name: string): string {
  if (PROCEDURE_IDS.includes(text)) return text;
  throw new CallRefusal(`${name}: there is no procedure "${text}"; known are ${PROCEDURE_IDS.join(', ')}`);
}
