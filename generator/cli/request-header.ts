/** The value of an option `--header`, `name: value`, as headers; none where it is not given. */
export function requestHeader(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  const colon = text.indexOf(':');
  return { [text.slice(0, colon).toLowerCase()]: text.slice(colon + 1).trim() };
}
