import { defineEmitter, type EventDefinition, markdownCode, markdownText } from 'hookschema/emit';

/** `event-reference`: EVENTS.md, a page for people that lists each event with what it says. */
export const eventReference = defineEmitter({
  name: 'event-reference',
  emit: ({ events }) => [
    { path: 'EVENTS.md', content: `${['# Events', ...events.map(section)].join('\n\n')}\n` },
  ],
});

function section({ type, names, schema, examples }: EventDefinition): string {
  const described = typeof schema === 'boolean' ? undefined : (schema.description ?? schema.title);
  return [
    `## ${markdownCode(type)}`,
    ...(described === undefined ? [] : [markdownText(described)]),
    `Typed ${markdownCode(names.type)}, with ${examples.length} ${examples.length === 1 ? 'sample' : 'samples'}.`,
    ...properties(schema),
  ].join('\n\n');
}

function properties(schema: EventDefinition['schema']): readonly string[] {
  if (typeof schema === 'boolean' || schema.properties === undefined) return [];
  const rows = Object.entries(schema.properties).map(([name, property]) => {
    const about = typeof property === 'boolean' ? '' : (property.description ?? property.title ?? '');
    const presence = schema.required?.includes(name) ? 'always' : 'sometimes';
    return `| ${markdownCode(name)} | ${presence} | ${markdownText(about)} |`;
  });
  return [['| property | there | |', '| --- | --- | --- |', ...rows].join('\n')];
}
