import type { DiagnosticCode } from '../codes.js';
import { CATALOG } from './catalog.js';
import { CONTRACT } from './contract.js';
import type { Explanation } from './explanation.js';
import { INFERENCE } from './inference.js';
import { OPEN_API } from './open-api.js';
import { OUTPUT } from './output.js';
import { READING } from './reading.js';
import { REFERENCES } from './references.js';
import { REQUESTS } from './requests.js';
import { RUNNING } from './running.js';
import { SCHEMAS } from './schemas.js';
import { VERSIONS } from './versions.js';

export { type Example, exampleLines, GENERATE } from './example.js';
export type { Explanation } from './explanation.js';

/** The explanation of every code. A code without one does not compile. */
export const EXPLANATIONS: Readonly<Record<DiagnosticCode, Explanation>> = {
  ...READING,
  ...SCHEMAS,
  ...REFERENCES,
  ...CATALOG,
  ...OPEN_API,
  ...OUTPUT,
  ...RUNNING,
  ...REQUESTS,
  ...CONTRACT,
  ...INFERENCE,
  ...VERSIONS,
};
