/** What `hookschema --help` says. */
export const HELP = `hookschema: types, validators and fixtures for webhook events, from JSON Schemas

Usage
  hookschema <command> [options]

Commands
  generate        write the package that the schemas give
  generate --check  compare it with what is there, write nothing

Options
  -h, --help      this text, or that of a command
  -v, --version   the version

Examples
  hookschema generate
  hookschema generate --check
  hookschema generate --schemas schemas --out generated
`;

/** What `hookschema generate --help` says. */
export const GENERATE_HELP = `hookschema generate: write the package that the schemas give

Usage
  hookschema generate [options]

Options
  --config FILE            the configuration; by default hookschema.config.{ts,mts,js,mjs,json} here
  --schemas DIR            read the schemas of this folder, without a configuration (with --out)
  --out DIR                write this folder (with --schemas)
  --name NAME              npm name of the package; by default the name of the output folder
  --discriminator POINTER  where a payload names its event; by default /type
  --check                  write nothing; exit 1 with a diff when the output is not what the schemas give
  --force                  replace files that were edited by hand or that hookschema did not write

Exit codes
  0  done, or up to date     1  a schema is wrong, or the output is stale     2  wrong usage

Examples
  hookschema generate
  hookschema generate --check
  hookschema generate --schemas ./schemas --out ./events --name @acme/events
  hookschema generate --schemas ./schemas --out ./events --discriminator /event/name
`;
