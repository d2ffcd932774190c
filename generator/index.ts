/**
 * The programmatic interface of hookschema. Configurations import this module for `defineConfig`, so what it needs for
 * anything else is loaded when it is called.
 */
import type { HookschemaConfig } from './config/config.js';
import type { Containment, ContainsOptions } from './contains/containment.js';
import type { CheckResult, GenerateOptions, GenerateResult } from './generate.js';

export type { ConfigSource } from './config/check-config.js';
export {
  type CatalogConfig,
  type CatalogsConfig,
  type ContractConfig,
  type DialectName,
  defineConfig,
  type EnvelopeDiscriminatorConfig,
  type HeaderDiscriminatorConfig,
  type HeadingsConfig,
  type HookschemaConfig,
  type NameSource,
  type NamesConfig,
  type PackageConfig,
  type ShippedCatalog,
  type TypesConfig,
} from './config/config.js';
export { CONFIG_FILES, type LoadedConfig, loadConfig } from './config/load-config.js';
export type { Containment, ContainmentChange, ContainsOptions } from './contains/containment.js';
export {
  CODES,
  type Diagnostic,
  type DiagnosticCode,
  DiagnosticError,
  formatDiagnostic,
  type Severity,
} from './diagnostics/index.js';
export type { Timing } from './diagnostics/stopwatch.js';
export type {
  CatalogCheck,
  CatalogResult,
  CheckResult,
  GenerateOptions,
  GenerateResult,
} from './generate.js';
export type { Change } from './output/change.js';

/**
 * Generates the output of every catalog from its schemas.
 * @throws DiagnosticError with the errors of all catalogs. Nothing is written in that case.
 */
export async function generate(config: HookschemaConfig, options?: GenerateOptions): Promise<GenerateResult> {
  return (await import('./generate.js')).generate(config, options);
}

/**
 * Compares the output of every catalog with what `generate` would write, and writes nothing. Missing files and
 * superfluous files are both differences.
 * @throws DiagnosticError when the configuration or the schemas have errors
 */
export async function check(config: HookschemaConfig, options?: GenerateOptions): Promise<CheckResult> {
  return (await import('./generate.js')).check(config, options);
}

/**
 * Finds out whether every value that one schema accepts is accepted by another: `yes`, `no` with a value that tells them
 * apart and the places at which it is refused, or `unknown` with the reason. Nothing is guessed, and nothing is read from
 * the disk or the network: a schema holds in `$defs` what it refers to, or the options have it.
 * @param sub the schema whose values are compared, in any dialect that hookschema reads
 * @param sup the schema that may accept all of them
 */
export async function contains(sub: unknown, sup: unknown, options?: ContainsOptions): Promise<Containment> {
  return (await import('./contains/contains.js')).contains(sub, sup, options);
}
