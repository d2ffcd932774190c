const TAIL = 'return errors === 0;\n}\n';

/**
 * The function that Ajv has written, in the style of our vocabulary: the list of failures is handed in, and nothing is
 * kept between calls. Where no error is counted, the end is only reached when there are none.
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
    throw new Error(`Ajv has written ${name} in another form:\n${code}`);
  const counts = /\berrors\b/.test(statements);
  const counter = counts ? 'let errors = 0;\n' : '';
  const verdict = counts && !stops ? TAIL : 'return true;\n}\n';
  const evaluated = end.slice(0, -TAIL.length);
  return `${before}function ${name}(data, instancePath, vErrors){\n${counter}${statements}${evaluated}${verdict}`;
}
