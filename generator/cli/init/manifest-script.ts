import { isJsonObject, type JsonObject } from '../../json/json.js';
import type { Project } from './project.js';

/** The npm script that runs hookschema, and the package.json that has it. */
export interface Script {
  /** The name of the script: `generate`. */
  readonly name: string;
  /** The new text of package.json. Undefined when package.json does not change. */
  readonly manifestText: string | undefined;
}

const COMMAND = 'hookschema generate';

/** Adds the script. Where a name is already another script, it gets the next one. */
export function addScript({ manifest, manifestText }: Project): Script {
  const scripts = isJsonObject(manifest.scripts) ? manifest.scripts : {};
  const existing = Object.entries(scripts).find(([, command]) => command === COMMAND);
  if (existing) return { name: existing[0], manifestText: undefined };
  const name = freeName(scripts);
  const indent = /^[\t ]+(?=")/m.exec(manifestText)?.[0] ?? '  ';
  const changed = { ...manifest, scripts: { ...scripts, [name]: COMMAND } };
  const end = manifestText.endsWith('\n') ? '\n' : '';
  const text = JSON.stringify(changed, null, indent) + end;
  return { name, manifestText: manifestText.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text };
}

function freeName(scripts: JsonObject): string {
  const names = ['generate', 'generate:webhooks', 'hookschema'];
  const free = names.find((one) => !Object.hasOwn(scripts, one));
  if (free !== undefined) return free;
  let number = 2;
  while (Object.hasOwn(scripts, `hookschema:${number}`)) number += 1;
  return `hookschema:${number}`;
}
