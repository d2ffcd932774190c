/** True for a file name that may be a schema's. Files of npm and TypeScript, such as `package.json`, are not schemas. */
export function isSchemaFile(name: string): boolean {
  const isOther = /(?:^|\/)(?:package|package-lock|tsconfig)\.json$/.test(name);
  return /\.(?:json|ya?ml)$/.test(name) && !isOther;
}
