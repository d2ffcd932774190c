/** What an emitter of one's own is written with: `hookschema/emit`. See docs/EMITTERS.md. */
export type {
  Catalog,
  Definition,
  EventDefinition,
  EventNames,
  Example,
  PackageInfo,
} from '../catalog/catalog.js';
export {
  type Code,
  type Constant,
  code,
  constant,
  declareFunction,
  declareType,
  exportTypes,
  exportValues,
  type FunctionDeclaration,
  type Import,
  importNamespace,
  importTypes,
  importValues,
  type Parameter,
  type Reexport,
  type Section,
  type Statement,
  section,
  type TypeDeclaration,
} from '../module/statement.js';
export type { Schema, SchemaObject } from '../schema/schema.js';
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
} from '../text/safe-text.js';
export type {
  BuiltInEmitter,
  EmitContext,
  Emitter,
  Output,
  OutputFile,
  OutputModule,
  TargetName,
} from './emitter.js';

import type { Emitter } from './emitter.js';

/** Gives an emitter its type, for editors and the compiler; returns it unchanged. */
export function defineEmitter(emitter: Emitter): Emitter {
  return emitter;
}
