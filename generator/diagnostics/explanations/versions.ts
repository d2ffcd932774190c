import type { Project } from './example.js';
import type { Explanation } from './explanation.js';

/** An event with some properties, written on two lines. */
function event(properties: string, required = '"type"', more = ''): string {
  return `{ "type": "object", "required": [${required}],${more}\n  "properties": { "type": { "const": "order.paid" }${properties === '' ? '' : `, ${properties}`} } }\n`;
}

/** Two versions of an event, and the command that compares them. */
function versions(before: string, now: string): Project {
  return { files: { 'old/order.json': before, 'new/order.json': now }, run: 'hookschema diff old new' };
}

const STATUS = '"status": { "enum": ["active", "expired"] }';
const NAMED =
  '{ "type": "object", "required": ["type"], "properties": { "type": { "const": "order.made" } } }\n';

/** HS75x to HS78x: what `hookschema diff` finds between two versions, and versions that cannot be compared. */
export const VERSIONS = {
  HS750: {
    meaning:
      'The new version does not have an event that the old one has. Code that handles it is never called again.',
    example: {
      files: {
        'old/order.json': event(''),
        'old/made.json': NAMED.replace('["type"]', '["type", "id"]'),
        'new/order.json': event(''),
      },
      run: 'hookschema diff old new',
    },
    fix: 'Raise the major version. Deprecate an event for a while before you remove it.',
  },
  HS751: {
    meaning:
      'An event is gone, and a new one has the same shape. This is a guess: nothing in the schemas says that an event was renamed. Receivers have to change their code either way.',
    example: {
      files: { 'old/order.json': event(''), 'new/order.json': NAMED },
      run: 'hookschema diff old new',
    },
    fix: 'Raise the major version, or send both events for a while.',
  },
  HS752: {
    meaning:
      'The new version has an event that the old one does not have. Code for the old version gets it as an unknown event. Code that handles every event without a default case does not compile, which is intended.',
    example: {
      files: {
        'old/order.json': event(''),
        'new/order.json': event(''),
        'new/made.json': NAMED.replace('["type"]', '["type", "id"]'),
      },
      run: 'hookschema diff old new',
    },
    fix: 'Raise the minor version.',
  },
  HS753: {
    meaning: 'An event or a property has "deprecated": true now. Editors strike it out where code uses it.',
    example: versions(
      event('"note": { "type": "string" }'),
      event('"note": { "type": "string", "deprecated": true }'),
    ),
    fix: 'Raise the minor version, and tell receivers what to use in its place.',
  },
  HS754: {
    meaning: 'Titles, descriptions, examples or defaults have changed. What code relies on has not.',
    example: versions(
      event('', '"type"', ' "description": "Paid.",'),
      event('', '"type"', ' "description": "Paid in full.",'),
    ),
    fix: 'Raise the patch version.',
  },
  HS755: {
    meaning:
      'Receive: under the new version, a payload may be sent that the old schema rejects. The payload shown is one. What is sent has only declared properties, and readers let properties pass that they do not know, so a new optional property is not such a change.',
    example: versions(event('"total": { "type": "integer" }'), event('"total": { "type": "number" }')),
    fix: 'Raise the major version, or send a new property in place of a changed one.',
  },
  HS756: {
    meaning:
      'Receive: hookschema could neither prove that the old schema accepts everything that is sent now, nor find a payload that it rejects. The reason names what was too hard. A version must not promise what is not proven, so this counts as breaking.',
    example: versions(
      event('"code": { "type": "string", "pattern": "^(.)\\\\1+$" }'),
      event('"code": { "type": "string", "pattern": "^(.)\\\\1$" }'),
    ),
    fix: 'Write the schema in a simpler way, or decide yourself and allow the level with --allow.',
  },
  HS757: {
    meaning:
      'Replay: the new schema rejects a payload that was sent under the old one. The payload shown is one. This matters where payloads are stored, queued or sent again.',
    example: versions(
      event('"total": { "type": "number" }'),
      event('"total": { "type": "number", "minimum": 0 }'),
    ),
    fix: 'Keep the old version for recorded payloads, or widen the new schema. In the profiles strict and producer, raise the major version.',
  },
  HS758: {
    meaning:
      'Replay: hookschema could neither prove that the new schema accepts every old payload, nor find one that it rejects. The reason names what was too hard.',
    example: versions(
      event('"code": { "type": "string", "pattern": "^(.)\\\\1$" }'),
      event('"code": { "type": "string", "pattern": "^(.)\\\\1+$" }'),
    ),
    fix: 'Write the schema in a simpler way, or check recorded payloads with hookschema validate.',
  },
  HS759: {
    meaning:
      'Receive: two configurations say different things about requests: where the event type is, or how requests are signed. A receiver for the old version finds no event type, or refuses the signature.',
    example: {
      files: {
        'old/schemas/order.json': event(''),
        'old/hookschema.config.json':
          '{ "schemas": "schemas", "out": "generated", "signature": { "header": "x-signature", "encoding": "hex" } }\n',
        'new/schemas/order.json': event(''),
        'new/hookschema.config.json': '{ "schemas": "schemas", "out": "generated" }\n',
      },
      run: 'hookschema diff old new',
    },
    fix: 'Raise the major version, and send both forms until receivers have followed.',
  },
  HS760: {
    meaning: 'Types: a property is no longer declared, so code that reads it does not compile.',
    example: versions(event('"note": { "type": "string" }'), event('')),
    fix: 'Raise the major version. Deprecate a property for a while before you remove it.',
  },
  HS761: {
    meaning:
      'Types: a property that was always there may now be absent, so code that uses it without a check does not compile.',
    example: versions(
      event('"total": { "type": "number" }', '"type", "total"'),
      event('"total": { "type": "number" }'),
    ),
    fix: 'Raise the major version, or keep the property required.',
  },
  HS762: {
    meaning:
      'Types: a value may have a type that code for the old version does not expect, such as null, or is no longer an object or list that can be read.',
    example: versions(
      event('"total": { "type": "number" }'),
      event('"total": { "type": ["number", "null"] }'),
    ),
    fix: 'Raise the major version, or send the other type as a new property.',
  },
  HS763: {
    meaning:
      'Types: an enumeration has a new value, so a switch that handles every value of the old one does not compile.',
    example: versions(event(STATUS), event('"status": { "enum": ["active", "expired", "paused"] }')),
    fix: 'Raise the major version. Where values may be added at any time, write "anyOf": [{ "enum": [...] }, { "type": "string" }] from the start.',
  },
  HS764: {
    meaning:
      'Types: an enumeration has lost a value, so code that compares with it does not compile: the comparison is always false.',
    example: versions(event(STATUS), event('"status": { "enum": ["active"] }')),
    fix: 'Raise the major version, or keep the value in the schema as long as code names it.',
  },
  HS765: {
    meaning:
      'Types: the output exports a type under a name that the new version does not have. Code that imports it does not compile.',
    example: {
      files: {
        'old/order.json': event('"total": { "$ref": "money.json" }'),
        'old/money.json': '{ "type": "number" }\n',
        'new/order.json': event('"total": { "$ref": "amount.json" }'),
        'new/amount.json': '{ "type": "number" }\n',
      },
      run: 'hookschema diff old new',
    },
    fix: 'Keep the name, for instance with the option "names", or raise the major version. An object that schemas repeat keeps its name when it is a definition that one of its places refers to.',
  },
  HS766: {
    meaning:
      'Types: the two types are of a form that hookschema does not compare, such as names by different patterns, or properties that exclude each other. It counts as breaking, because nothing proves that it is not.',
    example: versions(
      event(
        '"tags": { "type": "object", "patternProperties": { "^a": { "type": "string" } }, "additionalProperties": false }',
      ),
      event(
        '"tags": { "type": "object", "patternProperties": { "^b": { "type": "string" } }, "additionalProperties": false }',
      ),
    ),
    fix: 'Compile code for the old version with the new types, and allow the level with --allow.',
  },
  HS767: {
    meaning: 'Types: a property is new. Code for the old version does not read it.',
    example: versions(event(''), event('"note": { "type": "string" }')),
    fix: 'Raise the minor version.',
  },
  HS768: {
    meaning:
      'Types: a property that could be absent is now always present. Code that checks for it still compiles.',
    example: versions(
      event('"total": { "type": "number" }'),
      event('"total": { "type": "number" }', '"type", "total"'),
    ),
    fix: 'Raise the minor version.',
  },
  HS769: {
    meaning: 'Types: a value has fewer types than before. Code that handles all of them still compiles.',
    example: versions(
      event('"total": { "type": ["number", "null"] }'),
      event('"total": { "type": "number" }'),
    ),
    fix: 'Raise the minor version.',
  },
  HS770: {
    meaning: 'A schema says the same in another way: all three answers are yes, and no type has changed.',
    example: versions(
      event('"total": { "minimum": 1, "type": "integer" }'),
      event('"total": { "exclusiveMinimum": 0, "type": "integer" }'),
    ),
    fix: 'Raise the patch version.',
  },
  HS780: {
    meaning:
      'The version cannot be read: git is not installed, the folder is in no repository, or the repository has no such revision or no schemas in it. hookschema only reads with git, and fetches nothing.',
    example: { run: 'hookschema diff git:v1.2.0 schemas' },
    fix: 'Check the name of the revision. In CI, check out the history and tags too: "fetch-depth: 0" in actions/checkout.',
  },
  HS781: {
    meaning: 'No package of this name is installed, or it does not ship its schemas.',
    example: { run: 'hookschema diff npm:@acme/events schemas' },
    fix: 'Install the released package as a development dependency, or compare with a git revision.',
  },
  HS782: {
    meaning:
      'The version of the package rises by less than the changes require. Below 1.0.0 the second number stands for breaking changes.',
    example: {
      files: {
        'old/hookschema.config.json':
          '{ "schemas": "order.json", "out": "out", "package": { "version": "1.0.0" } }\n',
        'old/order.json': event('"note": { "type": "string" }'),
        'new/hookschema.config.json':
          '{ "schemas": "order.json", "out": "out", "package": { "version": "1.0.1" } }\n',
        'new/order.json': event(''),
      },
      run: 'hookschema diff old new',
    },
    fix: 'Raise the version in the configuration, or undo the changes.',
  },
  HS783: {
    meaning: 'The changes are greater than the level that --allow names.',
    example: {
      files: { 'old/order.json': event('"note": { "type": "string" }'), 'new/order.json': event('') },
      run: 'hookschema diff old new --allow minor',
    },
    fix: 'Undo the changes, or allow them.',
  },
  HS784: {
    meaning:
      'The option guardVersion compares the version of the package with that of the last release, and one of them is not known. A folder with schemas has no version, and neither has an output with target source. 0.0.0, the default of a package, counts as none.',
    example: {
      files: {
        'hookschema.config.json':
          '{ "schemas": "schemas", "out": "out", "package": { "version": "1.0.0" }, "guardVersion": "old" }\n',
        'old/order.json': event(''),
      },
      run: 'hookschema generate',
    },
    fix: 'Name a tag such as git:v1.2.0 or an installed package such as npm:@acme/events, and set "package.version".',
  },
} as const satisfies Record<string, Explanation>;
