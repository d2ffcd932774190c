import type { Explanation } from './explanation.js';

/** HS5xx: the output folder. */
export const OUTPUT = {
  HS501: {
    meaning:
      'The file is ours, and is not as we left it: hookschema.manifest.json has another hash. To replace it would lose the edit.',
    mend: 'Move the edit into the schemas, then run again with --force, which replaces the file.',
  },
  HS502: {
    meaning: 'A file has to be written where one stands that hookschema did not write.',
    mend: 'Move it away, or run again with --force to replace it. After a conflict in hookschema.manifest.json, take either side and use --force.',
  },
  HS503: {
    meaning:
      'The output folder is a file or a symbolic link or cannot be read, or something in it is neither a file nor a folder and stands where a generated file has to go. hookschema does not follow links when it writes.',
    mend: 'Name another folder, or move away what is in the way.',
  },
  HS504: {
    meaning:
      'The file is not in hookschema.manifest.json. It is left alone, and --check does not call the folder fresh while it is there.',
    mend: 'Move it out of the output folder, which is to hold what is generated and nothing else.',
  },
  HS505: {
    meaning:
      'The system refused to write: the disk is full or read-only, or permissions are missing. Before the first file is put in place nothing has changed; after that every file is whole, old or new.',
    mend: 'Free the disk or correct the permissions, then run again: the next run finishes what was begun.',
  },
  HS506: {
    meaning:
      'One run writes into a folder at a time. This one has waited for half a minute. A lock whose process is gone is taken over by itself.',
    mend: 'Wait until the other run is done. When there is none, on another machine perhaps, remove the lock that the hint names.',
  },
  HS507: {
    meaning:
      'The output folder holds what a run had prepared that was killed, or that is still at work. Files that it has already put in place are known to be ours.',
    mend: 'Run hookschema generate, which finishes it and tidies up.',
  },
} as const satisfies Record<string, Explanation>;
