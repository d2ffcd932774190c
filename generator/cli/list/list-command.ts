import { defineCommand, type Outcome } from '../command.js';
import { LIST_OPTIONS, type ListCall } from './list-options.js';

/** `hookschema list` */
export const listCommand = defineCommand({
  name: 'list',
  summary: 'list the events, their types and their schemas',
  options: LIST_OPTIONS,
  examples: ['list', 'list --reporter json', 'list --schemas ./schemas'],
  run: async (call: ListCall): Promise<Outcome> => (await import('./run-list.js')).runList(call),
});
