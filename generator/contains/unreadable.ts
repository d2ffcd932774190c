/**
 * Thrown where a schema cannot be compared: a reference leads nowhere, a keyword has a value of another form, a pattern
 * does not compile. `contains` answers "unknown" with the message as its reason.
 */
export class Unreadable extends Error {
  /** JSON Pointer to the place in the schema. */
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}
