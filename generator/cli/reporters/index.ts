import { UsageError } from '../command.js';
import type { Reporter, ReporterSettings } from './reporter.js';

/** The reporters by name, each loaded when it is asked for. */
const REPORTERS: Readonly<Record<string, () => Promise<(settings: ReporterSettings) => Reporter>>> = {
  pretty: async () => (await import('./pretty.js')).prettyReporter,
  json: async () => (await import('./json.js')).jsonReporter,
  github: async () => (await import('./github.js')).githubReporter,
  sarif: async () => (await import('./sarif.js')).sarifReporter,
};

/** A reporter by its name. @throws UsageError when there is none of that name */
export async function createReporter(name: string, settings: ReporterSettings): Promise<Reporter> {
  const load = Object.hasOwn(REPORTERS, name) ? REPORTERS[name] : undefined;
  if (!load)
    throw new UsageError(`unknown reporter ${name}; choose one of ${Object.keys(REPORTERS).join(', ')}`);
  return (await load())(settings);
}
