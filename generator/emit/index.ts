/** Everything for writing an emitter of your own: `hookschema/emit`. See docs/EMITTERS.md. */
export type { Discriminator, EventNames, PackageInfo, TypeOptions } from '../catalog/catalog.js';
export { dependencyOrder, type OrderedSchema } from '../catalog/lower/dependency-order.js';
export { type NamedSchemas, schemasByName } from '../catalog/lower/lower-catalog.js';
export type { SignatureScheme } from '../catalog/signature.js';
export {
  type Diagnostic,
  type DiagnosticCode,
  DiagnosticError,
  type Place,
  type RelatedPlace,
  type Severity,
} from '../diagnostics/index.js';
export type { JsonObject, JsonScalar, JsonValue } from '../json/json.js';
export { type Code, code, joinCode, type Printable, type Text } from '../module/code.js';
export {
  fromModule,
  fromPackage,
  type ImportedName,
  type ImportSource,
  type NamesOf,
} from '../module/imported-name.js';
export type { Output, OutputFile, OutputModule, TargetName } from '../module/output.js';
export {
  type Constant,
  constant,
  declareFunction,
  declareType,
  type ExportedCode,
  exportTypes,
  exportValues,
  type FunctionDeclaration,
  type Parameter,
  type Reexport,
  type Section,
  type Statement,
  section,
  type TypeDeclaration,
} from '../module/statement.js';
export type { InstanceType, TypeName } from '../schema/instance-types.js';
export type { ValueForm } from '../schema/keyword-row.js';
export type { Keyword } from '../schema/keywords.js';
export { reachable } from '../schema/reachable.js';
export {
  innerSchemas,
  isOfTypes,
  type KeywordValue,
  mapSubschemas,
  refName,
  refTo,
  type Schema,
  type SchemaObject,
  typeOfValue,
  typesOf,
  valuesOf,
  withoutAnnotations,
} from '../schema/schema.js';
export {
  commentInline,
  commentLines,
  markdownCode,
  markdownText,
  objectKey,
  pascalCase,
  pathSegment,
  propertyKey,
  quote,
  regExpLiteral,
} from '../text/safe-text.js';
export type { BuiltInEmitter } from './built-in.js';
export type { CatalogV1, DefinitionV1, EventV1 } from './catalog-v1.js';
export {
  defineEmitter,
  type EmitContext,
  type Emitter,
  type EmitterEntry,
  type EmitterWithOptions,
  type OutputNames,
  type Packages,
  type WarningDetails,
  withOptions,
} from './emitter.js';
export {
  type FixtureReport,
  type FixturesOfEvent,
  type FixturesOfEvents,
  type Misjudged,
  runFixtures,
} from './run-fixtures.js';
