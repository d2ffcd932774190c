/** The parameters of a function. */
export interface ParameterList {
  /** Each as it is written, with its default. */
  readonly parameters: readonly string[];
  /** Where the text goes on behind the closing parenthesis. */
  readonly end: number;
}

/** What opens, closes or separates, and strings, in which these do not count. */
const MARK = /"(?:\\.|[^"\\])*"|[()[\]{},]/g;

/**
 * Splits a list of parameters. Defaults may contain calls, objects and strings in double quotes.
 * @param start where the list begins, behind its opening parenthesis
 * @throws Error for a list without an end
 */
export function parameterList(text: string, start: number): ParameterList {
  const parameters: string[] = [];
  let [depth, from] = [0, start];
  MARK.lastIndex = start;
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    const isEnd = mark[0] === ')' && depth === 0;
    if (isEnd || (mark[0] === ',' && depth === 0)) {
      parameters.push(text.slice(from, mark.index).trim());
      from = MARK.lastIndex;
    }
    if (isEnd) return { parameters: parameters.filter((one) => one !== ''), end: from };
    if ('([{'.includes(mark[0])) depth += 1;
    else if (')]}'.includes(mark[0])) depth -= 1;
  }
  throw new Error(`a list of parameters without an end: ${text.slice(start, start + 80)}`);
}
