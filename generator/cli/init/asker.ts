/** Asks a person. An answer is undefined when they cancel. */
export interface Asker {
  choose(question: string, choices: readonly Choice[]): Promise<string | undefined>;
  write(question: string, suggestion: string): Promise<string | undefined>;
}

/** One possible answer to a question. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}
