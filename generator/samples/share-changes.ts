import type { Mutation } from './fixture.js';

/** Gives the object that it was given first, among those that are equal as JSON with their keys in the same order. */
export type ShareChange = <Change extends Mutation>(change: Change) => Change;

/**
 * Starts to share changes to payloads. Most changes to one payload of a catalog are changes to others too, and a catalog of
 * thousands of events has hundreds of thousands.
 */
export function shareChanges(): ShareChange {
  const known = new Map<string, Mutation>();
  return <Change extends Mutation>(change: Change): Change => {
    const text = JSON.stringify(change);
    const found = known.get(text);
    if (found === undefined) known.set(text, change);
    // Equal texts are texts of the same type.
    return (found ?? change) as Change;
  };
}
