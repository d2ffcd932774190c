/** Where a version of a catalog is. */
export type VersionSource =
  | {
      /** A commit, tag or branch of git: the schemas at the same path. */
      readonly kind: 'git';
      readonly revision: string;
    }
  | {
      /** An npm package that is installed: one that hookschema wrote, or one that ships a catalog. */
      readonly kind: 'package';
      readonly name: string;
    }
  | {
      /** A folder or file with schemas, a configuration file, or a folder with one. */
      readonly kind: 'path';
      readonly path: string;
    };

/** Reads how a person writes where a version is: `git:v1.2`, `npm:@acme/events`, or a path. */
export function versionSource(text: string): VersionSource {
  const [, scheme, rest = ''] = /^(git|npm):(.*)$/s.exec(text) ?? [];
  if (scheme === 'git') return { kind: 'git', revision: rest };
  if (scheme === 'npm') return { kind: 'package', name: rest };
  return { kind: 'path', path: text };
}
