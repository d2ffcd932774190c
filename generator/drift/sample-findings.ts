import { namedEvent } from '../catalog/named-event.js';
import { type FieldPath, itemsPath, propertyPath } from '../evidence/field-path.js';
import { pointerTokens } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import type { DriftCatalog, DriftEvent } from './drift-catalog.js';
import type { Finding } from './finding.js';
import type { Witness } from './subject.js';

/** Keys that samples have twice in one object. */
export function repeatedKeys(event: string, witnesses: readonly Witness[]): readonly Finding[] {
  return witnesses.flatMap(({ source, evidence }) =>
    evidence.samples.flatMap(({ repeatedKeys: keys }) =>
      keys.map(
        ({ key, path, at }): Finding => ({
          code: 'HS822',
          kind: 'repeated key',
          event,
          path,
          message: `a sample has the key ${JSON.stringify(key)} twice in one object`,
          hint: 'nobody can know which of the two counts; ask the provider, and write the decision down',
          says: [
            ...witnesses.map((one) => ({
              who: one.source.label,
              text: one.source === source ? `\`${key}\` twice in one object` : 'every key once',
              at: one.source === source ? at : one.evidence.at,
            })),
          ],
          at,
        }),
      ),
    ),
  );
}

/** Samples that the validator rejects for a reason that nothing else has reported. */
export function rejectedSamples(
  { catalog }: DriftCatalog,
  event: DriftEvent,
  witnesses: readonly Witness[],
  known: readonly Finding[],
): readonly Finding[] {
  const isKnown = (path: FieldPath): boolean =>
    known.some((one) => one.path === path && one.code !== 'HS825');
  const { firstError } = catalogValidators(catalog);
  return witnesses.flatMap(({ source, evidence }) =>
    evidence.samples.flatMap((sample): readonly Finding[] => {
      const named = namedEvent(sample.value, new Map(), catalog.discriminator);
      // Samples in schemas may be of the data alone, without the envelope.
      if (catalog.discriminator.kind === 'envelope' && named === undefined) return [];
      const error = firstError(event.definition, sample.value);
      if (error === undefined) return [];
      const path = pathOfPointer(error.path);
      const required = error.keyword === 'required' ? known.some((one) => one.path.startsWith(path)) : false;
      if (isKnown(path) || required) return [];
      const at = placeOf(sample.source, sample.pointer + error.path);
      return [
        {
          code: 'HS821',
          kind: 'sample',
          event: event.type,
          path,
          message: `the schema rejects a sample: ${error.message}`,
          hint:
            named !== undefined && named !== event.type
              ? `the sample names the event ${named}`
              : 'correct the schema, or decide that the sample is wrong',
          says: [
            { who: source.label, text: 'shows a payload that the schema rejects', at },
            { who: 'schema', text: error.message },
          ],
          at,
          schemaAt: placeOf(event.node.document, event.node.pointer),
        },
      ];
    }),
  );
}

/** The path for a JSON Pointer into a payload. */
export function pathOfPointer(pointer: string): FieldPath {
  return (pointerTokens(pointer) ?? []).reduce<FieldPath>(
    (path, token) => (/^\d+$/.test(token) ? itemsPath(path) : propertyPath(path, token)),
    '',
  );
}
