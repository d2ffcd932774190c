import { defineEmitter, type EventV1, markdownCode, markdownText } from 'hookschema/emit';

/** `event-reference`: EVENTS.md, a page for people that lists each event and its properties. */
export const eventReference = defineEmitter({
  name: 'event-reference',
  emit: ({ events }) => [
    { path: 'EVENTS.md', content: `${['# Events', ...events.map(section)].join('\n\n')}\n` },
  ],
});

function section({ type, names, schema, examples }: EventV1): string {
  const { description, title, properties = {}, required = [] } = typeof schema === 'boolean' ? {} : schema;
  const rows = Object.entries(properties).map(([name, property]) => {
    const about = typeof property === 'boolean' ? '' : (property.description ?? property.title ?? '');
    const presence = required.includes(name) ? 'always' : 'sometimes';
    return `| ${markdownCode(name)} | ${presence} | ${markdownText(about)} |`;
  });
  const samples = `${examples.length} ${examples.length === 1 ? 'sample' : 'samples'}`;
  return [
    `## ${markdownCode(type)}`,
    markdownText(description ?? title ?? ''),
    `Typed ${markdownCode(names.type)}, with ${samples}.`,
    ['| property | present | |', '| --- | --- | --- |', ...rows].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
