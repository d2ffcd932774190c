import type { Explanation } from './explanation.js';

/** HS6xx to HS9xx: the configuration, the command line, payloads, hookschema itself. */
export const RUNNING = {
  HS601: {
    meaning:
      'The working directory has no hookschema.config.ts, .mts, .js, .mjs or .json, and no other folder is looked into.',
    mend: 'Write one, name it with --config, or name the folders: hookschema generate --schemas DIR --out DIR.',
  },
  HS602: {
    meaning:
      'The configuration lacks an option, has one that does not exist, or one with a value that it cannot have.',
    example: "export default defineConfig({ schemas: 'schemas', output: 'generated' });",
    mend: 'Correct the option; the README lists them all.',
  },
  HS603: {
    meaning: 'The configuration is a module that does not load, or JSON that is none.',
    mend: 'Run it with Node to see where it fails. Its default export has to be the configuration.',
  },
  HS604: {
    meaning:
      'A pattern that chooses events chooses none. It was most likely meant for an event that has another name.',
    mend: 'Correct the pattern, or take it out; hookschema list shows the event types.',
  },
  HS605: {
    meaning:
      'A catalog that comes with an npm package cannot be found, or is not what the configuration takes it for.',
    mend: 'Install the package where the configuration is, and look at its documentation for the name of the catalog.',
  },
  HS606: {
    meaning:
      'The configuration says where events or their envelope are, and no schema of the folder is there.',
    mend: 'Correct the path. It is told from the schema folder, and what follows # is a JSON Pointer.',
  },
  HS607: {
    meaning:
      'An option of the configuration, or of a catalog that a package ships, has a new name. The old name still works.',
    example:
      "export default defineConfig({ schemas: 'schemas', out: 'generated', refusedExamples: 'warning' });",
    mend: 'Rename the option; the message has the new name.',
  },
  HS701: {
    meaning:
      'The command, one of its options or their combination cannot be what was meant. Nothing was done.',
    example: 'hookschema generate --chekc',
    mend: 'See hookschema --help, or hookschema generate --help for one command. The exit status is 2.',
  },
  HS711: {
    meaning:
      'A payload is not JSON (RFC 8259), so that nothing can be said about it. In NDJSON every line is one payload.',
    example: 'echo "{ type: 1 }" | hookschema validate -',
    mend: 'Look at how the payload was recorded: cut off, encoded twice, or several on a line.',
  },
  HS712: {
    meaning:
      "A payload says which event it is, and that event's schema refuses it. The message has the first thing that is wrong.",
    mend: 'If the provider really sent it, the schema is wrong; otherwise the payload is.',
  },
  HS713: {
    meaning:
      'A payload does not belong to any event of the catalog: providers add events. It is a warning, because handlers meet it as a case of its own; with --strict it is counted as a mistake.',
    mend: 'Write a schema for the event, or go on without it.',
  },
  HS714: {
    meaning: 'The file with the payloads is not there or cannot be read.',
    mend: 'Correct its name. A single dash stands for standard input.',
  },
  HS721: {
    meaning:
      'hookschema init writes the generate script into package.json, and there is none here, or none that can be read.',
    mend: 'Run npm init -y, or go to the folder of the package; in a workspace that is one of its packages, or its root.',
  },
  HS722: {
    meaning:
      'A sample payload for hookschema init is not there, is no JSON, or does not say which event it is.',
    example: 'hookschema init --sample order.json --discriminator /meta/event',
    mend: 'Give files with one payload each, as plain JSON, and say with --discriminator where they name their event.',
  },
  HS723: {
    meaning:
      'Inferring a schema from samples is the work of quicktype-core, which hookschema does not bring along.',
    mend: 'Install it beside hookschema: npm install --save-dev quicktype-core. It can go again afterwards.',
  },
  HS724: {
    meaning: 'hookschema init overwrites nothing: a file that it would have written was there already.',
    mend: 'Edit the file, or move it away and run init again.',
  },
  HS801: {
    meaning: 'An emitter that the configuration adds has thrown an error. Nothing was written.',
    mend: 'The message is that of the emitter: correct it, or take the emitter out of the configuration.',
  },
  HS802: {
    meaning:
      'What an emitter of the configuration gives back is no list of files with a path inside the output folder and a text.',
    mend: 'Correct the emitter: each path is relative, with forward slashes and without "..".',
  },
  HS803: {
    meaning: 'Two emitters write the same file, or one of them what hookschema itself writes.',
    mend: 'Give the file of one of them another name.',
  },
  HS901: {
    meaning: 'Something happened that the authors of hookschema did not expect. The exit status is 3.',
    mend: 'Please report it with the text that was printed, and the schemas if you may share them.',
  },
} as const satisfies Record<string, Explanation>;
