export { CODES, type DiagnosticCode, type Severity } from './codes.js';
export {
  type Diagnostic,
  DiagnosticError,
  diagnostic,
  formatDiagnostic,
  isTrace,
  type Place,
  placeAsJson,
  positionText,
  type RelatedPlace,
  sorted,
  throwOnErrors,
} from './diagnostic.js';
