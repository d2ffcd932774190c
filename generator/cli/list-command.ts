import { CATALOG_OPTION } from './catalog-choice.js';
import { type Call, defineCommand, type Outcome } from './command.js';
import { CONFIG_OPTIONS } from './config-flags.js';

const OPTIONS = { ...CONFIG_OPTIONS, ...CATALOG_OPTION } as const;

/** `hookschema list` as it was called. */
export type ListCall = Call<typeof OPTIONS>;

/** `hookschema list` */
export const listCommand = defineCommand({
  name: 'list',
  summary: 'list the events, their types and where they are described',
  options: OPTIONS,
  examples: ['list', 'list --reporter json', 'list --schemas ./schemas'],
  run: async (call: ListCall): Promise<Outcome> => (await import('./run-list.js')).runList(call),
});
