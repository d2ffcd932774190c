import { UsageError } from '../command.js';
import type { Reporter, ReporterSettings } from './reporter.js';

/** The reporters by name. Each is loaded only when it is used. */
const REPORTERS: Readonly<Record<string, () => Promise<(settings: ReporterSettings) => Reporter>>> = {
  pretty: async () => (await import('./pretty.js')).prettyReporter,
  json: async () => (await import('./json.js')).jsonReporter,
  github: async () => (await import('./github.js')).githubReporter,
  sarif: async () => (await import('./sarif.js')).sarifReporter,
  markdown: async () => (await import('./markdown.js')).markdownReporter,
  html: async () => (await import('./html.js')).htmlReporter,
};

/** The names of all reporters, for messages and for tests that try each. */
export const REPORTER_NAMES: readonly string[] = Object.keys(REPORTERS);

/** Creates a reporter by its name. @throws UsageError when the name is unknown */
export async function createReporter(name: string, settings: ReporterSettings): Promise<Reporter> {
  const load = Object.hasOwn(REPORTERS, name) ? REPORTERS[name] : undefined;
  if (!load) throw new UsageError(`unknown reporter ${name}; choose one of ${REPORTER_NAMES.join(', ')}`);
  return (await load())(settings);
}
