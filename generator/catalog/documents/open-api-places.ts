import { posix } from 'node:path';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { decoded } from '../../text/percent-encoding.js';
import { type DocumentPlace, keyOf, refOf, valueOfPlace } from './document-place.js';

/** A reference that stands for a part of an OpenAPI document and leads nowhere. The place holds the `$ref`. */
export interface StrayReference extends DocumentPlace {
  readonly ref: string;
}

/** The documents that references may lead to, and the stray references found so far. */
export class OpenApiPlaces {
  readonly #byPath: ReadonlyMap<string, SchemaDocument>;
  readonly #strays = new Map<string, StrayReference>();

  constructor(documents: readonly SchemaDocument[]) {
    this.#byPath = new Map(documents.map((document) => [document.path, document]));
  }

  /** The stray references that `follow` has met, each once. */
  get strays(): readonly StrayReference[] {
    return [...this.#strays.values()];
  }

  /** The end of a chain of references. A reference that leads nowhere is recorded, and is the end. */
  follow(place: DocumentPlace): DocumentPlace {
    const end = this.endOf(place);
    const ref = refOf(valueOfPlace(end));
    if (ref !== undefined) this.#strays.set(keyOf(end), { ...end, ref });
    return end;
  }

  /** The end of a chain of references: the last place that exists. */
  endOf(place: DocumentPlace): DocumentPlace {
    let end = place;
    for (let step = 0; step < LONGEST_CHAIN; step += 1) {
      const ref = refOf(valueOfPlace(end));
      const target = ref === undefined ? undefined : this.targetOf(end.document, ref);
      if (target === undefined) return end;
      end = target;
    }
    return end;
  }

  /** The document that a reference leads to, whatever its fragment. Undefined when there is none. */
  documentOf(from: SchemaDocument, ref: string): SchemaDocument | undefined {
    const [address = ''] = ref.split('#');
    return address === '' ? from : this.#byPath.get(filePath(from.path, address) ?? '');
  }

  /** The place that a reference in a document leads to. Undefined when there is nothing. */
  targetOf(from: SchemaDocument, ref: string): DocumentPlace | undefined {
    const [, fragment = ''] = ref.split(/#(.*)/s);
    const document = this.documentOf(from, ref);
    const place = document && { document, pointer: decoded(fragment) };
    return place && valueOfPlace(place) !== undefined ? place : undefined;
  }
}

const LONGEST_CHAIN = 10;

/** The path below the schema folder that a relative reference names. Undefined for a URL. */
export function filePath(from: string, address: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address)) return undefined;
  return posix.normalize(posix.join(posix.dirname(from), decoded(address)));
}
