import type { EventDefinition } from '../catalog/catalog.js';
import { code } from '../module/code.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { declareFunction } from '../module/statement.js';
import { commentInline } from '../text/safe-text.js';
import { typeOf } from './event-type.js';
import { support } from './fixture-support.js';

const fixtures = fromModule('fixtures');
const validators = fromModule('validators');

/** The validator of an event. */
export function validatorOf({ names }: EventDefinition): ImportedName {
  return validators(names.validator);
}

/** `make/<event type>`: the function that makes events of one type, for tests that load no other event's fixtures. */
export function makeModule(event: EventDefinition): OutputModule {
  const own = fromModule(`fixtures/${event.path}`);
  return {
    path: `make/${event.path}`,
    entry: './make/*',
    statements: [
      declareFunction({
        name: 'makeEvent',
        docs: [
          `Makes a valid \`${commentInline(event.type)}\`: the full fixture with the identifiers and times of the seed, then your overrides.`,
          '',
          '@param overrides merged into the event: objects key by key, arrays as a whole; `undefined` removes a property',
          '@throws TypeError when the overrides make the event invalid; the message says where and why',
        ],
        parameters: [
          { name: 'overrides', type: code`${fixtures('DeepPartial')}<${typeOf(event)}>`, default: '{}' },
          { name: 'options', type: fixtures('MakeEventOptions'), default: '{}' },
        ],
        returns: typeOf(event),
        body: code`{
  return ${support('makeFrom')}(${own('full')}, overrides, options.seed ?? 0, ${validatorOf(event)});
}`,
      }),
    ],
  };
}
