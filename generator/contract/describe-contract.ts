import { dirname, resolve } from 'node:path';
import type { ContractConfig, HookschemaConfig } from '../config/config.js';
import { loadConfig } from '../config/load-config.js';
import { type ResolvedCatalog, resolveConfig } from '../config/resolve-config.js';
import { type Diagnostic, formatDiagnostic } from '../diagnostics/index.js';
import { asDiagnostic } from '../drift/as-diagnostic.js';
import type { ContractResult } from '../drift/run-contract.js';
import { runContract } from '../drift/run-contract.js';
import { CATALOG_PROMISES, EVENT_PROMISES, type Promised } from './promises.js';
import { currentRunner, type TestRunner } from './test-runner.js';

/** What to compare a catalog with. What is left out is taken from `contract` in the configuration. */
export interface ContractOptions extends ContractConfig {
  /** Recorded payloads: files, folders and globs. */
  readonly recorded?: readonly string[];
  /** The folder that paths are relative to. Default: that of the configuration file, or the working directory. */
  readonly cwd?: string;
  /** The package name or output folder of one of several catalogs. */
  readonly catalog?: string;
  /** True where sources that are addresses are fetched. Default: false. */
  readonly allowNetwork?: boolean;
  /** The test runner. Default: the one that runs this process, which is Vitest, Jest or that of Node. */
  readonly runner?: TestRunner;
}

/**
 * Defines contract tests: one for each event and each thing that its schema promises, and some for the whole catalog. The
 * message of a test that fails is that of the diagnostics.
 * @param catalog the path of a configuration file, or a configuration
 * @throws DiagnosticError with the errors of the configuration and the schemas
 */
export async function describeContract(
  catalog: string | HookschemaConfig,
  options: ContractOptions = {},
): Promise<void> {
  const { result, name } = await compareContract(catalog, options);
  const { describe, test } = options.runner ?? (await currentRunner());
  const isStrict = options.strict ?? result.isStrict;
  const define = ({ name: title, codes }: Promised, found: readonly Diagnostic[]): void => {
    test(title, () => {
      const broken = found.filter(
        ({ code, severity }) => codes.includes(code) && (severity !== 'note' || isStrict),
      );
      if (broken.length > 0) throw new Error(broken.map(formatDiagnostic).join('\n'));
    });
  };
  describe(`the contract of ${name}`, () => {
    for (const promised of CATALOG_PROMISES) define(promised, result.diagnostics);
    const of = (type: string) => result.open.filter(({ event }) => event === type);
    for (const type of result.drift.events.keys())
      describe(type, () => {
        const found = of(type).map(asDiagnostic);
        for (const promised of EVENT_PROMISES) define(promised, found);
      });
  });
}

/** The comparison behind contract tests, for tests of other things that sources say. */
export async function compareContract(
  catalog: string | HookschemaConfig,
  {
    recorded = [],
    cwd = process.cwd(),
    allowNetwork = false,
    catalog: chosen,
    runner: _runner,
    ...own
  }: ContractOptions = {},
): Promise<{ readonly result: ContractResult & { readonly isStrict: boolean }; readonly name: string }> {
  const { config, base } =
    typeof catalog === 'string'
      ? await loaded(resolve(cwd, catalog))
      : { config: catalog, base: resolve(cwd) };
  const resolved = oneOf(await resolveConfig(config, base), chosen);
  const { sources = [], ...contract } = { ...resolved.contract, ...own };
  const all = [...sources, ...recorded.map((path) => `recorded:${path}`)];
  const result = await runContract(resolved, {
    ...contract,
    sources: all,
    base,
    allowsNetwork: allowNetwork,
  });
  return { result: { ...result, isStrict: contract.strict ?? false }, name: resolved.catalog.package.name };
}

async function loaded(file: string): Promise<{ readonly config: HookschemaConfig; readonly base: string }> {
  const { config } = await loadConfig(dirname(file), file);
  return { config, base: dirname(file) };
}

function oneOf(catalogs: readonly ResolvedCatalog[], name: string | undefined): ResolvedCatalog {
  const found = catalogs.filter(
    ({ catalog, out }) => name === undefined || catalog.package.name === name || out.label === name,
  );
  const [first, ...more] = found;
  if (first === undefined || more.length > 0)
    throw new Error(
      `name one of the catalogs with the option catalog: ${catalogs.map((one) => one.catalog.package.name).join(', ')}`,
    );
  return first;
}
