const TAIL = 'return errors === 0;\n}\n';

/**
 * Rewrites the head and end of Ajv's function: it gets the list of failures as a parameter and keeps nothing between
 * calls. Where the function counts no errors, its end is reached only for valid values.
 * @param stops true where the function returns at its first failure
 */
export function reframe(code: string, name: string, stops: boolean): string {
  const head = `function ${name}(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
`;
  const [before, body = '', ...others] = code.split(head);
  const [statements = '', end = '', ...more] = body.split(`${name}.errors = vErrors;\n`);
  if (before === undefined || others.length + more.length > 0 || !end.endsWith(TAIL))
    throw new Error(`Ajv wrote ${name} in an unexpected form:\n${code}`);
  const counts = /\berrors\b/.test(statements);
  const counter = counts ? 'let errors = 0;\n' : '';
  const verdict = counts && !stops ? TAIL : 'return true;\n}\n';
  const evaluated = end.slice(0, -TAIL.length);
  return `${before}function ${name}(data, instancePath, vErrors){\n${counter}${statements}${evaluated}${verdict}`;
}
