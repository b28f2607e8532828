import { AREAS } from '../../src/rules/areas.ts';
import type { WorkedExample } from '../../src/rules/engine/rule.ts';
import {
  dayFromIso,
  formatDay,
  listProcedures,
  makeRegister,
  type RegisteredCitation,
  type RegisteredOverride,
  type RegisteredRule,
  type TermsInWords,
} from '../../src/rules/index.ts';

const GENERATED = '<!-- Written by `npm run docs` from src/rules. Change the rule, not this page. -->';

const CERTAINTY_IN_WORDS = {
  read: 'words read on',
  excerpt: 'read in part, or as another text states it, on',
  general: 'never opened: from general knowledge, and to be read before anyone relies on it; noted on',
} as const;

/** Every page of docs/rules by file name, as text. */
export function makeRulePages(): ReadonlyMap<string, string> {
  const { rules, notModelled } = makeRegister();
  const procedures = listProcedures().map(({ id }) => id);
  const pages = new Map<string, string>();
  for (const rule of rules) pages.set(`${rule.id}.md`, makePage(rule, procedures));
  pages.set('README.md', makeIndex(rules, notModelled));
  pages.set('events.md', makeEvents());
  return pages;
}

function makePage(rule: RegisteredRule, procedures: readonly string[]): string {
  const examples = getExamples(rule.id);
  return `${[
    `# ${rule.title}`,
    GENERATED,
    `Rule \`${rule.id}\`. Done by the ${rule.actor}; met by the event \`${rule.metBy}\`. ${layerInWords(rule)}`,
    '## When it is due',
    procedureTable(rule, procedures),
    ...rule.overriddenBy.map((override) => `**${override.procedure}**: ${override.reason}`),
    ...(rule.earlierLaw === null ? [] : [earlierLawInWords(rule.earlierLaw)]),
    '## The law',
    rule.inForceFrom === null
      ? 'Its source gives no day from which it is in force.'
      : `In force from ${inWords(rule.inForceFrom)}.`,
    rule.citations.map(citationLine).join('\n'),
    '## Worked examples',
    ...examples.map(exampleInWords),
  ].join('\n\n')}\n`;
}

function layerInWords({ layer, terms, cases, inPlaceOf }: RegisteredRule): string {
  if (cases.length > 0)
    return `${cases.map(({ when, layer: own }) => `Where the review ${when}, ${LAYER_IN_WORDS[own]}`).join('; ')}.`;
  if (layer === 'local') {
    const instead = inPlaceOf === null ? '' : ` It stands in the place of ${inPlaceOf}, whose day is given beside it.`;
    return terms === null
      ? `It is a **local** duty: only a procedure that adopts it has it.${instead}`
      : 'It is a **local** duty of the procedure.';
  }
  return `It rests on ${LAYER_IN_WORDS[layer]}.`;
}

const LAYER_IN_WORDS = {
  statute: '**statute**: to miss the national day is a breach of the Regulations',
  guidance: '**statutory guidance**: to be late is no breach of the Regulations',
  local: 'the procedure alone',
} as const;

function procedureTable(rule: RegisteredRule, procedures: readonly string[]): string {
  const rows = procedures.map((id) => {
    const override = rule.overriddenBy.find(({ procedure }) => procedure === id);
    return `| ${id} | ${termsCell(rule, override)} | ${noteCell(rule, override)} |`;
  });
  return ['| procedure | due | |', '| --- | --- | --- |', ...rows].join('\n');
}

function termsCell(rule: RegisteredRule, override: RegisteredOverride | undefined): string {
  const terms: TermsInWords | null = override?.terms ?? rule.terms;
  if (terms === null) return 'no such duty';
  const window = terms.earliest === undefined ? '' : `; not before ${terms.earliest}`;
  const target = terms.target === undefined ? '' : `; prompts ${terms.target}`;
  return `${terms.due}${window}${target}`;
}

function noteCell(rule: RegisteredRule, override: RegisteredOverride | undefined): string {
  if (override === undefined) return rule.terms === null ? '' : 'national figure';
  const source = `${override.citation.source} ${override.citation.provision}`;
  return override.strictness === 'looser' ? `${source}, **looser than the national figure**` : source;
}

function earlierLawInWords(earlier: NonNullable<RegisteredRule['earlierLaw']>): string {
  const law = earlier.citations.map(({ title, provision }) => `${title}, ${provision}`).join('; ');
  return (
    `From ${inWords(earlier.inForceFrom)} to ${inWords(earlier.inForceTo)}: ${earlier.terms.due} (${law}). ` +
    'It still decides for clocks that started then.'
  );
}

function citationLine({ title, url, provision, certainty, checkedOn }: RegisteredCitation): string {
  const source = url === null ? title : `[${title}](${url})`;
  return `- ${source}, ${provision} (${CERTAINTY_IN_WORDS[certainty]} ${inWords(checkedOn)})`;
}

function getExamples(id: string): readonly WorkedExample[] {
  const rule = AREAS.flatMap((area) => area.rules).find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`no area lists the rule ${id}`);
  return rule.examples;
}

function exampleInWords({ situation, case: told, gives, sum }: WorkedExample): string {
  return [
    `### ${situation}`,
    `\`\`\`json\n${JSON.stringify(told, undefined, 2)}\n\`\`\``,
    `Gives ${Object.entries(gives)
      .map(([field, value]) => `\`${field}\` ${value === null ? 'null' : `\`${String(value)}\``}`)
      .join(', ')}.`,
    sum,
  ].join('\n\n');
}

function makeIndex(
  rules: readonly RegisteredRule[],
  notModelled: ReturnType<typeof makeRegister>['notModelled'],
): string {
  const rows = rules.map(
    ({ id, title, terms, layer }) =>
      `| [${id}](${id}.md) | ${title} | ${terms?.due ?? 'only where adopted'} | ${layer} |`,
  );
  const duties = notModelled.map(
    ({ id, duty, due, citation, because }) =>
      `| ${id} | ${duty} | ${due} | ${citation.source} ${citation.provision} | ${because} |`,
  );
  return `${[
    '# The law, rule by rule',
    GENERATED,
    'What the program works out. Which events it can be told is in [events](events.md).',
    ['| rule | what | national figure | layer |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    '## Known and not modelled',
    'Duties that no rule works out yet, so that no gap goes unseen.',
    ['| id | duty | due | law | why not |', '| --- | --- | --- | --- | --- |', ...duties].join('\n'),
  ].join('\n\n')}\n`;
}

function makeEvents(): string {
  const sections = AREAS.filter((area) => area.events.length > 0).map((area) => {
    const rows = area.events.map(
      ({ type, of, when, reasons, meaning }) =>
        `| \`${type}\` | ${fieldsOf(of)}${when === 'moment' ? 'at' : 'on'}${reasons.length > 0 ? ', reason' : ''} | ${meaning}${
          reasons.length > 0 ? ` Reasons: ${reasons.map((reason) => `\`${reason}\``).join(', ')}.` : ''
        } |`,
    );
    return [`## ${area.id}`, ['| event | fields | |', '| --- | --- | --- |', ...rows].join('\n')].join('\n\n');
  });
  return `${['# The events that a case can tell', GENERATED, ...sections].join('\n\n')}\n`;
}

function fieldsOf(of: string): string {
  if (of === 'period') return '';
  return of === 'stage' ? 'dispute, stage, ' : `${of}, `;
}

function inWords(iso: string): string {
  const day = dayFromIso(iso);
  return day === undefined ? iso : formatDay(day);
}
