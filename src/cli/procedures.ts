import { listProcedures, type RegisteredOverride, type RegisteredProcedure } from '../rules/index.ts';
import { readArguments, readProcedure } from './arguments.ts';
import { CallRefusal, DONE, type ExitCode, type Io, print } from './io.ts';
import { counted, lawInWords, termsInWords } from './words.ts';
import { wrap } from './wrap.ts';

export const PROCEDURES_USAGE = `Usage: footprint procedures [--json]      the procedures
       footprint procedures ID [--json]   what one overrides against the national one`;

/** Prints the procedures, or one of them against the national one. */
export async function runProcedures(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { json: 'switch' }, PROCEDURES_USAGE);
  const [wanted, ...more] = positionals;
  if (more.length > 0) throw new CallRefusal(`"${more[0]}" is one word too many\n${PROCEDURES_USAGE}`);
  const procedures = listProcedures();
  const id = wanted === undefined ? undefined : readProcedure(wanted, 'ID');
  const chosen = id === undefined ? undefined : procedures.find((procedure) => procedure.id === id);
  if (values.json === true) {
    await print(io.stdout, `${JSON.stringify(chosen ?? procedures)}\n`);
    return DONE;
  }
  const words = chosen === undefined ? procedures.map(inShort).join('\n\n') : inFull(chosen);
  await print(io.stdout, `${words}\n`);
  return DONE;
}

function inShort({ id, name, about, overrides, ladder }: RegisteredProcedure): string {
  const stages = ladder.length === 0 ? '' : `, a dispute ladder of ${counted(ladder.length, 'stage', 'stages')}`;
  const lines = [name, about, `${counted(overrides.length, 'override', 'overrides')}${stages}`];
  return [id, ...lines.map((line) => wrap(line, 2))].join('\n');
}

function inFull(procedure: RegisteredProcedure): string {
  const { id, name, about, source, overrides } = procedure;
  const sections = [
    [`${id}: ${name}`, about, `Source: ${source}`].map((line) => wrap(line, 0)).join('\n'),
    ...(overrides.length === 0 ? ['It overrides nothing: every figure is the national one.'] : []),
    ...overrides.map(overrideInWords),
    ladderInWords(procedure),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function overrideInWords({
  rule,
  terms,
  nationalTerms,
  inPlaceOf,
  strictness,
  citation,
  reason,
}: RegisteredOverride): string {
  const mark = strictness === 'looser' ? ' (looser than the national figure)' : '';
  const lines = [
    `here: ${termsInWords(terms)}${mark}`,
    `nationally: ${nationalTerms === null ? (inPlaceOf ?? 'no such duty') : termsInWords(nationalTerms)}`,
    `${lawInWords([citation])}: ${reason}`,
  ];
  return [rule, ...lines.map((line) => wrap(line, 2, 2))].join('\n');
}

function ladderInWords({ ladder }: RegisteredProcedure): string {
  if (ladder.length === 0) return '';
  const stages = ladder.map(({ stage, addressee, note }) =>
    wrap(`${stage}. ${addressee}${note === undefined ? '' : ` – ${note}`}`, 2, 3),
  );
  return ['Dispute ladder', ...stages].join('\n');
}
