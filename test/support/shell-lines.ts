/** The commands of a shell block, each as its words. Comments and variables that are set for a command are left out. */
export function shellCommands(block: string): readonly (readonly string[])[] {
  return block
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => splitLine(line))
    .filter((words) => words.length > 0);
}

/** The commands of one line: words, quoted words, and `&&` or `|` between commands. */
function splitLine(line: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const [token] of line.matchAll(/#.*|&&|\||(?:'[^']*'|"[^"]*"|[^\s'"|&#])+/g)) {
    if (token.startsWith('#')) break;
    if (token === '&&' || token === '|') commands.push([]);
    else if (!isAssignment(token) || commands.at(-1)?.length)
      commands.at(-1)?.push(token.replaceAll(/['"]/g, ''));
  }
  return commands;
}

function isAssignment(word: string): boolean {
  return /^[A-Z_]+=/.test(word);
}
