import { declareFunction, declareType, defineEmitter, importTypes, propertyKey } from 'hookschema/emit';

/**
 * `handlers`: an interface with a method for each event, and a function that calls the right one. An event that nobody
 * handles is then found by the compiler.
 */
export const handlers = defineEmitter({
  name: 'handlers',
  needs: ['types', 'union'],
  emit: ({ events }) => {
    const members = events.map(({ type, names }) => `  ${propertyKey(type)}(event: ${names.type}): Result;`);
    return [
      {
        path: 'handlers',
        entry: './handlers',
        statements: [
          importTypes(['WebhookEventMap', 'WebhookEventType'], 'index'),
          importTypes(
            events.map(({ names }) => names.type),
            'types',
          ),
          declareType(`/** What happens for each event. */
export interface WebhookEventHandlers<Result> {
${members.join('\n')}
}`),
          declareFunction({
            name: 'handleWebhookEvent',
            docs: ['Calls the handler that an event is for, and gives what it gives.'],
            typeParameters: 'T extends WebhookEventType, Result',
            parameters: [
              { name: 'type', type: 'T' },
              { name: 'event', type: 'WebhookEventMap[T]' },
              { name: 'handlers', type: 'WebhookEventHandlers<Result>' },
            ],
            returns: 'Result',
            body: `{
  return handlers[type](event);
}`,
          }),
        ],
      },
    ];
  },
});
