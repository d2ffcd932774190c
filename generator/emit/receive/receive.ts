import type { Catalog } from '../../catalog/catalog.js';
import { code } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import type { OutputModule } from '../../module/output.js';
import {
  constant,
  declareFunction,
  declareType,
  exportedCode,
  type FunctionDeclaration,
  plainCode,
  type Statement,
} from '../../module/statement.js';
import { sharedRuntime } from '../../runtime/runtime-source.js';
import { layOutCode } from '../../text/lay-out.js';
import type { InternalEmitter } from '../emitter.js';
import { index } from '../event-type.js';
import { receiveTypes } from './receive-types.js';

const PATH = 'receive-support';

const support = fromModule(PATH);

/** The functions of the runtime that the module `receive` calls. */
const HELPERS = [
  'verificationKeys',
  'outcomeOfRequest',
  'receiverFor',
  'signedHeaders',
  'storeInMemory',
  'verifyRequest',
];

/** `receive`: functions that verify, parse, handle and answer requests. */
export const receive = {
  name: 'receive',
  emit: (catalog: Catalog): readonly OutputModule[] => [receiveModule(catalog), supportModule()],
} as const satisfies InternalEmitter;

function receiveModule(catalog: Catalog): OutputModule {
  return {
    path: 'receive',
    entry: './receive',
    statements: [
      ...receiveTypes(catalog).map(declareType),
      constant({
        name: 'scheme',
        exported: false,
        type: 'any',
        value: layOutCode({ ...catalog.signature }, { used: 20 }),
      }),
      ...FUNCTIONS,
    ],
  };
}

/** What does not depend on the catalog. It is not an entry point of the package. */
function supportModule(): OutputModule {
  return {
    path: PATH,
    statements: sharedRuntime(HELPERS).flatMap(({ text, isRequested }): readonly Statement[] =>
      isRequested ? exportedCode(text) : plainCode(text),
    ),
  };
}

const REQUEST = { name: 'request', type: 'WebhookRequest' } as const;

const FUNCTIONS: readonly FunctionDeclaration[] = [
  declareFunction({
    name: 'receive',
    docs: [
      'Verifies a request, and parses and validates its body. It never throws, and its promise never rejects.',
      '',
      "@param request a `Request`, Node's request with or without a framework around it, or a body with its headers",
    ],
    parameters: [REQUEST, { name: 'options', type: 'ReceiveOptions' }],
    returns: 'Promise<ReceiveOutcome>',
    body: code`{
  return ${support('verifyRequest')}(scheme, request, options).then((found) =>
    ${support('outcomeOfRequest')}(found, ${index('parseWebhookEvent')}),
  );
}`,
  }),
  declareFunction({
    name: 'verify',
    docs: [
      'Verifies a request, and gives the body exactly as it arrived. It never throws, and its promise never rejects.',
      '',
      '@param request as in `receive`',
    ],
    parameters: [REQUEST, { name: 'options', type: 'ReceiveOptions' }],
    returns: 'Promise<Verification>',
    body: code`{
  return ${support('verifyRequest')}(scheme, request, options);
}`,
  }),
  declareFunction({
    name: 'sign',
    docs: [
      'The headers of a signed request: for tests, and for programs that send webhooks.',
      '',
      '@param body the exact text or bytes of the request',
      '@throws TypeError (as a rejection) for a secret that is missing or in another encoding',
    ],
    parameters: [
      { name: 'body', type: 'string | Uint8Array' },
      { name: 'options', type: 'SignOptions' },
    ],
    returns: 'Promise<Record<string, string>>',
    body: code`{
  return ${support('signedHeaders')}(options.signature ?? scheme, body, options);
}`,
  }),
  declareFunction({
    name: 'createReceiver',
    docs: [
      'A receiver, to which handlers are added. It answers requests in the form of the platform: `fetch`, `node` or `handle`.',
      '',
      '@throws TypeError for a secret that is missing or in another encoding, and for other options that no request can use',
    ],
    typeParameters: 'Context = undefined',
    parameters: [{ name: 'options', type: 'ReceiverOptions<Context>' }],
    returns: 'WebhookReceiver<never, Context>',
    body: code`{
  const used = options.signature ?? scheme;
  const keys = ${support('verificationKeys')}(used, options);
  return ${support('receiverFor')}(
    (request) =>
      ${support('verifyRequest')}(scheme, request, options, keys).then((found) =>
        ${support('outcomeOfRequest')}(found, ${index('parseWebhookEvent')}),
      ),
    ${index('webhookEventTypes')},
    options,
    used,
  );
}`,
  }),
  declareFunction({
    name: 'memoryStore',
    docs: [
      'Remembers in memory which deliveries have been handled. For one process; it forgets when the process ends.',
    ],
    parameters: [{ name: 'options', type: 'MemoryStoreOptions', default: '{}' }],
    returns: 'DeliveryStore',
    body: code`{
  return ${support('storeInMemory')}(options);
}`,
  }),
];
