import { UsageError } from '../command.js';

/** The statuses that a sender expects, such as `2xx` or `204,409`. */
export interface ExpectedStatus {
  readonly text: string;
  includes(status: number): boolean;
}

/** Reads the value of `--expect`. @throws UsageError for another text */
export function expectedStatus(text: string): ExpectedStatus {
  const parts = text.toLowerCase().split(',');
  if (!parts.every((part) => /^[1-5](?:xx|\d\d)$/.test(part)))
    throw new UsageError(`--expect ${text} is not a status; write 2xx, 204 or 400,422`);
  return {
    text,
    includes: (status) =>
      parts.some((part) => String(status) === part || (part.endsWith('xx') && String(status)[0] === part[0])),
  };
}
