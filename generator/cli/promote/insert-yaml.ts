import type { JsonValue } from '../../json/json.js';
import { jsonText, layoutOf } from '../../text/json-nodes.js';
import { yamlChildOf } from '../../text/yaml-nodes.js';

/**
 * The text of a YAML schema with one more example, as JSON on one line, which is YAML too. Everything else stays as it
 * is written, comments included. Hidden characters in the example are escapes.
 * @param at the tokens that lead to the schema
 * @returns undefined where the examples are not a list with an item per line, or where there are none and the schema is
 * not the whole file
 */
export async function insertIntoYaml(
  text: string,
  at: readonly string[],
  example: JsonValue,
): Promise<string | undefined> {
  const yaml = await import('yaml');
  const root: unknown = yaml.parseDocument(text).contents;
  const list = [...at, 'examples'].reduce((node, token) => yamlChildOf(yaml, node, token), root);
  const item = jsonText(example);
  const { eol } = layoutOf(text);
  if (list === undefined) {
    if (at.length > 0 || !yaml.isMap(root) || root.flow) return undefined;
    return `${text.trimEnd()}${eol}examples:${eol}  - ${item}${eol}`;
  }
  if (!yaml.isSeq(list) || list.flow || !list.range) return undefined;
  const [start, end] = list.range;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^ *$/.test(indent)) return undefined;
  const before = text.slice(0, end).trimEnd();
  return `${before}${eol}${indent}- ${item}${text.slice(before.length).replace(/^ *(?=\r?\n|$)/, '') || eol}`;
}
