import {
  type CaseDefaults,
  type CaseRefusal,
  type Evaluation,
  toContractJson,
  workOutTimetable,
} from '../rules/index.ts';
import { type InputLine, whyNotJson } from './lines.ts';

/** What a batch of lines gave. */
export interface WorkedLines {
  /** The results as bytes, a line each, in order, in one piece unless they are very long. */
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  /** Whether any line was refused. */
  readonly hasRefusals: boolean;
}

/** The engine can hold some 500 million characters in one text, so results are not joined into longer ones than these. */
const PIECE_CHARACTERS = 16 * 1024 * 1024;

/** Works out a batch of lines with a case on each; a line that is wrong gives its error, and the rest go on. */
export function workOutLines(lines: readonly InputLine[], defaults: CaseDefaults): WorkedLines {
  const encoder = new TextEncoder();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let hasRefusals = false;
  let output = '';
  for (const line of lines) {
    const result = toResult(line, defaults);
    if (result.isRefusal) hasRefusals = true;
    if (output.length + result.json.length > PIECE_CHARACTERS) {
      pieces.push(encoder.encode(output));
      output = '';
    }
    output += `${result.json}\n`;
  }
  return { pieces: [...pieces, encoder.encode(output)], hasRefusals };
}

function toResult(line: InputLine, defaults: CaseDefaults): { readonly json: string; readonly isRefusal: boolean } {
  const outcome = workOutLine(line, defaults);
  if ('error' in outcome) return { json: JSON.stringify(outcome), isRefusal: true };
  try {
    return { json: toContractJson(outcome), isRefusal: false };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const count = outcome.obligations.length;
    const message = `the result, with ${count} obligations, is too long for one line; tell the case in parts`;
    return { json: JSON.stringify({ id: outcome.facts.id, error: { pointer: '', message } }), isRefusal: true };
  }
}

function workOutLine({ number, text: json }: InputLine, defaults: CaseDefaults): Evaluation | CaseRefusal {
  const refuse = (pointer: string, message: string): CaseRefusal => ({
    id: null,
    error: { pointer, message: `line ${number}: ${message}` },
  });
  if (json === undefined) return refuse('', 'this line is too long to be a case; put one case on each line');
  let told: unknown;
  try {
    told = JSON.parse(json);
  } catch (error) {
    return refuse('', `${whyNotJson(json, error)}; put one case on each line`);
  }
  const outcome = workOutTimetable(told, defaults);
  if (!('error' in outcome) || outcome.id !== null) return outcome;
  // Without an id, only its number tells which line is meant.
  return refuse(outcome.error.pointer, outcome.error.message);
}
