import { isJsonObject } from '../../json/json.js';
import type { Project } from './project.js';

/** What package.json has to become, and how the script is called. */
export interface Script {
  /** The name of the script: `generate`. */
  readonly name: string;
  /** The new text of package.json; undefined when the script is there already. */
  readonly manifestText: string | undefined;
}

const COMMAND = 'hookschema generate';

/** Adds the script; where `generate` is something else already, under another name. */
export function addScript({ manifest, manifestText }: Project): Script {
  const scripts = isJsonObject(manifest.scripts) ? manifest.scripts : {};
  const there = Object.entries(scripts).find(([, command]) => command === COMMAND);
  if (there) return { name: there[0], manifestText: undefined };
  const name = ['generate', 'generate:webhooks', 'hookschema'].find((one) => scripts[one] === undefined);
  if (name === undefined) return { name: 'generate', manifestText: undefined };
  const indent = /^[\t ]+(?=")/m.exec(manifestText)?.[0] ?? '  ';
  const changed = { ...manifest, scripts: { ...scripts, [name]: COMMAND } };
  const end = manifestText.endsWith('\n') ? '\n' : '';
  const text = JSON.stringify(changed, null, indent) + end;
  return { name, manifestText: manifestText.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text };
}
