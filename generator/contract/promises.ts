import type { DiagnosticCode } from '../diagnostics/index.js';

/** Something that a catalog promises, and the codes of the differences that break it. */
export interface Promised {
  /** The name of the test. */
  readonly name: string;
  readonly codes: readonly DiagnosticCode[];
}

/** What is promised about each event. */
export const EVENT_PROMISES: readonly Promised[] = [
  { name: 'every field of its sources is declared', codes: ['HS813'] },
  { name: 'every declared field is documented', codes: ['HS814'] },
  { name: 'its types are those of its sources', codes: ['HS815'] },
  { name: 'null is accepted where a source has it, and nowhere else', codes: ['HS816'] },
  { name: 'its enumerations have the values of its sources', codes: ['HS817'] },
  { name: 'fields are required as its sources say', codes: ['HS818', 'HS830'] },
  { name: 'its formats and patterns are those of its sources', codes: ['HS819'] },
  { name: 'every sample is valid', codes: ['HS821'] },
  {
    name: 'its sources agree, or a decision says which is right',
    codes: ['HS820', 'HS822', 'HS824', 'HS825'],
  },
];

/** What is promised about the catalog. */
export const CATALOG_PROMISES: readonly Promised[] = [
  { name: 'every source can be read', codes: ['HS823', 'HS829', 'HS833', 'HS714'] },
  { name: 'every event of the sources is in the catalog', codes: ['HS810'] },
  { name: 'every event of the catalog is in a source', codes: ['HS811'] },
  { name: 'every event that a text mentions is defined', codes: ['HS812'] },
  {
    name: 'every decision is about a difference, and no two are about the same',
    codes: ['HS826', 'HS827', 'HS828'],
  },
];
