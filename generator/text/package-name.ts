/** The package that an import of `@acme/events/types` or `zod` means. */
export function packageName(path: string): string {
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/');
}
