import { code, declareFunction, declareType, defineEmitter, fromModule } from 'hookschema/emit';

const index = fromModule('index');

/**
 * `handlers`: a type with a handler for each event, and a function that calls the right one. The compiler then finds
 * every event that has no handler.
 */
export const handlers = defineEmitter({
  name: 'handlers',
  needs: ['union'],
  emit: () => [
    {
      path: 'handlers',
      entry: './handlers',
      statements: [
        declareType(code`/** What happens for each event. */
export type WebhookEventHandlers<Result> = {
  readonly [T in ${index('WebhookEventType')}]: (event: ${index('WebhookEventMap')}[T]) => Result;
};`),
        declareFunction({
          name: 'handleWebhookEvent',
          docs: ['Calls the handler of an event, and returns what it returns.'],
          typeParameters: code`T extends ${index('WebhookEventType')}, Result`,
          parameters: [
            { name: 'type', type: 'T' },
            { name: 'event', type: code`${index('WebhookEventMap')}[T]` },
            { name: 'handlers', type: 'WebhookEventHandlers<Result>' },
          ],
          returns: 'Result',
          body: '{\n  return handlers[type](event);\n}',
        }),
      ],
    },
  ],
});
