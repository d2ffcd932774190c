import type { Explanation } from './explanation.js';

/** HS73x and HS74x: requests that hookschema sends and receives, and payloads that become examples. */
export const REQUESTS = {
  HS731: {
    meaning:
      'The host leads to an address of another machine. Test events can trigger real work, so hookschema contacts this machine only, unless --remote is given.',
    example: {
      run: 'hookschema send order.created --schemas schemas --secret whsec_MTIz --to http://192.0.2.1/',
    },
    fix: 'Use the address of a receiver on this machine, or add --remote.',
  },
  HS732: {
    meaning:
      'No answer arrived: nothing listens at the address, the name has no address, or the connection ended early.',
    example: {
      run: 'hookschema send order.created --schemas schemas --secret whsec_MTIz --to http://127.0.0.1:1/',
    },
    fix: 'Start the receiver, and check the host and the port.',
  },
  HS733: {
    meaning:
      'The receiver answered with another status than expected. By default that is 2xx for a valid event, and 4xx for an invalid payload or a request that was tampered with.',
    example: {
      run: 'hookschema send order.created --schemas schemas --secret whsec_MTIz --to http://127.0.0.1:3000/',
    },
    fix: 'See the log of the receiver. Use --expect where its answer is right.',
  },
  HS734: {
    meaning:
      "The event's schema rejects the payload, so the provider would not send it. Usually a value of --set is wrong.",
    example: {
      run: 'hookschema send order.created --schemas schemas --secret whsec_MTIz --to http://127.0.0.1:1/ --set id=[]',
    },
    fix: 'Correct the value, or send the payload nevertheless with --invalid.',
  },
  HS735: {
    meaning:
      'hookschema makes payloads from schemas, and found none that this schema accepts: its keywords may contradict each other.',
    example: {
      files: {
        'schemas/order.json':
          '{ "type": "object", "required": ["type", "code"],\n  "properties": { "type": { "const": "order" }, "code": { "type": "string", "pattern": "^(?=.*z)(?!.*x).{9}$" } } }\n',
      },
      run: 'hookschema send order --schemas schemas --secret whsec_MTIz --to http://127.0.0.1:1/',
    },
    fix: 'Add a payload to the examples of the schema, and send it with --fixture example-1.',
  },
  HS740: {
    meaning: 'Another program listens on the port, or it needs rights that this user does not have.',
    example: { run: 'hookschema listen --schemas schemas --secret whsec_MTIz --port 3000' },
    fix: 'Choose another port, or end the other program.',
  },
  HS741: {
    meaning:
      'A request arrived whose signature does not fit its body and the secret, is missing, or is too old. Anyone can send such a request, so its payload is neither checked, nor saved, nor handed on.',
    example: { run: 'hookschema listen --schemas schemas --secret whsec_MTIz --port 0' },
    fix: 'Check that the secret is the one of this endpoint, and that no proxy changes the body.',
  },
  HS742: {
    meaning: 'The file for a payload could not be written. The request was answered all the same.',
    example: {
      run: 'hookschema listen --schemas schemas --secret whsec_MTIz --port 0 --save schemas/events/order.created.schema.json',
    },
    fix: 'Check that --save names a folder, its permissions, and the space on the disk.',
  },
  HS745: {
    meaning:
      'The payload is valid, but not once the values that look personal are replaced: no replacement was found that its schema accepts. Or its event is not in the catalog, or the name of a property looks personal, or a number that is to stay has more digits than JavaScript keeps, or a schema file cannot hold the payload: it has too many levels or members, or half of a character.',
    example: {
      files: {
        'schemas/order.json':
          '{ "type": "object", "required": ["type", "name"],\n  "properties": { "type": { "const": "order" }, "name": { "type": "string", "pattern": "^(?=.*z)(?!.*x).{9}$" } } }\n',
        'payload.json': '{ "type": "order", "name": "abcdefghz" }\n',
      },
      run: 'hookschema promote payload.json --yes --schemas schemas',
    },
    fix: 'Keep a value that is not personal with --keep, or replace it in the file yourself.',
  },
  HS746: {
    meaning:
      'An example is inserted into the text of a schema file only where that is safe: in a file of your own, with the event as its root or with examples already. API documents and the catalogs of packages are left alone.',
    example: {
      files: {
        'schemas/all.json':
          '{ "$defs": {\n  "A": { "type": "object", "properties": { "type": { "const": "a" } } },\n  "B": { "type": "object", "properties": { "type": { "const": "b" } } } } }\n',
        'payload.json': '{ "type": "a" }\n',
      },
      run: 'hookschema promote payload.json --yes --schemas schemas',
    },
    fix: 'Copy the payload into the examples of the schema by hand. Replace personal data first.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;
