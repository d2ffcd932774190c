import { isCancel, select, text } from '@clack/prompts';
import type { Asker } from './asker.js';

/** Asks in the terminal, with @clack/prompts. */
export const clackAsker: Asker = {
  async choose(message, choices) {
    const options = choices.map(({ value, label }) => ({ value, label }));
    const answer = await select({ message, options });
    return isCancel(answer) ? undefined : answer;
  },
  async write(message, suggestion) {
    const answer = await text({ message, placeholder: suggestion, defaultValue: suggestion });
    return isCancel(answer) ? undefined : answer;
  },
};
