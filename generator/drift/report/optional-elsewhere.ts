import { keyOf } from '../../catalog/documents/document-place.js';
import { witnessesByEvent } from '../compare.js';
import { pathsSaid } from '../compare-event.js';
import type { ContractResult } from '../run-contract.js';
import { saysNull, schemaSide, type Testimony, testimonyOf } from '../subject.js';

/** A property that is optional in its definition, although what is known about one event would make it required. */
export interface OptionalElsewhere {
  readonly event: string;
  readonly path: string;
  /** Events with the same definition for which the property is optional. */
  readonly becauseOf: readonly string[];
}

interface Use {
  readonly event: string;
  readonly path: string;
  readonly nodes: readonly string[];
  readonly isOptionalInSchema: boolean;
  readonly presence: 'required' | 'optional' | 'unknown';
}

/** The properties for which a shared definition is looser than what is known about one of its events. */
export function optionalElsewhere({
  drift,
  evidence,
}: Pick<ContractResult, 'drift' | 'evidence'>): readonly OptionalElsewhere[] {
  const uses = usesOf(drift, witnessesByEvent(evidence));
  return uses
    .filter(
      ({ nodes, presence, isOptionalInSchema }) =>
        nodes.length > 0 && presence === 'required' && isOptionalInSchema,
    )
    .map(({ event, path, nodes }) => {
      const sharing = uses.filter(
        (one) => one.presence === 'optional' && one.nodes.some((node) => nodes.includes(node)),
      );
      return { event, path, becauseOf: [...new Set(sharing.map((one) => one.event))] };
    });
}

function usesOf(
  { events, world }: ContractResult['drift'],
  byEvent: ReturnType<typeof witnessesByEvent>,
): readonly Use[] {
  return [...byEvent].flatMap(([type, all]) => {
    const event = events.get(type);
    const witnesses = all.filter(({ evidence }) => evidence.counts === undefined);
    if (event === undefined) return [];
    return pathsSaid(witnesses)
      .filter((path) => !/[\]}]$/.test(path))
      .map((path) => {
        const side = schemaSide(world, event, path);
        return {
          event: type,
          path,
          nodes: side.declared.nodes.map(keyOf),
          isOptionalInSchema: !side.isRequired,
          presence: presenceOf(witnesses.map((one) => testimonyOf(one, path))),
        };
      });
  });
}

/**
 * The rule of presence: a property is required only if every sample that has its parent has the property, and no source
 * states that it is nullable, shows it as null or calls it conditional. `optional` alone means nothing: it is the default
 * of schemas.
 */
function presenceOf(sources: readonly Testimony[]): Use['presence'] {
  const isConditional = sources.some(({ stated }) =>
    stated.some(({ presence }) => presence === 'conditional'),
  );
  if (isConditional || sources.some(saysNull) || sources.some(({ isLacking }) => isLacking))
    return 'optional';
  return sources.some(({ hasParent }) => hasParent) ? 'required' : 'unknown';
}
