import { readdirSync } from 'node:fs';

/** The action of a message is the name of its file without the last word. The map is what such code gives. */
const files = readdirSync(new URL('schemas/', import.meta.url)).filter((file) =>
  file.endsWith('Request.json'),
);

export default {
  discriminator: { header: 'X-Action' },
  events: Object.fromEntries(files.map((file) => [file.slice(0, -'Request.json'.length), file])),
  // A map adds to the files, which are all events of a header by their names.
  exclude: ['*Response'],
  unknownKeywords: 'ignore',
};
