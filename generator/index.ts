/** The programmatic interface of hookschema. */

export type { ConfigSource } from './config/check-config.js';
export {
  type CatalogConfig,
  type CatalogsConfig,
  type DialectName,
  defineConfig,
  type EnvelopeDiscriminatorConfig,
  type HeaderDiscriminatorConfig,
  type HookschemaConfig,
  type NameSource,
  type NamesConfig,
  type PackageConfig,
  type ShippedCatalog,
  type TypesConfig,
} from './config/config.js';
export { CONFIG_FILES, type LoadedConfig, loadConfig } from './config/load-config.js';
export {
  CODES,
  type Diagnostic,
  type DiagnosticCode,
  DiagnosticError,
  formatDiagnostic,
  type Severity,
} from './diagnostics/index.js';
export type { Timing } from './diagnostics/stopwatch.js';
export {
  type CatalogCheck,
  type CatalogResult,
  type CheckResult,
  check,
  type GenerateOptions,
  type GenerateResult,
  generate,
} from './generate.js';
export type { Change } from './output/change.js';
