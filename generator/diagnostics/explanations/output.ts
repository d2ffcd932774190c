import type { Explanation } from './explanation.js';

/** HS5xx: the output folder. */
export const OUTPUT = {
  HS501: {
    meaning:
      'hookschema wrote this file, and it has changed since: its hash differs from the one in hookschema.manifest.json. Replacing it would lose the edit.',
    example: { edited: { 'generated/index.d.ts': 'export type Mine = string;\n' } },
    fix: 'Move the edit into the schemas, then run again with --force, which replaces the file.',
  },
  HS502: {
    meaning: 'A file must be written where there is already one that hookschema did not write.',
    example: { files: { 'generated/index.d.ts': 'export type Mine = string;\n' } },
    fix: 'Move it away, or run again with --force to replace it.',
  },
  HS503: {
    meaning:
      'The output folder is a file or a symbolic link, or cannot be read; or something in it is neither a file nor a folder and blocks a generated file. The same goes for links, FIFOs, sockets and devices in .hookschema, the folder in which a run prepares its files. hookschema does not follow links when it writes.',
    example: { files: { generated: 'notes\n' } },
    fix: 'Name another folder, or move the blocking file away.',
  },
  HS504: {
    meaning:
      'The file is not listed in hookschema.manifest.json. It stays unchanged, but --check does not accept the folder as up to date while the file exists.',
    example: { files: { 'generated/notes.txt': 'notes\n' } },
    fix: 'Move it out of the output folder, which must contain generated files only.',
  },
  HS505: {
    meaning:
      'The system refused to write: the disk is full or read-only, a permission is missing, or a file is where a folder should be. If no file has been put in place yet, nothing has changed. Otherwise every file is complete, either old or new.',
    example: { files: { 'package.json': '{}\n', schemas: 'notes\n' }, run: 'hookschema init' },
    fix: 'Free the disk or correct the permissions, then run again: the next run finishes the interrupted one.',
  },
  HS506: {
    meaning:
      'Only one run writes into a folder at a time, and this one has waited for half a minute. If the process that holds a lock has ended, its lock is taken over automatically; so is one of another machine after ten minutes.',
    example: {
      files: {
        'generated/.hookschema/lock':
          '{ "pid": 1, "started": "0", "host": "another-machine", "token": "a-run-that-still-works" }\n',
      },
    },
    fix: 'Wait until the other run is done. If there is none, for example because it ran on another machine, remove the lock that the hint names.',
  },
  HS507: {
    meaning:
      'The output folder contains prepared files of a run that was killed or is still running. Files that it has already put in place are known to be generated.',
    example: {
      files: { 'generated/.hookschema/journal.json': '{ "files": {} }\n' },
      run: 'hookschema generate --schemas schemas --out generated --check',
    },
    fix: 'Run hookschema generate, which finishes that run and removes what it left.',
  },
  HS508: {
    meaning:
      'A merge has left conflict markers in the file, or both sides of a merge have changed it and git has put them together. Its content follows from the schemas, so there is nothing to resolve in it.',
    example: {
      files: {
        'generated/hookschema.manifest.json': '{ "files": {} }\n',
        'generated/index.d.ts': '<<<<<<< ours\nexport {};\n=======\nexport type A = 1;\n>>>>>>> theirs\n',
      },
      run: 'hookschema generate --schemas schemas --out generated --check',
    },
    fix: 'Resolve the conflicts in the schemas, then run hookschema generate, which replaces the file without --force.',
  },
  HS509: {
    meaning:
      'The output folder is not what --check expects: files differ from what the schemas give, are missing, are left over, or were not written by hookschema. The reporter json lists them in its result, --diff shows how they differ.',
    example: { run: 'hookschema generate --schemas schemas --out generated --check' },
    fix: 'Run the command that the hint names, and commit the output together with the schemas.',
  },
} as const satisfies Record<string, Explanation>;
