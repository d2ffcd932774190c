import { readdirSync, readFileSync } from 'node:fs';
import type { Tree } from './folders.js';

interface Fact {
  readonly event: string;
  readonly sources: readonly {
    readonly source: string;
    readonly sample: unknown;
    readonly fields: readonly {
      readonly path: string;
      readonly type: string;
      readonly format?: string;
      readonly pattern?: string;
      readonly enum?: readonly string[];
      readonly values?: readonly string[];
      readonly nullable?: boolean;
      readonly required?: boolean;
      readonly conditional?: boolean;
    }[];
  }[];
}

/** The facts about Scalekit's events as pages: one per source, with a section per event. */
export function factPages(folder: string): Tree {
  const pages: Record<string, string> = {};
  for (const name of readdirSync(folder).sort()) {
    const { event, sources }: Fact = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
    for (const source of sources) {
      const file = `pages/${source.source.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.md`;
      pages[file] = `${pages[file] ?? '# Events\n'}\n${section(event, source)}`;
    }
  }
  return pages;
}

function section(event: string, { sample, fields }: Fact['sources'][number]): string {
  const isInData = fields.every(({ path }) => path.startsWith('data.'));
  const rows = fields.map((field) => row(field, isInData ? 'data.'.length : 0));
  return `### \`${event}\`

This event is described below.

\`\`\`json title="${event}"
${JSON.stringify(sample, null, 2)}
\`\`\`

| Field | Type | Description |
| --- | --- | --- |
${rows.join('\n')}
`;
}

const FORMATS: Readonly<Record<string, string>> = { 'date-time': 'timestamp', email: 'email' };

function row(field: Fact['sources'][number]['fields'][number], from: number): string {
  const [, prefix] = /^\^(\w+_)$/.exec(field.pattern ?? '') ?? [];
  const values = field.enum ?? field.values;
  const words = [
    ...(field.conditional === true ? ['Present if applicable.'] : []),
    ...(values ? [`One of ${values.map((value) => `\`${value}\``).join(', ')}.`] : []),
    ...(prefix === undefined ? [] : [`Begins with \`${prefix}\`.`]),
  ];
  const plain = FORMATS[field.format ?? ''] ?? field.type;
  const type = field.nullable === true ? `${plain}|null` : plain;
  return `| \`${field.path.slice(from)}\` | ${type.replaceAll('|', ' \\| ')} | ${words.join(' ')} |`;
}
