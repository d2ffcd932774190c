import type { Explanation } from './explanation.js';

const SCHEMA = `{
  "type": "object",
  "required": ["type", "id"],
  "properties": {
    "type": { "const": "order.paid" },
    "id": { "type": "string" },
    "method": { "anyOf": [{ "enum": ["card"] }, { "type": "string" }] },
    "note": { "type": "string" }
  }
}
`;

/** A page about the event, with a sample and the rows of a table. */
function page(sample: string, rows: string): string {
  return `## \`order.paid\`

\`\`\`json
${sample}
\`\`\`

| Field | Type | Required | Description |
| --- | --- | --- | --- |
${rows}
`;
}

const SAMPLE = '{ "type": "order.paid", "id": "o-1", "method": "card", "note": "" }';
const TYPE = '| type | string | yes | |';
const ID = '| id | string | yes | |';
const METHOD = '| method | string | no | |';
const NOTE = '| note | string | no | |';
const ROWS = [TYPE, ID, METHOD, NOTE].join('\n');

function drift(files: Readonly<Record<string, string>>, options = '') {
  return {
    files: { 'schemas/order.paid.schema.json': SCHEMA, ...files },
    run: `hookschema drift page.md --schemas schemas${options}`,
  };
}

const onPage = (sample: string, ...rows: readonly string[]) =>
  drift({ 'page.md': page(sample, rows.join('\n')) });

