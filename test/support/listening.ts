import { vi } from 'vitest';
import { main } from '../../generator/cli/main.js';
import { type FakeTerminal, fakeTerminal } from './fake-terminal.js';

/** A running `hookschema listen`. */
export interface Listening {
  readonly url: string;
  readonly terminal: FakeTerminal;
  /** Stops it, as Ctrl-C does. @returns the exit code */
  end(): Promise<number>;
}

/** Starts `hookschema listen` on a free port, and waits until it listens. */
export async function startListening(cwd: string, args: readonly string[]): Promise<Listening> {
  let stop = (): void => undefined;
  const terminal = fakeTerminal(
    cwd,
    {},
    {
      onStop(request) {
        stop = request;
        return () => undefined;
      },
    },
  );
  const exit = main(['listen', '--port', '0', ...args], terminal);
  const url = await vi.waitFor(
    () => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(terminal.stderr + terminal.stdout) ?? [];
      if (found === undefined) throw new Error(terminal.stderr);
      return found;
    },
    { timeout: 30_000, interval: 20 },
  );
  return {
    url,
    terminal,
    end() {
      stop();
      return exit;
    },
  };
}
