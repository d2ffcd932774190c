import type { Explanation } from './explanation.js';

/** HS6xx to HS9xx: the configuration, the command line, payloads, emitters, hookschema itself. */
export const RUNNING = {
  HS601: {
    meaning:
      'The working directory has no hookschema.config.ts, .mts, .js, .mjs or .json. Other folders are not searched.',
    example: { run: 'hookschema generate' },
    fix: 'Write one, name it with --config, or name the folders: hookschema generate --schemas DIR --out DIR.',
  },
  HS602: {
    meaning:
      'The configuration lacks an option, has an unknown one, or has one with a value that is not allowed.',
    example: {
      files: { 'hookschema.config.json': '{ "schemas": "schemas", "output": "generated" }\n' },
      run: 'hookschema generate',
    },
    fix: 'Correct the option; docs/CONFIG.md lists them all.',
  },
  HS603: {
    meaning: 'The configuration is a module that cannot be loaded, or it is not valid JSON.',
    example: {
      files: { 'hookschema.config.json': '{ "schemas": "schemas", }\n' },
      run: 'hookschema generate',
    },
    fix: 'Run the module with Node to see where it fails. Its default export must be the configuration.',
  },
  HS604: {
    meaning:
      'A pattern that chooses events matches none. It was probably meant for an event with another name.',
    example: {
      files: {
        'hookschema.config.json':
          '{ "schemas": "schemas", "out": "generated", "include": ["order.created", "invoice.*"] }\n',
      },
      run: 'hookschema generate',
    },
    fix: 'Correct or remove the pattern; hookschema list shows the event types.',
  },
  HS605: {
    meaning: 'The catalog of an npm package cannot be found, or the file is not in the expected form.',
    example: {
      files: { 'hookschema.config.json': '{ "from": "@acme/hooks/catalog", "out": "generated" }\n' },
      run: 'hookschema generate',
    },
    fix: 'Install the package where the configuration is, and check its documentation for the name of the catalog.',
  },
  HS606: {
    meaning:
      'The configuration names a place of an event, an envelope or a definition, but no schema exists at that place.',
    example: {
      files: {
        'hookschema.config.json':
          '{ "schemas": "schemas", "out": "generated", "events": { "order.paid": "order/paid.json" } }\n',
      },
      run: 'hookschema generate',
    },
    fix: 'Correct the path. It is relative to the schema folder, and what follows # is a JSON Pointer.',
  },
  HS607: {
    meaning:
      'An option of the configuration, or of a catalog that a package ships, has a new name. The old name still works.',
    example: {
      files: {
        'hookschema.config.json':
          '{ "schemas": "schemas", "out": "generated", "refusedExamples": "warning" }\n',
      },
      run: 'hookschema generate',
    },
    fix: 'Rename the option; the message has the new name.',
  },
  HS701: {
    meaning: 'The command, an option or the combination of options is not valid. Nothing was done.',
    example: { run: 'hookschema generate --chekc' },
    fix: 'See hookschema --help, or hookschema generate --help for one command. The exit status is 2.',
  },
  HS711: {
    meaning:
      'A payload is not JSON (RFC 8259), so it cannot be checked. In NDJSON every line is one payload. A request with a batch of CloudEvents is not one payload either.',
    example: {
      files: { 'payload.json': '{ type: "order.created" }\n' },
      run: 'hookschema validate payload.json --schemas schemas',
    },
    fix: 'Check how the payload was recorded: it may be cut off, encoded twice, or one of several on a line.',
  },
  HS712: {
    meaning:
      "A payload says which event it is, and that event's schema rejects it. The message describes the first error.",
    example: {
      files: { 'payload.json': '{ "type": "order.created" }\n' },
      run: 'hookschema validate payload.json --schemas schemas',
    },
    fix: 'If the provider really sent it, the schema is wrong; otherwise the payload is.',
  },
  HS713: {
    meaning:
      'A payload does not belong to any event of the catalog: providers add events. It is a warning, because handlers treat unknown events as a case of their own; with --strict it counts as an error.',
    example: {
      files: { 'payload.json': '{ "type": "order.teleported" }\n' },
      run: 'hookschema validate payload.json --schemas schemas',
    },
    fix: 'Write a schema for the event, or ignore the warning.',
  },
  HS714: {
    meaning: 'The file with the payloads does not exist or cannot be read.',
    example: { run: 'hookschema validate paylod.json --schemas schemas' },
    fix: 'Correct its name. A single dash stands for standard input.',
  },
  HS721: {
    meaning:
      'hookschema init writes the generate script into package.json, and this folder has none, or none that can be read.',
    example: { run: 'hookschema init' },
    fix: 'Run npm init -y, or go to the folder of the package; in a workspace, to that of a package or the root.',
  },
  HS722: {
    meaning:
      'A sample payload for hookschema init does not exist or is not JSON, or no sample says which event it is.',
    example: {
      files: { 'package.json': '{}\n', 'order.json': '{ "id": "o-1" }\n' },
      run: 'hookschema init --sample order.json --discriminator /meta/event',
    },
    fix: 'Give files, folders or globs with payloads as JSON or NDJSON, and set --discriminator to the place where they name their event.',
  },
  HS724: {
    meaning: 'hookschema init never overwrites a file, and one that it would write already exists.',
    example: {
      files: {
        'package.json': '{}\n',
        'hookschema.config.json': '{ "schemas": "schemas", "out": "generated" }\n',
      },
      run: 'hookschema init --from scalekit',
    },
    fix: 'Edit the file, or move it away and run init again.',
  },
  HS725: {
    meaning:
      'The project has several OpenAPI documents with webhooks, or one beside other schemas, and init could not ask which of them to use.',
    example: {
      files: {
        'package.json': '{}\n',
        'orders.openapi.json':
          '{ "openapi": "3.1.0", "webhooks": { "orderPaid": { "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "object", "required": ["type"], "properties": { "type": { "const": "order.paid" } } } } } } } } } }\n',
        'users.openapi.json':
          '{ "openapi": "3.1.0", "webhooks": { "userCreated": { "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "object", "required": ["type"], "properties": { "type": { "const": "user.created" } } } } } } } } } }\n',
      },
      run: 'hookschema init --yes',
    },
    fix: 'Write the lines of the hint into the configuration, or remove it and run init again with --schemas.',
  },
  HS801: {
    meaning: 'An emitter that the configuration adds has thrown an error. Nothing was written.',
    example: {
      files: {
        'hookschema.config.mjs': `const emitter = {
  name: 'broken',
  emit() {
    throw new Error('not today');
  },
};

export default { schemas: 'schemas', out: 'generated', package: { name: '@acme/events' }, emitters: ['types', emitter] };
`,
      },
      run: 'hookschema generate',
    },
    fix: "The message is the emitter's own. Correct the emitter, or remove it from the configuration.",
  },
  HS802: {
    meaning:
      'An emitter of the configuration does not return a list of files, each with a path inside the output folder and a text.',
    example: {
      files: {
        'hookschema.config.mjs': `const emitter = {
  name: 'stray',
  emit: () => [{ path: '../stray.txt', content: 'stray' }],
};

export default { schemas: 'schemas', out: 'generated', package: { name: '@acme/events' }, emitters: ['types', emitter] };
`,
      },
      run: 'hookschema generate',
    },
    fix: 'Correct the emitter: each path is relative, with forward slashes and without "..".',
  },
  HS803: {
    meaning: 'Two emitters write the same file, or an emitter writes a file that hookschema itself writes.',
    example: {
      files: {
        'hookschema.config.mjs': `const emitter = {
  name: 'second',
  emit: () => [{ path: 'types.d.ts', content: 'export {};' }],
};

export default { schemas: 'schemas', out: 'generated', package: { name: '@acme/events' }, emitters: ['types', emitter] };
`,
      },
      run: 'hookschema generate',
    },
    fix: 'Give one of the two files another name.',
  },
  HS804: {
    meaning: 'An emitter of the configuration warns about something. The output is written all the same.',
    example: {
      files: {
        'hookschema.config.mjs': `const emitter = {
  name: 'careful',
  emit(catalog, { warn }) {
    warn('an event has no sample', { event: catalog.events[0], hint: 'add one to "examples"' });
    return [];
  },
};

export default { schemas: 'schemas', out: 'generated', package: { name: '@acme/events' }, emitters: ['types', emitter] };
`,
      },
      run: 'hookschema generate',
    },
    fix: 'Follow the hint, which is that of the emitter.',
  },
  HS805: {
    meaning:
      'An emitter of the configuration writes sources that import an npm package. No package.json in the folders above the output lists that package.',
    example: {
      files: {
        'package.json': '{ "dependencies": {} }',
        'hookschema.config.mjs': `const emitter = { name: 'zod', peerDependencies: { zod: '^4.3.0' }, emit: () => [] };

export default { schemas: 'schemas', out: 'src/events', target: 'source', emitters: ['types', emitter] };
`,
      },
      run: 'hookschema generate',
    },
    fix: 'Install the package in the application that compiles the sources, with the command in the hint.',
  },
  HS901: {
    meaning: 'Something happened that the authors of hookschema did not expect. The exit status is 3.',
    fix: 'Please report it with the text that was printed, and the schemas if you may share them.',
  },
} as const satisfies Record<string, Explanation>;