/** Explanations of the codes of `hookschema drift`. */
export const CONTRACT = {
  HS810: {
    meaning: 'A source describes an event for which the catalog has no schema.',
    example: drift({
      'page.md': `${page(SAMPLE, ROWS)}\n## \`order.refunded\`\n\n\`\`\`json\n{ "type": "order.refunded" }\n\`\`\`\n`,
    }),
    fix: 'Add a schema. hookschema infer drafts one from the same source. If the event is left out on purpose, write a decision with the kind "event".',
  },
  HS811: {
    meaning:
      'The catalog has an event that no source has, although one of the sources is meant to have every event. That is so for OpenAPI, AsyncAPI and other schemas, and with --complete for all sources. A page that describes at least two events of a family, such as order.paid and order.sent, is meant to have all of that family.',
    example: drift(
      {
        'schemas/order.sent.schema.json':
          '{ "type": "object", "properties": { "type": { "const": "order.sent" } } }\n',
        'page.md': page(SAMPLE, ROWS),
      },
      ' --complete',
    ),
    fix: 'Find out whether the provider still sends the event. If not, remove its schema. Otherwise write a decision with the kind "event".',
  },
  HS812: {
    meaning:
      'The text of a page mentions a name that looks like an event type. No source describes such an event, and the catalog does not have it.',
    example: drift({ 'page.md': `${page(SAMPLE, ROWS)}\nSee also \`order.unpaid\`.\n` }),
    fix: 'Find out whether the event exists, and add it. Otherwise write a decision with the kind "mention" and the name as the event.',
  },
  HS813: {
    meaning:
      'A source lists or shows a field that the schema does not declare. Types do not have it, and validators do not check it.',
    example: onPage(SAMPLE, ROWS, '| currency | string | no | |'),
    fix: 'Declare the field. hookschema drift --write does it where the source says enough. To leave it out, write a decision with the kind "undeclared".',
  },
  HS814: {
    meaning:
      'The schema declares a field that a source does not list, although the source lists other fields of the same object. Or a page has no sample or no table for one event, and has them for all others.',
    example: onPage('{ "type": "order.paid", "id": "o-1", "method": "card" }', TYPE, ID, METHOD),
    fix: 'Find out whether the provider still sends the field. If not, remove it. Otherwise write a decision with the kind "undocumented".',
  },
  HS815: {
    meaning:
      'A source states or shows a type that the schema rejects, or the schema accepts a type that no source states or shows.',
    example: onPage(
      '{ "type": "order.paid", "id": 7, "method": "card", "note": "" }',
      TYPE,
      '| id | integer | yes | |',
      METHOD,
      NOTE,
    ),
    fix: 'Correct the type in the schema, or write a decision with the kind "type".',
  },
  HS816: {
    meaning:
      'A source states or shows null where the schema rejects it, or the schema accepts null, which no source states or shows.',
    example: onPage(SAMPLE, TYPE, ID, METHOD, '| note | string or null | no | |'),
    fix: 'Correct the schema, or write a decision with the kind "nullability".',
  },
  HS817: {
    meaning:
      'A source lists or shows a value that the schema does not name, or the schema names a value that no source lists.',
    example: onPage('{ "type": "order.paid", "id": "o-1", "method": "cash", "note": "" }', ROWS),
    fix: 'Add the value to the enumeration, or remove it. To keep the schema as it is, write a decision with the kind "values".',
  },
  HS818: {
    meaning:
      'The schema requires a field that a source calls optional or a sample lacks, or a source requires a field that the schema does not.',
    example: onPage(SAMPLE, TYPE, ID, METHOD, '| note | string | yes | |'),
    fix: 'Correct "required" in the schema. Otherwise write a decision with the kind "required", "optional" or "presence", as the message says.',
  },
  HS819: {
    meaning: 'A source states another format or pattern than the schema has.',
    example: onPage(SAMPLE, TYPE, '| id | uuid | yes | |', METHOD, NOTE),
    fix: 'Correct the schema, or write a decision with the kind "format" or "pattern".',
  },
  HS820: {
    meaning: 'A source contradicts itself: a sample shows what its own table or schema rules out.',
    example: onPage('{ "type": "order.paid", "id": "o-1", "method": "card", "note": null }', ROWS),
    fix: 'Find out which of the two is right, let the schema follow it, and write a decision with the kind in the message.',
  },
  HS821: {
    meaning:
      'A source shows a payload that the validator of the event rejects, for a reason that no other difference names.',
    example: {
      files: {
        'schemas/order.paid.schema.json': SCHEMA.replace(
          '"note": { "type"',
          '"note": { "maxLength": 3, "type"',
        ),
        'page.md': page('{ "type": "order.paid", "id": "o-1", "method": "card", "note": "fragile" }', ROWS),
      },
      run: 'hookschema drift page.md --schemas schemas',
    },
    fix: 'Correct the schema. If the sample is wrong, write a decision with the kind "sample".',
  },
  HS822: {
    meaning:
      'A sample has a key twice in one object. JSON leaves open which of the two counts; hookschema takes the last, as JSON.parse does.',
    example: onPage('{ "type": "order.paid", "id": "o-1", "id": "o-2", "method": "card", "note": "" }', ROWS),
    fix: 'Ask the provider, and write a decision with the kind "repeated key". Its path is that of the object.',
  },
  HS823: {
    meaning:
      'The sample below a heading that names an event is not JSON. Comments, trailing commas, unquoted keys and lines with three dots are read; anything else is not.',
    example: onPage('{ "type": "order.paid", "id": }', ROWS),
    fix: 'Tell the provider, or correct your copy of the page.',
  },
  HS824: {
    meaning: 'Two sources contradict each other about a field.',
    example: {
      files: {
        'schemas/order.paid.schema.json': SCHEMA.replace(
          '"note": { "type": "string" }',
          '"note": { "type": ["string", "null"] }',
        ),
        'page.md': page(SAMPLE, [TYPE, ID, METHOD, '| note | string or null | no | |'].join('\n')),
        'other.md': page(SAMPLE, ROWS),
      },
      run: 'hookschema drift page.md other.md --schemas schemas',
    },
    fix: 'Decide which of them the schema follows, and write the decision down with the kind in the message.',
  },
  HS825: {
    meaning:
      'A source is silent about something that it shows or that another source lists. This is a remark, which --verbose shows; with --strict it counts as a difference.',
    example: {
      ...onPage(SAMPLE, ID, METHOD, NOTE),
      run: 'hookschema drift page.md --schemas schemas --verbose',
    },
    fix: 'Nothing has to be done.',
  },
  HS826: {
    meaning:
      'A decision names an event, a path or a kind for which there is no difference any more, or never was.',
    example: drift(
      {
        'page.md': page(SAMPLE, ROWS),
        'decisions.json':
          '[{ "events": ["order.paid"], "paths": ["id"], "kinds": ["type"], "decision": "A string.", "why": "Every sample has one." }]\n',
      },
      ' --decisions decisions.json',
    ),
    fix: 'Remove what does not apply any more from the decision.',
  },
  HS827: {
    meaning: 'Two decisions are about the same difference, so that it is not clear which of them counts.',
    example: drift(
      {
        'page.md': page(SAMPLE, [TYPE, ID, METHOD, '| note | string or null | no | |'].join('\n')),
        'decisions.json': `[
  { "events": ["order.paid"], "paths": ["note"], "kinds": ["nullability"], "decision": "A string.", "why": "Every sample has one." },
  { "events": ["order.*"], "paths": ["note"], "kinds": ["nullability"], "decision": "Never null.", "why": "Nobody saw null." }
]
`,
      },
      ' --decisions decisions.json',
    ),
    fix: 'Put the two decisions together, or make their paths and events narrower.',
  },
  HS828: {
    meaning: 'The file with the decisions cannot be read, is not JSON, or has an entry of another form.',
    example: drift(
      { 'page.md': page(SAMPLE, ROWS), 'decisions.json': '[{ "events": ["order.paid"], "kind": "type" }]\n' },
      ' --decisions decisions.json',
    ),
    fix: 'Each entry has "events", "paths" and "kinds", which are lists of texts, and the texts "decision" and "why".',
  },
  HS829: {
    meaning: 'A source cannot be read, or it has nothing about events. It is left out of the comparison.',
    example: drift({ 'page.md': '# Webhooks\n\nWe send webhooks.\n' }),
    fix: 'Follow the hint. A prefix says what a source is where its name does not: page:, openapi:, asyncapi:, schemas:, facts: or recorded:.',
  },
  HS830: {
    meaning: 'All recorded payloads, at least a hundred, have a field that the schema calls optional.',
    example: {
      files: {
        'schemas/order.paid.schema.json': SCHEMA,
        'recorded.json': `[${Array.from({ length: 100 }, () => SAMPLE).join(', ')}]\n`,
      },
      run: 'hookschema drift recorded.json --schemas schemas',
    },
    fix: 'If the provider says that the field is always there, require it. Otherwise write a decision with the kind "always there".',
  },
  HS831: {
    meaning:
      'hookschema drift --write cannot change a schema file without touching its layout, so it left the file as it is.',
    example: {
      files: {
        'schemas/order.paid.schema.yaml':
          'type: object\nrequired: [type, id]\nproperties:\n  type: { const: order.paid }\n  id:\n    type:\n      - string\n',
        'page.md': page('{ "type": "order.paid", "id": 7 }', [TYPE, '| id | integer | yes | |'].join('\n')),
      },
      run: 'hookschema drift page.md --schemas schemas --write',
    },
    fix: 'Change the file by hand, as the patch in the report of the reporter json says.',
  },
  HS832: {
    meaning: 'The page of hookschema drift --report --check is not what the command would write.',
    example: drift({ 'page.md': page(SAMPLE, ROWS) }, ' --report SOURCES.md --check'),
    fix: 'Run the command without --check, look at what has changed in the page, and commit it.',
  },
  HS833: {
    meaning:
      'A page has a table whose rows begin with names of fields, and whose headings do not say what its columns are. What it states is not compared.',
    example: drift({
      'page.md': `## order.paid\n\n\`\`\`json\n${SAMPLE}\n\`\`\`\n\n| Feld | Typ |\n| --- | --- |\n| type | string |\n| id | string |\n`,
    }),
    fix: 'Name the headings in the configuration, for example contract: { headings: { field: ["Feld"], type: ["Typ"] } }.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
