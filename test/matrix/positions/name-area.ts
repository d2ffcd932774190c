import { type Area, event, hasHalfCharacter, isFileName, type Part, type Position } from '../position.js';

const LINE = { type: 'object', properties: { n: { type: 'integer' } } };

/** A position of a name of a file or folder. */
function named(name: string, part: (text: string, id: string) => Part, key?: string): Position {
  return {
    name,
    ...(key !== undefined && { key }),
    part: (text, id) => (isFileName(text) ? part(text, id) : undefined),
  };
}

const uri = (text: string): string => encodeURIComponent(text);

/** Names of files and folders, and texts from which names of types are made. */
export const nameArea: Area = {
  name: 'names',
  files: { 'schemas/usual.json': event('usual') },
  positions: [
    named('file of an event', (text, id) => ({ files: { [`schemas/${id} ${text}.json`]: event(id) } })),
    named('whole file name', (text, id) => ({ files: { [`schemas/${id}/${text}.json`]: event(id) } })),
    named('folder of an event', (text, id) => ({ files: { [`schemas/${id}/${text}/a.json`]: event(id) } })),
    named('file of a definition', (text, id) => ({
      files: {
        [`schemas/${id}.json`]: event(id, { line: { $ref: `parts/${uri(`${id} ${text}`)}.json` } }),
        [`schemas/parts/${id} ${text}.json`]: LINE,
      },
    })),
    named('YAML file', (text, id) => ({
      files: {
        [`schemas/${id} ${text}.yaml`]: `type: object\nrequired: [type]\nproperties: { type: { const: ${id} } }\n`,
      },
    })),
    named(
      'file that names the event',
      (text, id) => ({
        files: {
          [`schemas/events/${id} ${text}.json`]: { type: 'object', properties: { type: { type: 'string' } } },
        },
        config: { events: 'events/{type}.json' },
        accepts: [{ payload: { type: `${id} ${text}` } }],
      }),
      'events',
    ),
    named(
      'folder that names the event',
      (text, id) => ({
        files: {
          [`schemas/events/${id} ${text}/b.json`]: {
            type: 'object',
            properties: { type: { type: 'string' } },
          },
        },
        config: { events: 'events/{type}.json' },
      }),
      'events',
    ),
    {
      name: 'title that names the event',
      key: 'names',
      part: (text, id) => ({
        files: { [`schemas/${id}.json`]: { ...event(id), title: `${id} ${text}` } },
        config: { names: 'title' },
        documents: [`${id} ${text}`],
      }),
    },
    {
      name: 'title that names the definition',
      key: 'names',
      part: (text, id) => ({
        files: {
          [`schemas/${id}.json`]: {
            ...event(id, { line: { $ref: '#/$defs/d' } }),
            $defs: { d: { ...LINE, title: `${id} ${text}` } },
          },
        },
        config: { names: 'title' },
      }),
    },
    {
      name: '$id that names the definition',
      key: 'names',
      part: (text, id) =>
        hasHalfCharacter(text)
          ? undefined
          : {
              files: {
                [`schemas/${id}.json`]: event(id, { line: { $ref: `parts/${id}.json` } }),
                [`schemas/parts/${id}.json`]: {
                  ...LINE,
                  $id: `https://example.com/${uri(text)}/${id}-${uri(text)}.json`,
                },
              },
              config: { names: 'id', idBase: 'https://example.com/' },
            },
    },
    {
      name: 'glob',
      key: 'schemas',
      part: (text) => ({ files: {}, config: { schemas: ['schemas/**/*.json', `schemas/${text}`] } }),
    },
    {
      name: 'glob that excludes',
      key: 'schemas',
      part: (text) => ({ files: {}, config: { schemas: ['schemas/**/*.json', `!${text}`] } }),
    },
    {
      name: 'root',
      key: 'root',
      part: (text) => ({ files: {}, config: { schemas: ['schemas/**/*.json'], root: text } }),
    },
    {
      name: 'output folder',
      key: 'out',
      // Node imports nothing from a folder with a backslash in its name.
      part: (text) =>
        isFileName(text) && !text.includes('\\') ? { files: {}, config: { out: `out/${text}` } } : undefined,
    },
    named(
      'license file',
      (text, id) => ({
        files: { [`${id} ${text}`]: 'A license\n' },
        config: { package: { licenseFile: `${id} ${text}` } },
      }),
      'package/licenseFile',
    ),
  ],
};
