import type { Check } from '../runtime/errors.js';
import { checkReference, type MakeCheck } from '../runtime/explain.js';
import type { NamedSchema } from '../runtime/standard-schema.js';
import { memoize } from '../schema/memoize.js';

/**
 * Starts to check references like the runtime, but an object that a definition has accepted is not looked at again. For
 * values that nobody changes, such as the payloads of fixtures, which share most of their objects.
 */
export function knownReferences(): MakeCheck {
  const acceptedBy = memoize((_definition: NamedSchema) => new WeakSet<object>());
  return (definition, rules, explainer) => {
    const check = checkReference(definition, rules, explainer) as Check;
    const accepted = acceptedBy(definition);
    return (value) => {
      if (typeof value !== 'object' || value === null) return check(value);
      if (accepted.has(value)) return undefined;
      const failures = check(value);
      if (failures === undefined) accepted.add(value);
      return failures;
    };
  };
}
