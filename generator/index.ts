/** The programmatic interface of hookschema. */
export { defineConfig, type HookschemaConfig, type PackageConfig } from './config/config.js';
export { CONFIG_FILES, type LoadedConfig, loadConfig } from './config/load-config.js';
export {
  CODES,
  type Diagnostic,
  type DiagnosticCode,
  DiagnosticError,
  formatDiagnostic,
  type Severity,
} from './diagnostics/index.js';
export { type CheckResult, check, type GenerateOptions, type GenerateResult, generate } from './generate.js';
export type { Change } from './output/plan.js';
export type { Timing } from './timing.js';
