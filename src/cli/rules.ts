import {
  type DutyNotModelled,
  listStaleCitations,
  makeRegister,
  type Register,
  type RegisteredRule,
} from '../rules/index.ts';
import { readArguments } from './arguments.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { sourcesInWords } from './sources-in-words.ts';
import { counted, dayInWords, lawInWords, termsInWords } from './words.ts';
import { wrap } from './wrap.ts';

export const RULES_USAGE = `Usage: footprint rules [--json]          every rule with its law, and duties that none works out yet
       footprint rules --stale [--json]  the citations that nobody has checked for twelve months
                                         (exit code 1 where there are any)`;

const CITATION_STALE_AFTER_MONTHS = 12;

/** Prints the register of the law. */
export async function runRules(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { json: 'switch', stale: 'switch' }, RULES_USAGE);
  if (positionals.length > 0) throw new CallRefusal(`"${positionals[0]}" is one word too many\n${RULES_USAGE}`);
  if (values.stale === true) return printStale(values.json === true, io);
  const register = makeRegister();
  await print(io.stdout, values.json === true ? `${JSON.stringify(register)}\n` : registerInWords(register));
  return DONE;
}

function registerInWords({ rules, notModelled }: Register): string {
  const cited = [
    ...rules.flatMap(({ citations, earlierLaw }) => [...citations, ...(earlierLaw?.citations ?? [])]),
    ...rules.flatMap(({ overriddenBy }) => overriddenBy.map(({ citation }) => citation)),
    ...notModelled.map(({ citation }) => citation),
  ];
  const sections = [
    `${counted(rules.length, 'rule', 'rules')}, each with its national figure, its law, and what procedures set instead`,
    ...rules.map(ruleInWords),
    `Known and not modelled: ${counted(notModelled.length, 'duty', 'duties')} that no timetable shows`,
    ...notModelled.map(dutyInWords),
    sourcesInWords(cited),
  ];
  return `${sections.join('\n\n')}\n`;
}

function inForceInWords({ inForceFrom }: RegisteredRule): string {
  return inForceFrom === null ? '' : ` · in force from ${dayInWords(inForceFrom)}`;
}

function ruleInWords(rule: RegisteredRule): string {
  const { earlierLaw } = rule;
  return [
    rule.id,
    ...[
      rule.title,
      rule.terms === null ? 'only where a procedure adopts it' : termsInWords(rule.terms),
      `${rule.actor} · ${rule.layer}: ${lawInWords(rule.citations)}${inForceInWords(rule)}`,
      ...rule.cases.map(({ when, layer, citations }) => `where the review ${when}: ${layer}, ${lawInWords(citations)}`),
      ...(earlierLaw === null
        ? []
        : [
            `to ${dayInWords(earlierLaw.inForceTo)}: ${termsInWords(earlierLaw.terms)} (${lawInWords(earlierLaw.citations)})`,
          ]),
      ...rule.overriddenBy.map(({ procedure, terms, strictness }) => {
        const mark = strictness === 'looser' ? ' (looser than the national figure)' : '';
        return `${procedure}: ${termsInWords(terms)}${mark}`;
      }),
    ].map((line) => wrap(line, 2, 2)),
  ].join('\n');
}

function dutyInWords({ id, duty, due, citation, because }: DutyNotModelled): string {
  const lines = [duty, due, `${lawInWords([citation])} · ${because}`].map((line) => wrap(line, 2, 2));
  return [id, ...lines].join('\n');
}

async function printStale(asJson: boolean, io: Io): Promise<ExitCode> {
  const checkedBefore = Temporal.PlainDate.from(io.today())
    .subtract({ months: CITATION_STALE_AFTER_MONTHS })
    .toString();
  const stale = listStaleCitations(checkedBefore);
  const lines = stale.map(({ rule, citation }) =>
    wrap(`${rule}: ${lawInWords([citation])}, last checked on ${dayInWords(citation.checkedOn)}`, 0, 2),
  );
  const all = `Every citation was checked on or after ${dayInWords(checkedBefore)}.`;
  await print(io.stdout, asJson ? `${JSON.stringify(stale)}\n` : `${stale.length === 0 ? all : lines.join('\n')}\n`);
  return stale.length === 0 ? DONE : DONE_WITH_REFUSALS;
}
