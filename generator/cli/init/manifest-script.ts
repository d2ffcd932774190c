import { isJsonObject } from '../../json/json.js';
import type { Project } from './project.js';

/** The npm script that runs hookschema, and the package.json that has it. */
export interface Script {
  /** The name of the script: `generate`. */
  readonly name: string;
  /** The new text of package.json. Undefined when package.json does not change. */
  readonly manifestText: string | undefined;
}

const COMMAND = 'hookschema generate';

/** Adds the script. Where `generate` is already another script, it gets another name. */
export function addScript({ manifest, manifestText }: Project): Script {
  const scripts = isJsonObject(manifest.scripts) ? manifest.scripts : {};
  const existing = Object.entries(scripts).find(([, command]) => command === COMMAND);
  if (existing) return { name: existing[0], manifestText: undefined };
  const name = ['generate', 'generate:webhooks', 'hookschema'].find((one) => scripts[one] === undefined);
  if (name === undefined) return { name: 'generate', manifestText: undefined };
  const indent = /^[\t ]+(?=")/m.exec(manifestText)?.[0] ?? '  ';
  const changed = { ...manifest, scripts: { ...scripts, [name]: COMMAND } };
  const end = manifestText.endsWith('\n') ? '\n' : '';
  const text = JSON.stringify(changed, null, indent) + end;
  return { name, manifestText: manifestText.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text };
}
